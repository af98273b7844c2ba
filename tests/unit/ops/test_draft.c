/* SPDX-License-Identifier: MIT */
/* A form that was left is there again, for its owner, until it is saved. */
#include "../office/office_fixture.h"

#include "magang/ops/aside.h"
#include "magang/ops/draft.h"
#include "magang/ops/ops_about.h"
#include "magang/store/drafts.h"

#include "../../../src/store/internal.h"

static void
fill(struct draft *out, const char *name)
{
	draft_init(out, KIND_PERSON);
	out->at = F_PHONE;
	snprintf(out->program, sizeof(out->program), "kyoto-ikusei");
	draft_add(out, F_NAME, 1, name);
	draft_add(out, F_NIK, 0, "3205055203989001");
	draft_add(out, F_NAME_KANA, 3, "");
}

static void
test_round(void **state)
{
	struct desk *d = *state;
	uint32_t session = draft_session();
	struct draft a, b, got;
	struct draft_head heads[4];
	size_t n;

	fill(&a, "Neng Sumiati");
	check_done(d, draft_save(d->o, session, &a, &d->err));
	later_days(d, 1);
	fill(&b, "Cecep");
	check_done(d, draft_save(d->o, session, &b, &d->err));
	assert_int_not_equal(a.form, b.form);
	check_done(d, draft_heads(d->o, heads, 4, &n, &d->err));
	assert_int_equal(n, 2);
	assert_int_equal(heads[0].form, b.form);
	assert_int_equal(heads[0].filled, 2);
	assert_int_equal(heads[1].session, session);
	check_done(d, draft_load(d->o, session, a.form, &got, &d->err));
	assert_int_equal(got.kind, KIND_PERSON);
	assert_int_equal(got.at, F_PHONE);
	assert_int_equal(got.when, NOW);
	assert_string_equal(got.program, "kyoto-ikusei");
	assert_int_equal(got.n_rows, 3);
	assert_string_equal(got.rows[0].text, "Neng Sumiati");
	assert_int_equal(got.rows[2].mark, 3);
	draft_release(&got);
	check_done(d, draft_drop(d->o, &a, &d->err));
	check_refused(d, draft_load(d->o, session, a.form, &got, &d->err),
		MG_ENOENT, NULL);
	check_done(d, draft_heads(d->o, heads, 4, &n, &d->err));
	assert_int_equal(n, 1);
	draft_release(&a);
	draft_release(&b);
}

/* What holds nothing is not offered, also where it held something before. */
static void
test_empty(void **state)
{
	struct desk *d = *state;
	const uint32_t session = draft_session();
	struct draft a;
	size_t n;

	draft_init(&a, KIND_NONE);
	draft_add(&a, F_TEXT, 0, " \n\n");
	check_done(d, draft_save(d->o, session, &a, &d->err));
	check_done(d, draft_heads(d->o, NULL, DRAFTS_MAX, &n, &d->err));
	assert_int_equal(n, 0);
	draft_clear(&a);
	draft_add(&a, F_TEXT, 0, "Neng");
	check_done(d, draft_save(d->o, session, &a, &d->err));
	check_done(d, draft_heads(d->o, NULL, DRAFTS_MAX, &n, &d->err));
	assert_int_equal(n, 1);
	draft_clear(&a);
	draft_add(&a, F_TEXT, 0, " ");
	check_done(d, draft_save(d->o, session, &a, &d->err));
	check_done(d, draft_heads(d->o, NULL, DRAFTS_MAX, &n, &d->err));
	assert_int_equal(n, 0);
	draft_release(&a);
}

static const char *
kept_at(struct draft *d, size_t back)
{
	return d->n_rows < back ? "" : d->rows[d->n_rows - back].text;
}

/* Filters are no drafts; the last one is the last, however often it was asked; where
 * somebody is erased, none is left. */
