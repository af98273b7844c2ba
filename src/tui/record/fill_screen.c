/* SPDX-License-Identifier: MIT */
#include "magang/tui/record/fill_screen.h"

#include <stdlib.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/office/office.h"
#include "magang/ops/ops_seat.h"
#include "magang/record/index.h"
#include "magang/record/seat_giver.h"
#include "magang/tui/term/term.h"
#include "magang/tui/ui/doors.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/told.h"
#include "magang/tui/ui/undo.h"
#include "magang/tui/widget/lines.h"
#include "magang/view/each.h"
#include "magang/view/filled.h"
#include "magang/view/text.h"
#include "magang/view/words.h"

#define CASES_MAX 5000 /* nobody can look on meanwhile */
#define RANK 3         /* columns */

struct fill_screen {
	struct screen base;
	enum kind kind; /* a cohort, a slot */
	uint64_t in;
	char *name, *program; /* of that */
	char *filter;         /* of cases of that program, as typed */
	uint64_t waiting;     /* so many may come on the list */
	struct ids cases;
	struct fill_list list;
	struct lines lines;
};

static struct fill_screen *
fill_here(struct ui *ui)
{
	return (struct fill_screen *)ui_screen(ui);
}

/* ---- the proposal --------------------------------------------------------- */

static bool
add_case(void *ctx, const struct row *row)
{
	struct fill_screen *s = ctx;

	ids_add(&s->cases, row->record->id);
	return s->cases.n <= CASES_MAX;
}

static struct filling
filling_of(const struct fill_screen *s)
{
	return (struct filling){ .in_kind = s->kind,
		.in = s->in,
		.cases = s->cases.rows,
		.n = s->cases.n,
		.waiting = (size_t)s->waiting };
}

/* Nobody who has room is no fault: it says whom it passed over. */
static int
propose(struct ui *ui, struct fill_screen *s, struct err *err)
{
	const struct style style = { .office = ui->office, .form = OUT_TABLE };
	struct receipt receipt = { 0 };
	struct err none = ERR_INIT;
	char *filter = xasprintf(*s->filter ? "program:%s (%s)" : "program:%s",
		s->program, s->filter);
	struct filling f;
	int rc;

	fill_list_release(&s->list);
	s->cases.n = 0;
	rc = filter_each(
		ui->office, KIND_CASE, filter, &style, add_case, s, err);
	free(filter);
	if (rc < 0)
		return rc;
	if (s->cases.n > CASES_MAX)
		return err_set(err, MG_EUSAGE,
			_("more than %d cases at once are too many; narrow the "
			  "filter"),
			CASES_MAX);
	f = filling_of(s);
	f.try = true;
	f.told = fill_list_told;
	f.ctx = &s->list;
	rc = s->cases.n ? op_seats_fill(ui->office, &f, &receipt, &none) : 0;
	return rc && !receipt.stayed ? err_set(err, rc, "%s", none.text) : 0;
}

/* ---- lines ---------------------------------------------------------------- */

struct drawing {
	struct ui *ui;
	struct fill_screen *s;
	struct style style;
	struct record kase, person;
	int width;
};

/* "  4 Siti Nurhaliza            82.0 GRT why" */
static void
case_line(struct drawing *d, size_t rank, uint64_t id, const char *why)
{
	const struct row row = { &d->style, &d->kase, &d->person };
	const bool narrow = term_class(d->ui->term) == SIZE_NARROW;
	struct buf b = BUF_INIT, name = BUF_INIT, score = BUF_INIT;
	struct line *line;

	if (!office_sees(
		    d->ui->office, d->style.txn, KIND_CASE, id, &d->kase) ||
		!office_sees_person(
			d->ui->office, d->style.txn, &d->kase, &d->person))
		return;
	cell_name(&row, &name);
	if (record_has(&d->kase, F_SCORE))
		record_cell(&d->style, &d->kase, core_field(F_SCORE),
			record_get(&d->kase, F_SCORE), &score);
	buf_addf(&b, "%*zu ", RANK, rank);
	if (d->ui->linear)
		buf_adds(&b, buf_str(&name));
	else
		utf8_pad(&b, buf_str(&name), narrow ? 22 : 28);
	buf_addf(&b, " %5s ", buf_str(&score));
	if (!narrow && why)
		buf_adds(&b, why);
	else if (!narrow)
		work_number(&row, &b);
	line = lines_add(&d->s->lines, buf_str(&b));
	line->kind = KIND_CASE;
	line->id = line->key = id;
	line->open = narrow && why;
	if (line->open)
		line->more = lines_fold(why, d->width - 4);
	buf_release(&b);
	buf_release(&name);
	buf_release(&score);
}

