/* SPDX-License-Identifier: MIT */
#include "core.h"

#include "magang/program/settings.h"

static int
load_roles(const char *text, struct roles *out, char *first, size_t size)
{
	struct diag_list diags;
	int rc;

	diag_init(&diags, "roles.yaml");
	rc = roles_load("roles.yaml", text, strlen(text), out, &diags);
	assert_true((rc == 0) == (diags.faults == 0));
	snprintf(first, size, "%s", diags.n > 0 ? diags.rows[0].text : "");
	diag_release(&diags);
	return rc;
}

static void
test_roles(void **state)
{
	struct roles roles;
	char fault[200];

	(void)state;
	assert_int_equal(load_roles("roles:\n"
				    "  officer: {label: {id: P, en: O, ja: 担},"
				    " may: [read, edit]}\n"
				    "  nobody: {label: None, may: []}\n",
				 &roles, fault, sizeof(fault)),
		0);
	assert_int_equal(roles.n, 2);
	assert_string_equal(roles.rows[0].name, "officer");
	assert_string_equal(roles.rows[0].label.text[LANG_JA], "担");
	assert_int_equal(roles.rows[0].permissions, PERM_READ | PERM_EDIT);
	assert_int_equal(roles.rows[1].permissions, 0);
	roles_release(&roles);
	assert_null(roles.rows);
	assert_int_not_equal(load_roles("roles: {a: {label: A, may: [reed]}}",
				     &roles, fault, sizeof(fault)),
		0);
	assert_string_equal(
		fault, "role 'a': no permission 'reed'; did you mean 'read'?");
	assert_int_equal(roles.n, 0);
	assert_int_not_equal(load_roles("roles: {a: {label: A, may: read}}",
				     &roles, fault, sizeof(fault)),
		0);
	assert_string_equal(fault, "role 'a': 'may' is a list: [read, edit]");
	assert_int_not_equal(load_roles("roles: {a: {may: [read]}}", &roles,
				     fault, sizeof(fault)),
		0);
	assert_int_not_equal(
		load_roles("roles: {a: {label: \"A\\nB\", may: []}}", &roles,
			fault, sizeof(fault)),
		0);
	assert_string_equal(fault,
		"role 'a': 'label' is one line; take the line breaks out");
	assert_int_not_equal(
		load_roles("roles: {a: {label: {id: A, en: \"A\\nB\", ja: A},"
			   " may: []}}",
			&roles, fault, sizeof(fault)),
		0);
	assert_string_equal(
		fault, "role 'a': 'en' is one line; take the line breaks out");
	assert_int_not_equal(
		load_roles("roles: [a]", &roles, fault, sizeof(fault)), 0);
	assert_int_not_equal(load_roles("", &roles, fault, sizeof(fault)), 0);
}

static int
load_site(const char *text, struct site *out, char *first, size_t size)
{
	struct diag_list diags;
	int rc;

	diag_init(&diags, "magang.yaml");
	rc = site_load("magang.yaml", text, strlen(text), out, &diags);
	assert_true((rc == 0) == (diags.faults == 0));
	snprintf(first, size, "%s", diags.n > 0 ? diags.rows[0].text : "");
	diag_release(&diags);
	return rc;
}

static void
test_site(void **state)
{
	struct site site;
	char fault[200];

	(void)state;
	assert_int_equal(
		load_site("# all by default\n", &site, fault, sizeof(fault)),
		0);
	assert_int_equal(site.zone_minutes, 420);
	assert_int_equal(site.lang, LANG_ID);
	assert_int_equal(site.similar_line, 1);
	assert_int_equal(site.household_cap, 2);
	assert_int_equal(site.blank_after, 5);
	assert_int_equal(site.leave_after, 30);
	assert_true(site.map_gib == 0);
	assert_non_null(site.office);
	site_release(&site);
	assert_int_equal(load_site("office: せんと\nlanguage: ja\nzone: JST\n"
				   "map_gib: 64\nsimilar_line: sure\n"
				   "household_cap: 0\nblank_after: 0\n"
				   "leave_after: 1440\n",
				 &site, fault, sizeof(fault)),
		0);
	assert_int_equal(site.zone_minutes, 540);
	assert_int_equal(site.lang, LANG_JA);
	assert_true(site.map_gib == 64);
	assert_int_equal(site.similar_line, 3);
	assert_int_equal(site.blank_after, 0);
	assert_int_equal(site.leave_after, 1440);
	site_release(&site);
}

static void
test_site_refused(void **state)
{
	static const char *const texts[] = { "language: de", "zone: CET",
		"zone: +7:00", "zone: +15:00", "zone: +07:60",
		"similar_line: 850", "similar_line: certain", "map_gib: much",
		"map_gib: 16385", "blank_after: -1", "leave_after: 1441",
		"ofice: x", "office: \"a\\nb\"", "office: |\n  a\n",
		"office:", "office: [a]" };
	struct site site;
	char fault[200];
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_SIZE(texts); i++) {
		if (load_site(texts[i], &site, fault, sizeof(fault)) == 0)
			fail_msg("%s is taken", texts[i]);
		assert_null(site.office);
	}
}

static void
test_zones(void **state)
{
	static const struct {
		const char *text;
		int minutes;
	} rows[] = { { "zone: WITA", 480 }, { "zone: WIT", 540 },
		{ "zone: +07:00", 420 }, { "zone: -03:30", -210 } };
	struct site site;
	char fault[200];
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		assert_int_equal(
			load_site(rows[i].text, &site, fault, sizeof(fault)),
			0);
		assert_int_equal(site.zone_minutes, rows[i].minutes);
		site_release(&site);
	}
}

static void
test_describe(void **state)
{
	struct site site;
	struct buf b = BUF_INIT;
	char fault[200];

	(void)state;
	load_site(
		"office: Kantor\nzone: -03:30\n", &site, fault, sizeof(fault));
	site_describe(&site, &b);
	assert_non_null(strstr(buf_str(&b), "office         Kantor\n"));
	assert_non_null(strstr(buf_str(&b), "zone           -03:30\n"));
	assert_non_null(strstr(buf_str(&b), "similar_line   listed\n"));
	site_release(&site);
	buf_release(&b);
}

/* The files that are installed. */
static void
test_installed(void **state)
{
	struct roles roles;
	struct site site;
	struct diag_list diags;
	size_t len = 0;
	char *text = slurp("config/roles.yaml", &len);

	(void)state;
	diag_init(&diags, "config");
	assert_int_equal(roles_load("roles", text, len, &roles, &diags), 0);
	assert_true(roles.n >= 4);
	free(text);
	text = slurp("config/magang.yaml", &len);
	assert_int_equal(site_load("magang", text, len, &site, &diags), 0);
	free(text);
	assert_int_equal(diags.n, 0);
	roles_release(&roles);
	site_release(&site);
	diag_release(&diags);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_roles),
		cmocka_unit_test(test_site),
		cmocka_unit_test(test_site_refused),
		cmocka_unit_test(test_zones),
		cmocka_unit_test(test_describe),
		cmocka_unit_test(test_installed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
