/* SPDX-License-Identifier: MIT */
/* What the manual pages and the README print as examples is accepted: rules by
 * a program that is shipped, whole files as they stand, filters of the kind. */
#include "../office/office_fixture.h"

#include "magang/program/load.h"
#include "magang/query/query_parse.h"
#include "magang/rulebook/program_cache.h"
#include "magang/rulebook/setting_check.h"

static const char *const shipped[] = { "kyoto-ikusei", "kyoto-magang",
	"magang-jabar", "wirausaha-baru" };

static char *
page(const char *name)
{
	char path[400];
	struct buf b = BUF_INIT;
	FILE *f;
	int c;

	snprintf(path, sizeof(path), TEST_DATA "/%s", name);
	f = fopen(path, "r");
	if (!f)
		fail_msg("%s", path);
	while ((c = getc(f)) != EOF)
		buf_addc(&b, (char)c);
	fclose(f);
	return buf_detach(&b);
}

/* The n-th literal block (from 0) behind the line `head`, as it is printed;
 * NULL: there is none before the next section. */
static char *
block(const char *text, const char *head, size_t n)
{
	const char *at = strstr(text, head), *end, *stop;
	struct buf b = BUF_INIT;

	if (!at)
		fail_msg("no %s", head);
	stop = strstr(at + 1, "\n.Sh ");
	for (n++; at && n > 0; n--)
		at = strstr(at + 1, "\n.Bd -literal");
	if (!at || (stop && at > stop))
		return NULL;
	at = strchr(at + 1, '\n') + 1;
	end = strstr(at, "\n.Ed");
	for (; at <= end; at++) /* "\-" is printed as "-" */
		if (*at != '\\')
			buf_addc(&b, *at);
	return buf_detach(&b);
}

static size_t
faults_of(const char *text, struct buf *said)
{
	struct program_cache *cache = program_cache_new();
	struct diag_list diags;
	size_t faults;

	diag_init(&diags, "");
	program_free(program_load(
		"", text, strlen(text), program_cache_core(cache), &diags));
	faults = diags.faults;
	if (said)
		diag_print(&diags, said);
	diag_release(&diags);
	program_cache_free(cache);
	return faults;
}

/* As a rule more of a program that is shipped. */
static bool
holds_in(const char *program, const char *expression)
{
	char path[200];
	char *text, *with;
	const char *rules;
	size_t faults;

	snprintf(path, sizeof(path), "config/programs/%s.yaml", program);
	text = page(path);
	rules = strstr(text, "\nrules:\n");
	assert_non_null(rules);
	rules += strlen("\nrules:\n");
	with = xasprintf("%.*s  of_the_manual:\n    level: warn\n    test: "
			 "%s\n%s",
		(int)(rules - text), text, expression, rules);
	faults = faults_of(with, NULL);
	free(with);
	free(text);
	return faults == 0;
}

static void
test_expressions(void **state)
{
	char *text = page("man/magang-program.5");
	char *all = block(text, ".Ss Examples", 0), *save = NULL;
	size_t n = 0;

	(void)state;
	assert_false(holds_in(shipped[0], "no_such_field > 3"));
	for (char *line = strtok_r(all, "\n", &save); line;
		line = strtok_r(NULL, "\n", &save), n++) {
		size_t i = 0;

		while (i < ARRAY_SIZE(shipped) && !holds_in(shipped[i], line))
			i++;
		if (i == ARRAY_SIZE(shipped))
			fail_msg("no program takes: %s", line);
	}
	assert_true(n >= 10);
	free(all);
	free(text);
}

static void
test_program(void **state)
{
	char *text = page("man/magang-program.5");
	char *example = block(text, ".Sh EXAMPLES", 0);
	struct buf said = BUF_INIT;

	(void)state;
	if (faults_of(example, &said))
		fail_msg("%s", buf_str(&said));
	assert_string_equal(buf_str(&said), "");
	buf_release(&said);
	free(example);
	free(text);
}

