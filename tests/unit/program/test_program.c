/* SPDX-License-Identifier: MIT */
#include "magang/program/describe.h"

#include "core.h"
#include "magang/program/settings.h"

#include <dirent.h>

/* The test programs of tests/lint with their faults, word for word. */
#define LINT "tests/lint/"

static int
is_yaml(const struct dirent *d)
{
	const char *dot = strrchr(d->d_name, '.');

	return dot != NULL && strcmp(dot, ".yaml") == 0;
}

static void
write_golden(const char *path, const struct buf *b)
{
	char *full = xasprintf("%s/%s", TEST_DATA, path);
	FILE *f = fopen(full, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(buf_str(b), 1, b->len, f), b->len);
	assert_int_equal(fclose(f), 0);
	free(full);
}

static void
lint_one(const char *name)
{
	char *path = xasprintf(LINT "%s", name);
	char *golden =
		xasprintf(LINT "%.*s.lint", (int)(strlen(name) - 5), name);
	struct diag_list diags;
	struct buf got = BUF_INIT;
	size_t len = 0, want_len = 0, i;
	char *text = slurp(path, &len), *want;
	struct program *p = load_text(name, text, len, &diags);

	for (i = 0; i < diags.n; i++)
		buf_addf(&got, "%s ", diags.rows[i].id);
	if (diags.n > 0)
		buf_addc(&got, '\n');
	diag_print(&diags, &got);
	if (getenv("GENERATE") != NULL)
		write_golden(golden, &got);
	want = slurp(golden, &want_len);
	if (want == NULL)
		fail_msg("no %s; GENERATE=1 writes it", golden);
	if (strcmp(want, buf_str(&got)) != 0)
		fail_msg("%s:\n%swanted:\n%s", name, buf_str(&got), want);
	assert_true((p == NULL) == (diags.faults > 0));
	program_free(p);
	diag_release(&diags);
	buf_release(&got);
	free(want);
	free(text);
	free(path);
	free(golden);
}

static void
test_lint(void **state)
{
	char *dir = xasprintf("%s/%s", TEST_DATA, LINT);
	struct dirent **rows;
	const int n = scandir(dir, &rows, is_yaml, alphasort);
	int i;

	(void)state;
	assert_true(n > 80);
	for (i = 0; i < n; i++) {
		lint_one(rows[i]->d_name);
		free(rows[i]);
	}
	free(rows);
	free(dir);
}

static struct program *
load_good(void)
{
	struct diag_list diags;
	size_t len = 0;
	char *text = slurp(LINT "good.yaml", &len);
	struct program *p = load_text("good.yaml", text, len, &diags);

	assert_non_null(p);
	assert_int_equal(diags.n, 0);
	diag_release(&diags);
	free(text); /* nothing of the program may point into the text */
	return p;
}

static void
test_rows(void **state)
{
	struct program *p = load_good();

	(void)state;
	assert_string_equal(p->file, "good.yaml");
	assert_string_equal(p->name, "lint");
	assert_string_equal(p->prefix, "LT");
	assert_string_equal(p->label.text[LANG_JA], "試験");
	assert_int_equal(p->version, 1);
	assert_int_equal(p->valid_from, date_from_civil(2027, 4, 1));
	assert_int_equal(p->valid_to, DATE_NONE);
	assert_int_equal(p->n_core, 1);
	assert_string_equal(p->core[0].required, "registered");
	assert_int_equal(p->n_sections, 1);
	assert_int_equal(p->n_fields, 3);
	assert_string_equal(p->fields[0].section, "skills");
	assert_int_equal(p->fields[0].type, TYPE_LEVEL);
	assert_int_equal(p->fields[0].n_choices, 3);
	assert_true(p->fields[1].max == 20 * DECIMAL_ONE);
	assert_string_equal(p->fields[1].required, "check");
	assert_int_equal(p->documents[0].required, 1);
	assert_int_equal(p->stages[0].within.amount, 7);
	assert_int_equal(p->n_moves, 3);
	assert_int_equal(p->moves[1].kind, MOVE_SUCCESS);
	assert_int_equal(p->moves[2].kind, MOVE_EXIT);
	assert_true(p->moves[2].reason_required);
	assert_true(p->score_line == 60 * DECIMAL_ONE);
	assert_int_equal(p->deadlines[0].anchor, ANCHOR_FIELD);
	assert_int_equal(p->deadlines[0].after.amount, -30);
	assert_int_equal(p->deadlines[0].warns.at[0].amount, -7);
	program_free(p);
}

