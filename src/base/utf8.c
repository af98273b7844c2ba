/* SPDX-License-Identifier: MIT */
#include "magang/base/utf8.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"

#define REPLACEMENT 0xFFFD
#define ELLIPSIS "\xE2\x80\xA6"
#define DOTTED_CIRCLE "\xE2\x97\x8C"
#define MARKS_MAX 2 /* combining marks on one character that are shown */

struct cp_range {
	uint32_t from, to;
	int value;
};

/* Sorted; what lies between is ordinary or a mark. */
static const struct cp_range kinds[] = {
	{ 0x0000, 0x001F, UTF8_CONTROL }, { 0x007F, 0x009F, UTF8_CONTROL },
	{ 0x00AD, 0x00AD, UTF8_INVISIBLE },
	{ 0x034F, 0x034F, UTF8_INVISIBLE }, /* grapheme joiner */
	{ 0x061C, 0x061C, UTF8_BIDI },
	{ 0x115F, 0x1160, UTF8_INVISIBLE }, /* Hangul fillers */
	{ 0x17B4, 0x17B5, UTF8_INVISIBLE }, { 0x180B, 0x180F, UTF8_INVISIBLE },
	{ 0x200B, 0x200D, UTF8_INVISIBLE }, { 0x200E, 0x200F, UTF8_BIDI },
	{ 0x2028, 0x2029, UTF8_INVISIBLE }, /* line, paragraph separator */
	{ 0x202A, 0x202E, UTF8_BIDI }, { 0x2060, 0x2065, UTF8_INVISIBLE },
	{ 0x2066, 0x2069, UTF8_BIDI }, { 0x206A, 0x206F, UTF8_INVISIBLE },
	{ 0x3164, 0x3164, UTF8_INVISIBLE }, /* Hangul filler */
	{ 0xFEFF, 0xFEFF, UTF8_INVISIBLE }, { 0xFFA0, 0xFFA0, UTF8_INVISIBLE },
	{ 0xFFF9, 0xFFFB, UTF8_INVISIBLE },   /* annotations */
	{ 0xE0000, 0xE007F, UTF8_INVISIBLE }, /* tags */
};

/* Sorted; letters that are not in here are SCRIPT_OTHER, the rest common. */
static const struct cp_range scripts[] = {
	{ 0x0041, 0x005A, SCRIPT_LATIN },
	{ 0x0061, 0x007A, SCRIPT_LATIN },
	{ 0x00AA, 0x00AA, SCRIPT_LATIN },
	{ 0x00BA, 0x00BA, SCRIPT_LATIN },
	{ 0x00C0, 0x00D6, SCRIPT_LATIN },
	{ 0x00D8, 0x00F6, SCRIPT_LATIN },
	{ 0x00F8, 0x02AF, SCRIPT_LATIN },
	{ 0x02B0, 0x036F, SCRIPT_COMMON }, /* modifier letters, marks */
	{ 0x1D00, 0x1D25, SCRIPT_LATIN },
	{ 0x1E00, 0x1EFF, SCRIPT_LATIN },
	{ 0x2071, 0x2071, SCRIPT_LATIN },
	{ 0x2C60, 0x2C7F, SCRIPT_LATIN },
	{ 0x3005, 0x3005, SCRIPT_HAN }, /* the mark that repeats */
	{ 0x3007, 0x3007, SCRIPT_HAN }, /* zero */
	{ 0x303B, 0x303B, SCRIPT_HAN },
	{ 0x3041, 0x3096, SCRIPT_KANA },
	{ 0x309D, 0x309F, SCRIPT_KANA },
	{ 0x30A1, 0x30FA, SCRIPT_KANA },
	{ 0x30FC, 0x30FF, SCRIPT_KANA },
	{ 0x31F0, 0x31FF, SCRIPT_KANA },
	{ 0x3400, 0x4DBF, SCRIPT_HAN },
	{ 0x4E00, 0x9FFF, SCRIPT_HAN },
	{ 0xA720, 0xA7FF, SCRIPT_LATIN },
	{ 0xAB30, 0xAB64, SCRIPT_LATIN },
	{ 0xF900, 0xFAFF, SCRIPT_HAN },
	{ 0xFB00, 0xFB06, SCRIPT_LATIN },
	{ 0xFF21, 0xFF3A, SCRIPT_LATIN },
	{ 0xFF41, 0xFF5A, SCRIPT_LATIN },
	{ 0xFF66, 0xFF9F, SCRIPT_KANA },
	{ 0x1B000, 0x1B16F, SCRIPT_KANA },
	{ 0x20000, 0x3FFFD, SCRIPT_HAN },
};

