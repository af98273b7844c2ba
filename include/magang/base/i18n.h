/* SPDX-License-Identifier: MIT */
/*
 * The three languages. Message ids are English; catalogs are id.po and ja.po.
 * The language comes from LC_ALL, LC_MESSAGES, LANG by our own mapping, and
 * the catalogs are read by us: the machine may know no locale but C.UTF-8,
 * and what the C library then does with catalogs depends on its version.
 */
#ifndef MAGANG_BASE_I18N_H
#define MAGANG_BASE_I18N_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define _(s) i18n_text(s)
#define _n(one, many, n) i18n_plural(one, many, n)
#define N_(s) s

/* Also the place of a text in struct label. */
enum lang { LANG_ID, LANG_EN, LANG_JA, LANG_COUNT };

/* A label in the three languages; text[l] may be NULL. */
struct label {
	const char *text[LANG_COUNT];
};

/* The three as an initializer. */
/* clang-format off */
#define LABELS(id, en, ja) { { id, en, ja } }
/* clang-format on */

/* The wanted language, else English, else Indonesian, else `name`. */
const char *label_in(
	const struct label *label, enum lang lang, const char *name);

/* "id", "in", "id_ID.UTF-8" -> LANG_ID; C, POSIX, unknown, "" and
 * NULL name none of them -> LANG_COUNT. */
enum lang lang_from_locale(const char *locale);
const char *lang_code(enum lang lang); /* "id" "en" "ja" */

/*
 * The language of _() and _n() from here on; catalogs are
 * DIR/<code>/LC_MESSAGES/magang.mo. Texts that were handed out before stay.
 * Without a catalog, or one that is damaged, they are English.
 */
void i18n_start(enum lang lang, const char *dir);
enum lang i18n_lang(void); /* that one; English before */

/* In the language that was started, else as it is. */
const char *i18n_text(const char *id) __attribute__((format_arg(1)));
const char *i18n_plural(const char *one, const char *many, unsigned long n)
	__attribute__((format_arg(1), format_arg(2)));

/* Does an answer that begins with this letter mean yes? yes, ya, 1, はい; "t" is
 * tidak. */
bool i18n_yes(uint32_t letter);

/* How the catalog of the language is; looks at all of it. */
enum catalog_state { CATALOG_SOUND, CATALOG_MISSING, CATALOG_DAMAGED };
enum catalog_state i18n_state(void);

#endif
