/* SPDX-License-Identifier: MIT */
/*
 * Kept beside the drafts as those of a user that nobody is: session is the number
 * of the run. The bytes begin with a number of their form.
 */
#include "magang/ops/match_run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/base/utf8.h"
#include "magang/placing/match_again.h"
#include "magang/placing/match_find.h"
#include "magang/log/log.h"
#include "magang/matching/digest.h"
#include "magang/matching/least.h"
#include "magang/office/office.h"
#include "magang/rulebook/access.h"
#include "magang/store/drafts.h"
#include "magang/store/txn.h"

#define KEPT_FORM 3
#define RUNS_MOST ((size_t)65536)

/* ---- a run ---------------------------------------------------------------- */

/* How many were matched and placed says as much of other areas as who. */
static int
may_see(struct office *office, struct err *err)
{
	int rc = access_need(&office->access, PERM_MATCH, err);

	if (!rc && office->access.n_areas)
		rc = err_set(err, MG_EACCESS, "%s",
			_("people of all areas are matched; whoever is bound "
			  "to areas does not see them"));
	return rc;
}

static int
may_run(struct office *office, const struct match_of *of, struct err *err)
{
	int rc = may_see(office, err);

	if (!rc && !access_program(&office->access, of->program))
		rc = err_set(err, MG_EACCESS, "%s",
			_("this program is not one of yours"));
	return rc;
}

/* What is kept of a run is no record that apply() looks at. */
static int
check_seed(const char *seed, struct err *err)
{
	const size_t n = strlen(seed);

	if (!n || n > MATCH_SEED)
		return err_set(err, MG_EUSAGE,
			_("a seed has 1 to %d characters"), MATCH_SEED);
	return utf8_foul(seed, n, false)
		       ? err_set(err, MG_EUSAGE,
				 _("a seed has characters that can be seen "
				   "alone; type it anew"))
		       : 0;
}

int
match_run_in(struct office *office, struct txn *txn, const struct match_of *of,
	bool again, struct match_ran *out, struct err *err)
{
	int rc = may_run(office, of, err);

	if (!rc)
		rc = check_seed(of->seed, err);
	*out = (struct match_ran){
		.txn = txn, .of = *of, .again = again, .lang = office->lang
	};
	if (rc)
		return rc;
	if (!match_input(&office->book, txn, &out->of, &out->in))
		return err_set(err, MG_ENOENT, "%s",
			_("the program names no stage whose cases are matched "
			  "(stages: NAME: matched: yes)"));
	out->seat = match_solve_least(&out->in.m, again);
	match_check(&out->in.m, out->seat, &out->check);
	out->check.again = again;
	match_result(&out->in.m, out->seat, out->result);
	return 0;
}

int
match_run(struct office *office, const struct match_of *of, bool again,
	struct match_ran *out, struct err *err)
{
	struct log_head head = { 0 };
	struct txn *txn;
	int rc = log_last(office->log, &head, err);

	if (!rc)
		rc = office_look(office, &txn, err);
	if (rc)
		return rc;
	rc = match_run_in(office, txn, of, again, out, err);
	out->as_of = head.seq;
	out->looks = true;
	if (rc)
		office_look_end(txn);
	return rc;
}

void
match_ran_release(struct match_ran *r)
{
	match_check_release(&r->check);
	free(r->seat);
	match_input_release(&r->in);
	if (r->looks)
		office_look_end(r->txn);
}

/* ---- as bytes ------------------------------------------------------------- */

static void
pack_pairs(struct buf *b, const struct match_ran *r)
{
	size_t n = 0;

	for (uint32_t i = 0; i < r->in.m.n_people; i++)
		n += r->seat[i].place != MATCH_NONE;
	pack_varint(b, n);
	for (uint32_t i = 0; i < r->in.m.n_people; i++) {
		const uint32_t slot = match_slot_at(&r->in, r->seat[i].place);

		if (slot == MATCH_NONE)
			continue;
		pack_varint(b, r->in.person[i].kase);
		pack_varint(b, r->in.slot[slot].slot);
		pack_u8(b, r->seat[i].pinned);
	}
}

static void
pack_run(struct buf *b, const struct office *office, const struct match_ran *r,
	bool board)
{
	pack_u8(b, KEPT_FORM);
	pack_u64(b, office->access.user);
	pack_signed(b, office->now);
	pack_u16(b, r->of.program);
	pack_u64(b, r->of.intake);
	pack_bytes(b, r->of.seed, strlen(r->of.seed));
	pack_u8(b, r->again);
	pack_u8(b, board);
	pack_u64(b, r->as_of);
	buf_add(b, (const char *)r->in.digest, HASH_SIZE);
	buf_add(b, (const char *)r->result, HASH_SIZE);
	pack_u32(b, r->in.m.n_people);
	pack_pairs(b, r);
	pack_varint(b, r->of.n_pins);
	for (size_t i = 0; i < r->of.n_pins; i++) {
		pack_varint(b, r->of.pins[i].kase);
		pack_varint(b, r->of.pins[i].slot);
	}
	pack_bytes(b, r->in.frozen.data, r->in.frozen.len);
}

