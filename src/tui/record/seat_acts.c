/* SPDX-License-Identifier: MIT */
#include "magang/tui/record/seat_acts.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/casework/seat_cause.h"
#include "magang/casework/seats_held.h"
#include "magang/office/find_named.h"
#include "magang/office/office.h"
#include "magang/office/value_parse.h"
#include "magang/ops/ops_seat.h"
#include "magang/record/fields.h"
#include "magang/record/seat_giver.h"
#include "magang/tui/record/dossier.h"
#include "magang/tui/record/fill_screen.h"
#include "magang/tui/ui/cause.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/undo.h"
#include "magang/view/contact_words.h"
#include "magang/view/receipt.h"

#define CAUSES 60

static const char *
seat_none(struct ui *ui)
{
	const struct here h = ui_here(ui);
	const bool gives = seat_giver((enum kind)h.kind) != NULL;

	return h.kind == KIND_SEAT ||
			       (gives && !h.list && h.row_kind == KIND_SEAT)
		       ? NULL
		       : _("there is no seat here");
}

/* Of the one seat that a key is about; 0: of several, or of none. */
static enum seat_state
state_here(struct ui *ui)
{
	const struct here h = ui_here(ui);
	const uint64_t id = h.kind == KIND_SEAT       ? h.id
			    : h.row_kind == KIND_SEAT ? h.row
						      : 0;
	struct record *r = xmalloc(sizeof(*r));
	struct err unread = ERR_INIT;
	enum seat_state state = 0;
	struct txn *txn;
	size_t n = 1;

	if (ui_screen(ui)->ops->chosen)
		ui_screen(ui)->ops->chosen(ui, &n);
	if (id && n == 1 && office_look(ui->office, &txn, &unread) == 0) {
		if (office_sees(ui->office, txn, KIND_SEAT, id, r))
			state = seat_state(r);
		office_look_end(txn);
	}
	free(r);
	return state;
}

/* NULL: it stands so that this can be said of it. */
static const char *
seat_in(struct ui *ui, unsigned states)
{
	static const char *const stands[] = {
		[SEAT_WAITING] = N_("it waits, and was offered none yet"),
		[SEAT_OFFERED] = N_("it was offered, and has no answer yet"),
		[SEAT_TAKEN] = N_("it is taken"),
		[SEAT_DONE] = N_("who had it has finished the class"),
		[SEAT_REFUSED] = N_("it is declined"),
		[SEAT_LEFT] = N_("who had it has left"),
		[SEAT_WITHDRAWN] = N_("it was withdrawn"),
	};
	const char *why = seat_none(ui);
	const enum seat_state state = why ? 0 : state_here(ui);

	return !state || states & 1u << state ? why : _(stands[state]);
}

const char *
seat_no_offer(struct ui *ui)
{
	return seat_in(ui, 1u << SEAT_OFFERED);
}

const char *
seat_not_asked(struct ui *ui)
{
	return seat_in(ui, 1u << SEAT_OFFERED | 1u << SEAT_WAITING);
}

const char *
seat_not_free(struct ui *ui)
{
	return seat_in(ui, 1u << SEAT_OFFERED | 1u << SEAT_REFUSED |
				   1u << SEAT_LEFT | 1u << SEAT_WITHDRAWN);
}

const char *
seat_not_taken(struct ui *ui)
{
	return seat_in(ui, 1u << SEAT_TAKEN);
}

const char *
seat_not_held(struct ui *ui)
{
	return seat_in(ui, 1u << SEAT_OFFERED | 1u << SEAT_TAKEN);
}

const char *
seat_not_at_host(struct ui *ui)
{
	return ui_here(ui).kind == KIND_COHORT
		       ? _("this seat is in a class, not in a place at a host")
		       : seat_not_held(ui);
}

/* Those that the key is about; 0: none, and it was said. */
static size_t
seats_here(struct ui *ui, uint64_t *one, const uint64_t **ids)
{
	const struct screen_ops *ops = ui_screen(ui)->ops;
	const struct here h = ui_here(ui);
	size_t n = 1;

	*ids = one;
	*one = h.kind == KIND_SEAT ? h.id : h.row_kind == KIND_SEAT ? h.row : 0;
	if (ops->chosen)
		*ids = ops->chosen(ui, &n);
	else if (!*one)
		n = 0;
	if (!n && !ops->chosen)
		ui_say(ui, ROLE_PLAIN, "%s", _("the marker stands on no seat"));
	return n;
}

