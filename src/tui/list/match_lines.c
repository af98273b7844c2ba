/* SPDX-License-Identifier: MIT */
/*
 * The tables that the command prints, made anew for each part that is looked at: no
 * look at the store stays open while nobody touches a key.
 */
#include "match_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/placing/match_find.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/tui/term/term.h"
#include "magang/tui/ui/frame.h"
#include "magang/view/app.h"
#include "magang/view/match_asked.h"
#include "magang/view/match_fits.h"
#include "magang/view/match_joint.h"
#include "magang/view/match_kept.h"
#include "magang/view/match_page.h"
#include "magang/view/match_rows.h"
#include "magang/view/out.h"

#define MARKER 2 /* columns before a line */

/* What a part is made with. */
struct match_making {
	struct match_screen *s;
	struct app app; /* prints into `text` */
	char *text;
	size_t n;
	struct match_ran *ran;
};

/* ---- lines ---------------------------------------------------------------- */

static bool
begin_text(struct match_making *m)
{
	m->app.out = open_memstream(&m->text, &m->n);
	return m->app.out != NULL;
}

static void
add_folded(struct match_making *m, const char *text, bool head)
{
	char *folded = utf8_columns(text) > m->app.columns
			       ? lines_fold(text, m->app.columns)
			       : xstrdup(text);
	char *save = NULL;

	for (char *line = strtok_r(folded, "\n", &save); line;
		line = strtok_r(NULL, "\n", &save))
		if (head)
			lines_head(&m->s->lines, line);
		else
			lines_add(&m->s->lines, line);
	free(folded);
}

/* The first `heads` lines as heads. */
static void
end_text(struct match_making *m, size_t heads)
{
	char *save = NULL;

	fclose(m->app.out);
	for (char *line = strtok_r(m->text, "\n", &save); line;
		line = strtok_r(NULL, "\n", &save)) {
		add_folded(m, line, heads > 0);
		heads -= heads > 0;
	}
	free(m->text);
	m->text = NULL;
}

static void
name_person(struct match_making *m, uint32_t i, struct line *line)
{
	line->kind = KIND_CASE;
	line->id = line->key = m->ran->in.person[i].kase;
}

/* The place of a slot, or one of its halves. */
static void
name_place(struct match_making *m, uint32_t node, struct line *line)
{
	const uint32_t slot = match_slot_at(&m->ran->in, node);

	line->key = node + 1;
	if (slot == MATCH_NONE)
		return;
	line->kind = KIND_SLOT;
	line->id = m->ran->in.slot[slot].slot;
}

static void
add_people(struct match_making *m)
{
	struct lines *lines = &m->s->lines;
	const uint32_t n = m->ran->in.m.n_people;
	size_t first;

	if (!begin_text(m))
		return;
	match_rows_people(&m->app, &m->ran->check);
	end_text(m, 1);
	if (lines->n < n)
		return;
	first = lines->n - n;
	for (uint32_t i = 0; i < n; i++)
		name_person(m, i, &lines->v[first + i]);
}

static void
add_places(struct match_making *m)
{
	struct lines *lines = &m->s->lines;
	size_t row;

	if (!begin_text(m))
		return;
	match_rows_places(&m->app, &m->ran->check);
	end_text(m, 1);
	row = lines->n;
	for (uint32_t i = m->ran->in.m.n_places; row > 0 && i-- > 0;)
		if (match_place_is_told(&m->ran->check, i))
			name_place(m, i, &lines->v[--row]);
	if (!begin_text(m))
		return;
	match_places_full(&m->app, &m->ran->check);
	end_text(m, 0);
}

/* "Intake IN-000001-3; pins: 2 (JP-000871-5 at K-07, JP-000555-1 at K-11)" */
static void
say_options(struct match_making *m)
{
	char number[NUMBER_TEXT];

	if (m->s->intake)
		out_line(m->app.out, _("Intake: %s"),
			office_number_of(m->app.office, m->ran->txn,
				KIND_INTAKE, m->s->intake, number));
	match_pinned(&m->app, m->ran);
}

/* Rows between how many have a seat and how it came to be. */
static int
add_result(struct match_making *m, struct err *err)
{
	const struct match_told told = { .check = &m->ran->check,
		.again = m->s->again,
		.once = match_once(&m->ran->in.m, m->s->again) };
	int rc;

	if (!begin_text(m))
		return 0;
	match_seats(&m->app, &told);
	match_unpinned(&m->app, m->ran);
	if (!match_stable(&m->ran->check))
		match_checked(&m->app, &told);
	end_text(m, SIZE_MAX);
	if (m->s->part == PEOPLE)
		add_people(m);
	else
		add_places(m);
	if (!begin_text(m))
		return 0;
	match_made(&m->app, &told);
	match_checked(&m->app, &told);
	say_options(m);
	rc = match_kept_line(&m->app, m->ran, m->s->run, err);
	end_text(m, SIZE_MAX);
	return rc;
}

int
match_only_once(const struct match_screen *s, struct err *err)
{
	return s->again ? err_set(err, MG_EUSAGE, "%s",
				  _("this is told of a run without a second "
				    "chance; c takes it away"))
			: 0;
}

static int
print_why(struct match_making *m, struct err *err)
{
	const struct match_input *in = &m->ran->in;
	const uint32_t person = m->s->kind == KIND_CASE
					? match_person_of(in, m->s->id)
					: MATCH_NONE,
		       node = (uint32_t)(m->s->key - 1);

	if (person != MATCH_NONE)
		return match_why(&m->app, m->ran, person, err);
	if (m->s->kind == KIND_SLOT && node < in->m.n_places)
		return match_asked(
			&m->app, &m->ran->check, in->m.node[node].name, err);
	return err_set(err, MG_ENOENT, "%s",
		_("it takes no part in this matching any more"));
}

