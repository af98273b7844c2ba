/* SPDX-License-Identifier: MIT */
/*
 * One cell of an office list, read by what its column holds. Nothing is guessed;
 * what is not understood stands in the remark.
 */
#include "import_cell.h"

#include "import_batch.h"
#include "import_reason.h"
#include "import_row.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/exchange/csv_put.h"
#include "magang/exchange/sheet_split.h"
#include "magang/identity/name.h"
#include "magang/identity/phone.h"
#include "magang/identity/sex.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/office/value_parse.h"
#include "magang/record/dict.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/txn.h"

static const char *
keep(struct row_reading *r, const char *s)
{
	return arena_strndup(r->row->arena, s, strlen(s));
}

void
remark(struct row_reading *r, const char *head, const char *text)
{
	buf_addf(&r->remark, "%s%s%s%s", r->remark.len ? "; " : "",
		head ? head : "", head ? ": " : "", text);
}

static void
doubt(struct row_reading *r, enum import_reason_code code, const char *head,
	const char *text)
{
	import_reason(r->row, code, head, text, NULL);
	remark(r, head, text);
}

/* Of two columns the first that says something is believed; what the other one says
 * is not lost. */
static void
set(struct row_reading *r, uint16_t id, const struct value *v)
{
	const struct value *first = record_get(&r->row->record, id);

	if (first && r->row->given[id]) {
		if (!value_equal(first, v))
			doubt(r,
				id == F_PHONE ? REASON_phone_several
					      : REASON_second_value,
				r->at_head, r->at_cell);
		return;
	}
	record_set(&r->row->record, id, v);
	r->row->given[id] = true;
}

void
set_text(struct row_reading *r, uint16_t id, const char *text)
{
	struct value v;

	if (!*text)
		return;
	v = value_text(keep(r, text));
	set(r, id, &v);
}

void
set_number(struct row_reading *r, uint16_t id, int64_t number)
{
	const struct value v = value_number(number);

	set(r, id, &v);
}

/* ---- cleaning ----------------------------------------------------------- */

/* NFC, without what cannot be seen; NULL: no text at all. */
static char *
clean(struct row_reading *r, const char *head, const char *cell)
{
	char *normal, *out;
	const char *s, *end;
	size_t n = 0;
	bool invisible = false;

	if (!utf8_valid(cell, strlen(cell)))
		return NULL;
	normal = utf8_normal(cell, strlen(cell));
	out = arena_strndup(r->row->arena, normal, strlen(normal));
	for (s = normal, end = s + strlen(s); s < end;) {
		const char *start = s;
		int32_t cp = utf8_next(&s, end);
		enum utf8_kind kind = utf8_kind((uint32_t)cp);

		if (kind == UTF8_CONTROL && cp != '\n' && cp != '\t' &&
			cp != '\r') {
			free(normal);
			return NULL;
		}
		if (kind == UTF8_BIDI || kind == UTF8_INVISIBLE) {
			invisible = true;
			continue;
		}
		memcpy(out + n, start, (size_t)(s - start));
		n += (size_t)(s - start);
	}
	out[n] = '\0';
	free(normal);
	if (invisible)
		import_reason(r->row, REASON_invisible, head, cell, NULL);
	return out;
}

/* ---- columns ------------------------------------------------------------ */

static void
read_name(struct row_reading *r, const char *head, const char *cell)
{
	struct name_parts parts;
	struct err err = ERR_INIT;
	struct value v;

	name_split(cell, &parts);
	if (parts.mixed)
		import_reason(r->row, REASON_mixed_scripts, head, cell, NULL);
	if (field_parse_row(r->im->office, core_field(F_NAME), cell,
		    r->row->arena, &v, &err))
		import_reason_text(
			r->row, REASON_value_wrong, head, cell, err.text);
	set_text(r, F_NAME, cell);
}

static void
read_birth_date(struct row_reading *r, const char *head, const char *cell)
{
	int32_t date;

	switch (date_parse(cell, r->im->office->today, &date)) {
	case DATE_OK:
		set_number(r, F_BIRTH_DATE, date);
		r->birth_head = head;
		break;
	case DATE_IMPOSSIBLE:
		import_reason(
			r->row, REASON_birth_impossible, head, cell, NULL);
		break;
	case DATE_UNREADABLE:
		doubt(r, REASON_value_doubtful, head, cell);
		break;
	case DATE_EMPTY:
		return;
	}
	r->someone = true;
}

static void
read_birth(struct row_reading *r, const char *head, const char *cell)
{
	char place[64], date[64];

	if (sheet_split_birth(cell, place, date))
		read_birth_date(r, head, date);
	set_text(r, F_BIRTH_PLACE, place);
}