static void
read_seed(struct reader *r, char out[MATCH_SEED + 1])
{
	size_t n;
	const uint8_t *p = read_bytes(r, &n);

	if (n > MATCH_SEED)
		r->fault = true;
	if (r->fault)
		return;
	memcpy(out, p, n);
	out[n] = '\0';
}

static void
read_hash(struct reader *r, uint8_t out[HASH_SIZE])
{
	const uint8_t *p = read_raw(r, HASH_SIZE);

	if (p)
		memcpy(out, p, HASH_SIZE);
}

/* As many as there is room for in what is left. */
static size_t
read_count(struct reader *r)
{
	const uint64_t n = read_varint(r);

	if (n > reader_left(r))
		r->fault = true;
	return r->fault ? 0 : (size_t)n;
}

static void
read_frozen(struct reader *r, struct buf *out)
{
	size_t n;
	const uint8_t *p = read_bytes(r, &n);

	if (p)
		buf_add(out, p, n);
}

static bool
unpack_run(const struct buf *b, struct match_kept *out)
{
	struct reader r;

	reader_init(&r, b->data, b->len);
	if (read_u8(&r) != KEPT_FORM)
		return false;
	out->user = read_u64(&r);
	out->time = read_signed(&r);
	out->program = read_u16(&r);
	out->intake = read_u64(&r);
	read_seed(&r, out->seed);
	out->again = read_u8(&r) != 0;
	out->board = read_u8(&r) != 0;
	out->as_of = read_u64(&r);
	read_hash(&r, out->input);
	read_hash(&r, out->result);
	out->people = read_u32(&r);
	out->n_pairs = read_count(&r);
	out->pair = xcalloc(out->n_pairs + 1, sizeof(*out->pair));
	for (size_t i = 0; i < out->n_pairs; i++) {
		out->pair[i].kase = read_varint(&r);
		out->pair[i].slot = read_varint(&r);
		out->pair[i].pinned = read_u8(&r) != 0;
	}
	out->n_pins = read_count(&r);
	out->pin = xcalloc(out->n_pins + 1, sizeof(*out->pin));
	for (size_t i = 0; i < out->n_pins; i++) {
		out->pin[i].kase = read_varint(&r);
		out->pin[i].slot = read_varint(&r);
	}
	read_frozen(&r, &out->frozen);
	return reader_done(&r);
}

void
match_kept_release(struct match_kept *k)
{
	buf_release(&k->frozen);
	free(k->pair);
	free(k->pin);
	*k = (struct match_kept){ .number = 0 };
}

/* ---- kept ----------------------------------------------------------------- */

static struct draft_key
key_of(uint32_t number)
{
	return (struct draft_key){ DRAFT_RUNS, number, 0 };
}

static int
load(struct office *office, uint32_t number, struct match_kept *out,
	struct err *err)
{
	const struct draft_key key = key_of(number);
	struct buf b = BUF_INIT;
	int rc = drafts_get(office->store, &key, &b, err);

	*out = (struct match_kept){ .number = number };
	if (!rc && !unpack_run(&b, out)) {
		match_kept_release(out);
		rc = err_set(err, MG_ENOENT, "%s",
			_("another version of the program kept this run"));
	}
	buf_release(&b);
	return rc;
}

static int
all_numbers(struct office *office, uint32_t **out, size_t *n, struct err *err)
{
	struct draft_key *keys = NULL;
	size_t max = 64;
	int rc;

	do {
		max *= 4;
		keys = xrealloc(keys, max, sizeof(*keys));
		rc = drafts_keys(office->store, DRAFT_RUNS, keys, max, n, err);
	} while (!rc && *n == max && max < RUNS_MOST);
	*out = xcalloc(*n + 1, sizeof(**out));
	for (size_t i = 0; !rc && i < *n; i++)
		(*out)[i] = keys[i].session;
	free(keys);
	return rc;
}

static bool
is_same(const struct match_kept *k, const struct match_ran *r)
{
	return k->program == r->of.program && k->intake == r->of.intake &&
	       k->again == r->again &&
	       memcmp(k->input, r->in.digest, HASH_SIZE) == 0 &&
	       memcmp(k->result, r->result, HASH_SIZE) == 0;
}

/* The last run, where it came to the same; 0: it did not. */
static uint32_t
same_as_last(struct office *office, uint32_t last, const struct match_ran *r)
{
	struct err unread = ERR_INIT;
	struct match_kept k;
	bool same;

	if (!last || load(office, last, &k, &unread))
		return 0;
	same = is_same(&k, r);
	match_kept_release(&k);
	return same ? last : 0;
}