static unsigned
answered(struct ui *ui, int rc, const struct receipt *receipt, size_t n,
	const struct err *err, const char *said)
{
	const struct screen_ops *ops = ui_screen(ui)->ops;
	struct buf why = BUF_INIT;
	unsigned r;

	if (rc && receipt->stayed < 2) {
		if (err->code == MG_ECONFLICT)
			ui_changed(ui);
		return ui_fail_again(ui, err);
	}
	r = ui_act_done(ui, 0, receipt, err, said);
	if (receipt->stayed) {
		receipt_why(receipt, &why);
		r = ui_say(ui, ROLE_WARN, _("%zu of %zu noted. %s"),
			receipt->went, n, buf_str(&why));
	}
	buf_release(&why);
	if (ops->spend)
		ops->spend(ui, NULL, 0);
	return r;
}

static unsigned
answer(struct ui *ui, const struct seat_answer *what, const char *said)
{
	struct seat_answer a = *what;
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	struct buf words = BUF_INIT;
	uint64_t one;
	unsigned r;
	int rc;

	a.n = seats_here(ui, &one, &a.seats);
	if (!a.n)
		return REACT_DRAW;
	a.seen = ui->shown;
	rc = op_seats_answer(ui->office, &a, &receipt, &err);
	buf_adds(&words, said);
	if (!rc && a.n == 1 && a.said == SEAT_UNREACHABLE) {
		buf_adds(&words, "; ");
		contact_words(ui->office, KIND_CASE, receipt.first[KIND_CASE],
			&words);
	}
	r = answered(ui, rc, &receipt, a.n, &err, buf_str(&words));
	buf_release(&words);
	return r;
}

unsigned
seat_yes(struct ui *ui)
{
	return answer(
		ui, &(struct seat_answer){ .said = SEAT_YES }, _("accepted"));
}

unsigned
seat_missed(struct ui *ui)
{
	return answer(ui, &(struct seat_answer){ .said = SEAT_UNREACHABLE },
		_("not reached"));
}

/* ---- with a cause --------------------------------------------------------- */

/* Where the first of those is that the key is about. */
static struct seat_of
first_here(struct ui *ui)
{
	struct record *r = xmalloc(sizeof(*r));
	struct seat_of of = { NULL, KIND_NONE };
	struct err unread = ERR_INIT;
	struct txn *txn;
	const uint64_t *ids;
	uint64_t one;

	if (seats_here(ui, &one, &ids) &&
		office_look(ui->office, &txn, &unread) == 0) {
		if (office_sees(ui->office, txn, KIND_SEAT, ids[0], r))
			of = seat_of(&ui->office->book, txn, r);
		office_look_end(txn);
	}
	free(r);
	return of;
}

/* A class has no host; who moves to another place is transferred there. */
static bool
is_no_cause(const struct seat_of *of, const char *code)
{
	return strcmp(code, CAUSE_TRANSFERRED) == 0 ||
	       (strcmp(code, CAUSE_HOST) == 0 && of->in == KIND_COHORT);
}

/* All but the one for words; who takes a seat back has causes of his own. */
static size_t
causes_of(struct ui *ui, enum seat_said said, const char *codes[CAUSES],
	const char *labels[CAUSES])
{
	const struct seat_of of = first_here(ui);
	const struct choice *c;
	size_t n = 0;

	for (size_t i = 0; n < CAUSES && (c = seat_cause_nth(&of, i)); i++) {
		if (strcmp(c->code, CAUSE_OTHER) == 0 ||
			is_no_cause(&of, c->code) ||
			(said == SEAT_TAKEN_BACK &&
				!seat_cause_withdraws(c->code)))
			continue;
		codes[n] = c->code;
		labels[n++] = label_in(&c->label, ui->office->lang, c->code);
	}
	return n;
}

static unsigned
gone(struct ui *ui, enum seat_said said, const char *cause, const char *words)
{
	static const char *const noted[] = { [SEAT_NO] = N_("declined"),
		[SEAT_LEAVES] = N_("left"),
		[SEAT_TAKEN_BACK] = N_("withdrawn") };

	return answer(ui,
		&(struct seat_answer){
			.said = said, .cause = cause, .reason = words },
		_(noted[said]));
}

static unsigned
cause_chosen(struct ui *ui, enum seat_said said, size_t index)
{
	const char *codes[CAUSES], *labels[CAUSES];

	return index < causes_of(ui, said, codes, labels)
		       ? gone(ui, said, codes[index], NULL)
		       : REACT_DRAW;
}

