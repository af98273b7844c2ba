/* SPDX-License-Identifier: MIT */
#include "magang/tui/record/review.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/office/office.h"
#include "magang/record/fields.h"
#include "magang/record/seat_giver.h"
#include "magang/tui/term/term.h"
#include "magang/tui/ui/doors.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/told.h"
#include "magang/view/words.h"

#define NTH 3 /* columns */

struct review_page {
	struct ui *ui;
	struct review *r;
	struct style style;
	struct record kase, person;
	int width;
};

/* ---- lines ---------------------------------------------------------------- */

struct txn *
review_look(struct review_page *d)
{
	return d->style.txn;
}

void
review_words(struct review_page *d, const char *words)
{
	lines_head(&d->r->lines, words);
}

void
review_text(struct review_page *d, const char *text)
{
	char *all = lines_fold(text, d->width - LINES_BEFORE);
	char *rest = all, *line;

	while ((line = strsep(&rest, "\n")) != NULL)
		if (*line)
			review_words(d, line);
	free(all);
}

void
review_part(struct review_page *d, const char *head, size_t n)
{
	char *text = xasprintf("%s  %zu", head, n);

	if (n)
		lines_head(&d->r->lines, text);
	free(text);
}

/* "  4 Siti Nurhaliza            82.0 " */
static void
add_who(struct review_page *d, const struct review_case *c, struct buf *out)
{
	const struct row row = { &d->style, &d->kase, &d->person };
	struct buf name = BUF_INIT, score = BUF_INIT;

	cell_name(&row, &name);
	if (c->score && record_has(&d->kase, F_SCORE))
		record_cell(&d->style, &d->kase, core_field(F_SCORE),
			record_get(&d->kase, F_SCORE), &score);
	if (c->nth)
		buf_addf(out, "%*zu ", NTH, c->nth);
	else
		buf_addf(out, "%*s ", NTH, "");
	if (d->ui->linear)
		buf_adds(out, buf_str(&name));
	else
		utf8_pad(out, buf_str(&name),
			term_class(d->ui->term) == SIZE_NARROW ? 22 : 28);
	buf_addc(out, ' ');
	if (c->score)
		buf_addf(out, "%5s ", buf_str(&score));
	buf_release(&name);
	buf_release(&score);
}

/* Behind the name, where there is room for all of it. */
static bool
has_room(const struct review_page *d, const struct buf *who, const char *why)
{
	return d->ui->linear ||
	       (term_class(d->ui->term) != SIZE_NARROW &&
		       utf8_columns(buf_str(who)) + utf8_columns(why) <=
			       d->width - LINES_BEFORE);
}

void
review_case(struct review_page *d, const struct review_case *c)
{
	const struct row row = { &d->style, &d->kase, &d->person };
	struct buf b = BUF_INIT;
	struct line *line;
	char *below = NULL;

	if (!office_sees(d->ui->office, d->style.txn, KIND_CASE, c->kase,
		    &d->kase) ||
		!office_sees_person(
			d->ui->office, d->style.txn, &d->kase, &d->person))
		return;
	add_who(d, c, &b);
	if (c->why && !has_room(d, &b, c->why))
		below = lines_fold(c->why, d->width - LINES_BEFORE_MORE);
	if (c->why && !below)
		buf_adds(&b, c->why);
	else if (term_class(d->ui->term) != SIZE_NARROW)
		work_number(&row, &b);
	line = lines_add(&d->r->lines, buf_str(&b));
	line->kind = KIND_CASE;
	line->id = line->key = c->kase;
	line->more = below;
	line->open = below != NULL;
	buf_release(&b);
}

static int
make_lines(struct ui *ui, struct review *r, struct err *err)
{
	struct review_page *d = xcalloc(1, sizeof(*d));
	const uint64_t key = lines_key(&r->lines);
	int rc;

	d->ui = ui;
	d->r = r;
	d->style = (struct style){ .office = ui->office, .form = OUT_TABLE };
	d->width = term_columns(ui->term);
	rc = office_look(ui->office, &d->style.txn, err);
	if (!rc) {
		lines_clear(&r->lines);
		r->ops->parts(r, d);
		lines_settle(&r->lines, key);
		office_look_end(d->style.txn);
	}
	free(d);
	return rc;
}

