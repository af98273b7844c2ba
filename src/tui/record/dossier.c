/* SPDX-License-Identifier: MIT */
/*
 * One record: who it is, where it stands, and one of its parts: timeline,
 * papers and moves, fields. In a wide window papers (or the timeline) stand
 * beside.
 */
#include "magang/tui/record/dossier.h"

#include <stdlib.h>
#include <string.h>

#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/told.h"

#include "magang/base/arena.h"
#include "magang/casework/reckon.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/office/find.h"
#include "magang/office/asking.h"
#include "magang/tui/record/dossier_lines.h"
#include "magang/tui/term/term.h"

#define TOLD_COLUMNS                                                           \
	79 /* of the path: it is long, and begins where it matters */

struct dossier *
dossier_here(struct ui *ui)
{
	return (struct dossier *)ui_screen(ui);
}

/* --- reading -------------------------------------------------------------- */

/* What the program says of the case: papers, rules, moves. */
static void
read_answers(struct office *office, struct dossier *d, struct txn *txn)
{
	const enum asking who = office_asking(office, txn, d->record);
	struct case_facts facts;

	office_case_facts(office, txn, d->record, dossier_person(d), &facts);
	case_moves(&facts, &office->access, &d->moves);
	case_rules(&facts, who, true, &d->rules);
	papers_read(&facts, &office->access, &d->papers);
	case_answer_now(&facts, who, d->arena, d->record);
}

static int
make_heads(struct ui *ui, struct dossier *d, struct err *err)
{
	struct style style = { .office = ui->office, .form = OUT_TABLE };
	int rc = office_look(ui->office, &style.txn, err);

	if (rc)
		return rc;
	office_number(ui->office, style.txn, d->record, d->number);
	case_moves_release(&d->moves);
	papers_release(&d->papers);
	if (kind_has_stage(d->kind))
		read_answers(ui->office, d, style.txn);
	dossier_heads(d, &style);
	office_look_end(style.txn);
	return 0;
}

static int
make_lines(struct ui *ui, struct dossier *d, size_t view, struct lines *out,
	struct err *err)
{
	int columns = term_columns(ui->term);
	const struct dossier_view *v = dossier_view_at(d->kind, view);
	uint64_t key = lines_key(out);
	int rc;

	lines_clear(out);
	if (!v)
		return 0;
	rc = v->make(ui, d, out, err);
	if (!ui->linear)
		lines_whole(out, term_class(ui->term) == SIZE_WIDE
					 ? columns / 2 - 1
					 : columns);
	lines_settle(out, key);
	return rc;
}

/* The column beside: papers, or the timeline where papers are in front. */
static size_t
side_view(const struct dossier *d)
{
	return d->view == 1 ? 0 : 1;
}

static int
make_page(struct ui *ui, struct dossier *d, struct err *err)
{
	int rc = make_lines(ui, d, d->view, &d->lines, err);

	if (!rc && term_class(ui->term) == SIZE_WIDE)
		rc = make_lines(ui, d, side_view(d), &d->side, err);
	return rc;
}

/* Reads the record again and makes all lines anew. */
static int
dossier_load(struct ui *ui, struct screen *s, struct err *err)
{
	struct dossier *d = (struct dossier *)s;
	int rc;

	arena_clear(d->arena);
	rc = office_show(ui->office, d->kind, d->id, d->arena, d->record, err);
	if (!rc)
		rc = office_load_person(
			ui->office, d->record, d->arena, d->person, err);
	if (!rc)
		rc = make_heads(ui, d, err);
	if (!rc)
		rc = make_page(ui, d, err);
	return rc;
}

/* The papers and moves that are asked about stay as they were read. */
static void
fit(struct ui *ui, struct screen *s)
{
	struct err err = ERR_INIT;

	if (make_page(ui, (struct dossier *)s, &err) != 0)
		ui_fail(ui, &err);
}

static void
leave(struct screen *s)
{
	struct dossier *d = (struct dossier *)s;

	lines_clear(&d->lines);
	lines_clear(&d->side);
	case_moves_release(&d->moves);
	verdict_release(&d->rules);
	papers_release(&d->papers);
	merge_plan_release(&d->merge);
	arena_free(d->arena);
	free(d->record);
	free(d->person);
	free(d->title);
	free(d->path);
	free(d->who);
	free(d->text);
	free(d->stage);
	free(d->cause);
}

/* --- drawing -------------------------------------------------------------- */

struct frame_of_page {
	int row, height, width;
	int side_col; /* 0: no second column */
	bool heads;
};

static struct frame_of_page
page_frame(const struct ui *ui)
{
	struct layout l = ui_layout(ui);
	struct frame_of_page p = { .heads = l.rows >= 14 };

	p.row = l.body + (p.heads ? 3 : 1);
	p.height = l.message - p.row;
	p.width = l.columns;
	if (l.size == SIZE_WIDE) {
		p.width = l.columns / 2 - 1;
		p.side_col = l.columns / 2 + 1;
	}
	return p;
}

/* "[Timeline]  Papers and moves  Fields" */
static void
views_text(const struct dossier *d, struct buf *out)
{
	const struct dossier_view *v;

	for (size_t i = 0; (v = dossier_view_at(d->kind, i)) != NULL; i++)
		buf_addf(out, i == d->view ? "[%s] " : " %s  ", _(v->name));
}