static void
test_filters(void **state)
{
	struct desk *d = *state;
	struct draft kept, a;
	char text[20];
	size_t n;

	for (int i = 0; i < FILTERS_KEPT + 5; i++) {
		snprintf(text, sizeof(text), "siti %d", i);
		check_done(d, filter_keep(d->o, KIND_CASE, text, &d->err));
	}
	check_done(d, filter_keep(d->o, KIND_CASE, "siti 40", &d->err));
	check_done(d, filter_keep(d->o, KIND_TASK, "siti 40", &d->err));
	check_done(d, filters_kept(d->o, &kept, &d->err));
	assert_int_equal(kept.n_rows, FILTERS_KEPT);
	assert_int_equal(kept.rows[kept.n_rows - 1].field, KIND_TASK);
	assert_string_equal(kept_at(&kept, 2), "siti 40");
	assert_string_equal(kept_at(&kept, 3), "siti 44");
	draft_release(&kept);
	fill(&a, "Neng Sumiati");
	check_done(d, draft_save(d->o, draft_session(), &a, &d->err));
	check_done(d, draft_heads(d->o, NULL, 9, &n, &d->err));
	assert_int_equal(n, 1);
	check_done(d, draft_forget(d->o, 1, "", &d->err));
	check_done(d, filters_kept(d->o, &kept, &d->err));
	assert_int_equal(kept.n_rows, 0);
	draft_release(&kept);
	draft_release(&a);
}

/* The latest ones, however the numbers of the sessions fall. */
static void
test_latest(void **state)
{
	struct desk *d = *state;
	struct draft_head heads[3];
	struct draft draft;
	size_t n;

	for (uint32_t i = 0; i < 12; i++) {
		fill(&draft, "Cecep");
		check_done(d, draft_save(d->o, (i * 7 + 1) % 12 + 1, &draft,
				      &d->err));
		draft_release(&draft);
		later_days(d, 1);
	}
	check_done(d, draft_heads(d->o, heads, 3, &n, &d->err));
	assert_int_equal(n, 3);
	assert_true(heads[0].when > heads[1].when);
	assert_true(heads[1].when > heads[2].when);
	assert_int_equal(heads[0].session, (11 * 7 + 1) % 12 + 1);
	assert_string_equal(heads[0].title, "Cecep");
}

/* What could not be kept is not said to be. */
static void
test_too_long(void **state)
{
	struct desk *d = *state;
	char *text = xmalloc((size_t)2000000);
	struct draft draft;

	memset(text, 'x', 1999999);
	text[1999999] = '\0';
	draft_init(&draft, KIND_NONE);
	draft_add(&draft, F_TEXT, 0, text);
	check_refused(d, draft_save(d->o, 7, &draft, &d->err), MG_EDATA, NULL);
	assert_int_equal(draft.form, 0);
	draft_release(&draft);
	free(text);
}

static void
test_others(void **state)
{
	struct desk *d = *state;
	uint64_t me = d->o->access.user;
	struct draft a, got;
	struct draft_head heads[4];
	size_t n;

	fill(&a, "Neng Sumiati");
	check_done(d, draft_save(d->o, 5, &a, &d->err));
	d->o->access.user = me + 1;
	check_done(d, draft_heads(d->o, heads, 4, &n, &d->err));
	assert_int_equal(n, 0);
	check_refused(
		d, draft_load(d->o, 5, a.form, &got, &d->err), MG_ENOENT, NULL);
	d->o->access.user = me;
	check_done(d, draft_heads(d->o, heads, 4, &n, &d->err));
	assert_int_equal(n, 1);
	draft_release(&a);
}

/* Somebody who is erased stands in no draft any more. */
static void
test_forget(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(d, "name=Neng Sumiati; nik=3205055203989001");
	struct draft a, b;
	struct draft_head heads[4];
	size_t n;

	fill(&a, "Neng");
	check_done(d, draft_save(d->o, 5, &a, &d->err));
	draft_init(&b, KIND_PERSON);
	b.record = id;
	draft_add(&b, F_NAME, 0, "Neng S");
	check_done(d, draft_save(d->o, 5, &b, &d->err));
	draft_release(&b);
	draft_init(&b, KIND_PERSON);
	draft_add(&b, F_NAME, 0, "Cecep");
	check_done(d, draft_save(d->o, 5, &b, &d->err));
	check_done(d, op_erase(d->o, &id, 1, "asked", &d->r, &d->err));
	check_done(d, draft_heads(d->o, heads, 4, &n, &d->err));
	assert_int_equal(n, 1);
	assert_int_equal(heads[0].form, b.form);
	draft_release(&a);
	draft_release(&b);
}

