/* SPDX-License-Identifier: MIT */
/*
 * Instance files: what is refused and where, what is told, and the answers to
 * those of ../shared/data/matching, with the number of stable matchings there
 * where all can be tried.
 */
#include "magang/exchange/match_file.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/file.h"
#include "magang/base/mem.h"
#include "magang/matching/check.h"

#define GIVEN TEST_DATA "/../shared/data/matching"

/* --- what is refused ----------------------------------------------------- */

static void
told_of(const char *text, bool *right, struct buf *out)
{
	struct match_file f;
	struct diag_list diags;
	size_t i;

	diag_init(&diags, "t.yaml");
	*right = match_file_read(text, strlen(text), &f, &diags);
	if (*right)
		match_file_release(&f);
	for (i = 0; i < diags.n; i++)
		buf_addf(out, "%s%d:%d %s", i > 0 ? ", " : "",
			diags.rows[i].line, diags.rows[i].column,
			diags.rows[i].id);
	diag_release(&diags);
}

static void
test_told(void **state)
{
	static const struct {
		const char *text, *told;
		bool right;
	} rows[] = {
		{ "people: {A: [K]}\nplaces: {K: {seats: 1}}", "", true },
		{ "", "", true },
		{ "people: {A: []}", "", true },
		{ "[{people: {A: []}}]", "1:1 root", false },
		{ "- people: {A: []}", "1:1 root", false },
		{ "A", "1:1 root", false },
		{ "format: 2", "1:9 format", false },
		{ "format: {}", "1:9 shape", false },
		{ "people: [A]", "1:9 shape", false },
		{ "people:\n", "1:8 shape", false },
		{ "peeple: {A: []}", "1:1 unknown_key", false },
		{ "people: {A: K}", "1:13 list", false },
		{ "people: {A: {wish: [K]}}", "1:14 unknown_key", false },
		{ "people: {A: {wishes: K}}", "1:22 list", false },
		{ "people: {A: [{K: 1}]}", "1:14 list", false },
		{ "people: {A: [[K, [L]]]}", "1:18 tie", false },
		{ "people: {A: {pinned: K}}", "1:22 pin", false },
		{ "people: {A: {pinned: H}}\nhosts: {H: {}}", "1:22 pin",
			false },
		{ "people: {A: [], A: []}", "1:17 duplicate_key", false },
		{ "people: {A: []}\npeople: {B: []}", "2:1 duplicate_key",
			false },
		{ "places: {K: {}}", "1:10 missing_key", false },
		{ "places: {K: {seats: -1}}", "1:21 number", false },
		{ "places: {K: {seats: 1.5}}", "1:21 number", false },
		{ "places: {K: {seats: two}}", "1:21 number", false },
		{ "places: {K: {seats: }}", "1:14 empty", false },
		{ "places: {K: {seats: 4294967295}}", "1:21 number", false },
		{ "places: {K: {seats: 0}}", "", true },
		{ "places: {K: {seats: 1, ranks: A}}", "1:31 list", false },
		{ "places: {K: {seats: 1, rest: maybe}}", "1:30 flag", false },
		{ "places: {K: {seats: 1, host: H}}", "1:30 unknown_host",
			false },
		{ "places: {K: {seats: 1, under: H}}", "1:24 unknown_key",
			false },
		{ "places: {K: {seats: 1, host: L}, L: {seats: 1}}",
			"1:30 unknown_host", false },
		{ "places: {K: {seats: 1}}\nhosts: {K: {}}",
			"2:9 duplicate_key", false },
		{ "hosts: {H: {under: H}}", "1:20 circle", false },
		{ "hosts: {H: {under: G}, G: {under: H}, F: {under: G}}",
			"1:20 circle", false },
		{ "hosts: {H: {ranks: [], under: G}, G: {ranks: []}}",
			"1:13 two_lists", false },
		{ "places: {K: {}}\nhosts: {H: {seats: x, under: G}}",
			"1:10 missing_key, 2:20 number, 2:30 unknown_host",
			false },
		{ "people: {A: &a [K]}", "1:13 anchor", false },
		{ "people: {A: [K}", "1:15 syntax", false },
		{ "people: {A: [K, L, K]}\nplaces: {K: {seats: 1}}",
			"1:17 nobody, 1:20 twice", true },
		{ "people: {A: [H]}\nhosts: {H: {}}", "1:14 nobody", true },
		{ "hosts: {H: {}}\npeople: {A: [H]}", "2:14 nobody", true },
		{ "places: {K: {seats: 1, ranks: [A], refuses: [B, B]}}",
			"1:32 nobody, 1:46 nobody, 1:49 twice", true },
		{ "lot: [A, B, A]\npeople: {A: []}", "1:10 nobody, 1:13 twice",
			true },
		{ "lot: A", "1:6 list", false },
		{ "lot: [[A]]", "1:7 list", false },
		{ "people: {A: {pinned: K}, B: {pinned: K}}\n"
		  "places: {K: {seats: 1}}",
			"2:10 pins", true },
	};
	bool right;
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		struct buf told = BUF_INIT;

		told_of(rows[i].text, &right, &told);
		if (strcmp(buf_str(&told), rows[i].told) != 0 ||
			right != rows[i].right)
			fail_msg("%s\n%s, wanted %s", rows[i].text,
				buf_str(&told), rows[i].told);
		buf_release(&told);
	}
}

