/* SPDX-License-Identifier: MIT */
#include "magang/base/i18n.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "magang/base/catalog.h"
#include "magang/base/mem.h"

#define LARGEST (4 << 20) /* bytes of a catalog */

struct lang_row {
	const char *code; /* as in names of locales */
	enum lang lang;
};

/* "in" is what Java and old systems call Indonesian. */
static const struct lang_row langs[] = {
	{ "id", LANG_ID },
	{ "in", LANG_ID },
	{ "en", LANG_EN },
	{ "ja", LANG_JA },
};

static const char *const codes[LANG_COUNT] = {
	[LANG_ID] = "id",
	[LANG_EN] = "en",
	[LANG_JA] = "ja",
};

/*
 * What _() reads, which has no argument for it. Each language is opened once
 * and stays mapped: its texts may be held anywhere, and all sessions share
 * the pages.
 */
static struct {
	enum lang lang;
	struct {
		enum catalog_state state;
		struct catalog catalog;
	} of[LANG_COUNT];
} spoken = { .lang = LANG_EN };

const char *
label_in(const struct label *label, enum lang lang, const char *name)
{
	if (label->text[lang])
		return label->text[lang];
	if (label->text[LANG_EN])
		return label->text[LANG_EN];
	return label->text[LANG_ID] ? label->text[LANG_ID] : name;
}

enum lang
lang_from_locale(const char *locale)
{
	size_t len = locale ? strcspn(locale, "_.@-") : 0;

	for (size_t i = 0; i < ARRAY_SIZE(langs); i++)
		if (len == 2 && strncmp(locale, langs[i].code, 2) == 0)
			return langs[i].lang;
	return LANG_COUNT;
}

const char *
lang_code(enum lang lang)
{
	return codes[lang];
}

static const void *
map_file(int fd, size_t *size)
{
	struct stat st;
	void *bytes;

	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size <= 0 ||
		st.st_size > LARGEST)
		return NULL;
	*size = (size_t)st.st_size;
	bytes = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, fd, 0);
	return bytes == MAP_FAILED ? NULL : bytes;
}

static enum catalog_state
open_catalog(struct catalog *c, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	const void *bytes;
	size_t size = 0;

	if (fd < 0)
		return CATALOG_MISSING;
	bytes = map_file(fd, &size);
	close(fd);
	return bytes && catalog_init(c, bytes, size) ? CATALOG_SOUND
						     : CATALOG_DAMAGED;
}

enum lang
i18n_lang(void)
{
	return spoken.lang;
}

void
i18n_start(enum lang lang, const char *dir)
{
	struct catalog *c = &spoken.of[lang].catalog;
	char path[PATH_MAX];

	spoken.lang = lang;
	if (lang == LANG_EN || c->n > 0)
		return;
	snprintf(path, sizeof(path), "%s/%s/LC_MESSAGES/magang.mo", dir,
		lang_code(lang));
	spoken.of[lang].state = open_catalog(c, path);
	if (spoken.of[lang].state != CATALOG_SOUND)
		c->n = 0;
}

const char *
i18n_text(const char *id)
{
	const char *text = catalog_text(&spoken.of[spoken.lang].catalog, id);

	return text ? text : id;
}

const char *
i18n_plural(const char *one, const char *many, unsigned long n)
{
	const char *text =
		catalog_plural(&spoken.of[spoken.lang].catalog, one, many, n);

	if (text)
		return text;
	return n == 1 ? one : many;
}

enum catalog_state
i18n_state(void)
{
	enum catalog_state state = spoken.of[spoken.lang].state;

	if (state == CATALOG_SOUND &&
		!catalog_sound(&spoken.of[spoken.lang].catalog))
		return CATALOG_DAMAGED;
	return state;
}

bool
i18n_yes(uint32_t letter)
{
	static const uint32_t yes[] = { 'y', 'Y', '1', 0x306F, 0x30CF };

	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		if (letter == yes[i])
			return true;
	return false;
}