static size_t
count(const struct fill_list *list, enum seat_state state)
{
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++)
		n += list->rows[i].state == state;
	return n;
}

static void
add_part(struct drawing *d, const char *head, enum seat_state state)
{
	const struct fill_list *list = &d->s->list;
	const size_t n = count(list, state);
	char *text = xasprintf("%s  %zu", head, n);

	if (n)
		lines_head(&d->s->lines, text);
	free(text);
	for (size_t i = 0; i < list->n; i++)
		if (list->rows[i].state == state)
			case_line(d, i + 1, list->rows[i].kase,
				list->rows[i].why);
}

static int
make_lines(struct ui *ui, struct fill_screen *s, struct err *err)
{
	struct drawing *d = xcalloc(1, sizeof(*d));
	const uint64_t key = lines_key(&s->lines);
	int rc;

	d->ui = ui;
	d->s = s;
	d->style = (struct style){ .office = ui->office, .form = OUT_TABLE };
	d->width = term_columns(ui->term);
	rc = office_look(ui->office, &d->style.txn, err);
	if (!rc) {
		lines_clear(&s->lines);
		add_part(d, _("WOULD BE OFFERED A SEAT"), SEAT_OFFERED);
		add_part(d, _("WOULD WAIT"), SEAT_WAITING);
		add_part(d, _("PASSED OVER"), SEAT_REFUSED);
		if (!s->cases.n)
			lines_head(&s->lines,
				_("no case fits the filter; / asks for another "
				  "one"));
		lines_settle(&s->lines, key);
		office_look_end(d->style.txn);
	}
	free(d);
	return rc;
}

static int
read(struct ui *ui, struct screen *base, struct err *err)
{
	struct fill_screen *s = (struct fill_screen *)base;
	int rc = propose(ui, s, err);

	return rc ? rc : make_lines(ui, s, err);
}

/* ---- the screen ----------------------------------------------------------- */

static int
height(const struct ui *ui)
{
	const struct layout l = ui_layout(ui);

	return l.message - l.body - 1;
}

static char *
heading(const struct fill_screen *s)
{
	return xasprintf(_("Cases: %s %s   may wait: %llu"), s->program,
		s->filter, (unsigned long long)s->waiting);
}

static void
draw(struct ui *ui, struct screen *base)
{
	struct fill_screen *s = (struct fill_screen *)base;
	const struct layout l = ui_layout(ui);
	char *head = heading(s), *title = xasprintf(_("Fill %s"), s->name);

	ui_frame(ui, title);
	ui_put(ui, l.body, 1, -1, ROLE_PLAIN, "%s", head);
	lines_draw(&s->lines, ui->term, l.body + 1, 0, l.columns, height(ui),
		true);
	free(head);
	free(title);
}

static void
tell(struct ui *ui, struct screen *base, struct told *out)
{
	struct fill_screen *s = (struct fill_screen *)base;
	char *head = heading(s);

	(void)ui;
	lines_head(&out->lines, s->name);
	lines_head(&out->lines, head);
	lines_tell(&s->lines, &out->lines);
	free(head);
}

static bool
mark(struct ui *ui, struct screen *base, size_t row)
{
	(void)ui;
	return lines_mark(&((struct fill_screen *)base)->lines, row);
}

static unsigned
key(struct ui *ui, struct screen *base, const struct key_event *ev)
{
	struct fill_screen *s = (struct fill_screen *)base;

	return lines_move(&s->lines, ev, height(ui)) ? REACT_DRAW : REACT_PASS;
}

static void
fit(struct ui *ui, struct screen *base)
{
	struct err err = ERR_INIT;

	if (make_lines(ui, (struct fill_screen *)base, &err) != 0)
		ui_fail(ui, &err);
}