static void
read_sex(struct row_reading *r, const char *head, const char *cell)
{
	char code[2] = { (char)sex_parse(cell), '\0' };

	r->someone = true;
	r->sex_head = head;
	if (code[0])
		set_text(r, F_SEX, code);
	else
		doubt(r, REASON_value_doubtful, head, cell);
}

/* "-", "tidak ada": nobody has said a number. */
static bool
says_none(const char *cell)
{
	static const char *const none[] = { "tidak", "tidak ada", "tidak punya",
		"tdk ada", "tdk punya", "belum", "belum ada", "belum punya",
		"kosong", "nihil", "none", "no", "n/a", "na", "null", "なし",
		"無し", "無" };
	char *low = utf8_caseless(cell);
	bool is = low[strspn(low, "-_./*")] == '\0';

	for (size_t i = 0; i < ARRAY_SIZE(none) && !is; i++)
		is = strcmp(low, none[i]) == 0;
	free(low);
	return is;
}

static void
read_phone(struct row_reading *r, const char *head, const char *cell)
{
	char phone[PHONE_TEXT];
	const char *rest = NULL;
	bool several = false;

	switch (phone_parse(cell, phone, &several, &rest)) {
	case PHONE_OK:
		set_text(r, F_PHONE, phone);
		r->someone = true;
		if (several) {
			import_reason(
				r->row, REASON_phone_several, head, cell, NULL);
			remark(r, head, rest ? rest : cell);
		}
		break;
	case PHONE_EMPTY:
		if (says_none(cell))
			break;
		/* fallthrough */
	default:
		r->someone = true;
		doubt(r, REASON_phone_invalid, head, cell);
	}
}

static void
read_rt_rw(struct row_reading *r, const char *head, const char *cell)
{
	char rt[4], rw[4];

	if (!sheet_split_rt_rw(cell, rt, rw)) {
		doubt(r, REASON_value_doubtful, head, cell);
		return;
	}
	set_text(r, F_RT, rt);
	set_text(r, F_RW, rw);
}

static bool
holds(const char *text, const char *part)
{
	char *a = utf8_caseless(text), *b = utf8_caseless(part);
	const bool is = strstr(a, b) != NULL;

	free(a);
	free(b);
	return is;
}

static void
later(struct row_reading *r, enum later what, const char *head,
	const char *text)
{
	const char *first = r->text[what];

	if (!*text)
		return;
	if (!first) {
		r->text[what] = keep(r, text);
		r->head[what] = head;
	} else if (what == L_NIK && strcmp(first, text) != 0) {
		import_reason_text(r->row, REASON_value_wrong, head, text,
			_("two columns have different NIKs"));
	} else if (!holds(first, text) && !holds(text, first)) {
		doubt(r, REASON_second_value, head, text);
	}
}

static void
read_address(struct row_reading *r, const char *head, const char *cell)
{
	struct sheet_address a;

	sheet_split_address(cell, &a);
	set_text(r, F_STREET, a.street);
	if (a.rt[0])
		set_text(r, F_RT, a.rt);
	if (a.rw[0])
		set_text(r, F_RW, a.rw);
	set_text(r, F_POSTCODE, a.postcode);
	later(r, L_VILLAGE, head, a.village);
	later(r, L_DISTRICT, head, a.district);
	later(r, L_REGENCY, head, a.regency);
}

/* "ikusei" is enough where one program's name holds it. */
static uint16_t
program_of(struct txn *txn, const char *cell, char *near, size_t size)
{
	uint16_t numbers[64], found = 0;
	size_t n = office_program_numbers(txn, numbers, ARRAY_SIZE(numbers));
	char want[DICT_NAME + 1];
	size_t len = 0, hits = 0;

	for (const char *s = cell; *s && len < DICT_NAME; s++)
		want[len++] = *s == ' ' || *s == '_'
				      ? '-'
				      : (char)tolower((unsigned char)*s);
	want[len] = '\0';
	near[0] = '\0';
	for (size_t i = 0; i < n; i++) {
		char name[DICT_NAME + 1];

		dict_name(txn, DICT_PROGRAM, 0, numbers[i], name, sizeof(name));
		if (strcmp(name, want) == 0)
			return numbers[i];
		if (len > 2 && strstr(name, want)) {
			found = numbers[i];
			hits++;
		}
		snprintf(near + strlen(near), size - strlen(near), "%s%s",
			*near ? ", " : "", name);
	}
	return hits == 1 ? found : 0;
}

uint16_t
import_program(struct import *im, const char *name, char *near, size_t size)
{
	struct err ignored = ERR_INIT;
	struct txn *txn;
	uint16_t number;

	near[0] = '\0';
	if (txn_read(im->office->store, &txn, &ignored))
		return 0;
	number = program_of(txn, name, near, size);
	txn_abort(txn);
	return number;
}

