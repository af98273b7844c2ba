/* SPDX-License-Identifier: MIT */
/*
 * A certificate on paper. Its language is that of the paper and not of the process,
 * so its words stand here and not in the catalogs.
 */
#include "magang/program/certificate_paper.h"

#include <inttypes.h>
#include <stdio.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/utf8.h"
#include "magang/program/certificate.h"
#include "magang/program/program.h"

#define MARGIN 8
#define SIGNER_COLUMNS 32

enum paper_word {
	P_NUMBER,
	P_TO,
	P_NAME,
	P_BORN,
	P_CODE,
	P_FIRST,
	P_COPY,
	P_REPLACES,
	P_RULE,
	P_ASK,
	P_WORDS
};

static const struct label words[P_WORDS] = {
	[P_NUMBER] = { { "No. %s", "No. %s", "第 %s 号" } },
	[P_TO] = { { "diberikan kepada", "is given to", "" } },
	[P_NAME] = { { "%s", "%s", "%s 殿" } },
	[P_BORN] = { { "lahir %s", "born %s", "%s生" } },
	[P_CODE] = { { "Kode verifikasi: %s", "Verification code: %s",
		"照合コード: %s" } },
	[P_FIRST] = { { "Salinan 1 (asli)", "Copy 1 (the original)",
		"第1部（原本）" } },
	[P_COPY] = { { "Salinan %s", "Copy %s", "第%s部（再発行）" } },
	[P_REPLACES] = { { "Menggantikan sertifikat No. %s, yang tidak berlaku "
			   "lagi.",
		"It takes the place of certificate No. %s, which is not valid "
		"any more.",
		"本書は第 %s 号に代わるものであり、同号は効力を失います。" } },
	[P_RULE] = { {
		"Uji dengan tangan (ISO/IEC 7064, MOD 97-10): tulis huruf dan "
		"angka nomor itu tanpa tanda baca (A = 10, B = 11 ... Z = 35), "
		"sambung dengan tanggalnya (TTTTBBHH), lalu dengan dua angka "
		"di tengah kode. Dibagi 97 sisanya harus 1.",
		"By hand (ISO/IEC 7064, MOD 97-10): write the letters and "
		"digits of the number without signs (A = 10, B = 11 ... Z = "
		"35), behind them the date as YYYYMMDD, behind that the two "
		"digits in the middle of the code. Divided by 97 the remainder "
		"is 1.",
		"手計算による確認（ISO/IEC 7064、MOD 97-10）：番号の英数字を記"
		"号なしで並べ（A=10、B=11…Z=35）、交付日（YYYYMMDD）、コード"
		"中央の2桁を続ける。97で割った余りは1になる。",
	} },
	[P_ASK] = { { "Delapan huruf terakhir hanya dapat diuji di kantor: "
		      "magang certificate check KODE",
		"The last eight characters only the office can check: magang "
		"certificate check CODE",
		"末尾の8文字は交付機関で照合します: magang certificate check "
		"コード" } },
};

/* ---- lines ---------------------------------------------------------------- */

static const char *
word(const struct certificate_paper *p, enum paper_word w)
{
	return words[w].text[p->lang];
}

/* The word with a text in the place of its %s. */
static void
add_with(const struct certificate_paper *p, enum paper_word w, const char *text,
	struct buf *out)
{
	const char *s = word(p, w), *at = s;

	while (*at && !(at[0] == '%' && at[1] == 's'))
		at++;
	buf_add(out, s, (size_t)(at - s));
	if (!*at)
		return;
	buf_adds(out, text);
	buf_adds(out, at + 2);
}

static void
rule_off(struct buf *out, char c)
{
	for (int i = 0; i < PAPER_COLUMNS; i++)
		buf_addc(out, c);
	buf_addc(out, '\n');
}

/* One line of a text; what is too long for it goes on below. */
static void
add_lines(struct buf *out, const char *text, int margin, bool centred)
{
	const int room = PAPER_COLUMNS - 2 * margin;

	while (*text) {
		const size_t n = utf8_line(text, room);
		struct buf line = BUF_INIT;

		buf_add(&line, text, n ? n : 1);
		text += line.len;
		text += *text == ' ';
		utf8_pad(out, "",
			margin + (centred ? (room - utf8_columns(line.data)) / 2
					  : 0));
		utf8_print(out, buf_str(&line), room);
		buf_addc(out, '\n');
		buf_release(&line);
	}
}

static void
centre(struct buf *out, const char *text)
{
	add_lines(out, text, 2, true);
}

static void
centre_with(const struct certificate_paper *p, enum paper_word w,
	const char *text, struct buf *out)
{
	struct buf line = BUF_INIT;

	add_with(p, w, text, &line);
	centre(out, buf_str(&line));
	buf_release(&line);
}

static void
line_with(const struct certificate_paper *p, enum paper_word w,
	const char *text, struct buf *out)
{
	struct buf line = BUF_INIT;

	add_with(p, w, text, &line);
	add_lines(out, buf_str(&line), 0, false);
	buf_release(&line);
}

/* "29 November 2026", "2026年11月29日" */
static void
add_date(const struct certificate_paper *p, int32_t date, struct buf *out)
{
	static const struct label months[] = {
		{ { "Januari", "January", "" } },
		{ { "Februari", "February", "" } },
		{ { "Maret", "March", "" } },
		{ { "April", "April", "" } },
		{ { "Mei", "May", "" } },
		{ { "Juni", "June", "" } },
		{ { "Juli", "July", "" } },
		{ { "Agustus", "August", "" } },
		{ { "September", "September", "" } },
		{ { "Oktober", "October", "" } },
		{ { "November", "November", "" } },
		{ { "Desember", "December", "" } },
	};
	int year, month, day;

	if (date == DATE_NONE)
		return;
	date_to_civil(date, &year, &month, &day);
	if (p->lang == LANG_JA)
		buf_addf(out, "%d年%d月%d日", year, month, day);
	else
		buf_addf(out, "%d %s %d", day, months[month - 1].text[p->lang],
			year);
}

