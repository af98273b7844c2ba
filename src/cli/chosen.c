/* SPDX-License-Identifier: MIT */
#include "chosen.h"

#include <stdlib.h>
#include <string.h>

#include "list.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"

static bool
is_number(enum kind kind, const char *word)
{
	const size_t n = strspn(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
	char prefix[8];

	/* "MG-000001-3 or MG-000002-1" is a filter */
	if (n == 0 || n >= sizeof(prefix) || word[n] != '-' ||
		strchr(word, ' '))
		return false;
	memcpy(prefix, word, n);
	prefix[n] = '\0';
	return kind_of_prefix(prefix) == kind;
}

static int
numbered(struct app *app, enum kind kind, char **words, int n, uint64_t *ids,
	struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	int rc = 0;

	for (int i = 0; !rc && i < n; i++) {
		rc = text_find_kind(app, words[i], kind, r, err);
		ids[i] = r->id;
	}
	free(r);
	return rc;
}

int
chosen_ids(struct app *app, enum kind kind, const char *among, char **words,
	int n, uint64_t **ids, size_t *n_ids, struct err *err)
{
	const char *filter = text_join(app, words, n);
	char *all;
	int rc;

	if (n && is_number(kind, words[0])) {
		*ids = xcalloc((size_t)n, sizeof(**ids));
		*n_ids = (size_t)n;
		return numbered(app, kind, words, n, *ids, err);
	}
	if (!among)
		return list_ids(app, kind, filter, ids, n_ids, err);
	/* an empty variable of a shell is no answer about everybody */
	if (!filter[strspn(filter, " ")])
		return err_set(err, MG_EUSAGE,
			_("which ones? '%s' are all that there are"), among);
	all = xasprintf("%s %s", among, filter);
	rc = list_ids(app, kind, all, ids, n_ids, err);
	free(all);
	return rc;
}
