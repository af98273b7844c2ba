/* SPDX-License-Identifier: MIT */
#include "magang/tui/record/fill_screen.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/ops/ops_seat.h"
#include "magang/record/index.h"
#include "magang/tui/record/review.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/undo.h"
#include "magang/view/each.h"
#include "magang/view/filled.h"

#define CASES_MAX 5000 /* nobody can look on meanwhile */

struct fill_screen {
	struct review review;
	char *filter;     /* of cases of that program, as typed */
	uint64_t waiting; /* so many may come on the list */
	struct ids cases;
	struct fill_list list;
	char *left; /* of seats that stay empty; NULL: none */
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
	return (struct filling){ .in_kind = s->review.kind,
		.in = s->review.in,
		.cases = s->cases.rows,
		.n = s->cases.n,
		.waiting = (size_t)s->waiting };
}

/* Nobody who has room is no fault: it says whom it passed over. */
static int
propose(struct ui *ui, struct review *r, struct err *err)
{
	struct fill_screen *s = (struct fill_screen *)r;
	const struct style style = { .office = ui->office, .form = OUT_TABLE };
	struct receipt receipt = { 0 };
	struct err none = ERR_INIT;
	char *filter = xasprintf(*s->filter ? "program:%s (%s)" : "program:%s",
		r->program, s->filter);
	struct fill_left left = { 0 };
	struct buf words = BUF_INIT;
	struct filling f;
	int rc;

	fill_list_release(&s->list);
	free(s->left);
	s->left = NULL;
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
	f.left = &left;
	rc = s->cases.n ? op_seats_fill(ui->office, &f, &receipt, &none) : 0;
	if (rc && !receipt.stayed)
		return err_set(err, rc, "%s", none.text);
	fill_left_words(ui->office, r->kind, r->in, &left, &words);
	s->left = words.len ? buf_detach(&words) : NULL;
	return 0;
}

/* ---- its parts ------------------------------------------------------------- */

static size_t
count(const struct fill_list *list, enum seat_state state)
{
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++)
		n += list->rows[i].state == state;
	return n;
}

static void
add_part(struct review_page *page, const struct fill_list *list,
	const char *head, enum seat_state state)
{
	review_part(page, head, count(list, state));
	for (size_t i = 0; i < list->n; i++)
		if (list->rows[i].state == state)
			review_case(page, &(struct review_case){ .nth = i + 1,
						  .kase = list->rows[i].kase,
						  .score = true,
						  .why = list->rows[i].why });
}

static void
parts(struct review *r, struct review_page *page)
{
	const struct fill_screen *s = (struct fill_screen *)r;

	if (s->left)
		review_text(page, s->left);
	add_part(page, &s->list, _("WOULD BE OFFERED A SEAT"), SEAT_OFFERED);
	add_part(page, &s->list, _("WOULD WAIT"), SEAT_WAITING);
	add_part(page, &s->list, _("PASSED OVER"), SEAT_REFUSED);
	if (!s->cases.n)
		review_words(page,
			_("no case fits the filter; / asks for another one"));
}

static char *
title(const struct review *r)
{
	return xasprintf(_("Fill %s"), r->name);
}

static char *
heading(const struct review *r)
{
	const struct fill_screen *s = (const struct fill_screen *)r;

	return xasprintf(_("Cases: %s %s   may wait: %llu"), r->program,
		s->filter, (unsigned long long)s->waiting);
}

static void
release(struct review *r)
{
	struct fill_screen *s = (struct fill_screen *)r;

	fill_list_release(&s->list);
	ids_release(&s->cases);
	free(s->left);
	free(s->filter);
}

static const struct review_ops fill_ops = {
	.title = title,
	.heading = heading,
	.propose = propose,
	.parts = parts,
	.release = release,
};

static const struct screen_ops screen_ops = REVIEW_SCREEN(AT_FILL);

/* ---- keys ----------------------------------------------------------------- */

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
waiting_typed(struct ui *ui, const char *text)
{
	struct fill_screen *s = fill_here(ui);

	if (!num_u64(text, 0, 1000, &s->waiting))
		return ui_say(ui, ROLE_WARN, _("a number from 0 to 1000"));
	return review_again(ui);
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
	return review_again(ui);
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

static unsigned
begin(struct ui *ui, const char *text)
{
	struct fill_screen *s = xcalloc(1, sizeof(*s));
	struct err err = ERR_INIT;

	s->filter = xstrdup(text);
	return review_begin(ui, &s->review, &fill_ops, &screen_ops, &err)
		       ? ui_fail_again(ui, &err)
		       : ui_push(ui, &s->review.base);
}

unsigned
fill_ask(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 200 },
		.done = begin };

	ui_ask(ui, &ops, _("Seats for which cases (stage:interview):"), NULL);
	return REACT_DRAW;
}
