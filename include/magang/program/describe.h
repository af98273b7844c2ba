/* SPDX-License-Identifier: MIT */
/* A page for an applicant. */
#ifndef MAGANG_PROGRAM_DESCRIBE_H
#define MAGANG_PROGRAM_DESCRIBE_H

#include "magang/base/i18n.h"

struct buf;
struct program;

/* The page of text for an applicant (`magang program show`). */
void program_describe(const struct program *p, enum lang lang, struct buf *out);

/* Every key of a program file: what to write, default, meaning. */
void program_keys(struct buf *out);

#endif
