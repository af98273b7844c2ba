/* SPDX-License-Identifier: MIT */
#include "magang/tui/list/rows.h"

#include <stdlib.h>
#include <string.h>

#include "magang/tui/list/cells.h"

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/query/query_parse.h"
#include "magang/query/source.h"

#define LOOK_ON 256 /* rows behind its old place where a lost one is sought */

void
rows_init(struct rows *r, struct office *office, enum kind kind)
{
	*r = (struct rows){
		.office = office, .kind = kind, .count = UINT64_MAX
	};
	r->record = xmalloc(sizeof(*r->record));
	r->person = xmalloc(sizeof(*r->person));
	r->arena = arena_new();
}

static void
end_forget(struct rows_end *e)
{
	source_close(e->source);
	e->source = NULL;
	e->n = 0;
	e->over = false;
}

void
rows_forget(struct rows *r)
{
	end_forget(&r->ends[false]);
	end_forget(&r->ends[true]);
	r->count = UINT64_MAX;
}

void
rows_release(struct rows *r)
{
	rows_forget(r);
	query_free(r->query);
	free(r->ends[false].ids);
	free(r->ends[true].ids);
	free(r->record);
	free(r->person);
	arena_free(r->arena);
	*r = (struct rows){ 0 };
}

int
rows_filter(struct rows *r, const char *filter, struct err *err)
{
	struct query *query;
	int rc = query_parse(r->office, r->kind, filter, &query, err);

	if (rc)
		return rc;
	rows_forget(r);
	query_free(r->query);
	r->query = query;
	r->was = (struct rows_place){ 0 };
	return 0;
}

static int
end_open(struct rows *r, bool back, struct err *err)
{
	struct rows_end *e = &r->ends[back];

	if (e->source) {
		source_waits(e->source);
		return 0;
	}
	return back ? source_open_end(r->office, r->query, &e->source, err)
		    : source_open(r->office, r->query, &e->source, err);
}

/* Reads on until there are more than `index` rows. 1: there are, 0: no. */
static int
read_to(struct rows *r, bool back, size_t index, struct err *err)
{
	struct rows_end *e = &r->ends[back];
	uint64_t id;
	int rc;

	if (index < e->n)
		return 1;
	if (e->over)
		return 0;
	rc = end_open(r, back, err);
	while (!rc && e->n <= index) {
		rc = source_next_id(e->source, &id, err);
		if (rc != 1)
			break;
		rc = 0;
		VEC_GROW(e->ids, e->n, e->cap);
		e->ids[e->n++] = id;
	}
	if (rc < 0)
		return rc;
	e->over = e->n <= index;
	return !e->over;
}

int
rows_at(struct rows *r, size_t index, uint64_t *id, struct err *err)
{
	int rc = read_to(r, false, index, err);

	if (rc == 1)
		*id = r->ends[false].ids[index];
	return rc;
}

/* --- the source of the list ----------------------------------------------- */

static int
rows_count(void *ctx, uint64_t *count, bool *exact, struct err *err)
{
	struct rows *r = ctx;
	int rc = 0;

	*exact = true;
	*count = r->ends[false].n;
	if (!r->ends[false].over)
		rc = source_count_some(
			r->office, r->query, &r->limit, count, exact, err);
	r->count = !rc && *exact ? *count : UINT64_MAX;
	return rc;
}

static uint64_t
position_of(const struct rows *r, struct rows_place p)
{
	if (!p.back)
		return p.index;
	return r->count != UINT64_MAX && r->count > p.index
		       ? r->count - 1 - p.index
		       : UINT64_MAX;
}

uint64_t
rows_known(const struct rows *r, uint64_t position)
{
	const struct rows_end *head = &r->ends[false], *tail = &r->ends[true];

	if (position < head->n)
		return head->ids[position];
	return r->count != UINT64_MAX && position < r->count &&
			       r->count - 1 - position < tail->n
		       ? tail->ids[r->count - 1 - position]
		       : 0;
}

static int
arrive(struct rows *r, struct rows_place p, uint64_t *got, uint64_t *position)
{
	const struct rows_end *e = &r->ends[p.back];

	*got = p.index < e->n ? e->ids[p.index] : 0;
	*position = position_of(r, p);
	if (*got)
		r->at = r->was = p;
	return 0;
}

/* Of what was read from the first row on, where that is all there is, or each row is
 * told by its number. */
static int
seek_last(struct rows *r, uint64_t *got, uint64_t *position, struct err *err)
{
	const struct rows_end *head = &r->ends[false];
	int rc = r->whole ? read_to(r, false, SIZE_MAX - 1, err) : 0;

	if (rc < 0)
		return rc;
	if (head->over)
		return arrive(r,
			(struct rows_place){
				.index = head->n ? head->n - 1 : 0 },
			got, position);
	rc = read_to(r, true, 0, err);
	return rc < 0 ? rc
		      : arrive(r, (struct rows_place){ .back = true }, got,
				position);
}

