/* SPDX-License-Identifier: MIT */
/* A value as typed, by the type of its field: one function a type. */
#include "magang/office/value.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/identity/identity.h"
#include "magang/record/sheet_words.h"

struct parsing {
	struct office *office;
	const struct fdef *f;
	const char *text; /* NFC, blanks at the ends cut */
	struct arena *arena;
	struct value *out;
	struct err *err;
};

static int
wrong(struct parsing *p, const char *rule)
{
	return err_set(
		p->err, MG_EDATA, _("%s '%s': %s"), p->f->name, p->text, rule);
}

static int
take_text(struct parsing *p, const char *text)
{
	size_t n = strlen(text);

	*p->out = (struct value){ VALUE_TEXT, 0,
		arena_strndup(p->arena, text, n), n };
	return 0;
}

static size_t
characters(const char *s)
{
	size_t n = 0;

	for (; *s; s++)
		n += (*s & 0xc0) != 0x80;
	return n;
}

static int
check_length(struct parsing *p)
{
	size_t n = characters(p->text);
	char rule[80];

	if (p->f->max == 0 ||
		(n >= (size_t)p->f->min && n <= (size_t)p->f->max))
		return 0;
	snprintf(rule, sizeof(rule),
		_("must have %d to %d characters, has %zu"), (int)p->f->min,
		(int)p->f->max, n);
	return wrong(p, rule);
}

static int
parse_text(struct parsing *p)
{
	int rc = check_length(p);

	return rc ? rc : take_text(p, p->text);
}

static int
parse_name(struct parsing *p)
{
	struct name_parts parts;
	int rc = check_length(p);

	if (rc)
		return rc;
	name_split(p->text, &parts);
	if (parts.control)
		return wrong(p, _("holds a control character"));
	/* The titles of a person go to a field of their own: person_complete().
	 */
	if (parts.titles[0])
		return take_text(p, p->text);
	return take_text(p, parts.name[0] ? parts.name : p->text);
}

static int
parse_upper(struct parsing *p)
{
	char up[128];
	size_t n = 0;
	int rc = check_length(p);

	if (rc)
		return rc;
	for (const char *s = p->text; *s && n < sizeof(up) - 1; s++) {
		char c = (char)toupper((unsigned char)*s);

		if (!(c >= 'A' && c <= 'Z') && c != ' ')
			return wrong(p, _("only A to Z and blanks, as in the "
					  "passport"));
		up[n++] = c;
	}
	up[n] = '\0';
	return take_text(p, up);
}

static int
parse_katakana(struct parsing *p)
{
	const char *s = p->text, *end = s + strlen(s);

	while (s < end) {
		int32_t cp = utf8_next(&s, end);

		if (cp != ' ' && cp != 0x3000 && cp != 0x30fb && cp != 0x30fc &&
			!(cp >= 0x30a1 && cp <= 0x30f6))
			return wrong(p,
				_("only katakana, blanks and the middle dot"));
	}
	return parse_text(p);
}

static const char *const nik_fault_text[] = {
	[NIK_EMPTY] = N_("is empty"),
	[NIK_NOTATION] =
		N_("a spreadsheet has lost digits; take the number from "
		   "the card"),
	[NIK_LETTER] = N_("holds a letter; a NIK has 16 digits"),
	[NIK_LENGTH] = N_("a NIK has 16 digits"),
	[NIK_REGION] =
		N_("a province, regency or district of 00 does not exist"),
	[NIK_DATE] = N_("the birth date in it does not exist"),
	[NIK_SERIAL] = N_("a serial of 0000 is not issued"),
};

static int
parse_nik(struct parsing *p)
{
	struct nik nik;
	enum nik_fault fault =
		nik_parse(p->text, DATE_NONE, p->office->today, &nik);

	if (fault == NIK_LETTER && nik.suggestion[0])
		return err_set(p->err, MG_EDATA,
			_("%s '%s': holds a letter; did you mean '%s'"),
			p->f->name, p->text, nik.suggestion);
	if (fault != NIK_OK)
		return wrong(p, _(nik_fault_text[fault]));
	return take_text(p, nik.digits);
}