int
import_set_program(struct import *im, const char *name, struct err *err)
{
	char near[400];

	im->program = import_program(im, name, near, sizeof(near));
	if (!im->program)
		return err_set(err, MG_EUSAGE,
			_("no program '%s'; there are: %s"), name, near);
	if (!access_program(&im->office->access, im->program))
		return err_set(err, MG_EACCESS, "%s",
			_("this program is not one of yours"));
	return 0;
}

static void
read_program(struct row_reading *r, const char *head, const char *cell)
{
	char near[400];

	r->row->program = import_program(r->im, cell, near, sizeof(near));
	if (!r->row->program)
		import_reason(r->row, REASON_unknown_program, head, cell, near);
	else if (!access_program(&r->im->office->access, r->row->program))
		import_reason_text(r->row, REASON_unknown_program, head, cell,
			_("this program is not one of yours"));
}

static void
read_number(struct row_reading *r, const char *head, const char *cell)
{
	char prefix[8];
	bool bad;

	if (!number_parse(cell, prefix, &r->row->number, &bad) || bad ||
		strcmp(prefix, "MG") != 0) {
		r->row->number = 0;
		import_reason(r->row, REASON_value_wrong, head, cell, NULL);
	}
}

/* Numbers that another store gave say nothing here. */
static void
read_store(struct row_reading *r, const char *head, const char *cell)
{
	char mark[STORE_MARK];

	(void)head;
	r->foreign = strcmp(cell, office_store_mark(r->im->office, mark)) != 0;
}

static void
read_other(
	struct row_reading *r, uint16_t id, const char *head, const char *cell)
{
	const struct fdef *f = core_field(id);
	struct err err = ERR_INIT;
	struct value v;

	if (!f)
		return;
	if (field_parse(r->im->office, f, cell, r->row->arena, &v, &err)) {
		import_reason_text(
			r->row, REASON_value_doubtful, head, cell, err.text);
		remark(r, head, cell);
		return;
	}
	if (v.kind == VALUE_UNKNOWN)
		return;
	set(r, id, &v);
}

static void
read_remark(struct row_reading *r, const char *head, const char *cell)
{
	(void)head;
	remark(r, NULL, cell);
}

/* A column of running numbers is left out; where it holds numbers of ours, as a list
 * that was printed does, they say who each row is. */
static void
read_ignored(struct row_reading *r, const char *head, const char *cell)
{
	char prefix[8];
	uint64_t number;
	bool bad;

	if (number_parse(cell, prefix, &number, &bad) &&
		strcmp(prefix, "MG") == 0)
		read_number(r, head, cell);
}

/* Below "L" or "P" any mark is a yes. */
static void
read_mark(struct row_reading *r, const char *head, const char *cell,
	const char *sex)
{
	r->someone = true;
	r->sex_head = head;
	if (strcmp(cell, "0") != 0 && cell[strspn(cell, "- ")])
		set_text(r, F_SEX, sex);
}

static void
read_mark_l(struct row_reading *r, const char *head, const char *cell)
{
	read_mark(r, head, cell, "L");
}

static void
read_mark_p(struct row_reading *r, const char *head, const char *cell)
{
	read_mark(r, head, cell, "P");
}

static const struct {
	unsigned column;
	/* NULL: the cell waits for others */
	void (*read)(struct row_reading *r, const char *head, const char *cell);
	enum later wait;
} readers[] = {
	{ F_NAME, read_name, 0 },
	{ F_NIK, NULL, L_NIK },
	{ F_BIRTH_DATE, read_birth_date, 0 },
	{ F_SEX, read_sex, 0 },
	{ F_PHONE, read_phone, 0 },
	{ F_REGENCY, NULL, L_REGENCY },
	{ F_DISTRICT, NULL, L_DISTRICT },
	{ F_VILLAGE, NULL, L_VILLAGE },
	{ F_REMARK, read_remark, 0 },
	{ SHEET_BIRTH, read_birth, 0 },
	{ SHEET_ADDRESS, read_address, 0 },
	{ SHEET_RT_RW, read_rt_rw, 0 },
	{ SHEET_PROGRAM, read_program, 0 },
	{ SHEET_NUMBER, read_number, 0 },
	{ SHEET_STORE, read_store, 0 },
	{ SHEET_SEX_L, read_mark_l, 0 },
	{ SHEET_SEX_P, read_mark_p, 0 },
};

/* Digits that are no amount: a program that took them for one writes 81200068933.0. */
static const unsigned digits[] = { F_PHONE, F_RT, F_RW, F_POSTCODE,
	SHEET_RT_RW };

