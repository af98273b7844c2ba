/* SPDX-License-Identifier: MIT */
#include "magang/tui/form/screen_entry_draw.h"

#include <stdio.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/office/evidence.h"
#include "magang/tui/term/input.h"
#include "magang/tui/term/term.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/widget/edit_view.h"

#define LIST_ROWS 5
#define LIST_NARROW 34 /* columns of the list where it stands below */

/* Where things stand; widths in columns. */
struct form_layout {
	struct layout l;
	int label, value, note; /* widths; note 0: below, not beside */
	int top, height;        /* of the fields */
	int save;               /* row of the line to save */
	int about, about_rows;  /* what speaks against the record */
};

static struct form_layout
lay_out(const struct ui *ui)
{
	struct form_layout f = { .l = ui_layout(ui) };
	bool narrow = f.l.size == SIZE_NARROW;

	f.label = narrow ? 17 : 25;
	f.value = narrow ? f.l.columns - f.label - 4 : 18;
	f.note = narrow ? 0 : f.l.columns - f.label - f.value - 6;
	f.about_rows = f.l.body_rows < 12 ? 1 : 3;
	f.top = f.l.body + 1;
	f.save = f.l.message - f.about_rows - 1;
	f.about = f.save + 1;
	f.height = f.save - f.top;
	return f;
}

/* ---- the fields --------------------------------------------------------- */

static char
mark_of(const struct entry_row *row)
{
	if (row->level == LEVEL_ERROR)
		return '!';
	if (row->mark == MARK_EQUAL)
		return '=';
	return row->required || row->stage ? '*' : ' ';
}

static enum term_role
role_of(const struct entry_row *row)
{
	static const enum term_role roles[] = {
		[LEVEL_NONE] = ROLE_PLAIN,
		[LEVEL_HINT] = ROLE_HINT,
		[LEVEL_WARN] = ROLE_WARN,
		[LEVEL_ERROR] = ROLE_WARN,
	};

	return roles[row->level];
}

static bool
is_grey(const struct entry_row *row)
{
	return row->mark == MARK_EQUAL || row->mark == MARK_COMPUTED;
}

/* "Tarogong Kaler", "(from NIK)", "! a NIK has 16 digits" */
static void
note_text(const struct entry_row *row, struct buf *out)
{
	if (row->shown[0])
		buf_adds(out, row->shown);
	if (row->shown[0] && row->note[0])
		buf_addc(out, ' ');
	if (row->level >= LEVEL_WARN)
		buf_adds(out, "! ");
	buf_adds(out, row->note);
}

/* A field that says nothing beside it has that room for its value. */
static int
value_width(const struct form_layout *f, const struct entry_row *row)
{
	bool alone =
		!row->shown[0] && !row->note[0] && !matches_has_list(row->f);

	return f->note > 0 && alone ? f->value + 2 + f->note : f->value;
}

/* A field that was left shows its beginning; without room beside it the words,
 * not the code. */
static const char *
left_text(const struct form_layout *f, const struct entry_row *row)
{
	return f->note == 0 && row->shown[0] ? row->shown
					     : edit_text(&row->edit);
}

static const char *
label_of(const struct ui *ui, const struct entry_row *row)
{
	return label_in(&row->f->label, ui->office->lang, row->f->name);
}

/* A label that is cut may look like another one: without room beside its value
 * it has a line of its own above it. */
static int
lines_of(const struct ui *ui, const struct form_layout *f,
	const struct entry_row *row)
{
	return utf8_columns(label_of(ui, row)) < f->label ? 1 : 2;
}

/* From `line` on; the column of the cursor when the row has it. Neither a marker nor
 * a line of underscores says where one is: the cursor does, and going to the
 * next field costs the eight bytes that move it. */
