/* SPDX-License-Identifier: MIT */
/*
 * The three languages. Message ids are English; catalogs are id.po and ja.po.
 * The language comes from LC_ALL, LC_MESSAGES, LANG by our own mapping, because
 * the machine may know no locale but C.UTF-8.
 */
#ifndef MAGANG_BASE_I18N_H
#define MAGANG_BASE_I18N_H

#include <libintl.h>
#include <stddef.h>

#define _(s) gettext(s)
#define N_(s) s

enum lang { LANG_ID, LANG_EN, LANG_JA, LANG_COUNT };

/* A label in the three languages; text[l] may be NULL. */
struct label {
	const char *text[LANG_COUNT];
};

/* The wanted language, else English, else Indonesian, else `name`. */
const char *label_in(
	const struct label *label, enum lang lang, const char *name);

/* "id", "in", "id_ID.UTF-8" -> LANG_ID; C, POSIX and unknown -> LANG_EN;
 * NULL and "" -> LANG_EN. */
enum lang lang_from_locale(const char *locale);
const char *lang_code(enum lang lang); /* "id" "en" "ja" */

/*
 * Sets the C library's locale to C.UTF-8 and LANGUAGE for gettext; catalogs are
 * DIR/<code>/LC_MESSAGES/magang.mo.
 */
void i18n_start(enum lang lang, const char *dir);

#endif