static void
test_names(void **state)
{
	struct program *p = load_good();

	(void)state;
	assert_int_equal(program_stage(p, "done"), 2);
	assert_int_equal(program_stage(p, "don"), -1);
	assert_int_equal(program_document(p, "ktp"), 0);
	assert_int_equal(program_activity(p, "ktp"), -1);
	assert_ptr_equal(program_field(p, "math"), &p->fields[1]);
	assert_ptr_equal(program_field(p, "birth_date"), &p->core[0]);
	assert_null(program_field(p, "sex"));
	assert_int_equal(program_stage_by_number(p, 0), -1);
	p->stages[2].number = 9;
	assert_int_equal(program_stage_by_number(p, 9), 2);
	program_free(p);
}

static void
test_moves(void **state)
{
	struct program *p = load_good();
	int next[4];

	(void)state;
	assert_ptr_equal(program_move(p, 0, 1), &p->moves[0]);
	assert_null(program_move(p, 0, 2));
	assert_null(program_move(p, 1, 0));
	assert_ptr_equal(program_move(p, 0, 3), &p->moves[2]);
	assert_ptr_equal(program_move(p, 1, 3), &p->moves[2]);
	assert_null(program_move(p, 2, 3)); /* any: not from an end */
	assert_null(program_move(p, -1, 3));
	assert_null(program_move(p, 0, 99));
	assert_int_equal(program_next(p, 0, next, 4), 2);
	assert_int_equal(next[0], 1);
	assert_int_equal(next[1], 3);
	assert_int_equal(program_next(p, 1, next, 1), 1);
	assert_int_equal(program_next(p, 2, next, 4), 0);
	assert_int_equal(program_next(p, 99, next, 4), 0);
	program_free(p);
}

/* An exact move goes before `any`; `any before` ends where it says. */
static void
test_any(void **state)
{
	static const char text[] =
		"program: any\nversion: 1\nprefix: AN\nlabel: Any\n"
		"stages:\n"
		"  a: {label: A, kind: start}\n"
		"  b: {label: B}\n"
		"  c: {label: C}\n"
		"  h: {label: H, kind: hold}\n"
		"  z: {label: Z, kind: exit}\n"
		"moves:\n"
		"  - {from: any before c, to: z}\n"
		"  - {from: b, to: z, reason: required}\n"
		"  - {from: a, to: b}\n"
		"  - {from: b, to: c}\n"
		"  - {from: any, to: h}\n"
		"  - {from: h, to: b, kind: resume}\n"
		"  - {from: c, to: a, kind: back}\n";
	struct diag_list diags;
	struct program *p = load_text("any", text, strlen(text), &diags);

	(void)state;
	assert_non_null(p);
	assert_ptr_equal(program_move(p, 0, 4), &p->moves[0]);
	assert_ptr_equal(program_move(p, 1, 4), &p->moves[1]);
	assert_null(program_move(p, 2, 4));
	assert_null(program_move(p, 3, 4));
	assert_ptr_equal(program_move(p, 2, 3), &p->moves[4]);
	assert_null(program_move(p, 3, 3)); /* not to itself */
	program_free(p);
	diag_release(&diags);
}

static bool
has_words(const struct label *l)
{
	for (int lang = 0; lang < LANG_COUNT; lang++)
		if (!l->text[lang] || !*l->text[lang])
			return false;
	return true;
}

/* Who declines, or who withdraws: its causes are codes with words in every
 * language. */
static bool
ends_for_causes(const struct program *p, const struct move *m)
{
	if (!m || p->stages[m->to].kind < STAGE_FAILED || !m->n_causes)
		return false;
	for (size_t i = 0; i < m->n_causes; i++)
		if (!has_words(&m->causes[i].label))
			return false;
	return true;
}

/* From every stage that is open the office can end a case and so can the person;
 * where room is asked for, there is a list to wait on. */
