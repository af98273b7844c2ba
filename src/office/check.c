/* SPDX-License-Identifier: MIT */
/*
 * One pass over the records (check_record.c) derives every index entry and counter
 * again: each must be there with its value, and their number must be all there
 * are. The digest runs along; records of persons whose key is destroyed count as
 * the stub that a replay without the key arrives at.
 */
#include "magang/office/check.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/casework/work.h"
#include "magang/log/given.h"
#include "magang/record/change_read.h"
#include "magang/record/counter.h"
#include "magang/record/index.h"
#include "magang/record/trace.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/parsed.h"
#include "magang/rulebook/setting_check.h"
#include "magang/store/journal.h"
#include "magang/store/keyring.h"
#include "magang/store/register.h"
#include "magang/store/txn.h"

#include "check_anchor.h"
#include "check_journal.h"
#include "check_keys.h"
#include "check_record.h"
#include "check_run.h"
#include "check_state.h"
#include "check_tasks.h"
#include "tally.h"

/* The digest has seen them with the records, those without a key as stubs: what
 * such a one was counted for is no part of what a replay comes to. */
static void
check_counters(struct store_checking *c)
{
	struct counters cs;

	counter_rows_begin(&cs, c->txn);
	while (counter_rows_next(&cs)) {
		const int64_t counted = tally_of(&c->tallies, &cs.key);

		if (counted != cs.n)
			check_problem(c,
				_("a counter of %s says %lld, counted %lld"),
				counter_name(&cs.key), (long long)cs.n,
				(long long)counted);
		c->out->counters++;
	}
	counters_end(&cs);
	if (c->out->counters < c->tallies.n)
		check_problem(c, _("%zu counters are missing"),
			c->tallies.n - (size_t)c->out->counters);
}

static void
check_given(struct store_checking *c, enum kind kind, uint64_t id)
{
	if (id > given_last(c->txn, (uint8_t)kind, (uint32_t)(id >> 32)))
		check_problem(c, _("the last number given to a %s is lost"),
			kind_info(kind)->name);
}

/* An id that was given must not be given again: the last one of each origin. */
static void
check_last_ids(struct store_checking *c)
{
	for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
		const uint8_t prefix = (uint8_t)kind;
		uint64_t id, last = 0;
		struct walk w;

		if (kind_is((enum kind)kind, KIND_TEXT | KIND_GIVEN))
			continue;
		walk_begin(&w, c->txn, TREE_REC, &prefix, 1);
		for (; walk_next(&w); last = id) {
			id = w.key.n == 9 ? get_u64(w.key.p + 1) : last;
			if (id >> 32 != last >> 32)
				check_given(c, (enum kind)kind, last);
		}
		check_given(c, (enum kind)kind, last);
		walk_end(&w);
	}
}

static void
check_indexes(struct store_checking *c)
{
	struct walk w;
	uint64_t n = 0;

	walk_begin(&w, c->txn, TREE_IX, "", 0);
	while (walk_next(&w))
		n++;
	walk_end(&w);
	if (n != c->out->entries)
		check_problem(c,
			_("the indexes hold %llu entries, the records make "
			  "%llu"),
			(unsigned long long)n,
			(unsigned long long)c->out->entries);
}

/* Dictionary, last ids and registers are part of the view, too. */
static void
hash_rest(struct store_checking *c)
{
	static const char kinds[] = { 'N', 'I', 'M', 'B' };

	for (size_t i = 0; i < sizeof(kinds); i++) {
		struct walk w;

		walk_begin(&w, c->txn, TREE_CT, &kinds[i], 1);
		while (walk_next(&w)) {
			if (kinds[i] == 'M' && w.key.p[1] == 'h')
				continue; /* the journal's head has its own
					     proof */
			hash_add(&c->hash, w.key.p, w.key.n);
			hash_add(&c->hash, w.value.p, w.value.n);
		}
		walk_end(&w);
	}
}

/* Derived like the indexes, but no part of the view. */
static void
check_parsed(struct store_checking *c)
{
	if (!parsed_check(c->office->store, c->txn))
		check_say_problem(c, CHECK_BESIDE,
			_("the file 'parsed' does not hold what the texts "
			  "of the store say; it was made anew"));
}

/* Nobody can work where they are bad; who owns the store can put them right. */
static void
check_settings(struct store_checking *c)
{
	bool roles = true; /* can be read */

	for (uint64_t id = SETTING_SITE; id < SETTING_COUNT; id++) {
		struct buf faults = BUF_INIT;

		if (!setting_check_stored(c->txn, id, &faults)) {
			while (faults.len &&
				faults.data[faults.len - 1] == '\n')
				faults.data[--faults.len] = '\0';
			check_say_problem(c, CHECK_OFFICE, buf_str(&faults));
			roles &= id != SETTING_ROLES;
		}
		buf_release(&faults);
	}
	if (roles && !access_administrator(&c->office->book.roles, c->txn))
		check_say_problem(c, CHECK_OFFICE,
			_("no open user has a role with settings and admin"));
}

