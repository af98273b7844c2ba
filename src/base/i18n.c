/* SPDX-License-Identifier: MIT */
#include "magang/base/i18n.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"

#define DOMAIN "magang"

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

/* LC_MESSAGES, in this order: see i18n_start(). */
static const char *const message_locales[] = {
	"id_ID.UTF-8",
	"ja_JP.UTF-8",
	"en_US.UTF-8",
	"C.UTF-8",
};

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
	return LANG_EN;
}

const char *
lang_code(enum lang lang)
{
	return codes[lang];
}

/*
 * LANGUAGE chooses the catalog as long as the locale of messages is not "C";
 * from glibc 2.39 on C.UTF-8 counts as that too, so any other locale that the
 * machine has is put there. The catalogs' language does not depend on which.
 * English needs no catalog, and nothing but letters and messages is taken from
 * a locale: opening all of it is a good part of a short command.
 */
void
i18n_start(enum lang lang, const char *dir)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	setlocale(LC_MESSAGES, "C");
	for (size_t i = 0; lang != LANG_EN && i < ARRAY_SIZE(message_locales);
		i++)
		if (setlocale(LC_MESSAGES, message_locales[i]))
			break;
	setenv("LANGUAGE", lang_code(lang), 1);
	bindtextdomain(DOMAIN, dir);
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	textdomain(DOMAIN);
}
