/* SPDX-License-Identifier: MIT */
#include "check_journal.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/record/change.h"
#include "magang/record/change_read.h"
#include "magang/record/index.h"
#include "magang/record/skips.h"
#include "magang/record/trace.h"
#include "magang/store/broken.h"
#include "magang/store/journal.h"
#include "magang/store/txn.h"

#include "check_state.h"
#include "check_tasks.h"

static bool
no_values(void *ctx, const struct op *op)
{
	(void)ctx;
	(void)op;
	return false;
}

/* All seals are opened: they hold the header, too, so one that was written anew
 * with its hashes is found. What does not open is read without its values. */
static int
open_change(struct store_checking *c, struct change *change,
	const struct log_entry *e)
{
	struct store *store = c->office->store;
	struct err why = ERR_INIT;
	int rc = change_decode(change, store, &e->change, &why);
	char *text;

	if (!rc)
		return 0;
	rc = change_decode_some(
		change, store, &e->change, no_values, NULL, &why);
	if (rc)
		return rc;
	text = xasprintf(_("a seal of journal entry %llu does not open"),
		(unsigned long long)e->seq);
	check_say_problem(c, CHECK_SEAL, text);
	free(text);
	return 0;
}

static void
check_trace_of(struct store_checking *c, struct change *change,
	const struct log_entry *e)
{
	char number[NUMBER_TEXT];

	change_mark(change, e->detail, e->detail_len);
	check_tasks_change(&c->tasks, change, e->seq);
	for (size_t i = 0; i < change->n; i++) {
		const struct op *op = &change->ops[i];

		if (!op->refused && op->verb != OP_EXPECT &&
			!trace_has_op(c->txn, op, e->seq, &c->history))
			check_problem(c,
				_("%s: a row of its history is missing"),
				number_format(number,
					kind_info(op->kind)->prefix, op->id));
	}
	if (!trace_has_change(c->txn, change, e->seq, &c->history))
		check_problem(c,
			_("journal entry %llu is not found by its act or its user"),
			(unsigned long long)e->seq);
}

/* Every operation of the journal stands in the history of its record. */
static void
check_history(struct store_checking *c, uint64_t last)
{
	struct buf hold = BUF_INIT;
	struct log_entry e;
	struct change change;

	change_init(&change, ACT_SET);
	for (uint64_t seq = 1; seq <= last; seq++) {
		if (!journal_read(c->txn, seq, &hold, &e) ||
			open_change(c, &change, &e) || e.code)
			continue; /* the chain names what is damaged */
		check_trace_of(c, &change, &e);
	}
	check_tasks_end(&c->tasks);
	change_release(&change);
	buf_release(&hold);
}

int
check_journal(struct store_checking *c, struct err *err)
{
	struct err why = ERR_INIT;
	struct log_head head;

	int broken = journal_check(c->txn, &head, &why);

	if (broken)
		check_say_problem(c, CHECK_JOURNAL, why.text);
	store_broken(c->office->store, broken);
	c->out->seq = head.seq;
	memcpy(c->out->chain, head.chain, HASH_SIZE);
	check_history(c, head.seq);
	if (c->history != c->history_found)
		check_problem(c,
			_("the histories hold %llu rows, the journal makes "
			  "%llu"),
			(unsigned long long)c->history_found,
			(unsigned long long)c->history);
	return txn_fault(c->txn, err);
}