static int
range_value(const struct cp_range *rows, size_t n, uint32_t cp, int otherwise)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (cp > rows[mid].to)
			low = mid + 1;
		else
			high = mid;
	}
	return low < n && cp >= rows[low].from ? rows[low].value : otherwise;
}

/* --- code points --------------------------------------------------------- */

/* By the number of bytes: the smallest value that needs them. */
static const uint32_t shortest[] = { 0, 0, 0x80, 0x800, 0x10000 };

static size_t
sequence_length(unsigned char head)
{
	if (head < 0xC2)
		return 1;
	return head < 0xE0 ? 2 : head < 0xF0 ? 3 : 4;
}

static int32_t
decode_long(const char *p, size_t n)
{
	uint32_t cp = (unsigned char)*p & (0x7FU >> n);

	for (size_t i = 1; i < n; i++) {
		unsigned char c = (unsigned char)p[i];

		if ((c & 0xC0) != 0x80)
			return -1;
		cp = cp << 6 | (c & 0x3F);
	}
	if (cp < shortest[n] || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		return -1;
	return (int32_t)cp;
}

int32_t
utf8_next(const char **p, const char *end)
{
	unsigned char head = (unsigned char)**p;
	size_t n;
	int32_t cp;

	assert(*p < end);
	if (head < 0x80) {
		(*p)++;
		return head;
	}
	n = sequence_length(head);
	cp = n > 1 && n <= (size_t)(end - *p) && head < 0xF5
		     ? decode_long(*p, n)
		     : -1;
	*p += cp < 0 ? 1 : n;
	return cp;
}

size_t
utf8_put(char out[4], uint32_t cp)
{
	assert(cp <= 0x10FFFF);
	return (size_t)utf8proc_encode_char(
		(utf8proc_int32_t)cp, (utf8proc_uint8_t *)out);
}

bool
utf8_valid(const char *s, size_t n)
{
	const char *end = s + n;

	while (s < end)
		if (utf8_next(&s, end) < 0)
			return false;
	return true;
}

enum utf8_kind
utf8_kind(uint32_t cp)
{
	int kind;

	if (cp >= 0x20 && cp < 0x7F)
		return UTF8_ORDINARY;
	kind = range_value(kinds, ARRAY_SIZE(kinds), cp, UTF8_ORDINARY);
	if (kind == UTF8_ORDINARY && cp >= 0x300) {
		utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);

		if (c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_ME)
			return UTF8_MARK;
	}
	return (enum utf8_kind)kind;
}

static bool
is_letter(uint32_t cp)
{
	utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)cp);

	return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

enum utf8_script
utf8_script(uint32_t cp)
{
	int script = range_value(scripts, ARRAY_SIZE(scripts), cp, -1);

	if (script >= 0)
		return (enum utf8_script)script;
	return is_letter(cp) ? SCRIPT_OTHER : SCRIPT_COMMON;
}

/* --- columns ------------------------------------------------------------- */

int
utf8_width(uint32_t cp)
{
	if (cp >= 0x20 && cp < 0x7F)
		return 1;
	if (utf8_kind(cp) != UTF8_ORDINARY)
		return 0;
	return utf8proc_charwidth((utf8proc_int32_t)cp) == 2 ? 2 : 1;
}

/* A byte that is no character takes the column of U+FFFD. */
static int
next_width(const char **p, const char *end)
{
	int32_t cp = utf8_next(p, end);

	return cp < 0 ? 1 : utf8_width((uint32_t)cp);
}

int
utf8_columns(const char *s)
{
	const char *end = s + strlen(s);
	int columns = 0;

	while (s < end)
		columns += next_width(&s, end);
	return columns;
}

size_t
utf8_fit(const char *s, int columns, int *used)
{
	const char *p = s, *end = s + strlen(s), *fits = s;
	int n = 0;

	*used = 0;
	while (p < end) {
		n += next_width(&p, end);
		if (n > columns)
			break;
		fits = p;
		*used = n;
	}
	return (size_t)(fits - s);
}

/* Does a part end here? */
static bool
ends_part(const char *s, size_t at)
{
	return strncmp(s + at, "  ", 2) == 0 || strncmp(s + at, " | ", 3) == 0;
}

