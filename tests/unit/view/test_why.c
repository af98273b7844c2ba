/* SPDX-License-Identifier: MIT */
/* Rows of a verdict in words. The catalogs are not loaded here: labels are in the
 * language of the office, what is around them in English. */
#include "../office/office_fixture.h"

#include "magang/casework/judge.h"
#include "magang/rulebook/program_cache.h"
#include "magang/view/why.h"
#include "magang/view/why_row.h"

#define WHO                                                                    \
	"name=Dedi; nik=3205011203990001; phone=081200001234; "                \
	"village=32.05.01.1001"

static char *
sentence(struct desk *d)
{
	struct err err = { MG_ENOTALLOWED, "none" };

	why_err(d->o, &err);
	return xstrdup(err.text);
}

static void
check_said(struct desk *d, enum lang lang, const char *has, const char *absent)
{
	char *text;

	d->o->lang = lang;
	text = sentence(d);
	if (!strstr(text, has))
		fail_msg("no '%s' in: %s", has, text);
	if (absent && strstr(text, absent))
		fail_msg("'%s' in: %s", absent, text);
	free(text);
	d->o->lang = LANG_EN;
}

static void
test_labels(void **state)
{
	struct desk *d = *state;
	uint64_t kase = open_case(d, person(d, WHO), "kyoto-ikusei", "");

	assert_int_equal(try_move(d, kase, "doc_check", NULL), MG_ENOTALLOWED);
	check_said(d, LANG_EN, "not moved to 'Document check': ", "doc_check");
	check_said(
		d, LANG_EN, "'Place of birth' is not filled in", "birth_place");
	check_said(d, LANG_ID, "'Tempat lahir'", "birth_place");
	check_said(d, LANG_JA, "'出生地'", "birth_place");
	assert_int_equal(try_move(d, kase, "contract", NULL), MG_ENOTALLOWED);
	check_said(d, LANG_EN, "can go to: ", "doc_check");
}

/* A case that stands before the medical check, with its facts. */
struct scene {
	struct style style;
	const struct program *p;
	struct record c, who;
	struct case_facts f;
	struct verdict v;
	struct buf text;
};

static struct scene *
medical(struct desk *d)
{
	struct scene *s = xcalloc(1, sizeof(*s));
	uint64_t kase = open_case(
		d, person(d, WHO), "kyoto-ikusei", "fit=ya; tb_free=tidak");

	s->style = (struct style){ .office = d->o, .form = OUT_TABLE };
	assert_true(peek(d, KIND_CASE, kase, &s->c));
	assert_true(peek(d, KIND_PERSON, record_owner(&s->c), &s->who));
	assert_int_equal(txn_read(d->o->store, &s->style.txn, &d->err), 0);
	s->p = case_program(d->o, s->style.txn, &s->c);
	record_set_number(&s->c, F_STAGE,
		s->p->stages[program_stage(s->p, "medical")].number);
	case_facts_init(
		&s->f, &d->o->book, s->style.txn, &s->c, &s->who, d->o->today);
	verdict_init(&s->v);
	return s;
}

static const char *
refusal(struct scene *s, const char *role, const char *to)
{
	struct err unread = ERR_INIT;

	assert_int_equal(case_move_check(&s->f, role, program_stage(s->p, to),
				 true, &s->v, &unread),
		MG_ENOTALLOWED);
	buf_clear(&s->text);
	why_sentence(&s->style, &s->v, &s->text);
	return buf_str(&s->text);
}

static void
scene_free(struct scene *s)
{
	txn_abort(s->style.txn);
	verdict_release(&s->v);
	buf_release(&s->text);
	free(s);
}

static void
test_roles(void **state)
{
	struct desk *d = *state;
	struct scene *s = medical(d);
	struct buf reasons = BUF_INIT;
	struct verdict *own;
	const char *text;

	d->o->lang = LANG_ID;
	text = refusal(s, "officer", "rejected");
	if (!strstr(text, "role 'Petugas loket' may not make this move; it is "
			  "for: "))
		fail_msg("%s", text);
	assert_null(strstr(text, "verifier"));
	/* as a reason of many as well, where values are left out */
	own = d->o->verdict;
	d->o->verdict = &s->v;
	why_reasons(d->o, &reasons);
	d->o->verdict = own;
	assert_non_null(strstr(buf_str(&reasons), "role 'Petugas loket' may"));
	buf_release(&reasons);
	scene_free(s);
}

/* Of health only that there is a question, to whoever may not read it. */
static void
test_health(void **state)
{
	struct desk *d = *state;
	struct scene *s = medical(d);
	const char *text = refusal(s, "administrator", "pool");

	if (!strstr(text, "(a question of health)") ||
		strstr(text, "tuberculosis"))
		fail_msg("%s", text);
	s->style.reveal = true;
	text = refusal(s, "administrator", "pool");
	if (!strstr(text, "Free of active tuberculosis: is no"))
		fail_msg("%s", text);
	d->o->access.permissions &= ~(unsigned)PERM_HEALTH;
	assert_null(
		strstr(refusal(s, "administrator", "pool"), "tuberculosis"));
	scene_free(s);
}

/* Nothing that a program asks is said in codes: its names have a low line, its
 * labels do not. */
static void
say_all(struct desk *d, const struct program *p)
{
	struct style style = { .office = d->o, .form = OUT_TABLE };
	struct verdict v;

	verdict_init(&v);
	for (size_t i = 0; i < p->n_moves; i++) {
		if (!p->moves[i].guard || p->moves[i].from < 0)
			continue;
		verdict_begin(&v, p, p->moves[i].from, p->moves[i].to);
		verdict_stop(&v, verdict_add(&v, VERDICT_GUARD, 0, TRI_NO));
		verdict_add(&v, VERDICT_GUARD, 0, TRI_NO)->node = 1 << 20;
		for (size_t j = 0; j < v.n; j++) {
			struct buf text = BUF_INIT;

			why_row(&style, &v, j, &text);
			if (strchr(buf_str(&text), '_'))
				fail_msg("%s: %s", p->name, buf_str(&text));
			buf_release(&text);
		}
	}
	verdict_release(&v);
}

static void
test_no_codes(void **state)
{
	struct desk *d = *state;
	uint16_t numbers[16];
	struct txn *txn;
	size_t n;

	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	n = office_program_numbers(txn, numbers, ARRAY_SIZE(numbers));
	assert_true(n >= 4);
	for (size_t i = 0; i < n; i++)
		say_all(d, office_program(d->o, txn, numbers[i], 0));
	txn_abort(txn);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_labels),
		desk_test(test_roles),
		desk_test(test_health),
		desk_test(test_no_codes),
	};

	return cmocka_run_group_tests_name("why", tests, NULL, NULL);
}
