/* SPDX-License-Identifier: MIT */
/* Names of programs, documents, stages and causes as people type them. */
#ifndef CLI_PROGRAM_NAME_H
#define CLI_PROGRAM_NAME_H

#include "magang/office/office.h"

struct app;

/* The newest version; MG_EUSAGE with the nearest right name. Opens its own
 * look at the store. */
int program_named(struct office *office, const char *name,
	const struct program **out, struct err *err);
/* Its number; MG_EACCESS: it is none of the caller's. A look of its own. */
int program_number(struct office *office, const struct program *program,
	uint16_t *out, struct err *err);
/* The code of a stage, of a cause, where *text (NULL: nothing was typed) is what
 * it is called in one of the languages; what no program knows stays as it is.
 * MG_EUSAGE, with the codes: it may be several. */
int stage_named(struct app *app, const char **text, struct err *err);
int cause_named(struct app *app, const char **text, struct err *err);
/* The same; MG_EUSAGE as well where no program knows it. */
int cause_there(struct app *app, const char **text, struct err *err);
/* Index of a document, or MG_EUSAGE. */
int document_named(
	const struct program *program, const char *name, struct err *err);

#endif
