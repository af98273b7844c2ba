/* SPDX-License-Identifier: MIT */
/* What is worth knowing of a row without opening it. */
#include "magang/tui/list/preview.h"

#include <stdlib.h>
#include <string.h>

#include "magang/tui/list/browse.h"
#include "magang/tui/list/cells.h"
#include "magang/view/codes.h"
#include "magang/view/followup_words.h"
#include "magang/view/page_fields.h"
#include "magang/view/roll.h"
#include "magang/view/slot_words.h"
#include "magang/view/why.h"
#include "magang/view/words.h"

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"

static void
preview_person(
	const struct style *style, const struct record *person, struct buf *out)
{
	static const uint16_t who[] = { F_SEX, F_BIRTH_DATE, F_REGENCY,
		F_DISTRICT, F_VILLAGE };
	static const uint16_t more[] = { F_NIK, F_PHONE, F_EDUCATION, F_MAJOR,
		F_GRAD_YEAR };

	record_cells(style, person, who, ARRAY_SIZE(who), out);
	buf_addc(out, '\n');
	record_cells(style, person, more, ARRAY_SIZE(more), out);
	buf_addc(out, '\n');
}

static void
add_missing(const struct style *style, const struct papers *p, struct buf *out)
{
	bool first = true;

	buf_addf(out, _("Papers %zu of %zu"), p->present, p->needed);
	for (size_t i = 0; i < p->n; i++) {
		if (p->rows[i].state != PAPER_MISSING)
			continue;
		buf_adds(out, first ? _("  missing: ") : ", ");
		first = false;
		buf_adds(out, label_in(&p->rows[i].document->label,
				      style->office->lang,
				      p->rows[i].document->name));
	}
	buf_addc(out, '\n');
}

/* By their names, as a filter takes them. */
static void
add_failed(const struct style *style, const struct record *c, struct buf *out)
{
	const struct fdef *f = core_field(F_FAILS);
	const struct value *v = record_get(c, F_FAILS);

	if (!v)
		return;
	buf_addf(out, "%s  ", text_label(style->office, f));
	record_cell(style, c, f, v, out);
	buf_addc(out, '\n');
}

static void
preview_case(const struct style *style, const struct record *c,
	const struct record *person, struct buf *out)
{
	static const uint16_t since[] = { F_ENTERED, F_TRIES, F_UNREACHED };
	struct row row = { style, c, person };
	struct case_facts facts;
	struct papers papers;

	program_words(style, c, out);
	buf_adds(out, "  ");
	work_stage(&row, out);
	record_cells(style, c, since, ARRAY_SIZE(since), out);
	buf_addc(out, '\n');
	if (followup_words(style, c, out))
		buf_addc(out, '\n');
	add_failed(style, c, out);
	office_case_facts(style->office, style->txn, c, person, &facts);
	papers_read(&facts, &style->office->access, &papers);
	if (papers.n)
		add_missing(style, &papers, out);
	papers_release(&papers);
}

/* Places at a host, and who has them or was offered one. */
static void
preview_slot(
	const struct style *style, const struct record *slot, struct buf *out)
{
	struct roll_seats seats;
	struct buf path = BUF_INIT, said = BUF_INIT;

	slot_heads(style, slot, &path, &said);
	buf_addf(out, "%s\n%s\n", buf_str(&path), buf_str(&said));
	roll_seats(style->txn, KIND_SLOT, slot->id, &seats);
	for (size_t i = 0; i < seats.n; i++) {
		if (!seat_takes_room(seats.rows[i].state))
			continue;
		roll_name(style->office, style->txn, seats.rows[i].id, out);
		if (seats.rows[i].state == SEAT_OFFERED)
			buf_addf(out, " (%s)", _("offered"));
		buf_addc(out, '\n');
	}
	free(seats.rows);
	buf_release(&path);
	buf_release(&said);
}

struct preview_filling {
	const struct style *style;
	const struct record *r;
	struct buf *out;
};

static void
preview_field(void *ctx, const struct page_field *field)
{
	const struct preview_filling *p = ctx;

	if (!field->v)
		return;
	buf_addf(p->out, "%s  ", text_label(p->style->office, field->f));
	record_cell(p->style, p->r, field->f, field->v, p->out);
	buf_addc(p->out, '\n');
}

static void
make(struct browse *b, struct style *style, struct buf *out)
{
	const struct record *r = b->rows.record;
	const struct record *p = b->rows.person->kind ? b->rows.person : NULL;

	cell_who(style, r, p, out);
	buf_addc(out, '\n');
	if (kind_is_owner(r->kind) || p)
		preview_person(style, p ? p : r, out);
	if (r->kind == KIND_SLOT)
		preview_slot(style, r, out);
	else if (kind_has_stage(r->kind))
		preview_case(style, r, p, out);
	else if (!kind_is_owner(r->kind))
		page_fields(style, r, NULL, preview_field,
			&(struct preview_filling){ style, r, out });
}

bool
preview_make(struct ui *ui, struct browse *b)
{
	struct style style = { .office = ui->office, .form = OUT_TABLE };
	uint64_t id = vlist_selected(&b->list);
	struct err ignored = ERR_INIT;
	struct buf out = BUF_INIT;

	if (id && id == b->preview_id)
		return false;
	b->preview_id = id;
	free(b->preview_text);
	b->preview_text = NULL;
	if (!id || rows_load(&b->rows, id, &ignored) != 0 ||
		office_look(ui->office, &style.txn, &ignored) != 0)
		return true;
	make(b, &style, &out);
	office_look_end(style.txn);
	b->preview_text = buf_detach(&out);
	return true;
}
