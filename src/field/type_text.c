/* SPDX-License-Identifier: MIT */
/* Texts, and those that may hold the characters of one script only. */
#include <ctype.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/name_text.h"
#include "magang/base/utf8.h"
#include "magang/identity/area.h"
#include "magang/identity/area_lookup.h"
#include "magang/identity/name.h"

#include "typed.h"

/* Adds a word, unless it stands there. */
static void
add_word(struct buf *out, const char *word)
{
	const size_t n = strlen(word);

	for (const char *s = buf_str(out); *s; s += strcspn(s, ",")) {
		s += *s == ',';
		if (strncmp(s, word, n) == 0 && (s[n] == ',' || !s[n]))
			return;
	}
	buf_addf(out, "%s%s", out->len ? "," : "", word);
}

/* What is no place is kept as it was typed: apply() tells of it. */
static bool
add_place(const struct areas *areas, const char *word, struct buf *out)
{
	char text[AREA_CODE_TEXT];
	size_t found;
	uint64_t code = area_lookup(areas, word, AREA_REGENCY, 0, &found);

	if (code)
		add_word(out, area_code_format(text, code));
	return code != 0;
}

/* "GRT, Kota Bandung" and "GRT KBD" are two places each. */
static int
parse_words(struct typed *t)
{
	const struct areas *areas = NULL;
	char *copy = arena_strndup(t->arena, t->text, strlen(t->text));
	char *parts = NULL, *words = NULL;
	struct buf out = BUF_INIT;
	int rc;

	if (t->f->flags & FDEF_PLACES) {
		areas = t->ctx->areas(t->ctx->outside, t->err);
		if (!areas)
			return t->err->code;
	}
	for (char *p = strtok_r(copy, ",", &parts); p;
		p = strtok_r(NULL, ",", &parts)) {
		if (areas && add_place(areas, p, &out))
			continue;
		for (char *w = strtok_r(p, " ", &words); w;
			w = strtok_r(NULL, " ", &words))
			if (!areas || !add_place(areas, w, &out))
				add_word(&out, w);
	}
	/* nothing said is no bound at all */
	rc = out.len ? typed_text(t, buf_str(&out))
		     : typed_wrong(t, _("holds no word"));
	buf_release(&out);
	return rc;
}

static int
parse_text(struct typed *t)
{
	int rc = typed_length(t);

	if (rc)
		return rc;
	return t->f->flags & FDEF_WORDS ? parse_words(t)
					: typed_text(t, t->text);
}

static void
sample_text(const struct sampling *s, const struct fdef *f, struct value *out)
{
	(void)f;
	*out = sample_format(s, "DEMO-%u", 10000 + s->below(s->outside, 90000));
}

TEXT_TYPE(text_type, .type = TYPE_TEXT, .takes = TAKES_LENGTH,
	.parse = parse_text, .mask = mask_open, .key = key_none,
	.filter = FILTER_TEXT, .chars = CHARS_ANY, .most = 200,
	.column = COLUMN_FLOW, .sample = sample_text);

TEXT_TYPE(note_type, .type = TYPE_NOTE, .takes = TAKES_LENGTH,
	.parse = parse_text, .mask = mask_open, .key = key_none,
	.filter = FILTER_TEXT, .chars = CHARS_ANY, .most = 1000,
	.column = COLUMN_FLOW, .sample = sample_text);

/* ---- a name ------------------------------------------------------------- */

static int
parse_name(struct typed *t)
{
	struct name_parts parts;
	int rc = typed_length(t);

	if (rc)
		return rc;
	name_split(t->text, &parts);
	if (parts.control)
		return typed_wrong(t, _("holds a control character"));
	if (!name_text_is(t->text, strlen(t->text)))
		return typed_wrong(t,
			_("a name needs a letter, and has at most two marks on "
			  "one and no '?'; type it anew"));
	/* The titles of a person go to a field of their own: person_complete().
	 */
	if (parts.titles[0])
		return typed_text(t, t->text);
	return typed_text(t, parts.name[0] ? parts.name : t->text);
}

TEXT_TYPE(name_type, .type = TYPE_NAME, .takes = TAKES_LENGTH,
	.parse = parse_name, .mask = mask_open, .key = key_none,
	.filter = FILTER_TEXT, .chars = CHARS_ANY, .most = 100,
	.column = COLUMN_FLOW, .sample = sample_text);

/* ---- one script --------------------------------------------------------- */

static int
parse_upper(struct typed *t)
{
	char up[128];
	size_t n = 0;
	int rc = typed_length(t);

	if (rc)
		return rc;
	for (const char *s = t->text; *s && n < sizeof(up) - 1; s++) {
		char c = (char)toupper((unsigned char)*s);

		if (!(c >= 'A' && c <= 'Z') && c != ' ')
			return typed_wrong(
				t, _("only A to Z and blanks, as in the "
				     "passport"));
		up[n++] = c;
	}
	up[n] = '\0';
	return typed_text(t, up);
}

static void
sample_upper(const struct sampling *s, const struct fdef *f, struct value *out)
{
	(void)s;
	(void)f;
	*out = value_text("DEMO");
}

TEXT_TYPE(upper_type, .type = TYPE_UPPER, .takes = TAKES_LENGTH,
	.parse = parse_upper, .mask = mask_open, .key = key_none,
	.filter = FILTER_TEXT, .chars = CHARS_UPPER, .most = 39,
	.column = COLUMN_FLOW, .sample = sample_upper);

static int
parse_katakana(struct typed *t)
{
	const char *s = t->text, *end = s + strlen(s);

	while (s < end) {
		int32_t cp = utf8_next(&s, end);

		if (cp != ' ' && cp != 0x3000 && cp != 0x30fb && cp != 0x30fc &&
			!(cp >= 0x30a1 && cp <= 0x30f6))
			return typed_wrong(t,
				_("only katakana, blanks and the middle dot"));
	}
	return parse_text(t);
}

static void
sample_katakana(
	const struct sampling *s, const struct fdef *f, struct value *out)
{
	(void)s;
	(void)f;
	*out = value_text("デモ");
}

TEXT_TYPE(katakana_type, .type = TYPE_KATAKANA, .takes = TAKES_LENGTH,
	.parse = parse_katakana, .mask = mask_open, .key = key_none,
	.filter = FILTER_TEXT, .chars = CHARS_ANY, .most = 100,
	.column = COLUMN_FLOW, .sample = sample_katakana);
