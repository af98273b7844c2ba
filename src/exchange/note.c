/* SPDX-License-Identifier: MIT */
#include "note.h"

#include "chat.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/exchange/sheet_split.h"
#include "magang/record/fields.h"
#include "sheet_others.h"

#define KEY_WORDS 4 /* "no hp", "tempat tgl lahir" */
#define KEY_BYTES 80

#define SENDERS 100

/* Who writes in a chat, and the block that is theirs: they write in turns. */
struct note_sender {
	const char *name;
	size_t len, row; /* counted from 1; 0: between blocks */
};

struct note_reading {
	struct note *note;
	struct arena *arena;
	struct note_row *row; /* NULL: between blocks */
	size_t line;
	size_t facts;
	size_t left; /* blocks beyond NOTE_ROWS */
	struct note_sender senders[SENDERS];
	size_t n_senders;
	struct note_sender *sender; /* of the message; NULL: no chat */
};

/* What phones make of plain signs. */
static const struct {
	const char *typed, *meant;
} signs[] = {
	{ "\u2018", "'" },
	{ "\u2019", "'" },
	{ "\u201c", "\"" },
	{ "\u201d", "\"" },
	{ "\u2013", "-" },
	{ "\u2014", "-" },
	{ "\u2022", "-" },
	{ "\u00a0", " " },
	{ "\u3000", " " },
	{ "\uff1a", ":" },
	{ "\uff1d", "=" },
	{ "\ufeff", "" },
	{ "\u200e", "" },
	{ "\u202f", " " },
	{ "\t", " " },
	{ "\r", "" },
};

/* ---- cells -------------------------------------------------------------- */

static size_t
column_of(struct note *note, unsigned column, const char *head)
{
	for (size_t i = 0; i < note->sheet.n; i++)
		if (note->sheet.column[i] == column)
			return i;
	if (note->sheet.n == NOTE_COLUMNS)
		return NOTE_COLUMNS;
	note->sheet.column[note->sheet.n] = column;
	note->heads[note->sheet.n] = (char *)(uintptr_t)head;
	return note->sheet.n++;
}

static char *
join(struct note_reading *r, const char *a, const char *between, const char *b)
{
	size_t n = strlen(a) + strlen(between) + strlen(b);
	char *out = arena_alloc(r->arena, n + 1);

	strcat(strcat(strcpy(out, a), between), b);
	return out;
}

static void
add_remark(struct note_reading *r, char *text)
{
	size_t i = column_of(r->note, F_REMARK, "catatan");

	if (i < NOTE_COLUMNS && r->row->cell[i])
		r->row->cell[i] = join(r, r->row->cell[i], "; ", text);
	else if (i < NOTE_COLUMNS)
		r->row->cell[i] = text;
}

static bool
begin_block(struct note_reading *r)
{
	struct note *note = r->note;

	if (note->n_rows == NOTE_ROWS) {
		r->left++;
		return false;
	}
	VEC_GROW(note->rows, note->n_rows, note->cap);
	r->row = &note->rows[note->n_rows++];
	memset(r->row, 0, sizeof(*r->row));
	r->row->line = r->line;
	return true;
}

static void
put(struct note_reading *r, unsigned column, char *head, char *value)
{
	size_t i = column_of(r->note, column, head);

	if (i == NOTE_COLUMNS)
		return;
	if (column == F_NAME && r->row->cell[i] && !begin_block(r))
		return;
	if (!r->row->cell[i])
		r->row->cell[i] = value;
	else if (column == F_PHONE)
		r->row->cell[i] = join(r, r->row->cell[i], " / ", value);
	else if (column == F_REMARK)
		add_remark(r, value);
	else
		add_remark(r, join(r, head, ": ", value));
}

/* ---- facts -------------------------------------------------------------- */

/* Ends without blanks and quotes. */
static char *
trim(char *s)
{
	size_t n;

	while (*s == ' ' || *s == '"')
		s++;
	for (n = strlen(s); n && (s[n - 1] == ' ' || s[n - 1] == '"'); n--)
		s[n - 1] = '\0';
	return s;
}