size_t
utf8_parts(const char *s, int columns)
{
	int used;
	size_t fits = utf8_fit(s, columns, &used);

	if (s[fits] == '\0')
		return fits;
	for (size_t n = fits; n > 0; n--)
		if (ends_part(s, n) && s[n - 1] != ' ')
			return n;
	return strlen(s);
}

/* --- forms --------------------------------------------------------------- */

static bool
is_ascii(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)s[i] >= 0x80)
			return false;
	return true;
}

/* Full-width ASCII and the ideographic space. */
static utf8proc_int32_t
narrow(utf8proc_int32_t cp, void *unused)
{
	(void)unused;
	if (cp >= 0xFF01 && cp <= 0xFF5E)
		return cp - 0xFEE0;
	return cp == 0x3000 ? ' ' : cp;
}

/* No line of Japanese begins with one of these. */
static bool
begins_no_line(const char *s)
{
	static const char *const signs[] = { "、", "。", "）", "」", "・" };

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (strncmp(s, signs[i], strlen(signs[i])) == 0)
			return true;
	return false;
}

size_t
utf8_line(const char *s, int columns)
{
	int used;
	size_t n = utf8_fit(s, columns, &used), k;

	if (s[n] == '\0')
		return n;
	while (n > 3 && begins_no_line(s + n))
		n = utf8_fit(s, used - 2, &used);
	for (k = n; k > n / 2; k--)
		if (s[k] == ' ')
			return k;
	/* a text without blanks: not in the middle of a number or a word */
	for (k = n; k > n / 2; k--)
		if (!isalnum((unsigned char)s[k]) ||
			!isalnum((unsigned char)s[k - 1]))
			return k;
	return n;
}

char *
utf8_normal(const char *s, size_t n)
{
	utf8proc_uint8_t *out = NULL;

	if (is_ascii(s, n) ||
		utf8proc_map_custom((const utf8proc_uint8_t *)s,
			(utf8proc_ssize_t)n, &out,
			UTF8PROC_STABLE | UTF8PROC_COMPOSE, narrow, NULL) < 0)
		return xstrndup(s, n);
	return (char *)out;
}

/* Marks on Latin and other letters; the voicing marks of kana make another
 * syllable and stay. */
static const struct cp_range diacritics[] = {
	{ 0x0300, 0x036F, 1 },
	{ 0x1AB0, 0x1AFF, 1 },
	{ 0x1DC0, 0x1DFF, 1 },
	{ 0x20D0, 0x20FF, 1 },
	{ 0xFE20, 0xFE2F, 1 },
};

static char *
ascii_lower(const char *s, size_t n)
{
	char *out = xmalloc(n + 1);

	for (size_t i = 0; i < n; i++) {
		bool upper = s[i] >= 'A' && s[i] <= 'Z';

		out[i] = (char)(upper ? s[i] + ('a' - 'A') : s[i]);
	}
	out[n] = '\0';
	return out;
}

static size_t
without_diacritics(utf8proc_int32_t *cps, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (!range_value(diacritics, ARRAY_SIZE(diacritics),
			    (uint32_t)cps[i], 0))
			cps[kept++] = cps[i];
	return kept;
}