/* All parts where they have room, else the one that is shown. */
static void
draw_views(struct ui *ui, const struct dossier *d, int row)
{
	struct buf b = BUF_INIT;
	size_t n = 0;

	views_text(d, &b);
	if (utf8_columns(buf_str(&b)) >= term_columns(ui->term)) {
		while (dossier_view_at(d->kind, n))
			n++;
		buf_clear(&b);
		buf_addf(&b, "[%zu/%zu %s]", d->view + 1, n,
			_(dossier_view_at(d->kind, d->view)->name));
	}
	ui_put(ui, row, 1, -1, ROLE_PLAIN, "%s", buf_str(&b));
	buf_release(&b);
}

/* The path from where the present stage is seen whole. */
static const char *
path_in(const char *path, int columns)
{
	const char *here = strchr(path, '['), *end = strchr(path, ']');
	int used;

	if (!here || !end)
		return path;
	return utf8_fit(path, columns - 2, &used) > (size_t)(end - path) ? path
									 : here;
}

static void
draw(struct ui *ui, struct screen *s)
{
	struct dossier *d = (struct dossier *)s;
	struct layout l = ui_layout(ui);
	struct frame_of_page p = page_frame(ui);

	ui_frame(ui, d->title);
	if (p.heads) {
		ui_put(ui, l.body, 1, -1, ROLE_PLAIN, "%s",
			path_in(d->path, l.columns));
		ui_put(ui, l.body + 1, 1, -1, ROLE_PLAIN, "%s", d->who);
	}
	draw_views(ui, d, p.row - 1);
	if (p.side_col)
		lines_draw(&d->side, ui->term, p.row, p.side_col,
			l.columns - p.side_col, p.height, false);
	lines_draw(&d->lines, ui->term, p.row, 0, p.width, p.height, true);
}

static void
tell(struct ui *ui, struct screen *s, struct told *out)
{
	struct dossier *d = (struct dossier *)s;
	struct buf path = BUF_INIT, views = BUF_INIT;

	(void)ui;
	utf8_print(&path, d->path, TOLD_COLUMNS);
	views_text(d, &views);
	lines_head(&out->lines, d->title);
	lines_head(&out->lines, buf_str(&path));
	lines_head(&out->lines, d->who);
	lines_head(&out->lines, buf_str(&views));
	lines_tell(&d->lines, &out->lines);
	buf_release(&path);
	buf_release(&views);
}

static bool
mark(struct ui *ui, struct screen *s, size_t row)
{
	(void)ui;
	return lines_mark(&((struct dossier *)s)->lines, row);
}

/* --- keys ----------------------------------------------------------------- */

static unsigned
key(struct ui *ui, struct screen *s, const struct key_event *ev)
{
	struct dossier *d = (struct dossier *)s;

	if (lines_move(&d->lines, ev, page_frame(ui).height))
		return REACT_DRAW;
	return REACT_PASS;
}

static void
here(struct screen *s, struct here *out)
{
	struct dossier *d = (struct dossier *)s;
	const struct line *line = lines_here(&d->lines);

	*out = (struct here){ .kind = (int)d->kind, .id = d->id };
	if (line && line->id) {
		out->row_kind = line->kind;
		out->row = line->id;
	}
}

static const struct screen_ops dossier_ops = {
	.place = AT_RECORD,
	.read = dossier_load,
	.key = key,
	.draw = draw,
	.fit = fit,
	.leave = leave,
	.tell = tell,
	.mark = mark,
	.here = here,
};

struct screen *
dossier_new(int kind, uint64_t id)
{
	struct dossier *d = xcalloc(1, sizeof(*d));

	d->base.ops = &dossier_ops;
	d->kind = (enum kind)kind;
	d->id = id;
	d->arena = arena_new();
	verdict_init(&d->rules);
	d->record = xcalloc(1, sizeof(*d->record));
	d->person = xcalloc(1, sizeof(*d->person));
	return &d->base;
}

/* --- between records ------------------------------------------------------ */

unsigned
dossier_view(struct ui *ui)
{
	struct dossier *d = dossier_here(ui);

	d->view++;
	if (!dossier_view_at(d->kind, d->view))
		d->view = 0;
	d->lines.selected = d->lines.top = 0;
	d->side.selected = d->side.top = 0;
	lines_clear(&d->lines);
	ui_read(ui, &d->base);
	return REACT_DRAW;
}

const char *
dossier_no_list(struct ui *ui)
{
	const struct dossier *d = dossier_here(ui);
	struct screen *s = d->base.below;
	struct here h = { 0 };

	if (s && s->ops->step)
		s->ops->here(s, &h);
	return h.kind == (int)d->kind ? NULL
				      : _("there is no list below this record");
}

static unsigned
other(struct ui *ui, int way)
{
	struct dossier *d = dossier_here(ui);
	struct err err = ERR_INIT;
	struct screen *list = d->base.below;
	uint64_t id = list->ops->step(list, way, &err), was = d->id;

	if (!id)
		return ui_say(ui, ROLE_PLAIN, "%s",
			way < 0 ? _("this is the first of the list")
				: _("this is the last of the list"));
	d->id = id;
	if (kind_of_two_persons(
		    d->kind)) /* the next pair begins with comparing */
		d->view = 0;
	d->lines.selected = d->lines.top = 0;
	lines_clear(&d->lines);
	if (dossier_load(ui, &d->base, &err) == 0)
		return REACT_DRAW;
	d->id = was;
	return ui_fail(ui, &err);
}

unsigned
dossier_next(struct ui *ui)
{
	return other(ui, 1);
}

unsigned
dossier_prev(struct ui *ui)
{
	return other(ui, -1);
}

unsigned
dossier_copy(struct ui *ui)
{
	return ui_copy(ui, dossier_here(ui)->number);
}