/* ---- text ----------------------------------------------------------------- */

static void
say_word(const struct certificate_paper *p, enum certificate_word w,
	struct buf *out)
{
	switch (w) {
	case CERTIFICATE_WORD_PROGRAM:
		buf_adds(out, label_in(&p->program->label, p->lang,
				      p->program->name));
		break;
	case CERTIFICATE_WORD_COHORT:
		buf_adds(out, p->cohort);
		break;
	case CERTIFICATE_WORD_FROM:
		add_date(p, p->from, out);
		break;
	case CERTIFICATE_WORD_UNTIL:
		add_date(p, p->until, out);
		break;
	case CERTIFICATE_WORD_DATE:
		add_date(p, p->date, out);
		break;
	case CERTIFICATE_WORD_COUNT:
		break;
	}
}

/* A line whose words come to nothing is left out. */
static bool
write_line(const struct certificate_paper *p, const char *line, struct buf *out)
{
	bool named = false, said = false;
	struct letter_part part;

	while (letter_next(&line, &part)) {
		const size_t before = out->len;

		if (!part.named) {
			buf_add(out, part.text, part.n);
			continue;
		}
		named = true;
		say_word(p, certificate_word_of(part.text, part.n), out);
		said |= out->len > before;
	}
	return !named || said;
}

static void
add_text(const struct certificate_paper *p, struct buf *out)
{
	const char *text = label_in(&p->certificate->text, p->lang, "");

	while (*text) {
		const char *end = text;
		struct buf line = BUF_INIT, said = BUF_INIT;

		while (*end && *end != '\n')
			end++;
		buf_add(&line, text, (size_t)(end - text));
		if (write_line(p, buf_str(&line), &said))
			add_lines(out, said.len ? buf_str(&said) : " ", MARGIN,
				false);
		buf_release(&line);
		buf_release(&said);
		text = *end ? end + 1 : end;
	}
}

/* ---- signers -------------------------------------------------------------- */

/* Of two beside each other what `text` says of each. */
static void
signers_line(const struct certificate_paper *p, size_t from,
	const char *(*text)(
		const struct certificate_paper *p, const struct signer *s),
	struct buf *out)
{
	const struct certificate *c = p->certificate;
	const bool two = from + 1 < c->n_signers;

	utf8_pad(out, "", MARGIN);
	if (two)
		utf8_pad(out, text(p, &c->signers[from]), SIGNER_COLUMNS + 2);
	utf8_print(out, text(p, &c->signers[from + two]), SIGNER_COLUMNS);
	buf_addc(out, '\n');
}

static const char *
role_of(const struct certificate_paper *p, const struct signer *s)
{
	return label_in(&s->role, p->lang, "");
}

static const char *
name_of(const struct certificate_paper *p, const struct signer *s)
{
	(void)p;
	return s->name ? s->name : "(.........................)";
}

static void
add_signers(const struct certificate_paper *p, size_t from, struct buf *out)
{
	signers_line(p, from, role_of, out);
	buf_adds(out, "\n\n\n");
	signers_line(p, from, name_of, out);
	buf_addc(out, '\n');
}

/* ---- the whole ------------------------------------------------------------ */

static void
add_head(const struct certificate_paper *p, struct buf *out)
{
	buf_addc(out, '\n');
	centre(out, p->office);
	if (p->program->owner)
		centre(out, p->program->owner);
	buf_addc(out, '\n');
	centre(out, label_in(&p->certificate->label, p->lang,
			    p->certificate->name));
	centre_with(p, P_NUMBER, p->number, out);
	buf_addc(out, '\n');
}

static void
add_person(const struct certificate_paper *p, struct buf *out)
{
	struct buf born = BUF_INIT;

	if (*word(p, P_TO)) {
		centre(out, word(p, P_TO));
		buf_addc(out, '\n');
	}
	if (p->lang == LANG_JA && *p->kana)
		centre(out, p->kana);
	centre_with(p, P_NAME, p->name, out);
	add_date(p, p->born, &born);
	if (born.len)
		centre_with(p, P_BORN, buf_str(&born), out);
	buf_release(&born);
	buf_addc(out, '\n');
}

static void
add_foot(const struct certificate_paper *p, struct buf *out)
{
	char copy[24];

	snprintf(copy, sizeof(copy), "%" PRIu64, p->copy);
	rule_off(out, '-');
	line_with(p, P_CODE, p->code, out);
	line_with(p, p->copy > 1 ? P_COPY : P_FIRST, copy, out);
	if (*p->replaces)
		line_with(p, P_REPLACES, p->replaces, out);
	line_with(p, P_RULE, "", out);
	line_with(p, P_ASK, "", out);
}

void
certificate_print(const struct certificate_paper *p, struct buf *out)
{
	struct buf date = BUF_INIT;

	rule_off(out, '=');
	add_head(p, out);
	add_person(p, out);
	add_text(p, out);
	add_date(p, p->date, &date);
	buf_addc(out, '\n');
	utf8_pad(out, "", PAPER_COLUMNS - MARGIN - utf8_columns(date.data));
	buf_addf(out, "%s\n\n", buf_str(&date));
	buf_release(&date);
	for (size_t i = 0; i < p->certificate->n_signers; i += 2)
		add_signers(p, i, out);
	add_foot(p, out);
	rule_off(out, '=');
}
