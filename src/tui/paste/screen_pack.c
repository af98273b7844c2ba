/* SPDX-License-Identifier: MIT */
/*
 * A pack that came back. A session reads no files of its host, so the rows come by
 * a paste, out of the spreadsheet that the partner sent: heads and all. Each is
 * shown with what it would change, or why it is not taken; nothing counts before
 * the number of rows is said.
 */
#include "magang/tui/paste/screen_pack.h"

#include "paste_text.h"

#include <stdio.h>
#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/exchange/pack_take.h"
#include "magang/office/office.h"
#include "magang/program/program.h"
#include "magang/record/record.h"
#include "magang/tui/term/term.h"
#include "magang/tui/ui/doors.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/told.h"
#include "magang/tui/ui/undo.h"
#include "magang/tui/widget/lines.h"
#include "magang/view/pack_page.h"

#define TEXT_MOST ((size_t)4 << 20)
#define NUMBER 11 /* columns */
#define NAME 22

struct pack_screen {
	struct screen base;
	struct paste_text in;
	bool there; /* it was read, and is below */
	struct pack_back back;
	struct lines lines;
};

static struct pack_screen *
pack_here(struct ui *ui)
{
	return (struct pack_screen *)ui_screen(ui);
}

/* ---- lines ---------------------------------------------------------------- */

struct pack_drawing {
	struct ui *ui;
	struct pack_screen *s;
	struct style style;
	bool narrow;
};

enum pack_part { PART_COUNTS, PART_REFUSED, PART_NOTED };

static bool
is_in(const struct pack_row *row, enum pack_part part)
{
	switch (part) {
	case PART_COUNTS:
		return !row->why && pack_row_says(row);
	case PART_REFUSED:
		return row->why != NULL;
	default:
		return !row->why && row->note;
	}
}

/* "KY-000001-3 SITI NURHALIZA         Chosen: - > yes" */
static void
row_line(
	struct pack_drawing *d, const struct pack_row *row, enum pack_part part)
{
	struct buf b = BUF_INIT, words = BUF_INIT;
	struct line *line;

	if (part == PART_COUNTS)
		pack_row_words(&d->style, &d->s->back, row, &words);
	else
		buf_addf(&words, _("line %zu: %s"), row->line,
			part == PART_REFUSED ? row->why : row->note);
	utf8_pad(&b, row->number, NUMBER);
	buf_addc(&b, ' ');
	if (d->narrow || d->ui->linear)
		buf_adds(&b, row->name);
	else
		utf8_pad(&b, row->name, NAME);
	if (!d->narrow)
		buf_addf(&b, " %s", buf_str(&words));
	line = lines_add(&d->s->lines, buf_str(&b));
	line->kind = row->kase ? KIND_CASE : 0;
	line->id = row->kase;
	line->key = row->line;
	line->role = part == PART_COUNTS ? ROLE_PLAIN : ROLE_WARN;
	line->open = d->narrow;
	if (d->narrow)
		line->more = lines_fold(
			buf_str(&words), term_columns(d->ui->term) - 4);
	buf_release(&b);
	buf_release(&words);
}

static void
add_part(struct pack_drawing *d, enum pack_part part, const char *head)
{
	const struct pack_back *b = &d->s->back;
	size_t n = 0;
	char *text;

	for (size_t i = 0; i < b->n; i++)
		n += is_in(&b->rows[i], part);
	if (!n)
		return;
	text = xasprintf("%s  %zu", head, n);
	lines_head(&d->s->lines, text);
	free(text);
	for (size_t i = 0; i < b->n; i++)
		if (is_in(&b->rows[i], part))
			row_line(d, &b->rows[i], part);
}