static unsigned
no_for(struct ui *ui, size_t index)
{
	return cause_chosen(ui, SEAT_NO, index);
}

static unsigned
left_for(struct ui *ui, size_t index)
{
	return cause_chosen(ui, SEAT_LEAVES, index);
}

static unsigned
back_for(struct ui *ui, size_t index)
{
	return cause_chosen(ui, SEAT_TAKEN_BACK, index);
}

static unsigned
no_because(struct ui *ui, const char *text)
{
	return gone(ui, SEAT_NO, CAUSE_OTHER, text);
}

static unsigned
left_because(struct ui *ui, const char *text)
{
	return gone(ui, SEAT_LEAVES, CAUSE_OTHER, text);
}

static unsigned
no_words(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 300 },
		.done = no_because };

	ui_ask(ui, &ops, _("Declined, because:"), NULL);
	return REACT_DRAW;
}

static unsigned
left_words(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 300 },
		.done = left_because };

	ui_ask(ui, &ops, _("Left, because:"), NULL);
	return REACT_DRAW;
}

/* Before anybody chooses a cause: would one be taken? */
static unsigned
ask_cause(struct ui *ui, const char *title, enum seat_said said,
	const struct cause_ops *ops)
{
	const char *codes[CAUSES], *labels[CAUSES];
	struct seat_answer try = {
		.said = said, .cause = CAUSE_OTHER, .try = true
	};
	struct receipt unsaid = { 0 };
	struct err err = ERR_INIT;
	uint64_t one;

	try.n = seats_here(ui, &one, &try.seats);
	if (!try.n)
		return REACT_DRAW;
	if (op_seats_answer(ui->office, &try, &unsaid, &err) != 0)
		return ui_fail_again(ui, &err);
	return cause_ask(ui, title, ops,
		&(struct cause_rows){
			labels, causes_of(ui, said, codes, labels) },
		&(struct cause_rows){ 0 });
}

unsigned
seat_no(struct ui *ui)
{
	static const struct cause_ops ops = { no_for, no_words };

	return ask_cause(ui, _("Why is the seat declined?"), SEAT_NO, &ops);
}

unsigned
seat_left(struct ui *ui)
{
	static const struct cause_ops ops = { left_for, left_words };

	return ask_cause(ui, _("Why is the seat left?"), SEAT_LEAVES, &ops);
}

unsigned
seat_back(struct ui *ui)
{
	const char *codes[CAUSES], *labels[CAUSES];

	return ui_push(
		ui, pick_new(_("Why is the seat withdrawn?"), labels,
			    causes_of(ui, SEAT_TAKEN_BACK, codes, labels),
			    back_for));
}

/* ---- another in its place -------------------------------------------------- */

static unsigned
give_up(struct ui *ui, const struct seat_then *then, const char *said)
{
	return answer(ui,
		&(struct seat_answer){ .said = SEAT_GIVEN_UP,
			.cause = CAUSE_TRANSFERRED,
			.then = then },
		said);
}

/* To the case that was named, for a cause or in words. */
static unsigned
replace(struct ui *ui, const char *cause, const char *words)
{
	struct err err = ERR_INIT;
	struct seat_then then = { 0 };
	enum kind kind;

	if (office_find_as(ui->office, dossier_here(ui)->text, KIND_CASE, &kind,
		    &then.kase, &err))
		return ui_fail_again(ui, &err);
	if (kind != KIND_CASE)
		return ui_say(ui, ROLE_WARN, _("'%s' is no case"),
			dossier_here(ui)->text);
	return answer(ui,
		&(struct seat_answer){ .said = SEAT_GIVEN_UP,
			.cause = cause,
			.reason = words,
			.then = &then },
		_("the seat is offered to the other"));
}

static unsigned
replace_for(struct ui *ui, size_t index)
{
	const char *codes[CAUSES], *labels[CAUSES];

	return index < causes_of(ui, SEAT_LEAVES, codes, labels)
		       ? replace(ui, codes[index], NULL)
		       : REACT_DRAW;
}

static unsigned
replace_because(struct ui *ui, const char *text)
{
	return replace(ui, CAUSE_OTHER, text);
}

static unsigned
replace_words(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 300 },
		.done = replace_because };

	ui_ask(ui, &ops, _("Free, because:"), NULL);
	return REACT_DRAW;
}

