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
#include "magang/office/rolled_back.h"
#include "magang/store/journal.h"
#include "magang/store/register.h"
#include "magang/store/txn.h"

/* Heads that count still, in the order of the register. */
struct heads {
	struct register_line *rows;
	size_t n, cap;
};

/* What stood behind the place that it was put back to is lost. */
static void
forget_behind(struct heads *h, uint64_t number)
{
	size_t n = 0;

	for (size_t i = 0; i < h->n; i++)
		if (h->rows[i].number <= number)
			h->rows[n++] = h->rows[i];
	h->n = n;
}

static int
take(void *ctx, const struct register_line *line, struct err *err)
{
	struct heads *h = ctx;

	(void)err;
	if (line->word == REGISTER_ERASED)
		return 0;
	if (line->word == REGISTER_RESTORED)
		forget_behind(h, line->number);
	VEC_GROW(h->rows, h->n, h->cap);
	h->rows[h->n++] = *line;
	return 0;
}

static char *
say_head(struct office *office, const struct register_line *head,
	const char *what)
{
	char when[DATE_TIME_TEXT];

	date_format_time(when, head->time, office->zone);
	return xasprintf(_("entry %llu of %s, which the register knows, "
			   "%s"),
		(unsigned long long)head->number, when, what);
}

/* NULL: it stands as it did; else in words that it does not. */
static char *
missed(struct office *office, struct txn *txn, const struct register_line *head)
{
	struct buf hold = BUF_INIT;
	struct log_entry e;
	struct log_head last;
	const char *what = NULL;

	journal_head(txn, &last);
	if (head->number == 0)
		return NULL;
	if (head->number > last.seq)
		what = _("is not there: the store was rolled back");
	else if (!journal_read(txn, head->number, &hold, &e) ||
		 memcmp(e.hash, head->chain, HASH_SIZE) != 0)
		what = _("is another one: the journal was written anew");
	buf_release(&hold);
	return what ? say_head(office, head, what) : NULL;
}

char *
office_rolled_back(struct office *office)
{
	char *path = register_of(office->store), *text = NULL;
	struct err unread = ERR_INIT;
	struct buf line = BUF_INIT;
	struct register_line last;
	struct txn *txn;

	if (register_last(path, office->cluster, &last, &line) &&
		!txn_read(office->store, &txn, &unread)) {
		txn_go_on(txn);
		text = missed(office, txn, &last);
		txn_abort(txn);
	}
	if (text && !register_signed(office->store, &line)) {
		free(text);
		text = NULL;
	}
	buf_release(&line);
	free(path);
	return text;
}

int
check_anchor(struct office *office, struct txn *txn, const char *path,
	check_say say, void *ctx, size_t *altered, struct err *err)
{
	struct heads heads = { NULL, 0, 0 };
	char *text = NULL;
	size_t bad;
	int rc = register_read(
		office->store, path, office->cluster, take, &heads, &bad, err);

	for (size_t i = 0; !rc && !text && i < heads.n; i++)
		text = missed(office, txn, &heads.rows[i]);
	if (text)
		say(ctx, CHECK_OLDER, text);
	free(text);
	if (!rc)
		*altered = bad;
	free(heads.rows);
	return rc;
}
