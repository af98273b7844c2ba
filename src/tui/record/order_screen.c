/* SPDX-License-Identifier: MIT */
#include "magang/tui/record/order_screen.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/office/office.h"
#include "magang/ops/ops_set.h"
#include "magang/ops/order.h"
#include "magang/ops/order_which.h"
#include "magang/record/fields.h"
#include "magang/record/ranks.h"
#include "magang/tui/ui/doors.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/pick.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/told.h"
#include "magang/tui/ui/undo.h"
#include "order_lines.h"

struct order_screen {
	struct screen base;
	struct order order;
	char *name; /* of whom it is */
	struct lines lines;
	unsigned digit; /* of the key that was pressed last; 0: none */
};

static struct order_screen *
order_here(struct ui *ui)
{
	return (struct order_screen *)ui_screen(ui);
}

/* ---- the row -------------------------------------------------------------- */

/* SIZE_MAX: the marker stands on none. */
static size_t
row_here(struct order_screen *s)
{
	const uint64_t id = lines_key(&s->lines);
	size_t i = 0;

	while (i < s->order.n && s->order.rows[i].id != id)
		i++;
	return id && i < s->order.n ? i : SIZE_MAX;
}

/* The row behind the marker: where it goes when its own has got its place. */
static uint64_t
next_key(const struct order_screen *s)
{
	for (size_t i = s->lines.selected + 1; i < s->lines.n; i++)
		if (!s->lines.v[i].head)
			return s->lines.v[i].key;
	return lines_key(&s->lines);
}

/* ---- saved ---------------------------------------------------------------- */

/* What is saved is read again; what is not, too. */
static unsigned
save(struct ui *ui, struct order_screen *s, uint64_t go, const char *said)
{
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	int rc = order_save(ui->office, &s->order, &receipt, &err);
	unsigned r;

	if (rc == MG_ENOENT && !receipt.act)
		return ui_say(ui, ROLE_PLAIN, "%s", _("it stands so already"));
	if (rc)
		ui_refresh(ui);
	r = ui_act_done(ui, rc, &receipt, &err, said);
	if (!rc && go)
		lines_settle(&s->lines, go);
	return r;
}

static unsigned
change_row(struct ui *ui, void (*change)(struct order *, size_t), bool on)
{
	struct order_screen *s = order_here(ui);
	const uint64_t go = on ? next_key(s) : 0;
	const size_t row = row_here(s);

	if (row == SIZE_MAX)
		return ui_say(ui, ROLE_PLAIN, _("the marker stands on no row"));
	change(&s->order, row);
	return save(ui, s, go, _("the order is changed"));
}

unsigned
order_last(struct ui *ui)
{
	return change_row(ui, order_append, true);
}

unsigned
order_tie(struct ui *ui)
{
	return change_row(ui, order_equal, true);
}

unsigned
order_turn_down(struct ui *ui)
{
	return change_row(ui, order_refuse, false);
}

unsigned
order_leave_out(struct ui *ui)
{
	return change_row(ui, order_out, false);
}

static unsigned
put(struct ui *ui, unsigned rank)
{
	struct order_screen *s = order_here(ui);
	const size_t row = row_here(s);
	const uint64_t go = next_key(s);

	if (row == SIZE_MAX)
		return ui_say(ui, ROLE_PLAIN, _("the marker stands on no row"));
	order_put(&s->order, row, rank);
	return save(ui, s, go, _("the order is changed"));
}

static unsigned
rank_typed(struct ui *ui, const char *text)
{
	uint64_t rank;

	if (!num_u64(text, 1, RANK_MOST, &rank))
		return ui_say(ui, ROLE_WARN,
			       _("'%s' is no rank: 1 is the best"), text) |
		       REACT_AGAIN;
	return put(ui, (unsigned)rank);
}

unsigned
order_rank(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .filter = CHARS_DIGITS,
						    .max = 5 },
		.done = rank_typed };
	struct order_screen *s = order_here(ui);
	const unsigned digit = s->digit;

	s->digit = 0;
	if (digit)
		return put(ui, digit);
	ui_ask(ui, &ops, _("Rank (1 is the best):"), NULL);
	return REACT_DRAW;
}