/* "langensari, tarogong kaler": a place and the ones it lies in. */
static void
put_places(struct note_reading *r, unsigned column, char *head, char *value)
{
	static const struct {
		unsigned column;
		const char *head;
	} up[] = { { F_VILLAGE, "desa" }, { F_DISTRICT, "kec" },
		{ F_REGENCY, "kab" } };
	char *save = NULL;
	size_t i = 0;

	while (up[i].column != column)
		i++;
	for (char *w = strtok_r(value, ",", &save); w;
		w = strtok_r(NULL, ",", &save), i++) {
		if (i < ARRAY_SIZE(up))
			put(r, up[i].column,
				up[i].column == column
					? head
					: (char *)(uintptr_t)up[i].head,
				trim(w));
		else if (*trim(w))
			add_remark(r, trim(w));
	}
}

static void
put_fact(struct note_reading *r, unsigned column, char *head, char *value)
{
	char place[64], date[64];

	r->facts++;
	value = trim(value);
	if (!*value || strcmp(value, "-") == 0 || column == SHEET_IGNORED ||
		column == SHEET_REASONS)
		return;
	if (column == F_VILLAGE || column == F_DISTRICT || column == F_REGENCY)
		put_places(r, column, head, value);
	else if (column == F_BIRTH_DATE &&
		 sheet_split_birth(value, place, date) && *place)
		put(r, SHEET_BIRTH, head, value);
	else
		put(r, column, head, value);
}

static unsigned
meaning(const char *head)
{
	const struct kind_info *k = kind_info(KIND_PERSON);
	unsigned column = sheet_column(head, k->fields, k->n_fields);
	const struct fdef *f = core_field((uint16_t)column);

	return f && (f->flags & FDEF_HIDDEN) ? 0 : column;
}

static bool
fact_with_sign(struct note_reading *r, const char *line)
{
	size_t n = strcspn(line, ":=");
	char *head;
	unsigned column;

	if (!line[n] || n == 0 || n >= KEY_BYTES)
		return false;
	head = trim(arena_strndup(r->arena, line, n));
	column = meaning(head);
	if (!column)
		return false;
	put_fact(r, column, head,
		arena_strndup(r->arena, line + n + 1, strlen(line + n + 1)));
	return true;
}

/* "Nama Ibu: Euis": an answer to a question that no list asks. Digits before the
 * sign are a value, as in "lahir 12 mei 2001 jam 10:30". */
static bool
has_other_head(const char *line)
{
	size_t n = strcspn(line, ":="), words = 1;

	for (size_t i = 0; i < n; i++) {
		if (isdigit((unsigned char)line[i]))
			return false;
		words += line[i] == ' ' && line[i + 1] != ' ';
	}
	return line[n] && n && words <= KEY_WORDS;
}

/* "hp ibu 0812 ...", "nama ayah Dadang": of a relative, not of the person. */
static bool
of_relative(const char *rest)
{
	size_t n;

	rest += strspn(rest, " ");
	n = strcspn(rest, " ");
	if (strncasecmp(rest, "orang tua", 9) == 0)
		return rest[9] != '\0';
	return sheet_word_of_others(rest, n) && rest[n] != '\0';
}

/* "hp 0813 0002 4411": the longest beginning that means something. */
static bool
fact_of_words(struct note_reading *r, const char *line)
{
	size_t end[KEY_WORDS], words = 0;

	if (has_other_head(line))
		return false;
	for (size_t i = 0; line[i] && words < KEY_WORDS && i < KEY_BYTES; i++)
		if (line[i] == ' ' && i && line[i - 1] != ' ')
			end[words++] = i;
	while (words--) {
		char *head = arena_strndup(r->arena, line, end[words]);
		const char *rest = line + end[words];
		unsigned column = meaning(head);

		if (!column || column == SHEET_IGNORED)
			continue;
		if (of_relative(rest))
			return false;
		/* "kp sukamaju rt 3 rw 5" is all of it an address */
		if (column == F_STREET)
			rest = line;
		put_fact(r, column == F_STREET ? SHEET_ADDRESS : column, head,
			arena_strndup(r->arena, rest, strlen(rest)));
		return true;
	}
	return false;
}

/* ---- lines -------------------------------------------------------------- */

static char *
clean(struct note_reading *r, const char *s, size_t n)
{
	struct buf b = BUF_INIT;
	char *out;

	for (size_t i = 0; i < n; i++) {
		size_t k, len = 1;

		for (k = 0; k < ARRAY_SIZE(signs); k++) {
			len = strlen(signs[k].typed);
			if (len <= n - i &&
				memcmp(s + i, signs[k].typed, len) == 0)
				break;
		}
		if (k == ARRAY_SIZE(signs)) {
			buf_addc(&b, s[i]);
			continue;
		}
		buf_adds(&b, signs[k].meant);
		i += len - 1;
	}
	out = arena_strndup(r->arena, buf_str(&b), b.len);
	buf_release(&b);
	return trim(out);
}