/* Warnings do not use up the room of faults: such a file is still refused. */
static void
test_fault_behind_warnings(void **state)
{
	struct buf text = BUF_INIT, told = BUF_INIT;
	bool right;
	int i;

	(void)state;
	buf_adds(&text, "people: {A: [");
	for (i = 0; i < 500; i++)
		buf_adds(&text, "K, ");
	buf_adds(&text, "]}\nplaces: {K: {seats: x}}\n");
	told_of(buf_str(&text), &right, &told);
	assert_false(right);
	assert_non_null(strstr(buf_str(&told), "2:21 number"));
	buf_release(&text);
	buf_release(&told);
}

static void
test_hosts_above_each_other(void **state)
{
	int depth, i;

	(void)state;
	for (depth = 32; depth <= 33; depth++) {
		struct buf text = BUF_INIT, told = BUF_INIT;
		bool right;

		buf_adds(&text, "places: {K: {seats: 1, host: H1}}\nhosts:\n");
		for (i = 1; i < depth; i++)
			buf_addf(&text, "  H%d: {under: H%d}\n", i, i + 1);
		buf_addf(&text, "  H%d: {}\n", i);
		told_of(buf_str(&text), &right, &told);
		assert_true(right == (depth == 32));
		buf_release(&text);
		buf_release(&told);
	}
}

/* What is left out does not join what was before it to what comes behind. */
static void
test_ties(void **state)
{
	static const char text[] =
		"people: {A: [], B: [], C: [], D: []}\n"
		"places: {K: {seats: 1, ranks: [A, [X, B, C], [A, D]]}}\n";
	const uint32_t want[] = { 1, 2, 2, 4 };
	struct match_file f;
	struct diag_list diags;
	uint32_t i;

	(void)state;
	diag_init(&diags, "t.yaml");
	assert_true(match_file_read(text, strlen(text), &f, &diags));
	assert_int_equal(f.m.node[0].ranks.n, 4);
	for (i = 0; i < 4; i++) {
		assert_int_equal(f.m.entry[i].person, i);
		assert_int_equal(f.m.entry[i].rank, want[i]);
	}
	match_file_release(&f);
	diag_release(&diags);
}

/* --- the given files ----------------------------------------------------- */

static bool
read_given(const char *name, struct buf *out)
{
	struct err err = ERR_INIT;
	char path[1024];

	snprintf(path, sizeof(path), "%s/%s", GIVEN, name);
	return file_read(path, 1 << 20, out, &err) == 0;
}

/* Does the expected answer say so of the person? */
static bool
is_said(const char *answer, const struct instance *m, uint32_t person,
	uint32_t place)
{
	const char *end = strstr(answer, "\"unmatched\"");
	const char *at;
	char *line;

	assert_non_null(end);
	if (place == MATCH_NONE)
		line = xasprintf("  \"%s\"", m->person[person].name);
	else
		line = xasprintf("  \"%s\": \"%s\"", m->person[person].name,
			m->node[place].name);
	at = strstr(place == MATCH_NONE ? end : answer, line);
	free(line);
	return at != NULL && (place == MATCH_NONE || at < end);
}