static int
draw_row(struct ui *ui, const struct form_layout *f, struct entry_row *row,
	int line, bool here)
{
	struct buf value = BUF_INIT, note = BUF_INIT;
	int at = f->label + 3, width = value_width(f, row), col = 0;
	bool above = lines_of(ui, f, row) > 1;

	if (here || row->edit.rules.masked)
		col = edit_view(&row->edit, width, '\0', &value);
	else
		buf_adds(&value, left_text(f, row));
	note_text(row, &note);
	ui_put(ui, line, 0, above ? f->l.columns : f->label, ROLE_PLAIN, " %s",
		label_of(ui, row));
	line += above;
	ui_put(ui, line, f->label + 1, 1, ROLE_PLAIN, "%c", mark_of(row));
	term_put(ui->term, line, at, width, buf_str(&value),
		is_grey(row) ? ROLE_HINT : ROLE_PLAIN);
	if (f->note > 0 && width == f->value)
		term_put(ui->term, line, at + f->value + 2, f->note,
			buf_str(&note), role_of(row));
	buf_release(&value);
	buf_release(&note);
	return at + col;
}

/* Rows of the page that are shown together. */
struct form_window {
	size_t first, n;
	int at; /* the line of the value that has the cursor */
};

/* The page goes on by whole windows: the one with the cursor, else the last. */
static struct form_window
window(const struct ui *ui, const struct form_layout *f,
	const struct entry_form *e)
{
	size_t page = entry_page(e), i = 0;
	struct form_window w = { 0 };
	int used = 0;

	while (e->rows[i].page != page)
		i++;
	for (w.first = i; i < e->n && e->rows[i].page == page; i++) {
		int lines = lines_of(ui, f, &e->rows[i]);

		if (w.n > 0 && used + lines > f->height) {
			if (e->at < i)
				break;
			w = (struct form_window){ .first = i };
			used = 0;
		}
		w.n++;
		used += lines;
		if (i == e->at)
			w.at = f->top + used - 1;
	}
	return w;
}

/* What was saved last, beside the line or, where that has no room, in it. */
static void
draw_save(struct ui *ui, const struct form_layout *f, bool here,
	const char *receipt)
{
	const char *save = _("Save: Enter here, or ^X anywhere");
	bool both =
		utf8_columns(save) + 4 + utf8_columns(receipt) <= f->l.columns;

	ui_put(ui, f->save, 0, f->l.columns, ROLE_PLAIN, "%c%s%s%s",
		here ? '>' : ' ', both || !receipt[0] ? save : "",
		both && receipt[0] ? "   " : "", receipt);
}

static void
draw_rows(struct ui *ui, const struct form_layout *f, struct entry_form *e,
	const char *receipt)
{
	struct form_window w = window(ui, f, e);
	int line = f->top;

	for (size_t i = w.first; i < w.first + w.n; i++) {
		int col = draw_row(ui, f, &e->rows[i], line, i == e->at);

		if (i == e->at)
			term_park(ui->term, w.at, col);
		line += lines_of(ui, f, &e->rows[i]);
	}
	draw_save(ui, f, e->at == e->n, receipt);
	if (e->at == e->n)
		term_park(ui->term, f->save, 0);
}

/* ---- the list beside a field -------------------------------------------- */

static void
draw_match(struct ui *ui, const struct entry_form *e, size_t i, int line,
	int col, int width)
{
	const struct match *m = &e->matches.v[i];

	ui_put(ui, line, col, width, ROLE_PLAIN, "|%c%-5s %s",
		e->listing && i == e->chosen ? '>' : ' ', m->brief, m->label);
}

static void
draw_list(struct ui *ui, const struct form_layout *f, struct entry_form *e)
{
	size_t n, top;
	int line, col = f->note > 0 ? f->label + f->value + 1
				    : f->l.columns - LIST_NARROW;
	int width = f->l.columns - col < 40 ? f->l.columns - col : 40;

	if (!e->matches.n || e->at == e->n || (ui->thrifty && !e->listing))
		return;
	n = e->matches.n < LIST_ROWS ? e->matches.n : LIST_ROWS;
	top = e->listing ? e->chosen / LIST_ROWS * LIST_ROWS : 0;
	if (n > e->matches.n - top)
		n = e->matches.n - top;
	line = window(ui, f, e).at + 1;
	/* above where there is no room below */
	if (line + (int)n + 1 > f->save && line - 2 - (int)n >= f->top)
		line -= (int)n + 2;
	for (size_t i = 0; i < n; i++)
		draw_match(ui, e, top + i, line + (int)i, col, width);
	ui_put(ui, line + (int)n, col, width, ROLE_HINT,
		e->listing ? _("+ %zu; Up Down, Enter takes, Esc closes")
			   : _("+ %zu; Enter takes a single one, ? opens"),
		e->matches.all);
}

