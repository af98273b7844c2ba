/* SPDX-License-Identifier: MIT */
#include "csv_decode.h"

#include <errno.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

#define FILE_MAX ((uint64_t)2 << 30)

/* Our names and what iconv(3) may call them; CP932 before the plain Shift_JIS
 * of JIS X 0208, which lacks the characters of NEC and IBM. */
static const struct encoding {
	const char *name;
	const char *iconv[3];
} encodings[] = {
	{ "UTF-16LE", { "UTF-16LE" } },
	{ "UTF-16BE", { "UTF-16BE" } },
	{ "Shift_JIS", { "CP932", "SHIFT_JIS", "SJIS" } },
	{ "Windows-1252", { "CP1252", "WINDOWS-1252", "ISO-8859-1" } },
};

void
csv_decode_init(struct csv_decode *d, FILE *f)
{
	memset(d, 0, sizeof(*d));
	d->f = f;
}

void
csv_decode_release(struct csv_decode *d)
{
	if (d->convert)
		iconv_close(d->cd);
	d->convert = false;
}

/* --- guessing ------------------------------------------------------------- */

/* The same for UTF-16, with BOM or by its NULs; NULL: it is none. */
static const char *
csv_guess_utf16(const unsigned char *p, size_t n)
{
	size_t pairs = n / 2, zero[2] = { 0, 0 };

	if (n >= 2 && p[0] == 0xff && p[1] == 0xfe)
		return "UTF-16LE";
	if (n >= 2 && p[0] == 0xfe && p[1] == 0xff)
		return "UTF-16BE";
	for (size_t i = 0; i < pairs * 2; i++)
		zero[i % 2] += p[i] == 0;
	/* separators, digits and line ends have a zero byte in any language */
	if (zero[0] == 0 && zero[1] >= 2 && zero[1] * 4 >= pairs)
		return "UTF-16LE";
	if (zero[1] == 0 && zero[0] >= 2 && zero[0] * 4 >= pairs)
		return "UTF-16BE";
	return NULL;
}

/* UTF-8, but for a character cut by the end of the chunk, and for a byte that was lost
 * here and there: those of another encoding make no such characters by chance. */
static bool
is_utf8(const unsigned char *p, size_t n)
{
	const char *s = (const char *)p, *end = s + n;
	size_t good = 0, bad = 0;

	while (s < end) {
		const bool high = (unsigned char)*s >= 0x80;
		const bool cut = n >= DECODE_CHUNK && end - s <= 3;

		if (utf8_next(&s, end) < 0)
			bad += !cut;
		else
			good += high;
	}
	return bad == 0 || good > 2 * bad;
}

/* What speaks for and against Shift_JIS. */
struct evidence {
	size_t runs;   /* Japanese characters beside another one */
	size_t alone;  /* a single one touching a Latin letter */
	size_t single; /* a single one between separators: no evidence */
	size_t wrong;  /* bytes that it does not have */
};

/* Bytes of a Shift_JIS character at p that is not ASCII, else 0. */
static size_t
sjis_length(const unsigned char *p, size_t n)
{
	bool lead = (p[0] >= 0x81 && p[0] <= 0x9f) ||
		    (p[0] >= 0xe0 && p[0] <= 0xfc);

	if (p[0] >= 0xa1 && p[0] <= 0xdf)
		return 1; /* half-width katakana */
	if (!lead || n < 2)
		return 0;
	return p[1] >= 0x40 && p[1] <= 0xfc && p[1] != 0x7f ? 2 : 0;
}

static bool
is_letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Takes the run of Japanese characters at p; returns its bytes. */
static size_t
weigh_run(struct evidence *e, const unsigned char *p, size_t n, bool letter)
{
	size_t len = 0, count = 0;

	for (size_t k; len < n && (k = sjis_length(p + len, n - len)) > 0;) {
		len += k;
		count++;
	}
	if (count > 1)
		e->runs += count;
	else if (letter || (len < n && is_letter(p[len])))
		e->alone++;
	else
		e->single++;
	return len;
}

/*
 * A list from Kyoto has runs of Japanese characters; in a Windows-1252 list the
 * odd curly quote or accented letter stands alone between Latin letters, and
 * often makes no Shift_JIS at all.
 */
static bool
is_sjis(const unsigned char *p, size_t n)
{
	struct evidence e = { 0, 0, 0, 0 };

	for (size_t i = 0; i < n;) {
		if (p[i] < 0x80) {
			i++;
		} else if (sjis_length(p + i, n - i) == 0) {
			e.wrong += i + 1 < n; /* not where the chunk cuts */
			i++;
		} else {
			i += weigh_run(
				&e, p + i, n - i, i > 0 && is_letter(p[i - 1]));
		}
	}
	if (e.wrong * 20 > e.runs + e.single)
		return false;
	return e.runs > e.alone || (e.alone == 0 && e.single > 0);
}

