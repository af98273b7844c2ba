/* SPDX-License-Identifier: MIT */
#include "check_anchor.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/store/journal.h"
#include "magang/store/register.h"

/* Heads that count still, in the order of the register. */
struct heads {
	struct register_line *rows;
	size_t n, cap;
};

static int
take(void *ctx, const struct register_line *line, struct err *err)
{
	struct heads *h = ctx;

	(void)err;
	if (line->word == REGISTER_ERASED)
		return 0;
	/* what stood behind the place that it was put back to is lost */
	while (line->word == REGISTER_RESTORED && h->n &&
		h->rows[h->n - 1].number > line->number)
		h->n--;
	VEC_GROW(h->rows, h->n, h->cap);
	h->rows[h->n++] = *line;
	return 0;
}

static void
say_head(struct office *office, const struct register_line *head,
	const char *what, check_say say, void *ctx)
{
	char when[DATE_TIME_TEXT], *text;

	date_format_time(when, head->time, office->zone);
	text = xasprintf(_("entry %llu of %s, which the register knows, "
			   "%s"),
		(unsigned long long)head->number, when, what);
	say(ctx, CHECK_REGISTER, text);
	free(text);
}

/* true: it stands as it did. */
static bool
stands(struct office *office, struct txn *txn, const struct register_line *head,
	check_say say, void *ctx)
{
	struct buf hold = BUF_INIT;
	struct log_entry e;
	struct log_head last;
	const char *what = NULL;

	journal_head(txn, &last);
	if (head->number == 0)
		return true;
	if (head->number > last.seq)
		what = _("is not there: the store was rolled back");
	else if (!journal_read(txn, head->number, &hold, &e) ||
		 memcmp(e.hash, head->chain, HASH_SIZE) != 0)
		what = _("is another one: the journal was written anew");
	if (what)
		say_head(office, head, what, say, ctx);
	buf_release(&hold);
	return !what;
}

int
check_anchor(struct office *office, struct txn *txn, const char *path,
	check_say say, void *ctx, struct err *err)
{
	struct heads heads = { NULL, 0, 0 };
	size_t bad;
	int rc = register_read(
		office->store, path, office->cluster, take, &heads, &bad, err);

	for (size_t i = 0; !rc && i < heads.n; i++)
		if (!stands(office, txn, &heads.rows[i], say, ctx))
			break;
	if (!rc && bad)
		check_register_bad(bad, say, ctx);
	free(heads.rows);
	return rc;
}