/* ---- above and below ---------------------------------------------------- */

/* The name of a page is that of its first section, or of the kind. */
const char *
entry_page_name(const struct ui *ui, const struct entry_form *e, size_t page)
{
	const struct kind_info *k;
	const char *section;
	size_t i = 0;

	while (e->rows[i].page != page)
		i++;
	if (e->sheet)
		return e->rows[i].rest ? _("Not asked") : _("Asked");
	k = kind_info(e->rows[i].kind);
	section = e->rows[i].f->section;
	if (!section)
		return k ? label_in(&k->label, ui->office->lang, k->name) : "";
	return section_label(e->rows[i].kind == KIND_CASE ? e->program : NULL,
		section, ui->office->lang);
}

static void
add_tabs(const struct ui *ui, const struct entry_form *e, struct buf *out)
{
	size_t here = entry_page(e);

	for (size_t p = 0; p < e->n_pages; p++)
		buf_addf(out, "%c%zu %s%c ", p == here ? '[' : ' ', p + 1,
			entry_page_name(ui, e, p), p == here ? ']' : ' ');
}

/* All pages where they have room, else the one that is shown. */
static void
draw_pages(struct ui *ui, const struct form_layout *f, struct entry_form *e)
{
	struct buf tabs = BUF_INIT, filled = BUF_INIT;
	size_t here = entry_page(e);

	if (e->filled && e->filled != FILLED_UNSAID)
		buf_addf(&filled, _(" %zu of %zu filled"), e->filled, e->n);
	else
		buf_addf(&filled, _n(" %zu field", " %zu fields", e->n), e->n);
	if (e->n_pages > 1)
		add_tabs(ui, e, &tabs);
	if (utf8_columns(buf_str(&tabs)) + utf8_columns(buf_str(&filled)) >
		f->l.columns) {
		buf_clear(&tabs);
		buf_addf(&tabs, "[%zu/%zu %s] ", here + 1, e->n_pages,
			entry_page_name(ui, e, here));
	}
	buf_adds(&tabs, buf_str(&filled));
	term_put(ui->term, f->l.body, 0, f->l.columns, buf_str(&tabs),
		ROLE_HEAD);
	buf_release(&tabs);
	buf_release(&filled);
}

/* Each of these gives one line below the form, the most urgent first. */
static bool
about_errors(const struct ui *ui, const struct entry_form *e, size_t i,
	struct buf *out)
{
	size_t which, n = entry_errors(e, &which);

	(void)ui;
	if (i || !e->walking || !n)
		return false;
	if (which)
		buf_addf(out, _("%zu of %zu errors; Enter goes to the next"),
			which, n);
	else
		buf_addf(out, _n("%zu error", "%zu errors", n), n);
	return true;
}

/* Where there is no room for it beside the field; who is registered already is
 * told in words of its own. */
static bool
about_field(const struct ui *ui, const struct entry_form *e, size_t i,
	struct buf *out)
{
	size_t which, n = entry_errors(e, &which);
	int room = lay_out(ui).note;

	if (i || e->at == e->n || (room && e->n_like && e->like[0].certain))
		return false;
	if (room == 0 && e->walking && which)
		buf_addf(out, "%zu/%zu ", which, n);
	note_text(&e->rows[e->at], out);
	return out->len > 0 && utf8_columns(buf_str(out)) > room;
}

/* Of three values two: the third is the one in the row. */
static bool
about_theirs(const struct ui *ui, const struct entry_form *e, size_t i,
	struct buf *out)
{
	const struct entry_row *row = e->at < e->n ? &e->rows[e->at] : NULL;

	(void)ui;
	if (!row || !row->theirs || i > 1)
		return false;
	if (i == 1)
		buf_adds(out, _("Enter keeps yours, ^R takes the other value"));
	else if (e->other[0])
		buf_addf(out, _("%s wrote '%s' meanwhile; before it was '%s'"),
			e->other, row->theirs, row->old);
	else
		buf_addf(out, _("this person is registered as '%s' here"),
			row->theirs);
	return true;
}

/* The first one in words: who that is and what became of the cases. */
static bool
about_like(const struct ui *ui, const struct entry_form *e, size_t i,
	struct buf *out)
{
	char number[NUMBER_TEXT];
	struct buf evidence = BUF_INIT;
	const bool outside = e->n_like && e->like[0].outside;
	size_t lines = e->brief[0] && !outside ? 1 : 0;

