/* SPDX-License-Identifier: MIT */
#include "magang/tui/record/roll_lines.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/casework/attendance.h"
#include "magang/casework/class_days.h"
#include "magang/casework/closed_code.h"
#include "magang/casework/seats_told.h"
#include "magang/record/fields.h"
#include "magang/record/sheet.h"
#include "magang/tui/record/dossier.h"
#include "magang/tui/record/dossier_list.h"
#include "magang/tui/term/term.h"
#include "magang/view/class_words.h"
#include "magang/view/day_marks.h"
#include "magang/view/roll.h"
#include "magang/view/when.h"
#include "magang/view/words.h"

#define ROLL 4 /* columns of a number */
#define NAME 26
#define NAME_NARROW 18

/* ---- heads ---------------------------------------------------------------- */

/* "3 days not entered, from 2 Nov  " */
static void
add_missing(
	const struct style *style, const struct record *cohort, struct buf *out)
{
	char day[DATE_TEXT];
	int32_t first;
	const int n = class_days_owed(style->txn, cohort,
		&style->office->book.calendar, style->office->today, &first);

	if (n)
		buf_addf(out,
			_n("%d day not entered, from %s  ",
				"%d days not entered, from %s  ",
				(unsigned long)n),
			n, cell_date(first, day));
}

void
roll_heads(const struct style *style, const struct record *cohort,
	struct buf *path, struct buf *said)
{
	static const uint16_t where[] = { F_COHORT_PLACE, F_COHORT_TRAINER };
	const struct class_count days = class_days_count(
		cohort, &style->office->book.calendar, style->office->today);
	char from[DATE_TEXT], until[DATE_TEXT];
	struct seats_told n;

	cell_date(
		(int32_t)record_number(cohort, F_COHORT_FROM, DATE_NONE), from);
	cell_date((int32_t)record_number(cohort, F_COHORT_UNTIL, DATE_NONE),
		until);
	buf_clear(path);
	buf_addf(path, "%s - %s", from, until);
	record_cells(style, cohort, where, ARRAY_SIZE(where), path);
	seats_tell(style->txn, cohort, &n);
	/* a phone cuts what stands last */
	if (days.held)
		buf_addf(said, _("day %d of %d  "), days.held, days.all);
	else if (days.all)
		buf_addf(said, _("%d days of class  "), days.all);
	if (days.today)
		buf_addf(said, "%s  ", _("class today"));
	add_missing(style, cohort, said);
	buf_addf(said, _("%lld in class"), (long long)n.of[SEAT_TAKEN]);
	if (n.of[SEAT_DONE])
		buf_addf(
			said, _(", %lld finished"), (long long)n.of[SEAT_DONE]);
	if (n.of[SEAT_OFFERED])
		buf_addf(said, _(", %lld offered"),
			(long long)n.of[SEAT_OFFERED]);
	if (n.seats >= 0)
		buf_addf(said,
			n.free > 0 && class_is_closed(style, cohort)
				? _(" of %lld seats, %lld stay empty")
				: _(" of %lld seats, %lld free"),
			(long long)n.seats, (long long)n.free);
}

/* ---- seats ---------------------------------------------------------------- */

struct roll_page {
	struct ui *ui;
	struct style style;
	struct lines *out;
	struct record seat, person;
	struct attending attending;
	size_t turn;                /* on the waiting list */
	const struct record *giver; /* of the seats */
	bool slot;                  /* of places, which have no roll */
};

static void
add_field(const struct roll_page *p, uint16_t id, struct buf *out)
{
	const struct value *v = record_get(&p->seat, id);

	if (!v)
		return;
	if (out->len)
		buf_adds(out, ", ");
	record_cell(&p->style, &p->seat, core_field(id), v, out);
}

/* How often nobody was reached. */
static int64_t
tries_of(const struct roll_page *p, enum seat_state state)
{
	struct record *kase;
	int64_t tries = 0;

	if (state != SEAT_OFFERED)
		return 0;
	kase = xmalloc(sizeof(*kase));
	if (office_sees(p->ui->office, p->style.txn, KIND_CASE,
		    (uint64_t)record_number(&p->seat, F_DECISION_CASE, 0),
		    kase))
		tries = record_number(kase, F_TRIES, 0) / DECIMAL_ONE;
	free(kase);
	return tries;
}

/* How he attends goes before since when, where there is no room for both. */
static bool
is_wide(const struct roll_page *p)
{
	return term_class(p->ui->term) == SIZE_WIDE;
}

static bool
is_narrow(const struct roll_page *p)
{
	return term_class(p->ui->term) == SIZE_NARROW;
}

#define SHARE_BAR 6

static void
add_share_bar(int64_t share, struct buf *out)
{
	for (int i = 0; i < SHARE_BAR; i++)
		buf_addc(out,
			i * (int64_t)10000 / SHARE_BAR < share ? '#' : '_');
	buf_addc(out, ' ');
}

/* " 93 %  #####_ 1 of 14; out at 8", "!" at risk, "!!" out, as in the grid. Where there
 * is no room " 93 %  1/14", of who is at risk the rest in the line below. */