static int
make_lines(struct ui *ui, struct pack_screen *s, struct err *err)
{
	struct pack_drawing d = { .ui = ui,
		.s = s,
		.style = { .office = ui->office, .form = OUT_TABLE },
		.narrow = term_class(ui->term) == SIZE_NARROW };
	const uint64_t key = lines_key(&s->lines);
	int rc = office_look(ui->office, &d.style.txn, err);

	if (rc)
		return rc;
	lines_clear(&s->lines);
	add_part(&d, PART_REFUSED, _("NOT TAKEN"));
	add_part(&d, PART_NOTED, _("TO BE KNOWN"));
	add_part(&d, PART_COUNTS, _("WOULD COUNT"));
	lines_whole(&s->lines, term_columns(ui->term));
	lines_settle(&s->lines, key);
	office_look_end(d.style.txn);
	return 0;
}

/* ---- read ----------------------------------------------------------------- */

static void
forget(struct pack_screen *s)
{
	if (s->there)
		pack_back_release(&s->back);
	s->there = false;
}

/* What would stay is known before anything counts. */
static int
read_rows(struct ui *ui, struct pack_screen *s, struct err *err)
{
	struct receipt receipt = { 0 };
	struct err unsaid = ERR_INIT;
	FILE *f = fmemopen(s->in.text.data, s->in.text.len, "r");
	int rc;

	if (!f)
		return err_errno(err, _("reading the rows"));
	forget(s);
	rc = pack_read(ui->office, f, &s->back, err);
	fclose(f);
	s->there = true;
	if (!rc && pack_counts(&s->back))
		pack_take(ui->office, &s->back, true, &receipt, &unsaid);
	if (!rc)
		rc = pack_reads(ui->office, &s->back, err);
	if (!rc)
		rc = make_lines(ui, s, err);
	if (rc)
		forget(s);
	return rc;
}

static void
settle(struct ui *ui, struct screen *base)
{
	struct pack_screen *s = (struct pack_screen *)base;
	struct err err = ERR_INIT;

	if (!s->in.read || !s->in.text.len)
		return;
	s->in.read = false;
	if (read_rows(ui, s, &err))
		ui_fail(ui, &err);
	else
		ui_say(ui, ROLE_PLAIN,
			_("Nothing is changed yet. ^X takes the rows that "
			  "count."));
	buf_clear(&s->in.text);
}

/* ---- taken ---------------------------------------------------------------- */

static unsigned
number_typed(struct ui *ui, const char *text)
{
	struct pack_screen *s = pack_here(ui);
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	uint64_t number = 0;
	unsigned r;
	char *said;
	int rc;

	if (!num_u64(text, 0, UINT32_MAX, &number) ||
		number != pack_counts(&s->back))
		return ui_say(ui, ROLE_WARN,
			_n("%zu row would count; nothing is changed",
				"%zu rows would count; nothing is changed",
				pack_counts(&s->back)),
			pack_counts(&s->back));
	rc = pack_take(ui->office, &s->back, false, &receipt, &err);
	if (rc)
		return ui_fail(ui, &err);
	ui_pop(ui);
	said = xasprintf(_n("%zu row taken", "%zu rows taken", receipt.went),
		receipt.went);
	r = ui_act_done(ui, 0, &receipt, &err, said);
	free(said);
	return r;
}

static unsigned
ask_number(struct ui *ui, const struct pack_screen *s)
{
	static const struct ask_ops ops = { .rules = { .filter = CHARS_NUMBER,
						    .max = 6 },
		.done = number_typed };
	char *label;

	if (!pack_counts(&s->back))
		return ui_say(ui, ROLE_PLAIN, _("no row would count"));
	label = xasprintf(_n("%zu row would count; how many? ",
				  "%zu rows would count; how many? ",
				  pack_counts(&s->back)),
		pack_counts(&s->back));
	ui_ask(ui, &ops, label, NULL);
	free(label);
	return REACT_DRAW;
}

/* ---- the screen ----------------------------------------------------------- */

static int
height(const struct ui *ui)
{
	const struct layout l = ui_layout(ui);

	return l.message - l.body - 2;
}

/* What is cut unfolds first. */
static unsigned
open_row(struct ui *ui, struct pack_screen *s)
{
	struct line *line = lines_here(&s->lines);

	if (line && line->more && !line->open) {
		line->open = true;
		return REACT_DRAW;
	}
	return line && line->id ? open_record(ui, KIND_CASE, line->id)
				: REACT_NONE;
}

