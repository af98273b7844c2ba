/* SPDX-License-Identifier: MIT */
/* A program that is installed. */
#ifndef APPLY_APPLY_PROGRAM_H
#define APPLY_APPLY_PROGRAM_H

struct applier;
struct record;

/* Gives numbers to its stages and fields; 0, or the code of the refusal: it
 * cannot be read, names a role that the office has not, or takes the number or
 * prefix of another. */
int applier_program(struct applier *ap, struct record *r);

#endif
