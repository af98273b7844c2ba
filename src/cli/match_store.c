/* SPDX-License-Identifier: MIT */
#include "match_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "program_name.h"

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/refs.h"
#include "magang/placing/match_find.h"
#include "magang/office/find.h"
#include "magang/office/value_parse.h"
#include "magang/ops/ops_match.h"
#include "magang/program/program.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"
#include "magang/view/match_asked.h"
#include "magang/view/match_fits.h"
#include "magang/view/match_joint.h"
#include "magang/view/match_json.h"
#include "magang/view/match_kept.h"
#include "magang/view/match_page.h"
#include "magang/view/out.h"
#include "magang/view/text.h"

/* --- what is asked for ---------------------------------------------------- */

/* What is matched, and where the texts of it live. */
struct matching {
	struct app *app;
	const struct match_args *a;
	struct match_of of;
	uint32_t before; /* the run whose pins are taken over; 0: none is */
	uint64_t *why;   /* of each word of it: the case; 0: it is none */
	uint64_t together[2];
};

static int
find_program(struct matching *m, const char *name, struct err *err)
{
	const struct program *p;
	struct txn *txn;
	int rc = program_named(m->app->office, name, &p, err);

	if (!rc)
		rc = office_look(m->app->office, &txn, err);
	if (rc)
		return rc;
	m->of.program = dict_number(txn, DICT_PROGRAM, 0, p->name);
	office_look_end(txn);
	return 0;
}

static int
find_intake(struct matching *m, struct err *err)
{
	struct record *r;
	int rc;

	if (!m->a->intake)
		return 0;
	r = xmalloc(sizeof(*r));
	rc = text_find_kind(m->app, m->a->intake, KIND_INTAKE, r, err);
	m->of.intake = r->id;
	free(r);
	return rc;
}

/* A place by number or by name, as a wish has it. */
static int
find_place(
	struct matching *m, const char *word, uint64_t *slot, struct err *err)
{
	struct value v;
	struct refs refs;
	size_t at;
	int rc =
		field_parse(m->app->office, field_of(NULL, KIND_CASE, F_WISHES),
			word, m->app->arena, &v, err);

	if (rc)
		return rc;
	if (v.kind != VALUE_TEXT ||
		refs_parse(v.text, v.len, NULL, NULL, &refs, &at) != REFS_OK ||
		refs.n != 1 || !refs.row[0].rank)
		return err_set(err, MG_EUSAGE, _("'%s' is no place"), word);
	*slot = refs.row[0].id;
	return 0;
}

/* Where a person is named: the case with which she is matched; 0: there is none. */
static uint64_t
case_in_program(struct matching *m, uint64_t person)
{
	struct err unread = ERR_INIT;
	struct record *kase;
	uint64_t found = 0;
	struct txn *txn;
	struct walk w;

	if (office_look(m->app->office, &txn, &unread) != 0)
		return 0;
	kase = xmalloc(sizeof(*kase));
	members_begin(&w, txn, KIND_PERSON, person, KIND_CASE);
	while (walk_next(&w))
		if (office_sees(m->app->office, txn, KIND_CASE, walk_id(&w),
			    kase) &&
			record_number(kase, F_PROGRAM_NO, 0) == m->of.program)
			found = kase->id;
	walk_end(&w);
	office_look_end(txn);
	free(kase);
	return found;
}

static int
find_case(struct matching *m, const char *word, uint64_t *kase, struct err *err)
{
	enum kind kind;
	int rc = office_find(m->app->office, word, &kind, kase, err);

	if (!rc && kind == KIND_PERSON) {
		*kase = case_in_program(m, *kase);
		return *kase ? 0
			     : err_set(err, MG_ENOENT,
				       _("%s takes no part in this matching"),
				       word);
	}
	return !rc && kind != KIND_CASE
		       ? err_set(err, MG_EUSAGE, _("'%s' is no case"), word)
		       : rc;
}

/* "JP-000871-5=K-07" */
static int
read_pin(struct matching *m, const char *word, struct match_pin *out,
	struct err *err)
{
	const char *sign = strchr(word, '=');
	int rc;

