/* SPDX-License-Identifier: MIT */
/* The report of an import as text or JSON, and the file of rejected rows. */
#ifndef CLI_IMPORT_H
#define CLI_IMPORT_H

#include <stdio.h>

/*
 * Rejected rows are written beside their name first and get it when the import
 * is through and something was rejected; an old file is replaced only then.
 * Of a note they become drafts, and a file only where one is named.
 */
struct rejects {
	char *name, *draft; /* NULL: none wanted */
	FILE *f;
};

#endif