static void
say_work(struct store_checking *c, const char *user, const struct in_hand *work)
{
	char *text = xasprintf(_("user '%s' is closed and has open cases: "
				 "%llu, open tasks: %llu; see: magang user "
				 "handover"),
		user, (unsigned long long)work->cases,
		(unsigned long long)work->tasks);

	check_say_problem(c, CHECK_OFFICE, text);
	free(text);
}

/* Nothing that is open is with somebody who left. */
static void
check_work(struct store_checking *c)
{
	const uint8_t prefix = KIND_USER;
	struct walk w;

	walk_begin(&w, c->txn, TREE_REC, &prefix, 1);
	while (walk_next(&w)) {
		const uint64_t id = w.key.n == 9 ? get_u64(w.key.p + 1) : 0;
		struct access a;
		struct in_hand work;

		if (!access_load(&c->office->book.roles, c->txn, id, &a) ||
			!a.closed)
			continue;
		work_of(&c->office->book, c->txn, id, NULL, c->office->today,
			&work);
		if (work.cases || work.tasks)
			say_work(c, a.name, &work);
	}
	walk_end(&w);
}

/* The register of the store, and a copy that was kept elsewhere. */
static int
check_anchors(struct store_checking *c, const char *copy, struct err *err)
{
	char *own = register_of(c->office->store);
	size_t bad = 0; /* of its own the keys were told (check_keys.c) */
	int rc = 0;

	if (register_is(own))
		rc = check_anchor(c->office, c->txn, own, check_say_problem, c,
			&bad, err);
	bad = 0;
	if (!rc && copy)
		rc = check_anchor(c->office, c->txn, copy, check_say_problem, c,
			&bad, err);
	if (!rc && bad)
		check_register_bad(bad, check_say_problem, c);
	free(own);
	return rc;
}

int
check_store(struct office *office, struct check_report *out, struct err *err)
{
	return check_store_against(office, NULL, out, err);
}

static int
check_all(struct store_checking *c, const char *copy, struct err *err)
{
	int rc;

	if (store_is_newer(c->txn))
		return err_set(err, MG_EVERSION,
			_("a newer version of this program wrote here; update "
			  "this one to check"));
	hash_init(&c->hash);
	tasks_checking_init(&c->tasks, c->office, c->txn, check_say_problem, c);
	rc = check_keys_open(c->office, check_say_problem, c, &c->keys, err);
	if (rc)
		return rc;
	check_records(c);
	check_known(c);
	check_runs(c);
	check_indexes(c);
	c->history_found = trace_count(c->txn, &c->hash);
	check_counters(c);
	check_last_ids(c);
	hash_rest(c);
	check_parsed(c);
	check_settings(c);
	check_work(c);
	rc = check_journal(c, err);
	if (!rc)
		rc = check_keys(
			c->office, c->txn, &c->keys, check_say_problem, c, err);
	if (!rc)
		rc = check_anchors(c, copy, err);
	hash_final(&c->hash, c->out->digest);
	return rc;
}

int
check_store_against(struct office *office, const char *copy,
	struct check_report *out, struct err *err)
{
	struct store_checking *c = xcalloc(1, sizeof(*c));
	int rc;

	memset(out, 0, sizeof(*out));
	c->office = office;
	c->out = out;
	c->arena = arena_new();
	rc = txn_read(office->store, &c->txn, err);
	if (!rc) {
		txn_go_on(c->txn);
		rc = check_all(c, copy, err);
		txn_abort(c->txn);
	}
	out->ok = !rc && out->n_problems == 0;
	out->whole = (office->access.permissions & PERM_ADMIN) != 0;
	tasks_checking_release(&c->tasks);
	ids_release(&c->keys);
	free(c->known);
	free(c->offered);
	tallies_release(&c->tallies);
	entries_release(&c->entries);
	arena_free(c->arena);
	free(c);
	return rc;
}

/* A row that is damaged is a key that can be put back. */
static int
pass_key(void *ctx, uint64_t id, enum keyring_answer answer)
{
	(void)ctx;
	(void)id;
	(void)answer;
	return 0;
}

int
check_sources(struct office *office, struct err *err)
{
	struct log_head head;
	struct txn *txn;
	int rc = txn_read(office->store, &txn, err);

	if (rc)
		return rc;
	rc = journal_check(txn, &head, err);
	txn_abort(txn);
	return rc ? rc : keyring_each(office->store, pass_key, NULL, err);
}