	if (!sign || sign == word || !sign[1])
		return err_set(err, MG_EUSAGE,
			_("'--pin %s': write CASE=PLACE"), word);
	rc = find_case(m,
		arena_strndup(m->app->arena, word, (size_t)(sign - word)),
		&out->kase, err);
	return rc ? rc : find_place(m, sign + 1, &out->slot, err);
}

static int
read_pins(struct matching *m, struct err *err)
{
	const struct opt_list *words = &m->a->pins;
	struct match_pin *pins =
		arena_array(m->app->arena, words->n + 1, sizeof(*pins));
	int rc = 0;

	for (size_t i = 0; i < words->n && !rc; i++)
		rc = read_pin(m, words->rows[i], &pins[i], err);
	m->of.pins = pins;
	m->of.n_pins = words->n;
	return rc;
}

static bool
has_pin(const struct match_pin *pins, size_t n, uint64_t kase)
{
	for (size_t i = 0; i < n; i++)
		if (pins[i].kase == kase)
			return true;
	return false;
}

/* Those of the run before stand behind those that are asked for, which go first. */
static int
take_pins_over(struct matching *m, struct err *err)
{
	const size_t asked = m->of.n_pins;
	struct match_pin *pins;
	struct match_kept k;
	int rc;

	if (!m->a->no_pins)
		m->before = match_kept_before(m->app->office, m->of.program,
			m->of.intake, UINT32_MAX);
	if (!m->before)
		return 0;
	rc = match_kept(m->app->office, m->before, &k, err);
	if (rc)
		return rc;
	pins = arena_array(m->app->arena, asked + k.n_pins + 1, sizeof(*pins));
	memcpy(pins, m->of.pins, asked * sizeof(*pins));
	for (size_t i = 0; i < k.n_pins; i++)
		if (!has_pin(pins, asked, k.pin[i].kase))
			pins[m->of.n_pins++] = k.pin[i];
	m->of.pins = pins;
	match_kept_release(&k);
	return 0;
}

/* While nothing looks at the store yet. */
static int
read_names(struct matching *m, struct err *err)
{
	const struct opt_list *why = &m->a->why;
	int rc = 0;

	m->why = arena_array(m->app->arena, why->n + 1, sizeof(*m->why));
	for (size_t i = 0; i < why->n; i++) {
		struct err unread = ERR_INIT;

		if (find_case(m, why->rows[i], &m->why[i], &unread))
			m->why[i] = 0;
	}
	for (size_t i = 0; i < m->a->together.n && !rc; i++)
		rc = find_case(m, m->a->together.rows[i], &m->together[i], err);
	return rc;
}

static int
choose_seed(struct matching *m, struct err *err)
{
	char text[MATCH_SEED + 1];
	int rc;

	m->of.seed = m->a->seed;
	if (m->of.seed)
		return 0;
	rc = match_seed(m->app->office, m->of.program, text, err);
	if (!rc)
		m->of.seed = arena_strndup(m->app->arena, text, strlen(text));
	return rc;
}

static int
read_of(struct matching *m, const char *program, struct err *err)
{
	int rc = find_program(m, program, err);

	m->of.today = m->app->office->today;
	if (!rc)
		rc = find_intake(m, err);
	if (!rc)
		rc = read_pins(m, err);
	if (!rc)
		rc = take_pins_over(m, err);
	if (!rc)
		rc = read_names(m, err);
	return rc ? rc : choose_seed(m, err);
}

/* --- what is told --------------------------------------------------------- */

static void
tell_label(const struct matching *m, struct match_ran *r)
{
	match_label(m->app, r);
	if (m->of.n_pins == m->a->pins.n)
		return;
	out_line(m->app->out,
		_("Pins of run %u are taken over; without them: --no-pins"),
		m->before);
	match_pinned(m->app, r);
	match_unpinned(m->app, r);
}

static int
tell_all(struct matching *m, struct match_ran *r, struct err *err)
{
	struct diag_list none;
	struct match_told told = { .check = &r->check,
		.warnings = &none,
		.again = r->again,
		.once = match_once(&r->in.m, r->again),
		.ran = r };
	int rc = match_keep(m->app->office, r, false, &told.run, err);

	if (rc)
		return rc;
	diag_init(&none, "");
	if (m->a->json) {
		match_json(m->app, &told);
	} else {
		tell_label(m, r);
		match_page(m->app, &told);
		match_lacks(m->app, r);
		rc = match_kept_line(m->app, r, told.run, err);
	}
	diag_release(&none);
	return rc;
}