static void
leave(struct screen *base)
{
	struct fill_screen *s = (struct fill_screen *)base;

	fill_list_release(&s->list);
	ids_release(&s->cases);
	lines_clear(&s->lines);
	free(s->name);
	free(s->program);
	free(s->filter);
}

static void
here(struct screen *base, struct here *out)
{
	const struct line *line =
		lines_here(&((struct fill_screen *)base)->lines);

	*out = (struct here){ 0 };
	if (line && line->id) {
		out->row_kind = line->kind;
		out->row = line->id;
	}
}

static const struct screen_ops fill_ops = {
	.place = AT_FILL,
	.read = read,
	.key = key,
	.draw = draw,
	.fit = fit,
	.leave = leave,
	.tell = tell,
	.mark = mark,
	.here = here,
};

/* ---- keys ----------------------------------------------------------------- */

unsigned
fill_open(struct ui *ui)
{
	const struct here h = ui_here(ui);

	return h.row ? open_record(ui, h.row_kind, h.row) : REACT_NONE;
}

/* The page of what has the seats says it. */
unsigned
fill_do(struct ui *ui)
{
	struct fill_screen *s = fill_here(ui);
	const struct filling f = filling_of(s);
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	char *said;
	unsigned r;
	int rc;

	if (count(&s->list, SEAT_REFUSED) == s->list.n)
		return ui_say(
			ui, ROLE_PLAIN, _("nobody would be offered a seat"));
	rc = op_seats_fill(ui->office, &f, &receipt, &err);
	if (rc)
		return ui_fail(ui, &err);
	ui_pop(ui);
	said = xasprintf(receipt.listed ? _("%zu offered a seat, %zu wait")
					: _("%zu offered a seat"),
		receipt.went, receipt.listed);
	r = ui_act_done(ui, 0, &receipt, &err, said);
	free(said);
	return r;
}

static unsigned
again(struct ui *ui, struct fill_screen *s)
{
	struct err err = ERR_INIT;

	return read(ui, &s->base, &err) ? ui_fail_again(ui, &err) : REACT_DRAW;
}

static unsigned
waiting_typed(struct ui *ui, const char *text)
{
	struct fill_screen *s = fill_here(ui);

	if (!num_u64(text, 0, 1000, &s->waiting))
		return ui_say(ui, ROLE_WARN, _("a number from 0 to 1000"));
	return again(ui, s);
}

unsigned
fill_wait(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .filter = CHARS_NUMBER,
						    .max = 4 },
		.done = waiting_typed };
	char *now =
		xasprintf("%llu", (unsigned long long)fill_here(ui)->waiting);

	ui_ask(ui, &ops, _("How many may wait for a seat:"), now);
	free(now);
	return REACT_DRAW;
}

static unsigned
filter_typed(struct ui *ui, const char *text)
{
	struct fill_screen *s = fill_here(ui);

	free(s->filter);
	s->filter = xstrdup(text);
	return again(ui, s);
}

unsigned
fill_filter(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 200 },
		.done = filter_typed };

	ui_ask(ui, &ops, _("Seats for which cases (stage:interview):"),
		fill_here(ui)->filter);
	return REACT_DRAW;
}

/* ---- from the page of what has the seats ---------------------------------- */

static int
read_giver(struct ui *ui, struct fill_screen *s, struct err *err)
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
		record_text(r, g->name, name, sizeof(name));
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

static unsigned
begin(struct ui *ui, const char *text)
{
	struct fill_screen *s = xcalloc(1, sizeof(*s));
	struct err err = ERR_INIT;

	s->base.ops = &fill_ops;
	s->kind = (enum kind)ui_here(ui).kind;
	s->in = ui_here(ui).id;
	s->filter = xstrdup(text);
	if (read_giver(ui, s, &err) == 0 && propose(ui, s, &err) == 0)
		return ui_push(ui, &s->base);
	leave(&s->base);
	free(s);
	return ui_fail_again(ui, &err);
}

unsigned
fill_ask(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 200 },
		.done = begin };

	ui_ask(ui, &ops, _("Seats for which cases (stage:interview):"), NULL);
	return REACT_DRAW;
}
