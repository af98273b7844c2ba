/* SPDX-License-Identifier: MIT */
/* One order, one answer for each change, and a refusal that leaves nothing. */
#include "../store/place.h"

#include "magang/base/buf.h"
#include "magang/log/follow.h"
#include "magang/log/given.h"
#include "magang/store/walk.h"

#define MAP (1 << 24)
#define MOST 40

/*
 * The view of these tests: a change is one character. A letter becomes a row;
 * 'x' writes a row and is then refused; '!' is a fault of the host.
 */
static int
apply(void *ctx, struct txn *txn, uint64_t seq, const struct log_change *c,
	const struct log_result *recorded, struct log_result *res,
	struct err *err)
{
	char letter = *(const char *)c->bytes;

	++*(int *)ctx;
	res->seq = seq;
	assert_true(!recorded || recorded->seq == seq);
	txn_put(txn, TREE_IX, &letter, 1, &seq, sizeof(seq));
	if (letter == '!')
		return err_set(err, MG_EIO, "host");
	if (letter == 'x') {
		res->code = recorded ? recorded->code : MG_ETAKEN;
		res->detail = xstrdup("taken x");
	}
	return txn_fault(txn, err);
}

struct setup {
	struct place *p;
	struct log *log;
	int applied;
	struct log_result res[MOST];
};

static void
setup(struct setup *s, void **state)
{
	memset(s, 0, sizeof(*s));
	s->p = *state;
	place_store(s->p, MAP);
	assert_int_equal(log_open("local", s->p->store, apply, &s->applied,
				 &s->log, &s->p->err),
		0);
}

static void
forget(struct setup *s)
{
	for (size_t i = 0; i < MOST; i++)
		free(s->res[i].detail);
	memset(s->res, 0, sizeof(s->res));
}

static void
done(struct setup *s)
{
	forget(s);
	log_close(s->log);
}

/* Appends letters as changes first, first + 1, ... of one origin. */
static int
append(struct setup *s, uint32_t origin, uint64_t first, const char *letters)
{
	struct log_change c[MOST];
	size_t n = strlen(letters);
	int rc;

	for (size_t i = 0; i < n; i++)
		c[i] = (struct log_change){ origin, first + i, letters + i, 1 };
	forget(s);
	if (gate_enter(s->p->store, &s->p->err))
		fail_msg("%s", s->p->err.text);
	rc = log_append(s->log, c, n, s->res, &s->p->err);
	gate_leave(s->p->store);
	return rc;
}

/* The journal is sound and ends at seq; the view holds exactly these letters. */
static void
assert_state(struct setup *s, uint64_t seq, const char *letters)
{
	struct txn *txn = place_read(s->p);
	struct log_head head;
	struct buf found = BUF_INIT;
	struct walk w;

	if (journal_check(txn, &head, &s->p->err))
		fail_msg("%s", s->p->err.text);
	assert_int_equal(head.seq, seq);
	walk_begin(&w, txn, TREE_IX, "", 0);
	while (walk_next(&w))
		buf_add(&found, w.key.p, w.key.n);
	walk_end(&w);
	assert_string_equal(buf_str(&found), letters);
	buf_release(&found);
	txn_abort(txn);
}

static void
test_answers(void **state)
{
	struct setup s;

	setup(&s, state);
	assert_int_equal(append(&s, 1, 1, "a"), 0);
	assert_int_equal(s.res[0].seq, 1);
	assert_int_equal(s.res[0].code, 0);
	assert_int_equal(append(&s, 1, 2, "x"), 0);
	assert_int_equal(s.res[0].seq, 2);
	assert_int_equal(s.res[0].code, MG_ETAKEN);
	assert_string_equal(s.res[0].detail, "taken x");
	assert_state(&s, 2, "a");
	assert_int_equal(append(&s, 1, 3, ""), 0);
	assert_state(&s, 2, "a");
	done(&s);
}

/* The answer of the journal, and nothing is done twice. */
static void
test_duplicates(void **state)
{
	struct setup s;
	int applied;

	setup(&s, state);
	assert_int_equal(append(&s, 1, 1, "ax"), 0);
	applied = s.applied;
	for (int i = 0; i < 3; i++) {
		/* also the refused one that is the last of all */
		assert_int_equal(append(&s, 1, 2, "x"), 0);
		assert_int_equal(s.res[0].seq, 2);
		assert_int_equal(s.res[0].code, MG_ETAKEN);
		assert_string_equal(s.res[0].detail, "taken x");
		assert_int_equal(append(&s, 1, 1, "q"), 0);
		assert_int_equal(s.res[0].seq, 1);
		assert_int_equal(s.res[0].code, 0);
	}
	assert_int_equal(s.applied, applied);
	assert_state(&s, 2, "a");
	/* duplicates and new ones in one batch, a refusal after them */
	assert_int_equal(append(&s, 1, 1, "axbxc"), 0);
	assert_int_equal(s.res[1].seq, 2);
	assert_int_equal(s.res[1].code, MG_ETAKEN);
	assert_int_equal(s.res[2].seq, 3);
	assert_int_equal(s.res[3].seq, 4);
	assert_int_equal(s.res[3].code, MG_ETAKEN);
	assert_int_equal(s.res[4].seq, 5);
	assert_state(&s, 5, "abc");
	done(&s);
}