static int
parse_digits(struct parsing *p)
{
	char digits[40];
	size_t n = 0;
	char rule[80];

	for (const char *s = p->text; *s; s++) {
		if (strchr(" .-'", *s))
			continue;
		if (!isdigit((unsigned char)*s) || n == sizeof(digits) - 1)
			return wrong(p, _("only digits"));
		digits[n++] = *s;
	}
	digits[n] = '\0';
	/* RT and RW are three digits, typed as one or two. */
	if (p->f->min == 3 && p->f->max == 3 && n > 0 && n < 3) {
		memmove(digits + 3 - n, digits, n + 1);
		memset(digits, '0', 3 - n);
		n = 3;
	}
	if (p->f->max && (n < (size_t)p->f->min || n > (size_t)p->f->max)) {
		snprintf(rule, sizeof(rule),
			_("must have %d to %d digits, has %zu"), (int)p->f->min,
			(int)p->f->max, n);
		return wrong(p, rule);
	}
	return take_text(p, digits);
}

static int
parse_phone(struct parsing *p)
{
	char phone[PHONE_TEXT];
	bool several;
	const char *rest;

	switch (phone_parse(p->text, phone, &several, &rest)) {
	case PHONE_OK:
		return take_text(p, phone);
	case PHONE_AMBIGUOUS:
		return wrong(p,
			_("the country is not clear; begin with +62 or +81"));
	default:
		return wrong(
			p, _("is no telephone number of Indonesia or Japan"));
	}
}

static int
parse_email(struct parsing *p)
{
	const char *at = strchr(p->text, '@');
	int rc = check_length(p);

	if (rc)
		return rc;
	if (!at || at == p->text || !at[1] || strchr(at + 1, '@') ||
		strpbrk(p->text, " \t,;"))
		return wrong(p, _("must be one address with one @"));
	return take_text(p, p->text);
}

/* Upper case without blanks; what a mask of A and 9 says of its form. */
static bool
squeeze_upper(const char *s, char *out, size_t size)
{
	size_t n = 0;

	for (; *s; s++) {
		if (*s == ' ' || *s == '-')
			continue;
		if (!isalnum((unsigned char)*s) || n + 1 >= size)
			return false;
		out[n++] = (char)toupper((unsigned char)*s);
	}
	out[n] = '\0';
	return n > 0;
}

static int
parse_passport(struct parsing *p)
{
	char no[24];
	size_t n;

	/* No official form is published: 6 to 9 letters and digits. */
	if (!squeeze_upper(p->text, no, sizeof(no)))
		return wrong(p, _("only letters and digits"));
	n = strlen(no);
	if (n < 6 || n > 9)
		return wrong(p,
			_("a passport number has 6 to 9 letters and digits"));
	return take_text(p, no);
}

static int
parse_rescard(struct parsing *p)
{
	char no[24];
	bool good = squeeze_upper(p->text, no, sizeof(no)) && strlen(no) == 12;

	for (int i = 0; good && i < 12; i++)
		good = i < 2 || i > 9 ? isalpha((unsigned char)no[i])
				      : isdigit((unsigned char)no[i]);
	if (!good)
		return wrong(p, _("a residence card number is 2 letters, 8 "
				  "digits, 2 letters"));
	return take_text(p, no);
}

static int
parse_date(struct parsing *p)
{
	int32_t date;

	switch (date_parse(p->text, p->office->today, &date)) {
	case DATE_OK:
		*p->out = value_number(date);
		return 0;
	case DATE_IMPOSSIBLE:
		return wrong(p, _("there is no such day"));
	default:
		return wrong(p, _("is no date; write 1998-03-12 or 12-3-1998"));
	}
}

static int
parse_number(struct parsing *p)
{
	char low[DECIMAL_TEXT], high[DECIMAL_TEXT], rule[120];
	int64_t v;

	if (p->f->type == TYPE_MONEY ? !money_parse(p->text, &v)
				     : !decimal_parse(p->text, &v))
		return wrong(p, _("is no number"));
	if ((p->f->min || p->f->max) && (v < p->f->min || v > p->f->max)) {
		snprintf(rule, sizeof(rule), _("must be between %s and %s"),
			decimal_format(low, p->f->min),
			decimal_format(high, p->f->max));
		return wrong(p, rule);
	}
	*p->out = value_number(v);
	return 0;
}

