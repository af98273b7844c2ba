/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "magang/base/i18n.h"
#include "magang/base/mem.h"

#include "catalog_file.h"

static const struct catalog_row rows[] = {
	{ PART(""), PART(CATALOG_HEAD) },
	{ PART("%d day\0%d days"), PART("%d hari\0%d hari-hari\0%d hari") },
	{ PART("name"), PART("nama") },
};

/* A directory of catalogs; the parts of its path in turn. */
static int
set_up(void **state)
{
	char dir[] = "/tmp/magang-i18n.XXXXXX";

	*state = mkdtemp(dir) ? xstrdup(dir) : NULL;
	return *state ? 0 : -1;
}

static int
tear_down(void **state)
{
	char *line = xasprintf("rm -rf '%s'", (char *)*state);
	int rc = system(line);

	free(line);
	free(*state);
	return rc;
}

static void
put_catalog(const char *dir, const char *code, const void *bytes, size_t n)
{
	static const char *const levels[] = { "", "/LC_MESSAGES", NULL };
	char *path = NULL;
	FILE *f;

	for (size_t i = 0; levels[i]; i++) {
		free(path);
		path = xasprintf("%s/%s%s", dir, code, levels[i]);
		mkdir(path, 0700);
	}
	free(path);
	path = xasprintf("%s/%s/LC_MESSAGES/magang.mo", dir, code);
	f = fopen(path, "w");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
	free(path);
}

static void
test_speaks(void **state)
{
	struct buf b = BUF_INIT;
	const char *held;

	catalog_file(&b, true, rows, ARRAY_SIZE(rows));
	put_catalog(*state, "id", b.data, b.len);
	assert_string_equal(_("name"), "name");
	i18n_start(LANG_ID, *state);
	assert_int_equal(i18n_state(), CATALOG_SOUND);
	held = _("name");
	assert_string_equal(held, "nama");
	assert_string_equal(_("other"), "other");
	assert_string_equal(_(""), "");
	assert_string_equal(_n("%d day", "%d days", 3), "%d hari-hari");
	i18n_start(LANG_EN, *state);
	assert_int_equal(i18n_state(), CATALOG_SOUND);
	assert_string_equal(_("name"), "name");
	assert_string_equal(_n("%d day", "%d days", 1), "%d day");
	assert_string_equal(_n("%d day", "%d days", 3), "%d days");
	assert_string_equal(held, "nama");
	buf_release(&b);
}

/* English, until there is a catalog that can be read. */
static void
test_missing_and_damaged(void **state)
{
	struct buf b = BUF_INIT;
	enum catalog_state is[3];

	catalog_file(&b, false, rows, ARRAY_SIZE(rows));
	i18n_start(LANG_JA, *state);
	is[0] = i18n_state();
	assert_string_equal(_("name"), "name");
	put_catalog(*state, "ja", b.data, 100);
	i18n_start(LANG_JA, *state);
	is[1] = i18n_state();
	assert_string_equal(_("name"), "name");
	put_catalog(*state, "ja", "", 0);
	i18n_start(LANG_JA, *state);
	assert_int_equal(i18n_state(), CATALOG_DAMAGED);
	b.data[b.len - 2] = '\xff';
	put_catalog(*state, "ja", b.data, b.len);
	i18n_start(LANG_JA, *state);
	is[2] = i18n_state();
	assert_string_equal(_("name"), "name");
	assert_string_equal(_n("%d day", "%d days", 3), "%d hari-hari");
	assert_int_equal(is[0], CATALOG_MISSING);
	assert_int_equal(is[1], CATALOG_DAMAGED);
	assert_int_equal(is[2], CATALOG_DAMAGED);
	buf_release(&b);
}

static void
test_locales(void **state)
{
	static const struct {
		const char *locale;
		enum lang lang;
	} names[] = {
		{ "id", LANG_ID },
		{ "in", LANG_ID },
		{ "id_ID.UTF-8", LANG_ID },
		{ "ja_JP", LANG_JA },
		{ "ja.UTF-8", LANG_JA },
		{ "en_GB.UTF-8", LANG_EN },
		{ "C", LANG_COUNT },
		{ "POSIX", LANG_COUNT },
		{ "idx", LANG_COUNT },
		{ "", LANG_COUNT },
		{ NULL, LANG_COUNT },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		assert_int_equal(
			lang_from_locale(names[i].locale), names[i].lang);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_speaks, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_missing_and_damaged, set_up, tear_down),
		cmocka_unit_test(test_locales),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
