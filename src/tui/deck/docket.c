/* SPDX-License-Identifier: MIT */
#include "magang/tui/deck/docket.h"

#include <stdlib.h>
#include <string.h>

#include "docket_lines.h"

#include "magang/base/arena.h"
#include "magang/casework/waiting.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/office/asking.h"
#include "magang/office/find.h"
#include "magang/record/index.h"
#include "magang/tui/ui/screen.h"
#include "magang/view/beside.h"
#include "magang/view/codes.h"
#include "magang/view/words.h"

#define PROGRAM_LEAST 6 /* columns in which it is told */

void
docket_release(struct docket *c)
{
	lines_clear(&c->lines);
	case_moves_release(&c->moves);
	verdict_release(&c->rules);
	papers_release(&c->papers);
	if (c->arena)
		arena_free(c->arena);
	free(c->who);
	free(c->where);
	*c = (struct docket){ 0 };
}

/* ---- heads --------------------------------------------------------------- */

/* "Kyoto employment for …  Selection tests since 24 Nov": where it stands is said
 * whole, the program as far as there is room. Caller frees. */
static char *
where_text(const struct docket_view *v, int columns, const struct buf *program,
	const struct buf *stage)
{
	const int room = columns - 2 - utf8_columns(buf_str(stage));
	struct buf b = BUF_INIT;

	if (v->ui->linear)
		buf_addf(&b, "%s  ", buf_str(program));
	else if (room >= PROGRAM_LEAST &&
		 utf8_print(&b, buf_str(program), room))
		buf_adds(&b, "  ");
	buf_adds(&b, buf_str(stage));
	return buf_detach(&b);
}

static void
make_heads(const struct docket_view *v, struct docket *c)
{
	static const uint16_t ids[] = { F_SEX, F_BIRTH_DATE, F_REGENCY,
		F_DISTRICT, F_EDUCATION, F_PHONE };
	struct row row = { &v->style, v->kase, v->person };
	struct buf who = BUF_INIT, where = BUF_INIT, program = BUF_INIT;
	char since[WHEN_TEXT];
	size_t turn, of;

	cell_who(&v->style, v->kase, v->person, &who);
	record_cells(&v->style, v->person, ids, ARRAY_SIZE(ids), &who);
	program_words(&v->style, v->kase, &program);
	work_stage(&row, &where);
	buf_addf(&where, _(" since %s"),
		when_day((int32_t)record_number(v->kase, F_ENTERED, DATE_NONE),
			v->ui->office->today, since));
	turn = waiting_turn(&v->ui->office->book, v->style.txn, v->kase, &of);
	/* how many there are is of areas and programs that are not his */
	if (turn && access_bound(&v->ui->office->access))
		buf_addf(&where, _(", number %zu on the list"), turn);
	else if (turn)
		buf_addf(&where, _(", %zu of %zu on the list"), turn, of);
	c->who = buf_detach(&who);
	c->where = where_text(v, c->columns - 2, &program, &where);
	buf_release(&program);
	buf_release(&where);
}

/* ---- reading ------------------------------------------------------------- */

bool
docket_same(const struct docket_ground *a, const struct docket_ground *b)
{
	return a->id == b->id && a->seen == b->seen &&
	       a->seen_person == b->seen_person && a->outcomes == b->outcomes;
}

/* Which moves can be made, and which lead on a list instead. */
static uint64_t
outcomes(const struct case_moves *moves)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < moves->n; i++) {
		const struct verdict *v = &moves->rows[i];

		sum = sum * 31 + (uint64_t)(v->to + 1);
		sum = sum * 31 + (v->stops ? (uint64_t)(v->list + 2) : 0);
	}
	return sum;
}

static int
read_case(struct docket_view *v, uint64_t id, struct docket *c, struct err *err)
{
	struct office *office = v->ui->office;
	int rc = office_show_in(
		office, v->style.txn, KIND_CASE, id, c->arena, v->kase, err);

	if (!rc)
		rc = office_load_in(office, v->style.txn, KIND_PERSON,
			record_owner(v->kase), c->arena, v->person, err);
	if (rc)
		return rc;
	office_case_facts(office, v->style.txn, v->kase, v->person, &v->facts);
	case_moves(&v->facts, &office->access, &c->moves);
	case_rules(&v->facts, ASK_HEALTH, true, &c->rules);
	if (office_asking(office, v->style.txn, v->kase) == ASK_NOW)
		verdict_close(&c->rules);
	papers_read(&v->facts, &v->style.office->access, &c->papers);
	c->id = id;
	c->ground = (struct docket_ground){ id, v->kase->seq, v->person->seq,
		outcomes(&c->moves) };
	c->stage = v->facts.to;
	c->officer = record_number(v->kase, F_OFFICER, 0);
	office_number(office, v->style.txn, v->kase, c->number);
	c->doubt = beside_doubt(&v->style, v->person->id);
	make_heads(v, c);
	docket_lines(v, c);
	return 0;
}

int
docket_read(struct ui *ui, uint64_t id, int columns,
	const struct docket_rank *rank, struct docket *out, struct err *err)
{
	struct docket_view *v = xcalloc(1, sizeof(*v));
	struct docket c = {
		.head = ui->head, .columns = columns, .arena = arena_new()
	};
	int rc;

	v->kase = arena_alloc(c.arena, sizeof(*v->kase));
	v->person = arena_alloc(c.arena, sizeof(*v->person));
	v->ui = ui;
	v->rank = *rank;
	v->style = (struct style){ .office = ui->office, .form = OUT_TABLE };
	verdict_init(&c.rules);
	rc = office_look(ui->office, &v->style.txn, err);
	if (!rc) {
		rc = read_case(v, id, &c, err);
		office_look_end(v->style.txn);
	}
	free(v);
	if (rc) {
		docket_release(&c);
		return rc;
	}
	docket_release(out);
	*out = c;
	return 0;
}