static void
test_holes(void **state)
{
	struct setup s;

	setup(&s, state);
	assert_int_equal(append(&s, 1, 2, "a"), MG_EHOLE);
	assert_state(&s, 0, "");
	assert_int_equal(append(&s, 1, 1, "a"), 0);
	assert_int_equal(append(&s, 1, 3, "b"), MG_EHOLE);
	assert_non_null(strstr(s.p->err.text, "3"));
	assert_int_equal(
		append(&s, 7, 1, "b"), 0); /* each origin counts alone */
	assert_int_equal(append(&s, 7, 3, "c"), MG_EHOLE);
	assert_state(&s, 2, "ab");
	done(&s);
}

static void
test_refusals_in_batches(void **state)
{
	static const char *const batches[] = { "x", "ax", "xa", "axb", "xxx",
		"axbxc", "xaxxbxx", "abcdefghijklmnopqrstuvwxyzxx" };
	struct setup s;
	uint64_t seq = 0;
	char letters[27] = "";

	setup(&s, state);
	for (size_t i = 0; i < ARRAY_SIZE(batches); i++) {
		const char *b = batches[i];

		assert_int_equal(append(&s, 1, seq + 1, b), 0);
		for (size_t j = 0; b[j]; j++) {
			assert_int_equal(s.res[j].seq, ++seq);
			assert_int_equal(
				s.res[j].code, b[j] == 'x' ? MG_ETAKEN : 0);
			if (b[j] == 'x')
				assert_string_equal(s.res[j].detail, "taken x");
			else
				assert_null(s.res[j].detail);
			if (b[j] != 'x' && !strchr(letters, b[j]))
				strncat(letters, &b[j], 1);
		}
		assert_state(&s, seq, letters);
	}
	done(&s);
}

static void
test_a_fault_ends_the_batch(void **state)
{
	struct setup s;

	setup(&s, state);
	assert_int_equal(append(&s, 1, 1, "ab!c"), MG_EIO);
	assert_string_equal(s.p->err.text, "host");
	assert_state(&s, 0, "");
	assert_int_equal(append(&s, 1, 1, "axb!c"), MG_EIO);
	assert_state(&s, 0, "");
	assert_int_equal(append(&s, 1, 1, "ab"), 0);
	assert_state(&s, 2, "ab");
	done(&s);
}

struct reading {
	char text[MOST + 1];
	size_t n, stop;
};

static int
visit(void *ctx, const struct log_entry *e, struct err *err)
{
	struct reading *r = ctx;

	if (r->n == r->stop)
		return err_set(err, MG_EBUSY, "enough");
	assert_int_equal(e->seq, e->change.oseq);
	r->text[r->n++] = e->code ? '-' : *(const char *)e->change.bytes;
	r->text[r->n] = '\0';
	return 0;
}

static void
assert_reads(struct setup *s, uint64_t from, uint64_t max, const char *want)
{
	struct reading r = { .stop = MOST };

	assert_int_equal(log_read(s->log, from, max, visit, &r, &s->p->err), 0);
	assert_string_equal(r.text, want);
}

static void
test_reading(void **state)
{
	struct setup s;
	struct reading r = { .stop = 2 };
	struct log_head head;

	setup(&s, state);
	assert_reads(&s, 1, UINT64_MAX, "");
	assert_int_equal(append(&s, 1, 1, "abxc"), 0);
	assert_reads(&s, 1, UINT64_MAX, "ab-c");
	assert_reads(&s, 2, 2, "b-");
	assert_reads(&s, 5, 9, "");
	assert_reads(&s, 1, 0, "");
	assert_int_equal(log_read(s.log, 1, 9, visit, &r, &s.p->err), MG_EBUSY);
	assert_int_equal(r.n, 2);
	assert_int_equal(log_last(s.log, &head, &s.p->err), 0);
	assert_int_equal(head.seq, 4);
	assert_reads(&s, 1, 9, "ab-c");
	done(&s);
}

/* ---- replay ------------------------------------------------------------- */

struct replaying {
	struct log_following following;
	uint64_t spoil; /* this entry comes with another code */
};

static int
replay_visit(void *ctx, const struct log_entry *e, struct err *err)
{
	struct replaying *r = ctx;
	struct log_entry entry = *e;

	if (e->seq == r->spoil)
		entry.code = e->code ? 0 : MG_EINUSE;
	return following_next(&r->following, &entry, err);
}

static int
replay_into(
	struct setup *s, const char *name, uint64_t spoil, struct log_head *out)
{
	struct store_options opt = { MAP, "test" };
	struct place to = { .store = NULL };
	struct replaying r = { .spoil = spoil };
	int applied = 0, rc;
	struct txn *txn;