static int
parse_yesno(struct parsing *p)
{
	static const char *const yes[] = { "yes", "y", "ya", "1", "はい",
		"true" };
	static const char *const no[] = { "no", "n", "tidak", "tdk", "0",
		"いいえ", "false" };

	for (size_t i = 0; i < ARRAY_SIZE(yes); i++)
		if (strcasecmp(p->text, yes[i]) == 0) {
			*p->out = value_number(1);
			return 0;
		}
	for (size_t i = 0; i < ARRAY_SIZE(no); i++)
		if (strcasecmp(p->text, no[i]) == 0) {
			*p->out = value_number(0);
			return 0;
		}
	return wrong(p, _("must be yes or no"));
}

/* Words that offices use for the codes of a core field. */
static const char *
spoken_code(const struct fdef *f, const char *text)
{
	char sex[2] = "";

	switch (f->id) {
	case F_SEX:
		sex[0] = (char)sex_parse(text);
		return sex[0] == 'L' ? "L" : sex[0] == 'P' ? "P" : NULL;
	case F_EDUCATION:
		return sheet_education(text);
	case F_MARITAL:
		return sheet_marital(text);
	case F_RELIGION:
		return sheet_religion(text);
	default:
		return NULL;
	}
}

static int
choice_of(const struct fdef *f, const char *text)
{
	const char *code = spoken_code(f, text);
	int i = fdef_choice(f, code ? code : text, strlen(code ? code : text));

	for (size_t c = 0; i < 0 && c < f->n_choices; c++) {
		bool same = strcasecmp(f->choices[c].code, text) == 0;

		for (int l = 0; !same && l < LANG_COUNT; l++)
			same = f->choices[c].label.text[l] &&
			       strcasecmp(f->choices[c].label.text[l], text) ==
				       0;
		if (same)
			i = (int)c;
	}
	return i;
}

static int
no_choice(struct parsing *p, const char *text)
{
	struct buf words = BUF_INIT;
	const char *codes[64];
	const char *near;
	size_t n = 0;

	for (size_t i = 0; i < p->f->n_choices && n < ARRAY_SIZE(codes); i++) {
		codes[n++] = p->f->choices[i].code;
		buf_addf(&words, "%s%s", i ? ", " : "", p->f->choices[i].code);
	}
	near = diag_nearest(text, codes, n);
	if (near)
		err_set(p->err, MG_EDATA,
			_("%s '%s': is none of %s; did you mean '%s'"),
			p->f->name, text, buf_str(&words), near);
	else
		err_set(p->err, MG_EDATA, _("%s '%s': is none of %s"),
			p->f->name, text, buf_str(&words));
	buf_release(&words);
	return p->err->code;
}

static int
parse_choice(struct parsing *p)
{
	int i = choice_of(p->f, p->text);

	if (i < 0)
		return no_choice(p, p->text);
	return take_text(p, p->f->choices[i].code);
}

static int
parse_choices(struct parsing *p)
{
	char *copy = xstrdup(p->text), *save = NULL;
	struct buf out = BUF_INIT;
	uint64_t seen = 0;
	int rc = 0;

	for (char *w = strtok_r(copy, " ,;/", &save); w && !rc;
		w = strtok_r(NULL, " ,;/", &save)) {
		int i = choice_of(p->f, w);

		if (i < 0 || i > 63)
			rc = no_choice(p, w);
		else
			seen |= (uint64_t)1 << i;
	}
	for (size_t i = 0; i < p->f->n_choices && i < 64; i++)
		if (seen & (uint64_t)1 << i)
			buf_addf(&out, "%s%s", out.len ? " " : "",
				p->f->choices[i].code);
	if (!rc)
		rc = take_text(p, buf_str(&out));
	buf_release(&out);
	free(copy);
	return rc;
}