/* "1. ", "2) ", "- ", "* " before a line. */
static char *
without_bullet(char *s)
{
	size_t n = strspn(s, "0123456789");

	if (n > 3)
		return s;
	if (n && (s[n] == '.' || s[n] == ')') && s[n + 1] == ' ')
		return trim(s + n + 1);
	if (!n && (*s == '-' || *s == '*') && s[1] == ' ')
		return trim(s + 1);
	return s;
}

static struct note_sender *
sender_of(struct note_reading *r, const struct chat_line *chat)
{
	size_t i = 0;

	while (i < r->n_senders &&
		(r->senders[i].len != chat->sender_len ||
			memcmp(r->senders[i].name, chat->sender,
				chat->sender_len) != 0))
		i++;
	if (i == SENDERS)
		return &r->senders[SENDERS - 1];
	if (i == r->n_senders)
		r->senders[r->n_senders++] = (struct note_sender){ chat->sender,
			chat->sender_len, 0 };
	return &r->senders[i];
}

/* From here on the block of another sender is written. */
static void
turn_to(struct note_reading *r, struct note_sender *sender)
{
	if (r->sender)
		r->sender->row =
			r->row ? (size_t)(r->row - r->note->rows) + 1 : 0;
	r->row = sender->row ? &r->note->rows[sender->row - 1] : NULL;
	r->sender = sender;
}

/* What was written in a line of a chat; NULL: it says what happened in it. */
static char *
without_stamp(struct note_reading *r, char *line)
{
	struct chat_line chat;
	const char *text;

	if (!chat_read(line, &chat))
		return line;
	text = chat.text + strspn(chat.text, " ");
	if (!chat.sender_len || *text == '<')
		return NULL;
	/* a page of one's own notes names no sender */
	if (meaning(arena_strndup(r->arena, chat.sender, chat.sender_len)))
		return (char *)(uintptr_t)chat.sender;
	turn_to(r, sender_of(r, &chat));
	return (char *)(uintptr_t)text;
}

static void
read_line(struct note_reading *r, const char *s, size_t n)
{
	char *line;

	if (memchr(s, '\0', n) || !utf8_valid(s, n)) {
		if (r->row || begin_block(r))
			r->row->broken = true;
		return;
	}
	line = without_stamp(r, clean(r, s, n));
	if (!line)
		return;
	if (line[strspn(line, "-=_* .")] == '\0') {
		r->row = NULL;
		return;
	}
	if (!r->row && !begin_block(r))
		return;
	line = without_bullet(line);
	if (!fact_with_sign(r, line) && !fact_of_words(r, line))
		add_remark(r, line);
}

int
note_read(struct note *out, const char *text, size_t len, struct arena *arena,
	struct err *err)
{
	struct note_reading r = { .note = out, .arena = arena };

	memset(out, 0, sizeof(*out));
	if (len > NOTE_BYTES)
		return err_set(err, MG_EDATA,
			_("the note is longer than 1 MiB; cut it in pieces"));
	for (const char *s = text, *end = text + len; s < end;) {
		const char *stop = memchr(s, '\n', (size_t)(end - s));

		r.line++;
		read_line(&r, s, (size_t)((stop ? stop : end) - s));
		s = stop ? stop + 1 : end;
	}
	if (r.facts && !r.left)
		return 0;
	note_release(out);
	if (r.left)
		return err_set(err, MG_EDATA,
			_("the note has more than %d persons; cut it in "
			  "pieces"),
			NOTE_ROWS);
	return err_set(err, MG_EDATA,
		_("no line of the note begins with a word like nama, nik, "
		  "lahir, "
		  "desa or hp"));
}

void
note_row(const struct note *note, size_t i, struct csv_row *out)
{
	const struct note_row *row = &note->rows[i];

	out->line = row->line;
	out->broken = row->broken;
	out->n = note->sheet.n;
	for (size_t k = 0; k < out->n; k++)
		out->cell[k] =
			row->cell[k] ? row->cell[k] : (char *)(uintptr_t) "";
}

void
note_release(struct note *note)
{
	free(note->rows);
	memset(note, 0, sizeof(*note));
}