static void
add_attendance(const struct roll_page *p, struct buf *out, struct buf *below)
{
	struct attendance_of of;
	struct enrolled seat;
	int64_t share;

	if (!roll_of_seat(&p->seat, &seat))
		return;
	attendance_of(&p->attending, &seat, &of);
	share = attendance_share(&of);
	if (share < 0)
		return;
	buf_addf(out, "%3d %%%-2s ", (int)(share / 100),
		of.out       ? "!!"
		: of.at_risk ? "!"
			     : "");
	if (is_narrow(p)) {
		buf_addf(out, "%lld/%lld", (long long)of.missed,
			(long long)of.held);
		if (of.at_risk)
			attendance_text(&of, below);
		return;
	}
	add_share_bar(share, out);
	attendance_text(&of, out);
	if (of.at_risk && p->ui->linear)
		buf_addf(out, ", %s", attendance_word(&of));
}

/* What there is to say of one in that state. */
static void
add_state(const struct roll_page *p, enum seat_state state, struct buf *out,
	struct buf *below)
{
	const int64_t tries = tries_of(p, state);

	if (tries)
		buf_addf(out,
			_n("not reached once", "not reached %d times",
				(unsigned long)tries),
			(int)tries);
	if (seat_is_enrolled(state))
		add_attendance(p, out, below);
	if (state >= SEAT_REFUSED) {
		add_field(p, F_SEAT_STATE, out);
		add_field(p, F_SEAT_CAUSE, out);
		add_field(p, F_SEAT_REASON, out);
	}
}

static void
add_who(const struct roll_page *p, struct buf *out)
{
	const bool narrow = is_narrow(p);
	const struct row row = { &p->style, &p->seat, &p->person };
	struct buf name = BUF_INIT;

	cell_name(&row, &name);
	if (p->ui->linear)
		buf_addf(out, "%s ", buf_str(&name));
	else
		utf8_pad(out, buf_str(&name), narrow ? NAME_NARROW : NAME);
	if (!narrow) {
		buf_addc(out, ' ');
		work_about(&row, out);
	}
	buf_release(&name);
}

static void
seat_line(struct roll_page *p, const struct roll_seat *s)
{
	const bool seen = office_sees(p->ui->office, p->style.txn, KIND_SEAT,
				  s->id, &p->seat) &&
			  office_sees_person(p->ui->office, p->style.txn,
				  &p->seat, &p->person);
	struct buf b = BUF_INIT, state = BUF_INIT, below = BUF_INIT;
	char since[WHEN_TEXT];
	struct line *line;

	if (s->state == SEAT_WAITING)
		p->turn++;
	if (s->roll || s->state == SEAT_WAITING)
		buf_addf(
			&b, "%*zu ", ROLL, s->roll ? (size_t)s->roll : p->turn);
	else
		buf_addf(&b, "%*s ", ROLL, "");
	if (seen) {
		add_who(p, &b);
		add_state(p, s->state, &state, &below);
		if (is_wide(p) || !seat_is_enrolled(s->state) || !state.len)
			buf_addf(&b, " %s",
				when_day((int32_t)record_number(&p->seat,
						 F_SEAT_SINCE, DATE_NONE),
					p->ui->office->today, since));
		buf_addf(&b, "  %s", buf_str(&state));
	} else {
		roll_name(p->ui->office, p->style.txn, s->id, &b);
	}
	line = lines_add(p->out, buf_str(&b));
	line->kind = seen ? KIND_SEAT : 0;
	line->id = seen ? s->id : 0;
	line->key = s->id;
	line->open = below.len > 0;
	line->more = below.len ? buf_detach(&below) : NULL;
	buf_release(&b);
	buf_release(&state);
}

static const struct {
	const char *head;         /* N_() */
	enum seat_state from, to; /* in the order of the states */
	const char *at_host;      /* N_(): the head of places; NULL: the same */
} parts[] = {
	{ N_("ROLL"), SEAT_TAKEN, SEAT_TAKEN, N_("HAVE A PLACE") },
	{ N_("FINISHED"), SEAT_DONE, SEAT_DONE },
	{ N_("OFFERED, NO ANSWER YET"), SEAT_OFFERED, SEAT_OFFERED },
	{ N_("WAITING FOR A SEAT"), SEAT_WAITING, SEAT_WAITING },
	{ N_("DECLINED OR LEFT"), SEAT_REFUSED, SEAT_LEFT },
	{ N_("WITHDRAWN BY WHO GAVE IT"), SEAT_WITHDRAWN, SEAT_WITHDRAWN,
		N_("WITHDRAWN BY THE HOST") },
};

static void
add_part(struct roll_page *p, size_t part, const struct roll_seats *seats)
{
	struct buf causes = BUF_INIT;
	const char *words;
	size_t n = 0;
	char *head;

	for (size_t i = 0; i < seats->n; i++)
		n += seats->rows[i].state >= parts[part].from &&
		     seats->rows[i].state <= parts[part].to;
	if (!n)
		return;
	words = p->slot && parts[part].at_host ? parts[part].at_host
					       : parts[part].head;
	seat_causes_say(
		&p->style, p->giver, parts[part].from, parts[part].to, &causes);
	head = xasprintf("%s  %zu%s%s", _(words), n, causes.len ? ": " : "",
		buf_str(&causes));
	lines_head(p->out, head);
	free(head);
	buf_release(&causes);
	for (size_t i = 0; i < seats->n; i++)
		if (seats->rows[i].state >= parts[part].from &&
			seats->rows[i].state <= parts[part].to)
			seat_line(p, &seats->rows[i]);
}