static unsigned
key(struct ui *ui, struct screen *base, const struct key_event *ev)
{
	struct pack_screen *s = (struct pack_screen *)base;

	if (key_is(ev, K_ESC) || key_is_control(ev, 'C'))
		return REACT_BACK;
	if (!s->there || ev->type == EV_PASTE_BEGIN) {
		forget(s);
		return paste_text_key(&s->in, ev) ? REACT_DRAW : REACT_PASS;
	}
	if (key_is_control(ev, 'X') || key_is_control(ev, 'S'))
		return ask_number(ui, s);
	if (key_is(ev, K_ENTER))
		return open_row(ui, s);
	return lines_move(&s->lines, ev, height(ui)) ? REACT_DRAW : REACT_PASS;
}

static char *
heading(struct ui *ui, const struct pack_screen *s)
{
	const struct pack_back *b = &s->back;

	return xasprintf("%s, %s",
		label_in(&b->pack->label, ui->office->lang, b->pack->name),
		b->pack->to);
}

static char *
counts(const struct pack_screen *s)
{
	const struct pack_back *b = &s->back;

	return xasprintf(_("%zu count, %zu not taken, %zu the same, %zu "
			   "missing"),
		pack_counts(b), b->bad, b->same, b->missing);
}

#define HINT                                                                   \
	_("Paste the rows that came back here, heads and all. ^X reads them.")

static void
draw(struct ui *ui, struct screen *base)
{
	struct pack_screen *s = (struct pack_screen *)base;
	const struct layout l = ui_layout(ui);
	char *head, *how_many;

	ui_frame(ui, _("Pack that came back"));
	if (!s->there) {
		paste_text_draw(ui, &s->in, &l, HINT);
		return;
	}
	head = heading(ui, s);
	how_many = counts(s);
	term_put(ui->term, l.body, 0, -1, head, ROLE_HEAD);
	ui_put(ui, l.body + 1, 0, -1, ROLE_PLAIN, "%s", how_many);
	lines_draw(&s->lines, ui->term, l.body + 2, 0, l.columns, height(ui),
		true);
	free(head);
	free(how_many);
}

static void
tell(struct ui *ui, struct screen *base, struct told *out)
{
	struct pack_screen *s = (struct pack_screen *)base;
	char *head = s->there ? heading(ui, s) : xstrdup(HINT),
	     *how_many = s->there ? counts(s) : NULL;

	lines_head(&out->lines, head);
	if (s->there) {
		lines_head(&out->lines, how_many);
		lines_tell(&s->lines, &out->lines);
	}
	free(head);
	free(how_many);
}

static bool
mark(struct ui *ui, struct screen *base, size_t row)
{
	struct pack_screen *s = (struct pack_screen *)base;

	(void)ui;
	return s->there && lines_mark(&s->lines, row);
}

static void
fit(struct ui *ui, struct screen *base)
{
	struct pack_screen *s = (struct pack_screen *)base;
	struct err err = ERR_INIT;

	if (s->there && make_lines(ui, s, &err))
		ui_fail(ui, &err);
}

static void
leave(struct screen *base)
{
	struct pack_screen *s = (struct pack_screen *)base;

	forget(s);
	lines_clear(&s->lines);
	buf_release(&s->in.text);
}

static const struct screen_ops pack_ops = {
	.place = AT_PACK,
	.key = key,
	.settle = settle,
	.draw = draw,
	.refresh = fit,
	.fit = fit,
	.leave = leave,
	.tell = tell,
	.mark = mark,
};

/* ---- from a pack ---------------------------------------------------------- */

const char *
pack_none(struct ui *ui)
{
	return ui_here(ui).kind == KIND_PACK ? NULL : _("this is no pack");
}

unsigned
pack_return(struct ui *ui)
{
	struct pack_screen *s = xcalloc(1, sizeof(*s));

	s->base.ops = &pack_ops;
	s->in = (struct paste_text){ .text = BUF_INIT, .most = TEXT_MOST };
	return ui_push(ui, &s->base);
}