/* A case by its number, else a place or host by its name. */
static int
tell_why(struct matching *m, struct match_ran *r, struct err *err)
{
	int rc = 0;

	tell_label(m, r);
	for (size_t i = 0; i < m->a->why.n && !rc; i++) {
		const uint32_t person =
			m->why[i] ? match_person_of(&r->in, m->why[i])
				  : MATCH_NONE;

		if (person != MATCH_NONE)
			rc = match_why(m->app, r, person, err);
		else
			rc = match_asked(
				m->app, &r->check, m->a->why.rows[i], err);
	}
	return rc;
}

static int
tell_together(struct matching *m, struct match_ran *r, struct err *err)
{
	const char *name[2];

	tell_label(m, r);
	for (int i = 0; i < 2; i++) {
		const uint32_t person = match_person_of(&r->in, m->together[i]);

		if (person == MATCH_NONE)
			return err_set(err, MG_ENOENT,
				_("%s takes no part in this matching"),
				m->a->together.rows[i]);
		name[i] = r->in.m.person[person].name;
	}
	return match_joint(m->app, &r->check, name, err);
}

static int
tell(struct matching *m, struct match_ran *r, struct err *err)
{
	if (!match_stable(&r->check)) {
		m->app->status = err_exit_status(MG_EINTERNAL);
		return tell_all(m, r, err);
	}
	if (m->a->fits) {
		match_fits(m->app, r);
		match_unfit(m->app, r);
		return 0;
	}
	if (m->a->before) {
		tell_label(m, r);
		return match_kept_moves(m->app, r, (uint32_t)m->a->before, err);
	}
	if (m->a->together.n)
		return tell_together(m, r, err);
	return m->a->why.n ? tell_why(m, r, err) : tell_all(m, r, err);
}

/* What was asked for by name is refused, not left out. */
static int
check_pins(const struct matching *m, const struct match_ran *r, struct err *err)
{
	for (size_t i = 0; i < m->a->pins.n; i++) {
		const uint32_t slot = match_slot_of(&r->in, m->of.pins[i].slot);
		struct buf why = BUF_INIT;

		match_fit_words(m->app->office, r,
			(enum match_fit)r->in.pin_fit[i], slot, &why);
		if (why.len)
			err_set(err, MG_ENOTALLOWED,
				_("'--pin %s' cannot be: %s"),
				m->a->pins.rows[i], buf_str(&why));
		buf_release(&why);
		if (err->code)
			return err->code;
	}
	return 0;
}

static int
publish(struct matching *m, struct err *err)
{
	struct receipt receipt = { 0 };
	char act[NUMBER_TEXT];
	int rc = op_match_publish(m->app->office, (uint32_t)m->a->publish,
		m->a->number, m->a->dry_run, &receipt, err);

	if (rc)
		return rc;
	if (m->a->dry_run) {
		out_line(m->app->out,
			_n("%zu offer would be made; nothing is changed",
				"%zu offers would be made; nothing is changed",
				receipt.went),
			receipt.went);
		return 0;
	}
	out_line(m->app->out,
		_n("%zu offer made (act %s)", "%zu offers made (act %s)",
			receipt.went),
		receipt.went, text_act(act, receipt.act));
	return 0;
}

int
match_store(struct app *app, const struct match_args *a, const char *program,
	struct err *err)
{
	struct matching m = { .app = app, .a = a };
	struct match_ran r;
	int rc = read_of(&m, program, err);

	if (!rc && a->runs)
		return match_kept_list(app, m.of.program, err);
	if (!rc && a->publish)
		return publish(&m, err);
	if (!rc)
		rc = match_run(app->office, &m.of, a->again, &r, err);
	if (rc)
		return rc;
	rc = check_pins(&m, &r, err);
	if (!rc)
		rc = tell(&m, &r, err);
	match_ran_release(&r);
	return rc;
}