/* Name of the encoding of the first bytes with one above 0x7f. */
static const char *
csv_guess_encoding(const unsigned char *p, size_t n)
{
	if (is_utf8(p, n))
		return "UTF-8";
	return is_sjis(p, n) ? "Shift_JIS" : "Windows-1252";
}

/* --- decoding ------------------------------------------------------------- */

static int
use_encoding(struct csv_decode *d, const char *name, struct err *err)
{
	d->encoding = name;
	for (size_t i = 0; i < ARRAY_SIZE(encodings); i++) {
		const struct encoding *e = &encodings[i];

		if (strcmp(e->name, name) != 0)
			continue;
		for (size_t k = 0; k < 3 && e->iconv[k]; k++) {
			d->cd = iconv_open("UTF-8", e->iconv[k]);
			if (d->cd != (iconv_t)-1) {
				d->convert = true;
				return 0;
			}
		}
		return err_set(err, MG_EDATA,
			_("this machine cannot read the encoding '%s'; save "
			  "the "
			  "file as UTF-8"),
			name);
	}
	return 0;
}

static void
skip(struct csv_decode *d, size_t n)
{
	d->n -= n;
	memmove(d->raw, d->raw + n, d->n);
}

/* The first chunk: byte order marks and UTF-16. */
static int
begin(struct csv_decode *d, struct err *err)
{
	const char *wide = csv_guess_utf16(d->raw, d->n);
	bool bom = wide && (d->raw[0] ^ d->raw[1]) == (0xfe ^ 0xff);

	d->begun = true;
	if (wide) {
		if (bom)
			skip(d, 2);
		return use_encoding(d, wide, err);
	}
	if (d->n >= 3 && memcmp(d->raw, "\xef\xbb\xbf", 3) == 0) {
		skip(d, 3);
		return use_encoding(d, "UTF-8", err);
	}
	return 0;
}

static bool
has_high_byte(const unsigned char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (p[i] >= 0x80)
			return true;
	return false;
}

static bool
is_utf16(const struct csv_decode *d)
{
	return strncmp(d->encoding, "UTF-16", 6) == 0;
}

/* All of raw through iconv; a cut character stays for the next chunk. Half a character
 * of UTF-16 at the end says that a byte is missing, and all behind it is shifted. */
static int
convert(struct csv_decode *d, struct buf *out, struct err *err)
{
	char *in = (char *)d->raw, to[4096];
	size_t left = d->n;

	while (left > 0) {
		char *p = to;
		size_t room = sizeof(to);
		size_t r = iconv(d->cd, &in, &left, &p, &room);

		buf_add(out, to, (size_t)(p - to));
		if (r != (size_t)-1 || errno == E2BIG)
			continue;
		if (errno == EINVAL && !d->end)
			break;
		if (left == 1 && is_utf16(d))
			return err_set(err, MG_EDATA, "%s",
				_("a byte of the file was lost on its way, so "
				  "nothing behind it can be read; ask for it "
				  "anew"));
		/* no text in this encoding: neither is 0xff in UTF-8 */
		buf_addc(out, (char)0xff);
		size_t bad = is_utf16(d) ? 2 : 1;
		bad = bad < left ? bad : left;
		in += bad;
		left -= bad;
	}
	skip(d, d->n - left);
	return 0;
}

static int
fill(struct csv_decode *d, struct err *err)
{
	size_t n = fread(d->raw + d->n, 1, DECODE_CHUNK, d->f);

	if (n == 0 && ferror(d->f))
		return err_errno(err, _("cannot read the list"));
	d->end = n == 0;
	d->n += n;
	d->total += n;
	if (d->total > FILE_MAX)
		return err_set(err, MG_EDATA,
			_("the list is larger than 2 GiB; divide it"));
	return 0;
}

int
csv_decode_next(struct csv_decode *d, struct buf *out, struct err *err)
{
	int r = fill(d, err);

	if (r == 0 && !d->begun)
		r = begin(d, err);
	if (r == 0 && !d->encoding && has_high_byte(d->raw, d->n))
		r = use_encoding(d, csv_guess_encoding(d->raw, d->n), err);
	if (r < 0)
		return r;
	if (d->convert)
		return convert(d, out, err);
	buf_add(out, d->raw, d->n);
	d->n = 0;
	return 0;
}
