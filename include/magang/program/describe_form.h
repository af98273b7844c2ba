/* SPDX-License-Identifier: MIT */
/* The sheet of a program on paper. */
#ifndef MAGANG_PROGRAM_DESCRIBE_FORM_H
#define MAGANG_PROGRAM_DESCRIBE_FORM_H

#include <stddef.h>

#include "magang/base/i18n.h"

struct buf;
struct fdef;
struct program;

/* Its sheet for paper (form_sheet.h), numbered as the form has it: `person` are
 * the core fields of a person. */
void program_form(const struct program *p, const struct fdef *person, size_t n,
	enum lang lang, struct buf *out);

#endif