char *
utf8_caseless(const char *s)
{
	const utf8proc_option_t apart = UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD;
	const utf8proc_uint8_t *in = (const utf8proc_uint8_t *)s;
	size_t n = strlen(s);
	utf8proc_int32_t *cps;
	utf8proc_ssize_t room, len;

	if (is_ascii(s, n))
		return ascii_lower(s, n);
	room = utf8proc_decompose(in, (utf8proc_ssize_t)n, NULL, 0, apart);
	if (room < 0)
		return ascii_lower(s, n);
	/* one more than the characters: utf8proc puts a NUL behind them */
	cps = xcalloc((size_t)room + 1, sizeof(*cps));
	len = utf8proc_decompose(in, (utf8proc_ssize_t)n, cps, room, apart);
	assert(len == room);
	len = (utf8proc_ssize_t)without_diacritics(cps, (size_t)len);
	len = utf8proc_reencode(cps, len, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	assert(len >= 0);
	return (char *)cps;
}

/* --- onto a terminal ----------------------------------------------------- */

/* What one code point becomes; a piece is never longer than its text. */
struct piece {
	char text[16];
	size_t len;
	int columns;
};

struct printer {
	struct buf *out;
	int columns; /* < 0: no bound */
	int used;
	int marks;  /* on the last character */
	bool base;  /* there is a character for a mark to stand on */
	size_t cut; /* out->len up to where "…" still fits behind */
	int cut_used;
};

static void
piece_char(struct piece *piece, uint32_t cp)
{
	piece->len = utf8_put(piece->text, cp);
	piece->columns = utf8_width(cp);
}

static void
piece_shown(struct piece *piece, uint32_t cp)
{
	int n = snprintf(piece->text, sizeof(piece->text), "<U+%04X>", cp);

	piece->len = (size_t)n;
	piece->columns = n;
}

/* A mark at the very start would change what stands before the text. */
static void
piece_mark(struct printer *pr, struct piece *piece, uint32_t cp)
{
	*piece = (struct piece){ .len = 0 };
	if (pr->marks++ >= MARKS_MAX)
		return;
	if (!pr->base) {
		memcpy(piece->text, DOTTED_CIRCLE, 3);
		piece->len = 3;
		piece->columns = 1;
	}
	piece->len += utf8_put(piece->text + piece->len, cp);
}

static void
piece_make(struct printer *pr, struct piece *piece, int32_t cp)
{
	enum utf8_kind kind = cp < 0 ? UTF8_CONTROL : utf8_kind((uint32_t)cp);

	if (kind == UTF8_MARK) {
		piece_mark(pr, piece, (uint32_t)cp);
		pr->base = true;
		return;
	}
	pr->marks = 0;
	pr->base = true;
	if (cp == '\n')
		piece_char(piece, ' ');
	else if (kind == UTF8_CONTROL)
		piece_char(piece, REPLACEMENT);
	else if (kind == UTF8_ORDINARY)
		piece_char(piece, (uint32_t)cp);
	else
		piece_shown(piece, (uint32_t)cp);
}

/* false: it does not fit any more. */
static bool
printer_add(struct printer *pr, const struct piece *piece)
{
	if (pr->columns >= 0 && pr->used + piece->columns > pr->columns)
		return false;
	buf_add(pr->out, piece->text, piece->len);
	pr->used += piece->columns;
	if (pr->used < pr->columns) {
		pr->cut = pr->out->len;
		pr->cut_used = pr->used;
	}
	return true;
}

/* Plain ASCII that fits needs no look at each character. */
static size_t
plain_length(const char *s, int columns)
{
	size_t n = 0;

	while (s[n] >= 0x20 && s[n] < 0x7F)
		n++;
	return columns < 0 || n <= (size_t)columns ? n : 0;
}

int
utf8_print(struct buf *out, const char *s, int columns)
{
	struct printer pr = { .out = out, .columns = columns };
	const char *end = s + strlen(s);
	size_t plain = plain_length(s, columns);
	struct piece piece;

	if (columns == 0)
		return 0;
	pr.cut = out->len;
	if (s + plain == end) {
		buf_add(out, s, plain);
		return (int)plain;
	}
	while (s < end) {
		const char *rest = s;

		piece_make(&pr, &piece, utf8_next(&s, end));
		if (printer_add(&pr, &piece))
			continue;
		if (rest[strspn(rest, " ")] == '\0')
			break;
		buf_truncate(out, pr.cut);
		buf_adds(out, ELLIPSIS);
		return pr.cut_used + 1;
	}
	return pr.used;
}

void
utf8_pad(struct buf *out, const char *s, int columns)
{
	for (int n = utf8_print(out, s, columns); n < columns; n++)
		buf_addc(out, ' ');
}

void
utf8_copy(char *out, size_t size, const char *s)
{
	size_t n = strlen(s);

	if (n >= size) {
		n = size - 1;
		while (n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80)
			n--;
	}
	memmove(out, s, n);
	out[n] = '\0';
}

uint32_t
utf8_foul(const char *s, size_t n, bool lines)
{
	const char *end = s + n;

	while (s < end) {
		int32_t cp = utf8_next(&s, end);
		enum utf8_kind kind;

		if (cp < 0)
			return 0xFFFD;
		kind = utf8_kind((uint32_t)cp);
		if (cp == '\n' && lines)
			continue;
		if (kind == UTF8_CONTROL || kind == UTF8_BIDI ||
			kind == UTF8_INVISIBLE)
			return (uint32_t)cp;
	}
	return 0;
}

bool
utf8_says(const struct label *label, const char *text)
{
	char *wanted = utf8_caseless(text);
	bool same = false;

	for (int l = 0; l < LANG_COUNT && !same; l++) {
		char *said =
			label->text[l] ? utf8_caseless(label->text[l]) : NULL;

		same = said && strcmp(said, wanted) == 0;
		free(said);
	}
	free(wanted);
	return same;
}