static unsigned
replace_by(struct ui *ui, const char *text)
{
	static const struct cause_ops ops = { replace_for, replace_words };
	const char *codes[CAUSES], *labels[CAUSES];
	struct dossier *d = dossier_here(ui);

	free(d->text);
	d->text = xstrdup(text);
	return cause_ask(ui, _("Why is the seat free?"), &ops,
		&(struct cause_rows){
			labels, causes_of(ui, SEAT_LEAVES, codes, labels) },
		&(struct cause_rows){ 0 });
}

unsigned
seat_replace(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 60 },
		.done = replace_by };
	const uint64_t *ids;
	uint64_t one;

	if (seats_here(ui, &one, &ids) > 1)
		return ui_say(ui, ROLE_PLAIN, "%s",
			_("one seat at a time is given to another"));
	ui_ask(ui, &ops, _("Offer the seat to which case instead:"), NULL);
	return REACT_DRAW;
}

/* By its number or its name. */
static unsigned
transfer_to(struct ui *ui, const char *text)
{
	struct arena *arena = arena_new();
	struct err err = ERR_INIT;
	struct value slot;
	const int rc = field_parse(
		ui->office, core_field(F_SEAT_SLOT), text, arena, &slot, &err);
	const struct seat_then then = { .slot = rc ? 0
						   : (uint64_t)slot.number };

	arena_free(arena);
	return rc ? ui_fail_again(ui, &err)
		  : give_up(ui, &then, _("the other place is offered"));
}

unsigned
seat_transfer(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 60 },
		.done = transfer_to };

	ui_ask(ui, &ops, _("Offer which place in exchange (K-07):"), NULL);
	return REACT_DRAW;
}

/* The seat of a case at a host. */
struct seat_sought {
	uint64_t *id;
};

static bool
is_at_host(const struct record *seat, const void *ctx)
{
	const struct seat_sought *sought = ctx;

	if (!seat_is_live(seat_state(seat)) || !record_has(seat, F_SEAT_SLOT))
		return false;
	*sought->id = seat->id;
	return true;
}

/* As the pages of places name it: by its case, or by its own number. */
static int
find_seat(struct ui *ui, const char *text, uint64_t *id, struct err *err)
{
	const struct seat_sought sought = { id };
	struct txn *txn;
	enum kind kind;
	bool found;
	int rc = office_find_as(ui->office, text, KIND_CASE, &kind, id, err);

	if (rc || kind == KIND_SEAT)
		return rc;
	rc = office_look(ui->office, &txn, err);
	if (rc)
		return rc;
	found = kind == KIND_CASE &&
		case_has_seat(txn, *id, is_at_host, &sought);
	office_look_end(txn);
	return found ? 0
		     : err_set(err, MG_ENOENT, _("%s has no place at a host"),
			       text);
}

static unsigned
exchange_with(struct ui *ui, const char *text)
{
	struct seat_then then = { 0 };
	struct err err = ERR_INIT;

	return find_seat(ui, text, &then.seat, &err)
		       ? ui_fail_again(ui, &err)
		       : give_up(ui, &then,
				 _("each is offered the place of the other"));
}

unsigned
seat_exchange(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 60 },
		.done = exchange_with };
	const uint64_t *ids;
	uint64_t one;

	if (seats_here(ui, &one, &ids) > 1)
		return ui_say(ui, ROLE_PLAIN, "%s",
			_("one seat at a time is exchanged"));
	ui_ask(ui, &ops, _("Exchange with the place of which case:"), NULL);
	return REACT_DRAW;
}

/* ---- the cohort ----------------------------------------------------------- */

const char *
seats_none(struct ui *ui)
{
	return seat_giver((enum kind)ui_here(ui).kind) && ui_here(ui).id
		       ? NULL
		       : _("this has no seats to give");
}

const char *
cohort_none(struct ui *ui)
{
	return ui_here(ui).kind == KIND_COHORT && ui_here(ui).id
		       ? NULL
		       : _("this is no cohort");
}

unsigned
seats_fill(struct ui *ui)
{
	return fill_ask(ui);
}

/* A session writes no files of its host: the command does. */
unsigned
cohort_roll(struct ui *ui)
{
	char number[NUMBER_TEXT], from[DATE_TEXT], *command;
	unsigned r;

	number_format(number, kind_info(KIND_COHORT)->prefix, ui_here(ui).id);
	command = xasprintf("cohort roll %s --from %s", number,
		date_format(from, ui->office->today));
	r = ui_put_by(ui, "roll", command, false);
	free(command);
	return r;
}