static void
drop_point_zero(unsigned column, char *text)
{
	const size_t n = strlen(text);

	for (size_t i = 0; i < ARRAY_SIZE(digits); i++)
		if (digits[i] == column && n > 2 &&
			strcmp(text + n - 2, ".0") == 0 &&
			strspn(text, "0123456789") == n - 2)
			text[n - 2] = '\0';
}

/* A single half-width letter at a character of Chinese, as "ｲ藤": the other half of its
 * pair of bytes is lost. */
static bool
has_half(const char *text)
{
	const char *end = text + strlen(text);
	int32_t before = 0, half = 0;

	for (const char *s = text; s <= end;) {
		const int32_t cp = s < end ? utf8_next(&s, end) : (s++, 0);
		const bool kana = cp >= 0xff61 && cp <= 0xff9f;
		const bool alone = half == 1 && !kana;

		if (alone &&
			(utf8_script((uint32_t)cp) == SCRIPT_HAN ||
				utf8_script((uint32_t)before) == SCRIPT_HAN))
			return true;
		half = kana ? half + 1 : 0;
		before = kana ? before : cp;
	}
	return false;
}

/* "Kp. L?ma": a program wrote it for a letter that it did not have. A remark may ask. */
static bool
lost_letter(unsigned column, const char *text)
{
	const char *s = strchr(text, '?');

	if (strstr(text, "\xef\xbf\xbd") || has_half(text))
		return true;
	while (s && column == F_REMARK && !isalpha((unsigned char)s[1]) &&
		!((unsigned char)s[1] & 0x80))
		s = strchr(s + 1, '?');
	return s != NULL;
}

/* A mail address or bare digits where a word is expected: cells have been shifted or
 * swapped. */
static bool
is_of_other_column(unsigned column, const char *text)
{
	switch (column) {
	case F_BIRTH_PLACE:
		return strpbrk(text, "@0123456789") != NULL;
	case F_NAME:
	case F_STREET:
	case F_MAJOR:
	case SHEET_ADDRESS:
		return strchr(text, '@') || !text[1] ||
		       text[strspn(text, "0123456789+-./ ")] == '\0';
	default:
		return false;
	}
}

static void
doubt_look(struct row_reading *r, unsigned column, const char *head,
	const char *text)
{
	if (lost_letter(column, text))
		import_reason_text(r->row, REASON_value_doubtful, head, text,
			_("a letter was lost here; ask for it"));
	else if (is_of_other_column(column, text))
		import_reason_text(r->row, REASON_value_doubtful, head, text,
			_("this looks like the value of another column"));
}

/* A line break in what is one line is a blank. */
static void
on_one_line(unsigned column, char *text)
{
	char *to = text;

	if (column == F_REMARK)
		return;
	for (const char *s = text; *s; s++) {
		const char c = strchr("\r\n\t", *s) ? ' ' : *s;

		if (c != ' ' || to == text || to[-1] != ' ')
			*to++ = c;
	}
	*to = '\0';
}

/* What programs write around a value: ="0812", 'Siti', and our own guard. */
static const char *
unwrap(struct row_reading *r, const char *cell)
{
	const size_t n = strlen(cell);

	if (n >= 3 && strncmp(cell, "=\"", 2) == 0 && cell[n - 1] == '"')
		return arena_strndup(r->row->arena, cell + 2, n - 3);
	if (n >= 2 && cell[0] == '\'' && cell[n - 1] == '\'')
		return arena_strndup(r->row->arena, cell + 1, n - 2);
	return csv_unguard(cell);
}

void
read_cell(struct row_reading *r, unsigned column, const char *head,
	const char *cell)
{
	char *text;

	if (column == SHEET_IGNORED || column == SHEET_UNKNOWN)
		read_ignored(r, head, csv_unguard(cell));
	if (!*cell || column == SHEET_IGNORED || column == SHEET_UNKNOWN ||
		column == SHEET_REASONS || column == F_ERASED || column == 0)
		return;
	text = clean(r, head, unwrap(r, cell));
	if (!text) {
		import_reason(r->row, REASON_broken_text, head, NULL, NULL);
		return;
	}
	drop_point_zero(column, text);
	on_one_line(column, text);
	doubt_look(r, column, head, text);
	r->at_head = head;
	r->at_cell = text;
	for (size_t i = 0; i < ARRAY_SIZE(readers); i++) {
		if (readers[i].column != column)
			continue;
		if (readers[i].read)
			readers[i].read(r, head, text);
		else
			later(r, readers[i].wait, head, text);
		return;
	}
	if (column < F_REASON)
		read_other(r, (uint16_t)column, head, text);
}