struct drafted {
	enum kind kind, about_kind;
	uint64_t record, about;
	uint16_t field;
	const char *text;
};

static void
save(struct desk *d, const struct drafted *what)
{
	struct draft a;

	draft_init(&a, what->kind);
	a.record = what->record;
	a.about_kind = what->about_kind;
	a.about = what->about;
	draft_add(&a, what->field, 0, what->text);
	check_done(d, draft_save(d->o, 5, &a, &d->err));
	draft_release(&a);
}

/* However a draft is about somebody: by her case, a task of it, a number in a
 * text. Others stay, however many there are. */
static void
test_forget_all(void **state)
{
	struct desk *d = *state;
	uint64_t her = person(d, "name=Neng Sumiati; nik=3205055203989001");
	uint64_t him = person(d, "name=Cecep Supriadi");
	uint64_t hers = open_case(d, her, "magang-jabar", "");
	uint64_t his = open_case(d, him, "magang-jabar", "");
	uint64_t task = member(d, KIND_CASE, hers, KIND_TASK, 0);
	char number[NUMBER_TEXT], kase[NUMBER_TEXT];
	const struct drafted gone[] = {
		{ KIND_CASE, KIND_NONE, hers, 0, F_OFFICER, "x" },
		{ KIND_ACTIVITY, KIND_CASE, 0, hers, F_TEXT, "sakit" },
		{ KIND_TASK, KIND_CASE, task, hers, F_TASK, "telepon" },
		{ KIND_TASK, KIND_NONE, task, 0, F_TASK, "telepon" },
		{ KIND_ACTIVITY, KIND_TASK, 0, task, F_TEXT, "sakit" },
		{ KIND_CASE, KIND_PERSON, 0, her, F_OFFICER, "x" },
		{ KIND_MEMBER, KIND_NONE, 0, 0, F_PERSON, number },
		{ KIND_TASK, KIND_NONE, 0, 0, F_ABOUT, kase },
		{ KIND_NONE, KIND_NONE, 0, 0, F_TEXT,
			"nama: Neng\nNIK 3205.0552 0398-9001\n" },
	}, stay[] = {
		{ KIND_CASE, KIND_NONE, his, 0, F_OFFICER, "x" },
		{ KIND_ACTIVITY, KIND_CASE, 0, his, F_TEXT, "sakit" },
		{ KIND_PERSON, KIND_NONE, him, 0, F_NIK, "3205055203989002" },
		{ KIND_NONE, KIND_NONE, 0, 0, F_TEXT, "32050552 x 03989001" },
	};
	struct draft_head heads[1];
	size_t n;

	number_format(number, "MG", her);
	number_format(kase, "MJ", hers);
	for (size_t i = 0; i < DRAFTS_MAX; i++)
		save(d, &stay[i % ARRAY_SIZE(stay)]);
	d->o->access.user++;
	for (size_t i = 0; i < ARRAY_SIZE(gone); i++)
		save(d, &gone[i]);
	save(d, &stay[1]);
	d->o->access.user--;
	check_done(d, op_erase(d->o, &her, 1, "asked", &d->r, &d->err));
	check_done(d, draft_heads(d->o, NULL, DRAFTS_MAX, &n, &d->err));
	assert_int_equal(n, DRAFTS_MAX);
	d->o->access.user++;
	check_done(d, draft_heads(d->o, heads, 1, &n, &d->err));
	assert_int_equal(n, 1);
	assert_int_equal(heads[0].form, ARRAY_SIZE(gone) + 1);
	check_done(d, draft_heads(d->o, NULL, DRAFTS_MAX, &n, &d->err));
	assert_int_equal(n, 1);
	d->o->access.user--;
}