	(void)ui;
	if (!e->n_like || i >= e->n_like + lines)
		return false;
	if (outside || (lines && i == 1)) {
		buf_adds(out, e->brief);
		return true;
	}
	i -= i > 1 ? lines : 0;
	number_format(number, "MG", e->like[i].id);
	evidence_print(
		e->like[i].evidence, strlen(e->like[i].evidence), &evidence);
	buf_addf(out,
		e->like[i].stranger  ? _("belongs to %s, of another name and "
					  "birth date: %s")
		: e->like[i].certain ? _("registered already: %s, %s")
				     : _("perhaps %s: %s"),
		number, buf_str(&evidence));
	buf_release(&evidence);
	if (i == 0 && !e->like[i].stranger)
		buf_adds(out, _(". ^R goes on with this person"));
	return true;
}

static bool
about_doubts(const struct ui *ui, const struct entry_form *e, size_t i,
	struct buf *out)
{
	const char *s = e->doubts;

	(void)ui;
	while (i && (s = strchr(s, '\n')) != NULL) {
		s++;
		i--;
	}
	if (!s || !*s)
		return false;
	buf_add(out, s, strcspn(s, "\n"));
	return true;
}

static bool (*const abouts[])(const struct ui *ui, const struct entry_form *e,
	size_t i, struct buf *out) = { about_field, about_errors, about_theirs,
	about_like, about_doubts };

/* What is about one field is said with it: the first of the table. */
bool
entry_about(const struct ui *ui, const struct entry_form *e, size_t i,
	struct buf *out)
{
	for (size_t k = 1; k < ARRAY_SIZE(abouts); k++)
		for (size_t j = 0; abouts[k](ui, e, j, out); j++) {
			if (i-- == 0)
				return true;
			buf_clear(out);
		}
	return false;
}

static void
draw_about(struct ui *ui, const struct form_layout *f, struct entry_form *e)
{
	int line = 0;

	for (size_t k = 0; k < ARRAY_SIZE(abouts); k++) {
		struct buf b = BUF_INIT;

		for (size_t i = 0; line < f->about_rows; i++) {
			buf_clear(&b);
			if (!abouts[k](ui, e, i, &b))
				break;
			term_put(ui->term, f->about + line++, 0, f->l.columns,
				buf_str(&b), ROLE_WARN);
		}
		buf_release(&b);
	}
}

void
entry_title(struct ui *ui, const struct entry_screen *es, struct buf *out)
{
	const struct entry_form *e = &es->form;
	const struct kind_info *k = kind_info(e->kind);
	char number[NUMBER_TEXT];

	buf_adds(out, label_in(&k->label, ui->office->lang, k->name));
	if (e->record)
		buf_addf(out, " %s",
			number_format(number,
				e->kind == KIND_CASE && e->program
					? e->program->prefix
					: k->prefix,
				e->record));
	else
		buf_addf(out, " | %s", _("new"));
	if (e->adopted)
		buf_addf(out, " | %s", _("another case"));
	if (es->saved)
		buf_addf(out, " | %zu", es->saved);
	if (es->aside)
		buf_addf(out,
			_n(" | %zu draft with errors",
				" | %zu drafts with errors", es->aside),
			es->aside);
	/* last, as it may be longer than the line; what its numbers begin with
	 * tells two of nearly one name apart */
	if (e->program && (!e->record || e->adopted))
		buf_addf(out, " | %s %s", e->program->prefix,
			label_in(&e->program->label, ui->office->lang,
				e->program->name));
}

void
entry_draw(struct ui *ui, struct screen *s)
{
	struct entry_screen *es = (struct entry_screen *)s;
	struct form_layout f = lay_out(ui);
	struct buf b = BUF_INIT;

	entry_title(ui, es, &b);
	ui_frame(ui, buf_str(&b));
	draw_pages(ui, &f, &es->form);
	draw_rows(ui, &f, &es->form, es->receipt);
	draw_about(ui, &f, &es->form);
	draw_list(ui, &f, &es->form);
	buf_release(&b);
	if (es->refused && !es->shown)
		es->shown = input_now();
}