static void
test_settings(void **state)
{
	static const struct {
		const char *head;
		enum setting_id id;
	} rows[] = {
		{ ".Ss Roles", SETTING_ROLES },
		{ ".Ss Calendar", SETTING_CALENDAR },
	};
	char *text = page("man/magang.yaml.5");

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char *example = block(text, rows[i].head, 0);
		struct diag_list diags;

		diag_init(&diags, "");
		setting_check(rows[i].id, example, strlen(example), &diags);
		if (diags.faults)
			fail_msg("%s: %s", rows[i].head, diags.rows[0].text);
		diag_release(&diags);
		free(example);
	}
	free(text);
}

static void
check_filter(struct desk *d, enum kind kind, const char *text)
{
	struct query *q = NULL;

	if (query_parse(d->o, kind, text, &q, &d->err))
		fail_msg("'%s': %s", text, d->err.text);
	query_free(q);
}

/* Of a text that a shell keeps together only what it keeps; returns where it
 * begins. */
static int
unquote(char *text)
{
	char *end = strrchr(text, '\'');

	if (*text != '\'' || end == text)
		return 0;
	*end = '\0';
	return 1;
}

/* "... list KIND FILTER --OPTIONS": what is asked of which kind. */
static size_t
check_commands(struct desk *d, char *text)
{
	size_t n = 0;
	char *save = NULL;

	for (char *line = strtok_r(text, "\n", &save); line;
		line = strtok_r(NULL, "\n", &save)) {
		char *list = strstr(line, " list "), word[20], *options;
		int used = 0;

		if (!strstr(line, "magang ") || !list || strstr(line, ".It") ||
			sscanf(list, " list %19s %n", word, &used) != 1)
			continue;
		options = strstr(list + used, " --");
		if (options)
			*options = '\0';
		used += unquote(list + used);
		for (enum kind k = KIND_NONE + 1; k < KIND_COUNT; k++)
			if (strcmp(kind_info(k)->name, word) == 0) {
				check_filter(d, k, list + used);
				n++;
			}
	}
	return n;
}

static void
test_filters(void **state)
{
	struct desk *d = *state;
	char *text = page("man/magang.1"), *readme = page("README.md");
	char *all = block(text, ".Sh FILTERS", 1), *save = NULL;
	size_t n = 0;

	for (char *line = strtok_r(all, "\n", &save); line;
		line = strtok_r(NULL, "\n", &save), n++)
		check_filter(d, KIND_CASE, line);
	assert_true(n >= 3);
	assert_true(check_commands(d, text) >= 1);
	assert_true(check_commands(d, readme) >= 1);
	free(all);
	free(readme);
	free(text);
}

/* Whoever declines or withdraws in a shipped program can be asked what for, from
 * every stage that is open. */
static void
test_causes(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(shipped); i++) {
		struct program_cache *cache = program_cache_new();
		char path[200], *text;
		struct diag_list diags;
		struct program *p;

		snprintf(path, sizeof(path), "config/programs/%s.yaml",
			shipped[i]);
		text = page(path);
		diag_init(&diags, "");
		p = program_load("", text, strlen(text),
			program_cache_core(cache), &diags);
		assert_non_null(p);
		for (int from = 0; from < (int)p->n_stages; from++)
			for (int to = 0; to < (int)p->n_stages; to++) {
				const struct move *m =
					program_move(p, from, to);

				if (m && p->stages[to].kind >= STAGE_FAILED &&
					!m->n_causes)
					fail_msg("%s: %s -> %s", shipped[i],
						p->stages[from].name,
						p->stages[to].name);
			}
		program_free(p);
		diag_release(&diags);
		program_cache_free(cache);
		free(text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_expressions),
		cmocka_unit_test(test_program),
		cmocka_unit_test(test_settings),
		cmocka_unit_test(test_causes),
		desk_test(test_filters),
	};

	return cmocka_run_group_tests_name("manual", tests, NULL, NULL);
}
