/* SPDX-License-Identifier: MIT */
#include "chosen.h"

#include <stdlib.h>
#include <string.h>

#include "list.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
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

/* Numbers of them, or of who has them: a person of cases, both of seats. */
static bool
are_numbers(enum kind kind, char **words, int n)
{
	const bool of_person = kind == KIND_CASE || kind == KIND_SEAT;
	int i = 0;

	while (i < n &&
		(is_number(kind, words[i]) ||
			(of_person && (is_number(KIND_PERSON, words[i]) ||
					      is_number(KIND_CASE, words[i])))))
		i++;
	return n > 0 && (i == n || is_number(kind, words[0]));
}

/* All those of `among` that belong to whoever has the number. */
static int
add_of(struct app *app, enum kind kind, const char *among, const char *word,
	struct ids *out, struct err *err)
{
	char *filter = xasprintf("%s %s", among, word);
	struct err none = ERR_INIT;
	uint64_t *ids = NULL;
	size_t n = 0;
	int rc = list_ids(app, kind, filter, &ids, &n, &none);

	if (rc)
		err_set(err, rc,
			rc == MG_ENOENT ? _("%s: nothing fits '%s'") : "%s: %s",
			word, rc == MG_ENOENT ? among : none.text);
	for (size_t i = 0; i < n; i++)
		ids_add(out, ids[i]);
	free(ids);
	free(filter);
	return rc;
}

static int
add_numbered(struct app *app, enum kind kind, const char *word,
	struct record *r, struct ids *out, struct err *err)
{
	int rc = text_find_kind(app, word, kind, r, err);

	if (!rc)
		ids_add(out, r->id);
	return rc;
}

static int
numbered(struct app *app, enum kind kind, const char *among, char **words,
	int n, struct ids *out, struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	int rc = 0;

	for (int i = 0; !rc && i < n; i++)
		rc = among && are_numbers(kind, &words[i], 1) &&
				     !is_number(kind, words[i])
			     ? add_of(app, kind, among, words[i], out, err)
			     : add_numbered(app, kind, words[i], r, out, err);
	free(r);
	return rc;
}

int
chosen_ids(struct app *app, enum kind kind, const char *among, char **words,
	int n, uint64_t **ids, size_t *n_ids, struct err *err)
{
	const char *filter = text_join(app, words, n);
	struct ids found = { 0 };
	char *all;
	int rc;

	if (are_numbers(kind, words, n)) {
		rc = numbered(app, kind, among, words, n, &found, err);
		*ids = found.rows;
		*n_ids = found.n;
		return rc;
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