/* What was missed, behind those who missed it. */
static void
add_missed(const struct roll_page *p)
{
	const struct row row = { &p->style, p->giver, NULL };
	struct buf told = BUF_INIT;
	char *head;

	if (!p->slot && work_class_missed(&row, &told)) {
		head = xasprintf("%s: %s", _("MISSED"), buf_str(&told));
		lines_head(p->out, head);
		free(head);
	}
	buf_release(&told);
}

int
roll_make(struct ui *ui, struct dossier *d, struct lines *out, struct err *err)
{
	struct roll_page *p = xcalloc(1, sizeof(*p));
	struct roll_seats seats;
	int rc;

	p->ui = ui;
	p->out = out;
	p->giver = d->record;
	p->slot = d->kind == KIND_SLOT;
	p->style = (struct style){ .office = ui->office, .form = OUT_TABLE };
	rc = office_look(ui->office, &p->style.txn, err);
	if (!rc) {
		roll_seats(p->style.txn, (enum kind)d->kind, d->id, &seats);
		if (d->kind == KIND_COHORT)
			attending_begin(&p->attending, &ui->office->book,
				p->style.txn, d->id);
		for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
			add_part(p, i, &seats);
			if (parts[i].to == SEAT_DONE)
				add_missed(p);
		}
		if (!seats.n)
			lines_head(out,
				_("nobody was offered a seat yet; F fills it"));
		office_look_end(p->style.txn);
		free(seats.rows);
	}
	free(p);
	return rc;
}

/* ---- days ----------------------------------------------------------------- */

#define DAY_HEAD 26 /* columns before what was marked */

struct days_page {
	struct ui *ui;
	struct txn *txn;
	const struct record *cohort;
	struct rolls rolls;
	struct record sheet;
};

/* "  29/30 ...a", or nothing where nobody has entered it. */
static void
add_marks(struct days_page *p, const struct class_days *day, struct buf *out)
{
	const int room = term_columns(p->ui->term) - DAY_HEAD - 6;
	struct marks marks;

	if (!office_sees(p->ui->office, p->txn, KIND_SHEET,
		    sheet_id(p->cohort->id, day->date), &p->sheet) ||
		!sheet_is_entered(&p->sheet))
		return;
	sheet_marks(&p->sheet, F_SHEET_MARKS, &marks);
	marks_close(&p->ui->office->access, p->txn, p->cohort->id, &marks);
	buf_addc(out, ' ');
	day_picture(&p->rolls, day->date, &marks, room, out);
}

/* " 12 Tuesday    24-11-2026  today", of a holiday its name, of a day that was
 * marked who was there. */
static void
day_line(struct days_page *p, const struct class_days *day, struct lines *out)
{
	const struct office *office = p->ui->office;
	const struct choice *weekday =
		&core_field(F_COHORT_DAYS)->choices[date_weekday(day->date)];
	struct buf b = BUF_INIT;
	char date[DATE_TEXT];
	struct line *line;

	if (day->nth)
		buf_addf(&b, "%*d ", ROLL, day->nth);
	else
		buf_addf(&b, "%*s ", ROLL, "");
	utf8_pad(
		&b, label_in(&weekday->label, office->lang, weekday->code), 10);
	buf_addf(&b, " %s", cell_date(day->date, date));
	add_marks(p, day, &b);
	if (day->holiday)
		buf_addf(&b, "  %s", class_holiday(office, day));
	else if (day->date == office->today)
		buf_addf(&b, "  %s", _("today"));
	line = lines_add(out, buf_str(&b));
	line->role = day->holiday ? ROLE_WARN : ROLE_PLAIN;
	line->key = (uint64_t)day->date;
	if (day->nth && day->date <= office->today) {
		line->kind = KIND_SHEET;
		line->id = sheet_id(p->cohort->id, day->date);
	}
	buf_release(&b);
}

int
days_make(struct ui *ui, struct dossier *d, struct lines *out, struct err *err)
{
	struct days_page *p = xcalloc(1, sizeof(*p));
	struct class_days day;
	int rc = office_look(ui->office, &p->txn, err);

	p->ui = ui;
	p->cohort = d->record;
	if (!rc) {
		rolls_seen(&ui->office->access, p->txn, d->id, ROLLS_EVER,
			&p->rolls);
		class_days_begin(&day, d->record, &ui->office->book.calendar);
		while (class_days_next(&day)) {
			if (day.date <= ui->office->today)
				out->selected = out->n;
			day_line(p, &day, out);
		}
		rolls_release(&p->rolls);
		office_look_end(p->txn);
	}
	if (!rc && !out->n)
		lines_head(out, _("it has no first and last day yet"));
	free(p);
	return rc;
}
