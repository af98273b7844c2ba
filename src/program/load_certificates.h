/* SPDX-License-Identifier: MIT */
/* Certificates: for what they are given, their numbers and texts. */
#ifndef PROGRAM_LOAD_CERTIFICATES_H
#define PROGRAM_LOAD_CERTIFICATES_H

struct load;

/* When stages and fields are there. */
void load_certificates(struct load *l);

#endif
