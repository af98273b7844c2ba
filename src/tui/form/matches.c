/* SPDX-License-Identifier: MIT */
#include "magang/tui/form/matches.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/field/type.h"
#include "magang/identity/area.h"
#include "magang/identity/area_lookup.h"

bool
matches_has_list(const struct fdef *f)
{
	enum type_list list = type_of(f)->list;

	return list != LIST_NONE && (list != LIST_RECORDS || f->n_choices);
}

static struct match *
add(struct matches *m, bool exact)
{
	m->all++;
	if (m->n == MATCHES_KEPT)
		return NULL;
	if (exact && m->exact < 0)
		m->exact = (int)m->n;
	VEC_GROW(m->v, m->n, m->cap);
	memset(&m->v[m->n], 0, sizeof(*m->v));
	return &m->v[m->n++];
}

static bool
is_number(const char *s)
{
	return *s && !s[strspn(s, "0123456789")];
}

/* Does a word of `name` begin with the text? */
static bool
word_begins(const char *name, const char *text)
{
	size_t n = strlen(text);

	for (const char *s = name; *s; s++)
		if ((s == name || !isalnum((unsigned char)s[-1])) &&
			strncasecmp(s, text, n) == 0)
			return true;
	return false;
}

/* ---- areas -------------------------------------------------------------- */

/* "2006" of 3205122006, "12" of 320512, "05" of 3205. */
static void
own_part(uint64_t code, enum area_level level, char out[16])
{
	if (level == AREA_VILLAGE)
		snprintf(out, 16, "%04u", (unsigned)(code % 10000));
	else
		snprintf(out, 16, "%02u", (unsigned)(code % 100));
}

static bool
area_fits(const struct area *a, enum area_level level, const char *text)
{
	char own[16], dotted[AREA_CODE_TEXT], whole[24];
	size_t n = strlen(text);

	if (!n)
		return true;
	own_part(a->code, level, own);
	area_code_format(dotted, a->code);
	snprintf(whole, sizeof(whole), "%llu", (unsigned long long)a->code);
	if (isdigit((unsigned char)*text))
		return strncmp(own, text, n) == 0 ||
		       strncmp(dotted, text, n) == 0 ||
		       strncmp(whole, text, n) == 0;
	if (a->letters && strncasecmp(a->letters, text, n) == 0)
		return true;
	if (a->ja && strncmp(a->ja, text, n) == 0)
		return true;
	return strcasestr(a->name, text) != NULL;
}

/* Where areas are looked for, and how they are shown. */
struct area_search {
	const struct areas *areas;
	enum area_level level;
	enum lang lang;
	uint64_t parent;
};

static const char *
area_name(const struct area_search *s, const struct area *a)
{
	return s->lang == LANG_JA && a->ja ? a->ja : a->name;
}

static void
add_above(struct match *to, const char *name, const char *above)
{
	char *both = xasprintf("%s, %s", name, above);

	utf8_copy(to->label, sizeof(to->label), both);
	free(both);
}

/* Villages of several districts are told apart by theirs. */
static void
add_area(struct matches *m, const struct area_search *s, const struct area *a,
	bool exact)
{
	struct match *to = add(m, exact);
	uint64_t above = area_parent(a->code, (enum area_level)(s->level - 1));
	struct area up;

	if (!to)
		return;
	area_code_format(to->code, a->code);
	own_part(a->code, s->level, to->brief);
	if (s->level == AREA_REGENCY && a->letters)
		utf8_copy(to->brief, sizeof(to->brief), a->letters);
	if (s->level > AREA_REGENCY && above != s->parent &&
		area_find(s->areas, above, &up))
		add_above(to, area_name(s, a), area_name(s, &up));
	else
		utf8_copy(to->label, sizeof(to->label), area_name(s, a));
}

/* The own part of the code, whole: 2006 is no name and means one village. */
static uint64_t
by_own_part(uint64_t parent, enum area_level level, const char *text)
{
	size_t want = level == AREA_VILLAGE ? 4 : 2;

	if (!parent || !is_number(text) || strlen(text) != want)
		return 0;
	return parent * (want == 4 ? 10000 : 100) + strtoull(text, NULL, 10);
}

