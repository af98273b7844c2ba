/* SPDX-License-Identifier: MIT */
/* The tables of both Japanese laws and of Indonesia, at each of their steps. */
#include "core.h"

#include "magang/program/host_quota.h"

static struct program *
installed(const char *name)
{
	char path[200];
	struct diag_list diags;
	size_t len = 0;
	char *text;
	struct program *p;

	snprintf(path, sizeof(path), "config/programs/%s.yaml", name);
	text = slurp(path, &len);
	p = load_text(path, text, len, &diags);
	assert_non_null(p);
	diag_release(&diags);
	free(text);
	return p;
}

static const struct host_limit *
limit(const struct program *p, const char *name)
{
	for (size_t i = 0; i < p->n_host_limits; i++)
		if (strcmp(p->host_limits[i].name, name) == 0)
			return &p->host_limits[i];
	fail_msg("%s has no limit %s", p->name, name);
	return NULL;
}

struct step {
	int64_t staff, most[HOST_CLASSES];
};

static void
check_steps(const struct program *p, const char *name, const struct step *rows,
	size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (int c = HOST_PLAIN; c < HOST_CLASSES; c++)
			assert_int_equal(
				host_most(limit(p, name), (enum host_class)c,
					rows[i].staff),
				rows[i].most[c]);
}

static void
test_old_law(void **state)
{
	static const struct step year1[] = { { 1, { 1, 1, 1 } },
		{ 30, { 3, 6, 6 } }, { 31, { 4, 8, 8 } }, { 40, { 4, 8, 8 } },
		{ 41, { 5, 10, 10 } }, { 51, { 6, 12, 12 } },
		{ 100, { 6, 12, 12 } }, { 101, { 10, 20, 20 } },
		{ 201, { 15, 30, 30 } }, { 300, { 15, 30, 30 } },
		{ 340, { 17, 34, 34 } } };
	static const struct step year23[] = { { 2, { 4, 4, 4 } },
		{ 30, { 6, 12, 12 } }, { 300, { 30, 60, 60 } },
		{ 340, { 34, 68, 68 } } };
	struct program *p = installed("kyoto-magang");

	(void)state;
	check_steps(p, "year1", year1, ARRAY_SIZE(year1));
	check_steps(p, "year23", year23, ARRAY_SIZE(year23));
	assert_int_equal(limit(p, "year23")->from_year, 2);
	assert_int_equal(limit(p, "year23")->to_year, 3);
	program_free(p);
}

static void
test_new_law(void **state)
{
	static const struct step all[] = { { 30, { 9, 18, 27 } },
		{ 31, { 12, 24, 36 } }, { 41, { 15, 30, 45 } },
		{ 51, { 18, 36, 54 } }, { 101, { 30, 60, 90 } },
		{ 201, { 45, 90, 135 } }, { 340, { 51, 102, 153 } } };
	struct program *p = installed("kyoto-ikusei");

	(void)state;
	check_steps(p, "all_years", all, ARRAY_SIZE(all));
	program_free(p);
}

static void
test_fifth(void **state)
{
	static const struct step share[] = { { 4, { 0, 0, 0 } },
		{ 5, { 1, 1, 1 } }, { 24, { 4, 4, 4 } },
		{ 100, { 20, 20, 20 } } };
	struct program *p = installed("magang-jabar");

	(void)state;
	check_steps(p, "share", share, ARRAY_SIZE(share));
	program_free(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_old_law),
		cmocka_unit_test(test_new_law),
		cmocka_unit_test(test_fifth),
	};

	return cmocka_run_group_tests_name("host_quota", tests, NULL, NULL);
}