/* ---- the screen ----------------------------------------------------------- */

int
review_read(struct ui *ui, struct screen *base, struct err *err)
{
	struct review *r = (struct review *)base;
	int rc = r->ops->propose(ui, r, err);

	return rc ? rc : make_lines(ui, r, err);
}

static int
height(const struct ui *ui)
{
	const struct layout l = ui_layout(ui);

	return l.message - l.body - 1;
}

void
review_draw(struct ui *ui, struct screen *base)
{
	struct review *r = (struct review *)base;
	const struct layout l = ui_layout(ui);
	char *head = r->ops->heading(r), *title = r->ops->title(r);

	ui_frame(ui, title);
	ui_put(ui, l.body, 1, -1, ROLE_PLAIN, "%s", head);
	lines_draw(&r->lines, ui->term, l.body + 1, 0, l.columns, height(ui),
		true);
	free(head);
	free(title);
}

void
review_tell(struct ui *ui, struct screen *base, struct told *out)
{
	struct review *r = (struct review *)base;
	char *head = r->ops->heading(r);

	(void)ui;
	lines_head(&out->lines, r->name);
	lines_head(&out->lines, head);
	lines_tell(&r->lines, &out->lines);
	free(head);
}

bool
review_mark(struct ui *ui, struct screen *base, size_t row)
{
	(void)ui;
	return lines_mark(&((struct review *)base)->lines, row);
}

unsigned
review_key(struct ui *ui, struct screen *base, const struct key_event *ev)
{
	struct review *r = (struct review *)base;

	return lines_move(&r->lines, ev, height(ui)) ? REACT_DRAW : REACT_PASS;
}

void
review_fit(struct ui *ui, struct screen *base)
{
	struct err err = ERR_INIT;

	if (make_lines(ui, (struct review *)base, &err) != 0)
		ui_fail(ui, &err);
}

void
review_leave(struct screen *base)
{
	struct review *r = (struct review *)base;

	if (r->ops->release)
		r->ops->release(r);
	lines_clear(&r->lines);
	free(r->name);
	free(r->program);
}

void
review_here(struct screen *base, struct here *out)
{
	const struct line *line = lines_here(&((struct review *)base)->lines);

	*out = (struct here){ 0 };
	if (line && line->id) {
		out->row_kind = line->kind;
		out->row = line->id;
	}
}

/* ---- keys ----------------------------------------------------------------- */

unsigned
review_open(struct ui *ui)
{
	const struct here h = ui_here(ui);

	return h.row ? open_record(ui, h.row_kind, h.row) : REACT_NONE;
}

unsigned
review_again(struct ui *ui)
{
	struct err err = ERR_INIT;

	return review_read(ui, ui_screen(ui), &err) ? ui_fail_again(ui, &err)
						    : REACT_DRAW;
}

/* ---- from the page of what has the seats ---------------------------------- */

static int
read_giver(struct ui *ui, struct review *s, struct err *err)
{
	struct style style = { .office = ui->office, .form = OUT_CSV };
	const struct seat_giver *g = seat_giver(s->kind);
	struct record *r = xmalloc(sizeof(*r));
	struct arena *arena = arena_new();
	struct buf program = BUF_INIT;
	char name[128];
	int rc = office_show(ui->office, s->kind, s->in, arena, r, err);

	if (!rc)
		rc = office_look(ui->office, &style.txn, err);
	if (!rc) {
		record_text(r, g ? g->name : kind_info(s->kind)->name_field,
			name, sizeof(name));
		if (g)
			text_value(&style, core_field(g->program),
				record_get(r, g->program), &program);
		s->name = xstrdup(name);
		s->program = buf_detach(&program);
		office_look_end(style.txn);
	}
	arena_free(arena);
	free(r);
	return rc;
}

int
review_begin(struct ui *ui, struct review *r, const struct review_ops *ops,
	const struct screen_ops *screen, struct err *err)
{
	int rc;

	r->base.ops = screen;
	r->ops = ops;
	r->kind = (enum kind)ui_here(ui).kind;
	r->in = ui_here(ui).id;
	rc = read_giver(ui, r, err);
	if (!rc)
		rc = ops->propose(ui, r, err);
	if (rc) {
		review_leave(&r->base);
		free(r);
	}
	return rc;
}