unsigned
order_row_open(struct ui *ui)
{
	const struct line *line = lines_here(&order_here(ui)->lines);

	return line && line->id ? open_record(ui, line->kind, line->id)
				: REACT_NONE;
}

/* ---- all of it ------------------------------------------------------------ */

static unsigned
text_typed(struct ui *ui, const char *text)
{
	struct lines *l = &order_here(ui)->lines;
	char *wanted = utf8_caseless(text);
	bool found = false;

	for (size_t k = 1; k <= l->n && !found; k++) {
		const struct line *line = &l->v[(l->selected + k) % l->n];
		char *is = utf8_caseless(line->text);

		found = !line->head && strstr(is, wanted);
		free(is);
		if (found)
			lines_settle(l, line->key);
	}
	free(wanted);
	return found ? REACT_DRAW
		     : ui_say(ui, ROLE_WARN, _("no row has '%s'"), text);
}

unsigned
order_look_for(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 60 },
		.done = text_typed };

	ui_ask(ui, &ops, _("Go to:"), NULL);
	return REACT_DRAW;
}

unsigned
order_any(struct ui *ui)
{
	struct order_screen *s = order_here(ui);

	order_clear(&s->order);
	return save(ui, s, 0, _("nothing stands in it any more"));
}

const char *
order_no_ranking(struct ui *ui)
{
	return order_here(ui)->order.kind == KIND_RANKING
		       ? NULL
		       : _("that is of a ranking");
}

unsigned
order_others(struct ui *ui)
{
	const struct order *o = &order_here(ui)->order;
	const struct setting rest = { core_field(F_RANKING_REST),
		value_number(!o->rest) };
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	int rc = op_set_fields(ui->office, KIND_RANKING, o->of, 0, &rest, 1,
		NULL, &receipt, &err);

	return ui_act_done(ui, rc, &receipt, &err, _("the order is changed"));
}

const char *
order_no_wishes(struct ui *ui)
{
	return order_here(ui)->order.kind == KIND_CASE
		       ? NULL
		       : _("countries are refused by people");
}

static unsigned
country_chosen(struct ui *ui, size_t index)
{
	struct order_screen *s = order_here(ui);

	order_country(&s->order, core_field(F_WISHES_NOT)->choices[index].code);
	return save(ui, s, 0, _("the order is changed"));
}

unsigned
order_ask_country(struct ui *ui)
{
	const struct fdef *f = core_field(F_WISHES_NOT);
	const char **rows = xcalloc(f->n_choices + 1, sizeof(*rows));
	unsigned r;

	for (size_t i = 0; i < f->n_choices; i++)
		rows[i] = label_in(&f->choices[i].label, ui->office->lang,
			f->choices[i].code);
	r = ui_push(ui, pick_new(_("Refused, or not any more"), rows,
				f->n_choices, country_chosen));
	free(rows);
	return r;
}

/* ---- the screen ----------------------------------------------------------- */

static int
read_order(struct ui *ui, struct screen *base, struct err *err)
{
	struct order_screen *s = (struct order_screen *)base;
	const struct order was = s->order;
	struct order is;
	int rc = order_read(ui->office, was.kind, was.of, &is, err);

	order_release(&s->order);
	s->order = is;
	return rc ? rc : order_lines(ui, &s->order, &s->lines, &s->name, err);
}

static int
height(const struct ui *ui)
{
	const struct layout l = ui_layout(ui);

	return l.message - l.body;
}

static unsigned
key(struct ui *ui, struct screen *base, const struct key_event *ev)
{
	struct order_screen *s = (struct order_screen *)base;

	s->digit = ev->type == EV_CHAR && ev->cp >= '1' && ev->cp <= '9'
			   ? (unsigned)(ev->cp - '0')
			   : 0;
	return lines_move(&s->lines, ev, height(ui)) ? REACT_DRAW : REACT_PASS;
}