static int
parse_area(struct parsing *p)
{
	const struct areas *areas = office_areas(p->office, p->err);
	enum area_level level = (enum area_level)p->f->min;
	struct area near;
	uint64_t code;
	size_t found;

	if (!areas)
		return p->err->code;
	code = area_lookup(areas, p->text, level, 0, &found);
	if (code) {
		*p->out = value_number((int64_t)code);
		return 0;
	}
	if (found > 1)
		return wrong(p, _("is the name of several; give the code"));
	if (area_nearest(areas, p->text, level, 0, &near))
		return err_set(p->err, MG_EDATA,
			_("%s '%s': there is no such place; did you mean '%s'"),
			p->f->name, p->text, near.name);
	return wrong(p, _("there is no such place"));
}

/* References as offices type them: a number of ours. */
static int
parse_ref(struct parsing *p)
{
	enum kind kind;
	uint64_t id;
	int rc = office_find(p->office, p->text, &kind, &id, p->err);

	if (rc)
		return rc;
	if ((p->f->flags & FDEF_REF_PERSON) && kind != KIND_PERSON)
		return wrong(p, _("is no person"));
	if ((p->f->flags & FDEF_REF_ORGANISATION) && kind != KIND_ORGANISATION)
		return wrong(p, _("is no organisation"));
	if (p->f->id == F_OFFICER && kind != KIND_USER)
		return wrong(p, _("is no user"));
	*p->out = value_number((int64_t)id);
	return 0;
}

static int (*const parsers[TYPE_COUNT])(struct parsing *) = {
	[TYPE_TEXT] = parse_text,
	[TYPE_NOTE] = parse_text,
	[TYPE_NAME] = parse_name,
	[TYPE_UPPER] = parse_upper,
	[TYPE_KATAKANA] = parse_katakana,
	[TYPE_NIK] = parse_nik,
	[TYPE_DIGITS] = parse_digits,
	[TYPE_PHONE] = parse_phone,
	[TYPE_EMAIL] = parse_email,
	[TYPE_PASSPORT] = parse_passport,
	[TYPE_RESCARD] = parse_rescard,
	[TYPE_DATE] = parse_date,
	[TYPE_NUMBER] = parse_number,
	[TYPE_MONEY] = parse_number,
	[TYPE_YESNO] = parse_yesno,
	[TYPE_CHOICE] = parse_choice,
	[TYPE_LEVEL] = parse_choice,
	[TYPE_CHOICES] = parse_choices,
	[TYPE_AREA] = parse_area,
	[TYPE_REF] = parse_ref,
};

/* Text that a terminal or a reader could be fooled by is refused by name. */
static int
check_characters(struct parsing *p)
{
	const char *s = p->text, *end = s + strlen(s);

	while (s < end) {
		int32_t cp = utf8_next(&s, end);
		enum utf8_kind kind =
			cp < 0 ? UTF8_CONTROL : utf8_kind((uint32_t)cp);

		if (kind == UTF8_CONTROL && cp == '\n' &&
			p->f->type == TYPE_NOTE)
			continue;
		if (kind == UTF8_CONTROL || kind == UTF8_BIDI ||
			kind == UTF8_INVISIBLE)
			return err_set(p->err, MG_EDATA,
				_("%s: holds the invisible character "
				  "U+%04" PRIX32 "; type it anew"),
				p->f->name, (uint32_t)cp);
	}
	return 0;
}

int
field_parse(struct office *office, const struct fdef *f, const char *text,
	struct arena *arena, struct value *out, struct err *err)
{
	struct parsing p = { office, f, NULL, arena, out, err };
	size_t n = strlen(text);
	char *normal;
	int rc;

	if (!utf8_valid(text, n))
		return err_set(
			err, MG_EDATA, _("%s: is no text in UTF-8"), f->name);
	while (n && isspace((unsigned char)text[n - 1]))
		n--;
	while (n && isspace((unsigned char)*text)) {
		text++;
		n--;
	}
	if (n == 0) {
		*out = value_none();
		return 0;
	}
	normal = utf8_normal(text, n);
	p.text = normal;
	rc = check_characters(&p);
	if (!rc)
		rc = parsers[f->type](&p);
	free(normal);
	return rc;
}