/* One of another form is told of and kept, until somebody is erased, whom it
 * may name. */
static void
test_foreign(void **state)
{
	struct desk *d = *state;
	const struct draft_key key = { d->o->access.user, 5, 9 };
	uint64_t id = person(d, "name=Neng Sumiati; nik=3205055203989001");
	struct draft_head heads[4];
	struct draft a, got;
	size_t n;

	fill(&a, "Cecep");
	check_done(d, draft_save(d->o, 5, &a, &d->err));
	assert_int_equal(draft_foreign(d->o), 0);
	check_done(d, drafts_put(d->o->store, &key, "\377Neng", 5, &d->err));
	check_refused(d, draft_load(d->o, 5, 9, &got, &d->err), MG_EVERSION,
		"another version", NULL);
	check_done(d, draft_heads(d->o, heads, 4, &n, &d->err));
	assert_int_equal(n, 1);
	assert_int_equal(draft_foreign(d->o), 1);
	check_done(d, op_erase(d->o, &id, 1, "asked", &d->r, &d->err));
	assert_int_equal(draft_foreign(d->o), 0);
	draft_release(&a);
}

/* What nothing opens goes, and is told of once: to whom it was, or to anybody where
 * the damage made it nobody's; never a draft of somebody else. */
static void
test_broken(void **state)
{
	struct desk *d = *state;
	const uint64_t user = d->o->access.user;
	const struct draft_key bad[] = { { user, 5, 2 }, { user, 6, 1 },
		{ user + 4096, 5, 1 } };
	struct draft a, got;

	fill(&a, "Cecep");
	check_done(d, draft_save(d->o, 5, &a, &d->err));
	assert_int_equal(draft_broken(d->o), 0);
	d->o->store->master[0] ^= 1;
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++)
		check_done(d,
			drafts_put(d->o->store, &bad[i], "Neng", 4, &d->err));
	d->o->store->master[0] ^= 1;
	check_refused(d, draft_load(d->o, 5, 2, &got, &d->err), MG_EDATA,
		"damaged", NULL);
	d->o->access.user++;
	assert_int_equal(draft_broken(d->o), 1);
	d->o->access.user--;
	assert_int_equal(draft_broken(d->o), 2);
	assert_int_equal(draft_broken(d->o), 0);
	check_done(d, draft_load(d->o, 5, a.form, &got, &d->err));
	draft_release(&got);
	draft_release(&a);
}

/* The last forty of a user, by names that go on; drafts do not see them. */
static void
test_aside(void **state)
{
	struct desk *d = *state;
	struct aside heads[ASIDE_KEPT], head;
	char name[ASIDE_NAME];
	struct buf what = BUF_INIT;
	size_t n;

	for (int i = 0; i < ASIDE_KEPT + 5; i++)
		check_done(d, aside_keep(d->o, i % 2 ? "case" : "roll",
				      "list case --csv", false, name, &d->err));
	assert_string_equal(name, "roll-23");
	check_done(d, aside_heads(d->o, heads, &n, &d->err));
	assert_int_equal(n, ASIDE_KEPT);
	check_done(d, aside_find(d->o, "roll-23", &head, &what, &d->err));
	assert_string_equal(buf_str(&what), "list case --csv");
	assert_false(head.text);
	check_refused(d, aside_find(d->o, "roll-1", &head, &what, &d->err),
		MG_ENOENT, "roll-1", NULL);
	check_done(d, draft_heads(d->o, NULL, DRAFTS_MAX, &n, &d->err));
	assert_int_equal(n, 0);
	buf_release(&what);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_round),
		desk_test(test_empty),
		desk_test(test_filters),
		desk_test(test_latest),
		desk_test(test_too_long),
		desk_test(test_others),
		desk_test(test_forget),
		desk_test(test_forget_all),
		desk_test(test_foreign),
		desk_test(test_broken),
		desk_test(test_aside),
	};

	return cmocka_run_group_tests_name("draft", tests, NULL, NULL);
}