static void
draw(struct ui *ui, struct screen *base)
{
	struct order_screen *s = (struct order_screen *)base;
	const struct layout l = ui_layout(ui);

	ui_frame(ui, s->order.kind == KIND_CASE ? _("Wishes") : _("Ranking"));
	lines_draw(&s->lines, ui->term, l.body, 0, l.columns, height(ui), true);
}

static void
tell(struct ui *ui, struct screen *base, struct told *out)
{
	(void)ui;
	lines_tell(&((struct order_screen *)base)->lines, &out->lines);
}

static bool
mark(struct ui *ui, struct screen *base, size_t row)
{
	(void)ui;
	return lines_mark(&((struct order_screen *)base)->lines, row);
}

static void
fit(struct ui *ui, struct screen *base)
{
	struct order_screen *s = (struct order_screen *)base;
	struct err err = ERR_INIT;

	if (order_lines(ui, &s->order, &s->lines, &s->name, &err))
		ui_fail(ui, &err);
}

static void
leave(struct screen *base)
{
	struct order_screen *s = (struct order_screen *)base;

	order_release(&s->order);
	lines_clear(&s->lines);
	free(s->name);
}

static const struct screen_ops order_ops = {
	.place = AT_ORDER,
	.read = read_order,
	.key = key,
	.draw = draw,
	.fit = fit,
	.leave = leave,
	.tell = tell,
	.mark = mark,
};

static unsigned
push(struct ui *ui, enum kind kind, uint64_t of)
{
	struct order_screen *s = xcalloc(1, sizeof(*s));

	s->base.ops = &order_ops;
	s->order.kind = kind;
	s->order.of = of;
	return ui_push(ui, &s->base);
}

/* ---- opened --------------------------------------------------------------- */

const char *
order_no_case(struct ui *ui)
{
	const struct here h = ui_here(ui);

	return h.kind == KIND_CASE && h.id ? NULL
					   : _("places are wished by a case");
}

unsigned
order_wishes(struct ui *ui)
{
	return push(ui, KIND_CASE, ui_here(ui).id);
}

const char *
order_no_host(struct ui *ui)
{
	const struct here h = ui_here(ui);

	return h.id && (h.kind == KIND_RANKING || h.kind == KIND_SLOT ||
			       h.kind == KIND_ORGANISATION)
		       ? NULL
		       : _("hosts rank people; see :organisations");
}

static unsigned
open_which(struct ui *ui, const struct order_which *is)
{
	struct receipt receipt = { .id = is->id };
	struct err err = ERR_INIT;

	if (is->id)
		return push(ui, KIND_RANKING, is->id);
	if (order_make(ui->office, is->host, is->program, is->slot, &receipt,
		    &err))
		return ui_fail(ui, &err);
	ui_act_done(ui, 0, &receipt, &err, _("the ranking is made"));
	return push(ui, KIND_RANKING, receipt.id);
}

static unsigned
which_chosen(struct ui *ui, size_t index)
{
	const struct here h = ui_here(ui);
	struct order_whiches w;
	unsigned r;

	order_whiches(ui->office, (enum kind)h.kind, h.id, &w);
	r = index < w.n ? open_which(ui, &w.row[index]) : REACT_DRAW;
	order_whiches_release(&w);
	return r;
}

unsigned
order_ranks(struct ui *ui)
{
	const struct here h = ui_here(ui);
	const char *rows[ORDERS_MOST];
	struct order_whiches w;
	unsigned r;

	if (h.kind == KIND_RANKING)
		return push(ui, KIND_RANKING, h.id);
	order_whiches(ui->office, (enum kind)h.kind, h.id, &w);
	for (size_t i = 0; i < w.n; i++)
		rows[i] = w.row[i].label;
	r = w.n ? ui_push(ui, pick_new(_("Ranking"), rows, w.n, which_chosen))
		: ui_say(ui, ROLE_PLAIN,
			  _("it has no places for a program whose cases are "
			    "matched"));
	order_whiches_release(&w);
	return r;
}