static bool
find_in(const struct rows *r, bool back, uint64_t id, struct rows_place *out)
{
	const struct rows_end *e = &r->ends[back];

	for (size_t i = e->n; i-- > 0;)
		if (e->ids[i] == id) {
			*out = (struct rows_place){ back, i };
			return true;
		}
	return false;
}

/* *out stays where it was not. */
static bool
find_read(const struct rows *r, uint64_t id, struct rows_place *out)
{
	return find_in(r, false, id, out) || find_in(r, true, id, out);
}

void
rows_mark(struct rows *r, uint64_t id)
{
	find_read(r, id, &r->was);
}

/* Where it was read before; after a change, in what is read again up to a
 * little behind its old place; else what stands there now. */
static int
seek_id(struct rows *r, uint64_t id, uint64_t *got, uint64_t *position,
	struct err *err)
{
	struct rows_place p = r->was;
	size_t n;
	int rc;

	if (find_read(r, id, &p))
		return arrive(r, p, got, position);
	rc = read_to(r, p.back, p.index + LOOK_ON, err);
	if (rc < 0)
		return rc;
	n = r->ends[p.back].n;
	if (!find_read(r, id, &p) && p.index >= n)
		p.index = n ? n - 1 : 0;
	return arrive(r, p, got, position);
}

static int
rows_seek(void *ctx, enum vlist_seek where, uint64_t id, uint64_t *got,
	uint64_t *position, struct err *err)
{
	struct rows *r = ctx;
	int rc;

	if (where == SEEK_LAST)
		return seek_last(r, got, position, err);
	if (where == SEEK_ID)
		return seek_id(r, id, got, position, err);
	rc = read_to(r, false, 0, err);
	return rc < 0 ? rc : arrive(r, (struct rows_place){ 0 }, got, position);
}

/* One row further from the end that it is counted from. */
static int
step_away(struct rows *r, uint64_t *id, struct err *err)
{
	int rc = read_to(r, r->at.back, r->at.index + 1, err);

	if (rc == 1)
		*id = r->ends[r->at.back].ids[++r->at.index];
	return rc;
}

static int
step_towards(struct rows *r, uint64_t *id)
{
	if (r->at.index == 0)
		return 0;
	*id = r->ends[r->at.back].ids[--r->at.index];
	return 1;
}

static int
rows_next(void *ctx, uint64_t *id, struct err *err)
{
	struct rows *r = ctx;

	return r->at.back ? step_towards(r, id) : step_away(r, id, err);
}

/* From the last rows back into those that were read from the first one on: there they
 * have their numbers, and both their neighbours. */
static void
meet(struct rows *r, uint64_t id)
{
	const struct rows_end *head = &r->ends[false];

	if (head->n && head->ids[head->n - 1] == id)
		r->at = (struct rows_place){ .index = head->n - 1 };
}

static int
rows_prev(void *ctx, uint64_t *id, struct err *err)
{
	struct rows *r = ctx;
	int rc = r->at.back ? step_away(r, id, err) : step_towards(r, id);

	if (rc == 1 && r->at.back)
		meet(r, *id);
	return rc;
}

int
rows_all(struct rows *r, const uint64_t **ids, size_t *n, struct err *err)
{
	int rc = read_to(r, false, SIZE_MAX - 1, err);

	*ids = r->ends[false].ids;
	*n = r->ends[false].n;
	return rc < 0 ? rc : 0;
}

/* --- texts ---------------------------------------------------------------- */

int
rows_load(struct rows *r, uint64_t id, struct err *err)
{
	int rc;

	arena_clear(r->arena);
	rc = office_load(r->office, r->kind, id, r->arena, r->record, err);
	if (!rc && r->query)
		rc = source_told(r->query, r->record, err);
	return rc ? rc
		  : office_load_person(
			    r->office, r->record, r->arena, r->person, err);
}

static int
rows_text(void *ctx, uint64_t id, int width, struct buf *out, struct err *err)
{
	struct rows *r = ctx;
	struct style style = { .office = r->office, .form = OUT_TABLE };
	struct row row = { &style, r->record, NULL };
	struct err ignored = ERR_INIT;

	if (rows_load(r, id, &ignored) != 0) {
		buf_adds(out, ignored.code == MG_EACCESS
				      ? ignored.text
				      : _("(not there any more)"));
		return 0;
	}
	if (r->person->kind)
		row.person = r->person;
	if (office_look(r->office, &style.txn, err) != 0)
		return err->code;
	cells_row(r->size, r->whole ? -width : width, &row, out);
	office_look_end(style.txn);
	return 0;
}

const struct vlist_ops rows_ops = {
	.count = rows_count,
	.seek = rows_seek,
	.next = rows_next,
	.prev = rows_prev,
	.text = rows_text,
};
