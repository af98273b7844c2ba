/* SPDX-License-Identifier: MIT */
/* check_store makes published runs again from what they kept, and names one that
 * does not come to what it came to; what is otherwise since is none of it. */
#include "magang/ops/ops_match.h"
#include "magang/ops/ops_wish.h"
#include "magang/store/gate.h"
#include "office_fixture.h"

static const char program[] =
	"program: pairs\n"
	"version: 1\n"
	"prefix: QX\n"
	"label: Pairs\n"
	"stages:\n"
	"  pool: {kind: start, label: Pool, matched: yes}\n"
	"  done: {kind: success, label: Done}\n"
	"moves:\n"
	"  - {from: pool, to: done}\n";

/* Two people who wish one place, and another that is left. */
struct pairs {
	struct desk *d;
	uint64_t kase[2], slot[2], run, seat;
};

static uint64_t
add_slot(struct desk *d, uint64_t host, const char *text)
{
	struct values v;

	values_parse(d, KIND_SLOT, text, &v);
	v.row[v.n++] = (struct setting){ core_field(F_SLOT_HOST),
		value_number((int64_t)host) };
	check_done(d, op_add(d->o, KIND_SLOT, v.row, v.n, &d->r, &d->err));
	return d->r.id;
}

static void
wish(struct pairs *p, int who, const char *text)
{
	struct wish *w = xmalloc(sizeof(*w));

	check_done(
		p->d, wish_typed(p->d->o, p->kase[who], text, w, &p->d->err));
	check_done(p->d,
		op_wishes_set(p->d->o, w, 1, false, &p->d->r, &p->d->err));
	free(w);
}

static void
publish(struct pairs *p)
{
	struct desk *d = p->d;
	struct match_of of = { .seed = "1", .today = d->o->today };
	struct record *r = xmalloc(sizeof(*r));
	struct match_ran ran;
	uint32_t number;

	assert_true(peek(d, KIND_SLOT, p->slot[0], r));
	of.program = (uint16_t)record_number(r, F_SLOT_PROGRAM, 0);
	check_done(d, match_run(d->o, &of, true, &ran, &d->err));
	check_done(d, match_keep(d->o, &ran, false, &number, &d->err));
	match_ran_release(&ran);
	check_done(d, op_match_publish(d->o, number, 2, false, &d->r, &d->err));
	p->run = p->seat = (uint64_t)1 << 32 | 1;
	free(r);
}

static struct pairs *
pairs_new(struct desk *d)
{
	struct pairs *p = xcalloc(1, sizeof(*p));
	struct values v;

	p->d = d;
	install_program(d, "pairs", program);
	for (int i = 0; i < 2; i++)
		p->kase[i] = open_case(d,
			person(d, i ? "name=Budi; regency=32.05"
				    : "name=Ade; regency=32.06"),
			"pairs", "");
	values_parse(d, KIND_ORGANISATION, "name=Pairs; kind=host", &v);
	check_done(
		d, op_add(d->o, KIND_ORGANISATION, v.row, v.n, &d->r, &d->err));
	p->slot[1] = d->r.id;
	p->slot[0] =
		add_slot(d, p->slot[1], "program=pairs; name=P-1; seats=1");
	p->slot[1] =
		add_slot(d, p->slot[1], "program=pairs; name=P-2; seats=1");
	for (int i = 0; i < 2; i++)
		wish(p, i, "P-1 P-2");
	publish(p);
	return p;
}

/* Puts a value into a record by hand; *was is what was there. */
static void
put_by_hand(struct desk *d, enum kind kind, uint64_t id, uint16_t field,
	const struct value *v, struct value *was)
{
	struct record *r = xmalloc(sizeof(*r));
	struct buf bytes = BUF_INIT;
	struct key k = { 0 };
	struct txn *txn;

	check_done(d, gate_enter(d->o->store, &d->err));
	assert_int_equal(txn_write(d->o->store, &txn, &d->err), 0);
	assert_true(record_load(txn, kind, id, 0, r));
	record_own(r, d->arena);
	*was = *record_get(r, field);
	record_set(r, field, v);
	record_encode(r, &bytes);
	key_u8(&k, (uint8_t)kind);
	key_u64(&k, id);
	txn_put(txn, TREE_REC, k.b, k.n, bytes.data, bytes.len);
	buf_release(&bytes);
	check_done(d, txn_commit(txn, &d->err));
	gate_leave(d->o->store);
	free(r);
}

static void
with_hand_in(
	struct pairs *p, uint16_t field, const char *text, const char *said)
{
	struct value was, v = value_text(text);

	put_by_hand(p->d, KIND_RUN, p->run, field, &v, &was);
	check_says_only(p->d, said);
	put_by_hand(p->d, KIND_RUN, p->run, field, &was, &v);
	check_says_only(p->d, NULL);
}

static void
test_made_again(void **state)
{
	struct desk *d = *state;
	struct pairs *p = pairs_new(d);

	check_says_only(d, NULL);
	/* what it was made of is otherwise by now */
	wish(p, 0, "P-2");
	set(d, KIND_SLOT, p->slot[1], "name=P-9; expires=2026-11-01");
	later_days(d, 40);
	check_says_only(d, NULL);
	free(p);
}

static void
test_spoiled(void **state)
{
	static const char zeros[] = "0000000000000000000000000000000000000000"
				    "000000000000000000000000";
	struct desk *d = *state;
	struct pairs *p = pairs_new(d);

	with_hand_in(p, F_RUN_FROZEN, "",
		"PN-000001-3: what it kept of its input cannot be read");
	with_hand_in(p, F_RUN_SEED, "2",
		"PN-000001-3: what it kept is not what it was made of");
	with_hand_in(p, F_RUN_INPUT, zeros,
		"PN-000001-3: what it kept is not what it was made of");
	with_hand_in(p, F_RUN_RESULT, zeros,
		"PN-000001-3: made again from what it kept, it comes to "
		"something else");
	free(p);
}

/* A seat that names a run which gives the case another place. */
static void
test_not_offered(void **state)
{
	struct desk *d = *state;
	struct pairs *p = pairs_new(d);
	struct record *r = xmalloc(sizeof(*r));
	struct check_report report;
	struct value other, was;
	bool said = false;

	assert_true(peek(d, KIND_SEAT, p->seat, r));
	other = value_number(
		(int64_t)p->kase[record_number(r, F_DECISION_CASE, 0) ==
				 (int64_t)p->kase[0]]);
	put_by_hand(d, KIND_SEAT, p->seat, F_DECISION_CASE, &other, &was);
	check_done(d, check_store(d->o, &report, &d->err));
	for (size_t i = 0; i < report.n_problems; i++)
		said |= strstr(report.problems[i],
				"KR-000001-3: PN-000001-3 did not offer it") !=
			NULL;
	assert_true(said);
	check_report_release(&report);
	put_by_hand(d, KIND_SEAT, p->seat, F_DECISION_CASE, &was, &other);
	check_says_only(d, NULL);
	free(r);
	free(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_made_again),
		desk_test(test_spoiled),
		desk_test(test_not_offered),
	};

	return cmocka_run_group_tests_name("check_run", tests, NULL, NULL);
}