static void
check_ends(const struct program *p, const char *file)
{
	bool waits = false;

	for (size_t from = 0; from < p->n_stages; from++) {
		bool office = false, own = false;

		if (p->stages[from].kind >= STAGE_SUCCESS)
			continue;
		waits |= program_waits_for(p, (int)from) >= 0;
		for (size_t to = 0; to < p->n_stages; to++) {
			if (!ends_for_causes(
				    p, program_move(p, (int)from, (int)to)))
				continue;
			if (strcmp(p->stages[to].name, "withdrawn") == 0)
				own = true;
			else
				office = true;
		}
		if (!office || !own)
			fail_msg("%s: '%s' cannot be declined or withdrawn",
				file, p->stages[from].name);
	}
	assert_true(waits);
}

/* The programs that are installed have no fault and no warning; what nothing
 * asks for yet is told of each. */
static void
test_installed(void **state)
{
	static const char *const files[] = {
		"config/programs/kyoto-magang.yaml",
		"config/programs/kyoto-ikusei.yaml",
		"config/programs/magang-jabar.yaml",
		"config/programs/wirausaha-baru.yaml",
	};
	size_t i;
	int lang;

	(void)state;
	for (i = 0; i < ARRAY_SIZE(files); i++) {
		struct diag_list diags;
		struct buf b = BUF_INIT;
		size_t len = 0;
		char *text = slurp(files[i], &len);
		struct program *p = load_text(files[i], text, len, &diags);

		diag_print(&diags, &b);
		for (size_t k = 0; k < diags.n; k++)
			if (diags.rows[k].level != DIAG_NOTE)
				fail_msg("%s", buf_str(&b));
		assert_non_null(p);
		check_ends(p, files[i]);
		for (lang = 0; lang < LANG_COUNT; lang++) {
			buf_clear(&b);
			program_describe(p, (enum lang)lang, &b);
			assert_true(b.len > 2000);
		}
		buf_release(&b);
		program_free(p);
		diag_release(&diags);
		free(text);
	}
}

/* Every key of the schema stands in the manual, and every word of a role. */
static void
test_manual(void **state)
{
	struct buf keys = BUF_INIT;
	size_t len = 0;
	char *man = slurp("man/magang-program.5", &len), *line, *save = NULL;

	(void)state;
	assert_non_null(man);
	program_keys(&keys);
	for (size_t i = 0; i < PERM_COUNT; i++)
		if (!strstr(strstr(man, ".It Ic may"), permission_word[i]))
			fail_msg("'%s' is not told", permission_word[i]);
	for (line = strtok_r(keys.data, "\n", &save); line != NULL;
		line = strtok_r(NULL, "\n", &save)) {
		char key[32], *item;

		if (strspn(line, " ") != 4 || sscanf(line, "%31s", key) != 1)
			continue;
		item = xasprintf(".It Ic %s", key);
		if (strstr(man, item) == NULL)
			fail_msg("magang-program.5 has no '%s'", item);
		free(item);
	}
	buf_release(&keys);
	free(man);
}

/* Every program that stands in the manual is one. */
static void
test_examples(void **state)
{
	static const char begin[] = "\n.Bd -literal\nprogram: ";
	size_t len = 0, n = 0;
	char *man = slurp("man/magang-program.5", &len), *at = man;

	(void)state;
	while ((at = strstr(at, begin)) != NULL) {
		const char *text = at + strlen(begin) - strlen("program: ");
		const char *end = strstr(text, "\n.Ed");
		struct buf b = BUF_INIT;
		struct diag_list diags;
		struct program *p;

		assert_non_null(end);
		p = load_text("manual", text, (size_t)(end - text) + 1, &diags);
		diag_print(&diags, &b);
		if (p == NULL || diags.n > 0)
			fail_msg("%s", buf_str(&b));
		program_free(p);
		diag_release(&diags);
		buf_release(&b);
		at++;
		n++;
	}
	assert_true(n > 0);
	free(man);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lint),
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_moves),
		cmocka_unit_test(test_any),
		cmocka_unit_test(test_installed),
		cmocka_unit_test(test_manual),
		cmocka_unit_test(test_examples),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
