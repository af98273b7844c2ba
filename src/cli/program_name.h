/* SPDX-License-Identifier: MIT */
/* Names of programs and documents as people type them. */
#ifndef CLI_PROGRAM_NAME_H
#define CLI_PROGRAM_NAME_H

#include "magang/office/office.h"

/* The newest version; MG_EUSAGE with the nearest right name. Opens its own
 * look at the store. */
int program_named(struct office *office, const char *name,
	const struct program **out, struct err *err);
/* Index of a document, or MG_EUSAGE. */
int document_named(
	const struct program *program, const char *name, struct err *err);

#endif