static int
print_moves(struct match_making *m, struct err *err)
{
	const uint32_t before =
		m->s->against ? m->s->against
			      : match_kept_before(m->app.office, m->s->program,
					m->s->intake, m->s->run);

	if (!before)
		return err_set(err, MG_ENOENT, "%s",
			_("there is no run before this one"));
	return match_kept_moves(&m->app, m->ran, before, err);
}

static int
print_joint(struct match_making *m, struct err *err)
{
	const char *name[2];

	for (int i = 0; i < 2; i++) {
		const uint32_t person =
			match_person_of(&m->ran->in, m->s->joint[i]);

		if (person == MATCH_NONE)
			return err_set(err, MG_ENOENT, "%s",
				_("it takes no part in this matching any "
				  "more"));
		name[i] = m->ran->in.m.person[person].name;
	}
	return match_only_once(m->s, err)
		       ? err->code
		       : match_joint(&m->app, &m->ran->check, name, err);
}

static int
print_fits(struct match_making *m)
{
	match_fits(&m->app, m->ran);
	match_unfit(&m->app, m->ran);
	return 0;
}

static int
print_part(struct match_making *m, struct err *err)
{
	switch (m->s->part) {
	case WHY:
		return print_why(m, err);
	case MOVES:
		return print_moves(m, err);
	case FITS:
		return print_fits(m);
	case JOINT:
		return print_joint(m, err);
	default:
		match_lacks(&m->app, m->ran);
		return 0;
	}
}

static int
add_text(struct match_making *m, struct err *err)
{
	int rc;

	if (!begin_text(m))
		return 0;
	rc = print_part(m, err);
	if (!rc && ftell(m->app.out) == 0)
		fprintf(m->app.out, "%s\n",
			_("Nobody is without a seat, no place stays empty."));
	end_text(m, 0);
	return rc;
}

/* ---- a run ---------------------------------------------------------------- */

static int
keep_run(struct ui *ui, struct match_screen *s, const struct match_ran *r,
	struct err *err)
{
	memcpy(s->input, r->in.digest, HASH_SIZE);
	memcpy(s->result, r->result, HASH_SIZE);
	return match_keep(ui->office, r, true, &s->run, err);
}

static bool
is_other(const struct match_screen *s, const struct match_ran *r)
{
	return memcmp(s->input, r->in.digest, HASH_SIZE) != 0 ||
	       memcmp(s->result, r->result, HASH_SIZE) != 0;
}

static int
fill(struct match_making *m, struct err *err)
{
	const bool stable = match_stable(&m->ran->check);

	match_label(&m->app, m->ran);
	if (is_other(m->s, m->ran))
		add_folded(m,
			_("Something is otherwise since this run: r makes it "
			  "anew."),
			true);
	return m->s->part <= PLACES || !stable ? add_result(m, err)
					       : add_text(m, err);
}

int
match_screen_run(struct ui *ui, const struct match_screen *s,
	struct match_ran *out, struct err *err)
{
	const struct match_of of = { .program = s->program,
		.intake = s->intake,
		.seed = s->seed,
		.today = ui->office->today,
		.pins = s->pin,
		.n_pins = s->n_pins };

	return match_run(ui->office, &of, s->again, out, err);
}

/* Each run is a row to go on from. */
static int
make_runs(struct match_making *m, struct err *err)
{
	struct lines *lines = &m->s->lines;
	uint32_t *runs = NULL;
	size_t n = 0, first;
	int rc = match_kept_all(m->app.office, m->s->program, &runs, &n, err);

	if (!rc && begin_text(m)) {
		lines_clear(lines);
		rc = match_kept_list(&m->app, m->s->program, err);
		end_text(m, 1);
	}
	first = lines->n - (n < lines->n ? n : lines->n);
	for (size_t i = 0; !rc && first + i < lines->n; i++)
		lines->v[first + i].key = runs[i];
	lines_settle(lines, 0);
	free(runs);
	return rc;
}

int
match_make(struct ui *ui, struct match_screen *s, bool keep, struct err *err)
{
	const uint64_t key = lines_key(&s->lines);
	struct match_making m = { .s = s, .app = *ui->app };
	struct match_ran ran;
	int rc;

	m.app.office = ui->office;
	m.app.tty_out = true;
	m.app.columns = term_columns(ui->term) - MARKER;
	if (s->part == RUNS && !keep)
		return make_runs(&m, err);
	rc = match_screen_run(ui, s, &ran, err);
	if (rc)
		return rc;
	m.ran = &ran;
	rc = keep ? keep_run(ui, s, &ran, err) : 0;
	if (!rc) {
		lines_clear(&s->lines);
		rc = fill(&m, err);
		lines_settle(&s->lines, key);
	}
	match_ran_release(&ran);
	return rc;
}

unsigned
match_remake(struct ui *ui, struct match_screen *s, bool keep)
{
	struct err err = ERR_INIT;

	return match_make(ui, s, keep, &err) ? ui_fail(ui, &err) : REACT_DRAW;
}

unsigned
match_show(struct ui *ui, struct match_screen *s, enum match_part part)
{
	const enum match_part was = s->part;
	struct err err = ERR_INIT;
	unsigned r;

	s->part = part;
	if (match_make(ui, s, false, &err) == 0)
		return REACT_DRAW;
	r = ui_fail(ui, &err);
	s->part = was;
	match_make(ui, s, false, &err);
	return r;
}