	snprintf(to.dir, sizeof(to.dir), "%s/%.16s", s->p->top, name);
	assert_int_equal(store_create(to.dir, &opt, NULL, NULL, &to.err), 0);
	place_open(&to, MAP);
	r.following.to = (struct log_follower){ to.store, apply, &applied };
	assert_int_equal(gate_enter(to.store, &to.err), 0);
	rc = log_read(s->log, 1, UINT64_MAX, replay_visit, &r, &s->p->err);
	rc = following_end(&r.following, rc, &s->p->err);
	gate_leave(to.store);
	txn = place_read(&to);
	journal_head(txn, out);
	txn_abort(txn);
	place_close(&to);
	return rc;
}

static void
test_replay(void **state)
{
	struct setup s;
	struct log_head head, again;

	setup(&s, state);
	assert_int_equal(append(&s, 1, 1, "abcdxe"), 0);
	assert_int_equal(log_last(s.log, &head, &s.p->err), 0);
	assert_int_equal(replay_into(&s, "same", 0, &again), 0);
	assert_int_equal(again.seq, head.seq);
	assert_memory_equal(again.chain, head.chain, HASH_SIZE);
	assert_int_equal(replay_into(&s, "other", 5, &again), MG_EDAMAGED);
	assert_int_equal(again.seq, 0); /* nothing of the transaction */
	assert_non_null(strstr(s.p->err.text, "5"));
	done(&s);
}

/* Long journals are entered in several transactions: what was kept stays. */
static void
test_replay_is_kept_in_parts(void **state)
{
	static char big[700000] = "a";
	struct log_change c = { .origin = 1, .bytes = big, .len = sizeof(big) };
	struct setup s;
	struct log_head again;

	setup(&s, state);
	for (int i = 0; i < 5; i++) {
		c.oseq++;
		big[0] = i < 4 ? 'a' : 'x';
		forget(&s);
		assert_int_equal(gate_enter(s.p->store, &s.p->err), 0);
		assert_int_equal(log_append(s.log, &c, 1, s.res, &s.p->err), 0);
		gate_leave(s.p->store);
	}
	assert_int_equal(replay_into(&s, "whole", 0, &again), 0);
	assert_int_equal(again.seq, 5);
	assert_int_equal(replay_into(&s, "other", 5, &again), MG_EDAMAGED);
	assert_int_equal(again.seq, 3);
	done(&s);
}

/* ---- engines and numbers ------------------------------------------------ */

static void
test_engine_is_named(void **state)
{
	struct place *p = *state;
	struct log *log = NULL;

	place_store(p, MAP);
	assert_int_equal(
		log_open("paper", p->store, apply, NULL, &log, &p->err),
		MG_ECONFIG);
	assert_null(log);
	assert_non_null(strstr(p->err.text, "paper"));
	log_close(log);
}

static void
test_answers_are_told_apart(void **state)
{
	const struct log_result waits = { 0, 0, NULL };
	const struct log_result stands = { 7, 0, NULL };
	const struct log_result falls = { 8, MG_ETAKEN, NULL };

	(void)state;
	assert_int_equal(log_answer(&waits), LOG_WAITING);
	assert_int_equal(log_answer(&stands), LOG_ACKNOWLEDGED);
	assert_int_equal(log_answer(&falls), LOG_REFUSED);
}

/* Two origins give numbers of their own; neither stands in the other's way. */
static void
test_given(void **state)
{
	const uint64_t first = (uint64_t)1 << 32, second = (uint64_t)2 << 32;
	struct setup s;
	struct txn *txn;

	setup(&s, state);
	assert_int_equal(gate_enter(s.p->store, &s.p->err), 0);
	assert_int_equal(txn_write(s.p->store, &txn, &s.p->err), 0);
	assert_false(given_any(txn, 3));
	given_set(txn, 3, second | 9);
	given_set(txn, 3, first | 4);
	assert_true(given_any(txn, 3));
	assert_false(given_any(txn, 4));
	assert_int_equal(given_last(txn, 3, 1), first | 4);
	assert_int_equal(given_last(txn, 3, 2), second | 9);
	assert_int_equal(given_last(txn, 3, 3), 0);
	assert_int_equal(log_given(s.log, txn, 3, 2), second | 9);
	assert_int_equal(log_oseq(s.log, txn, 2), 0);
	assert_int_equal(txn_commit(txn, &s.p->err), 0);
	gate_leave(s.p->store);
	done(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLACE_TEST(test_answers),
		PLACE_TEST(test_engine_is_named),
		PLACE_TEST(test_answers_are_told_apart),
		PLACE_TEST(test_given),
		PLACE_TEST(test_duplicates),
		PLACE_TEST(test_holes),
		PLACE_TEST(test_refusals_in_batches),
		PLACE_TEST(test_a_fault_ends_the_batch),
		PLACE_TEST(test_reading),
		PLACE_TEST(test_replay),
		PLACE_TEST(test_replay_is_kept_in_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