static uint64_t
ways(const struct instance *m)
{
	uint64_t n = 1;
	uint32_t i;

	for (i = 0; i < m->n_people && n < 1000000; i++)
		if (m->person[i].pin == MATCH_NONE)
			n *= m->person[i].n_wishes + 1;
	return n;
}

static void
choose(const struct instance *m, uint64_t way, struct match_seat *seat)
{
	const struct match_person *p;
	uint32_t i, w;

	for (i = 0; i < m->n_people; i++) {
		p = &m->person[i];
		seat[i] = (struct match_seat){ p->pin, MATCH_NONE,
			p->pin != MATCH_NONE, false };
		if (seat[i].pinned)
			continue;
		w = (uint32_t)(way % (p->n_wishes + 1));
		way /= p->n_wishes + 1;
		if (w == p->n_wishes)
			continue;
		seat[i].wish = p->first + w;
		seat[i].place = m->wish[seat[i].wish].place;
	}
}

/* By trying all. */
static int
count_stable(const struct instance *m)
{
	struct match_seat *seat = xcalloc(m->n_people + 1, sizeof(*seat));
	const uint64_t n = ways(m);
	struct match_check c;
	uint64_t way;
	int stable = 0;

	for (way = 0; way < n; way++) {
		choose(m, way, seat);
		match_check(m, seat, &c);
		stable += match_stable(&c);
		match_check_release(&c);
	}
	free(seat);
	return stable;
}

static int
number_behind(const char *answer, const char *key)
{
	const char *at = strstr(answer, key);

	assert_non_null(at);
	return (int)strtol(at + strlen(key), NULL, 10);
}

static void
check_answer(const struct match_file *f, const struct diag_list *diags,
	const char *name, const char *answer)
{
	struct match_seat *seat = match_solve(&f->m, false);
	struct match_check c;
	uint32_t i;

	match_check(&f->m, seat, &c);
	if (!match_stable(&c))
		fail_msg("%s: not stable", name);
	for (i = 0; i < f->m.n_people; i++)
		if (!is_said(answer, &f->m, i, seat[i].place))
			fail_msg("%s: %s", name, f->m.person[i].name);
	assert_int_equal(
		diags->warnings, number_behind(answer, "\"warnings\": "));
	if (strstr(answer, "\"stable_matchings\": null") == NULL)
		assert_int_equal(count_stable(&f->m),
			number_behind(answer, "\"stable_matchings\": "));
	match_check_release(&c);
	free(seat);
}

static void
check_given(const char *name)
{
	struct buf text = BUF_INIT, answer = BUF_INIT;
	const bool bad = strncmp(name, "bad-", 4) == 0;
	struct diag_list diags;
	struct match_file f;
	char *expected = xasprintf("%.*s.expected.json",
		(int)(strlen(name) - strlen(".yaml")), name);

	assert_true(read_given(name, &text));
	diag_init(&diags, name);
	if (match_file_read(buf_str(&text), text.len, &f, &diags) == bad)
		fail_msg("%s: %s", name, bad ? "is taken" : "is refused");
	if (bad) {
		assert_true(diags.rows[0].line > 0 && diags.rows[0].column > 0);
	} else {
		assert_true(read_given(expected, &answer));
		check_answer(&f, &diags, name, buf_str(&answer));
		match_file_release(&f);
	}
	diag_release(&diags);
	buf_release(&text);
	buf_release(&answer);
	free(expected);
}

static void
test_given(void **state)
{
	const char *suffix;
	struct dirent *e;
	DIR *d = opendir(GIVEN);

	(void)state;
	if (d == NULL) {
		print_message("no %s: skipped\n", GIVEN);
		skip();
	}
	while ((e = readdir(d)) != NULL) {
		suffix = strrchr(e->d_name, '.');
		if (suffix != NULL && strcmp(suffix, ".yaml") == 0)
			check_given(e->d_name);
	}
	closedir(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_told),
		cmocka_unit_test(test_fault_behind_warnings),
		cmocka_unit_test(test_hosts_above_each_other),
		cmocka_unit_test(test_ties),
		cmocka_unit_test(test_given),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
