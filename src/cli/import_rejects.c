/* SPDX-License-Identifier: MIT */
#include "import_rejects.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/store/plain_file.h"

#define REJECTS ".rejects"
#define TRIES 99

/* "list.csv" of "list.csv.rejects-2.csv", too: what was corrected once more. */
static size_t
stem(const char *input)
{
	const char *at = NULL;

	for (const char *p = strstr(input, REJECTS); p;
		p = strstr(p + 1, REJECTS))
		at = p;
	if (!at || strchr(at, '/'))
		return strlen(input);
	return (size_t)(at - input);
}

/* The names beside a list, one after another. */
static char *
name_of(const char *input, int i)
{
	char number[16] = "";

	if (i > 1)
		snprintf(number, sizeof(number), "-%d", i);
	return xasprintf(
		"%.*s" REJECTS "%s.csv", (int)stem(input), input, number);
}

/* The first free one. */
static int
open_free(struct plain_file *r, const char *input, struct err *err)
{
	int rc = MG_EEXIST;

	for (int i = 1; rc == MG_EEXIST && i <= TRIES; i++) {
		char *name = name_of(input, i);

		rc = plain_file_make(r, name, err);
		free(name);
	}
	return rc;
}

/* Beside the list; where nobody may write there, in the current directory; an
 * import does without one rather than not take place. */
static void
open_default(struct plain_file *r, const char *input)
{
	const char *slash = strrchr(input, '/');
	struct err unmade = ERR_INIT;

	if (open_free(r, input, &unmade) != 0 && slash && slash[1])
		open_free(r, slash + 1, &unmade);
}

int
rejects_open(struct plain_file *r, const char *input, const char *wanted,
	bool only_wanted, struct err *err)
{
	*r = (struct plain_file){ 0 };
	if (wanted)
		return plain_file_make(r, wanted, err);
	/* a pipe has no place beside it */
	if (!only_wanted && strcmp(input, "-") != 0)
		open_default(r, input);
	return 0;
}

int
rejects_close(
	struct plain_file *r, size_t rejected, bool wanted, struct err *err)
{
	int rc;

	if (!r->f)
		return 0;
	if (!rejected) {
		plain_file_drop(r);
		return 0;
	}
	rc = plain_file_keep(r, err);
	/* another import has taken the name meanwhile */
	for (int i = 2; !wanted && rc == MG_EEXIST && i <= TRIES; i++) {
		char *name = name_of(r->name, i);

		rc = plain_file_rename(r, name, err);
		free(name);
	}
	return rc;
}