static uint64_t
area_meant(const struct area_search *s, const char *text)
{
	size_t found;
	uint64_t code = 0;

	if (area_level(s->parent) + 1 == s->level)
		code = by_own_part(s->parent, s->level, text);
	if (code && area_find(s->areas, code, NULL))
		return code;
	return *text ? area_lookup(s->areas, text, s->level, s->parent, &found)
		     : 0;
}

/* Names of which a word begins so come before those that only hold it. */
static void
find_areas(struct matches *m, const struct area_search *s, const char *text)
{
	uint64_t meant = area_meant(s, text);
	bool name = *text && !isdigit((unsigned char)*text);
	struct area_run run = areas_run(s->areas, s->level, s->parent);
	struct area other;

	for (int pass = 0; pass < (name ? 2 : 1); pass++) {
		for (size_t i = run.first; i < run.end; i++) {
			const struct area a = areas_row(s->areas, i);

			if (a.retired || !area_fits(&a, s->level, text) ||
				(name && word_begins(a.name, text) == pass))
				continue;
			add_area(m, s, &a, a.code == meant);
		}
	}
	/* an alias, a retired area, a code with dots */
	if (meant && m->exact < 0 && area_find(s->areas, meant, &other))
		add_area(m, s, &other, true);
}

/* ---- choices ------------------------------------------------------------ */

static bool
label_begins(const struct choice *c, const char *text)
{
	for (int l = 0; l < LANG_COUNT; l++)
		if (c->label.text[l] && word_begins(c->label.text[l], text))
			return true;
	return strncasecmp(c->code, text, strlen(text)) == 0;
}

static bool
label_is(const struct choice *c, const char *text)
{
	for (int l = 0; l < LANG_COUNT; l++)
		if (c->label.text[l] && strcasecmp(c->label.text[l], text) == 0)
			return true;
	return strcasecmp(c->code, text) == 0;
}

/* Codes that are numbers themselves are typed as such. */
static bool
are_numbered(const struct fdef *f)
{
	for (size_t i = 0; i < f->n_choices; i++)
		if (isdigit((unsigned char)*f->choices[i].code))
			return false;
	return true;
}

static void
find_choices(struct matches *m, const struct fdef *f, enum lang lang,
	const char *text)
{
	bool numbered = are_numbered(f);

	for (size_t i = 0; i < f->n_choices; i++) {
		const struct choice *c = &f->choices[i];
		char no[16];
		bool is_no;
		struct match *to;

		snprintf(no, sizeof(no), "%u", (unsigned)i + 1);
		is_no = numbered && strcmp(no, text) == 0;
		if (!is_no && !label_begins(c, text))
			continue;
		to = add(m, is_no || label_is(c, text));
		if (!to)
			return;
		snprintf(to->code, sizeof(to->code), "%s", c->code);
		utf8_copy(
			to->brief, sizeof(to->brief), numbered ? no : c->code);
		utf8_copy(to->label, sizeof(to->label),
			label_in(&c->label, lang, c->code));
	}
}

static const struct choice yes_no[] = {
	{ "yes", { { "ya", "yes", "はい" } } },
	{ "no", { { "tidak", "no", "いいえ" } } },
};

/* ---- both --------------------------------------------------------------- */

void
matches_find(struct matches *m, const struct areas *areas, const struct fdef *f,
	enum lang lang, uint64_t parent, const char *text)
{
	struct fdef answer = { .choices = yes_no,
		.n_choices = ARRAY_SIZE(yes_no) };
	enum type_list list = type_of(f)->list;

	m->n = m->all = 0;
	m->exact = -1;
	if (list == LIST_AREAS && areas)
		find_areas(m,
			&(struct area_search){
				areas, (enum area_level)f->min, lang, parent },
			text);
	else if (list == LIST_YESNO)
		find_choices(m, &answer, lang, text);
	else if (list == LIST_VALUES || list == LIST_RECORDS)
		find_choices(m, f, lang, text);
}

const struct match *
matches_single(const struct matches *m)
{
	if (m->exact >= 0)
		return &m->v[m->exact];
	return m->all == 1 ? &m->v[0] : NULL;
}

void
matches_release(struct matches *m)
{
	free(m->v);
	memset(m, 0, sizeof(*m));
}