int
match_keep(struct office *office, const struct match_ran *r, bool board,
	uint32_t *number, struct err *err)
{
	struct draft_key key;
	struct buf b = BUF_INIT;
	uint32_t *numbers, last;
	size_t n = 0;
	int rc = all_numbers(office, &numbers, &n, err);

	last = !rc && n ? numbers[n - 1] : 0;
	*number = rc ? 0 : same_as_last(office, last, r);
	free(numbers);
	if (rc || *number)
		return rc;
	*number = last + 1;
	key = key_of(*number);
	pack_run(&b, office, r, board);
	rc = drafts_put(office->store, &key, b.data, b.len, err);
	buf_release(&b);
	return rc;
}

int
match_kept(struct office *office, uint32_t number, struct match_kept *out,
	struct err *err)
{
	struct err why = ERR_INIT;
	int rc = may_see(office, err);

	if (rc)
		return rc;
	if (load(office, number, out, &why) == 0) {
		if (access_program(&office->access, out->program))
			return 0;
		match_kept_release(out);
	}
	return err_set(err, MG_ENOENT, _("there is no run %u"), number);
}

static void
say_of_run(uint32_t number, enum match_again is,
	void (*say)(void *ctx, const char *text), void *ctx)
{
	char *text = xasprintf(
		_("run %u that was kept: %s"), number, match_again_words(is));

	say(ctx, text);
	free(text);
}

static void
prove(const struct match_kept *k, void (*say)(void *ctx, const char *text),
	void *ctx)
{
	struct match_said said = { .frozen = k->frozen.data,
		.n = k->frozen.len,
		.again = k->again,
		.seed = k->seed };
	struct match_made made;
	enum match_again is;

	hex_format(said.input, k->input, HASH_SIZE);
	hex_format(said.result, k->result, HASH_SIZE);
	is = match_again(&said, &made);
	if (is == AGAIN_SAME)
		match_made_release(&made);
	else
		say_of_run(k->number, is, say, ctx);
}

int
match_kept_prove(struct office *office,
	void (*say)(void *ctx, const char *text), void *ctx, struct err *err)
{
	struct err unread = ERR_INIT;
	struct match_kept k;
	uint32_t *all = NULL;
	size_t n = 0;
	int rc = all_numbers(office, &all, &n, err), code;

	for (size_t i = 0; i < n && !rc; i++) {
		code = load(office, all[i], &k, &unread);
		if (code == MG_EDATA)
			say_of_run(all[i], AGAIN_UNREAD, say, ctx);
		if (code)
			continue; /* another version may read it */
		prove(&k, say, ctx);
		match_kept_release(&k);
	}
	free(all);
	return rc;
}

int
match_kept_all(struct office *office, uint16_t program, uint32_t **out,
	size_t *n, struct err *err)
{
	struct err unread = ERR_INIT;
	struct match_kept k;
	uint32_t *all = NULL;
	size_t have = 0;
	int rc = may_see(office, err);

	if (!rc)
		rc = all_numbers(office, &all, &have, err);
	*n = 0;
	*out = xcalloc(have + 1, sizeof(**out));
	for (size_t i = have; !rc && i-- > 0;) {
		if (match_kept(office, all[i], &k, &unread))
			continue;
		if (k.program == program)
			(*out)[(*n)++] = k.number;
		match_kept_release(&k);
	}
	free(all);
	return rc;
}

int
match_seed(struct office *office, uint16_t program, char seed[MATCH_SEED + 1],
	struct err *err)
{
	struct match_kept last;
	uint32_t *runs = NULL;
	size_t n = 0;
	int rc = match_kept_all(office, program, &runs, &n, err);

	date_format(seed, office->today);
	if (!rc && n) {
		rc = match_kept(office, runs[0], &last, err);
		if (!rc)
			snprintf(seed, MATCH_SEED + 1, "%s", last.seed);
		if (!rc)
			match_kept_release(&last);
	}
	free(runs);
	return rc;
}

uint32_t
match_kept_before(struct office *office, uint16_t program, uint64_t intake,
	uint32_t number)
{
	struct err unread = ERR_INIT;
	uint32_t *runs = NULL, found = 0;
	struct match_kept k;
	size_t n = 0;

	if (match_kept_all(office, program, &runs, &n, &unread))
		n = 0;
	for (size_t i = 0; i < n && !found; i++) {
		if (runs[i] >= number ||
			match_kept(office, runs[i], &k, &unread))
			continue;
		if (k.intake == intake)
			found = runs[i];
		match_kept_release(&k);
	}
	free(runs);
	return found;
}
