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
	*r = (struct rows){ .office = office, .kind = kind };
	r->record = xmalloc(sizeof(*r->record));
	r->person = xmalloc(sizeof(*r->person));
	r->arena = arena_new();
}

void
rows_release(struct rows *r)
{
	source_close(r->source);
	query_free(r->query);
	free(r->ids);
	free(r->record);
	free(r->person);
	arena_free(r->arena);
	*r = (struct rows){ 0 };
}

void
rows_forget(struct rows *r)
{
	source_close(r->source);
	r->source = NULL;
	r->n = 0;
	r->over = false;
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
	r->was = 0;
	return 0;
}

/* Reads on until there are more than `index` rows. 1: there are, 0: no. */
static int
read_to(struct rows *r, size_t index, struct err *err)
{
	uint64_t id;
	int rc = 0;

	if (index < r->n)
		return 1;
	if (r->over)
		return 0;
	if (r->source)
		source_waits(r->source);
	else
		rc = source_open(r->office, r->query, &r->source, err);
	while (!rc && r->n <= index) {
		rc = source_next_id(r->source, &id, err);
		if (rc != 1)
			break;
		rc = 0;
		VEC_GROW(r->ids, r->n, r->cap);
		r->ids[r->n++] = id;
	}
	if (rc < 0)
		return rc;
	r->over = r->n <= index;
	return !r->over;
}

int
rows_at(struct rows *r, size_t index, uint64_t *id, struct err *err)
{
	int rc = read_to(r, index, err);

	if (rc == 1)
		*id = r->ids[index];
	return rc;
}

/* --- the source of the list ----------------------------------------------- */

static int
rows_count(void *ctx, uint64_t *count, bool *exact, struct err *err)
{
	struct rows *r = ctx;

	*exact = true;
	if (r->over) {
		*count = r->n;
		return 0;
	}
	return source_count_some(
		r->office, r->query, &r->limit, count, exact, err);
}

static int
arrive(struct rows *r, size_t index, uint64_t *got, uint64_t *position)
{
	*got = index < r->n ? r->ids[index] : 0;
	*position = index;
	if (*got)
		r->at = r->was = index;
	return 0;
}

static int
seek_last(struct rows *r, uint64_t *got, uint64_t *position, struct err *err)
{
	int rc = read_to(r, SIZE_MAX - 1, err);

	if (rc < 0)
		return rc;
	return arrive(r, r->n ? r->n - 1 : 0, got, position);
}

static bool
find_read(const struct rows *r, uint64_t id, size_t *index)
{
	for (size_t i = r->n; i-- > 0;)
		if (r->ids[i] == id) {
			*index = i;
			return true;
		}
	return false;
}

/* Where it was read before; after a change, in what is read again up to a
 * little behind its old place; else what stands there now. */
static int
seek_id(struct rows *r, uint64_t id, uint64_t *got, uint64_t *position,
	struct err *err)
{
	size_t index;
	int rc;

	if (find_read(r, id, &index))
		return arrive(r, index, got, position);
	rc = read_to(r, r->was + LOOK_ON, err);
	if (rc < 0)
		return rc;
	if (!find_read(r, id, &index))
		index = r->was < r->n ? r->was : r->n ? r->n - 1 : 0;
	return arrive(r, index, got, position);
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
	rc = read_to(r, 0, err);
	return rc < 0 ? rc : arrive(r, 0, got, position);
}

static int
rows_next(void *ctx, uint64_t *id, struct err *err)
{
	struct rows *r = ctx;
	int rc = read_to(r, r->at + 1, err);

	if (rc == 1)
		*id = r->ids[++r->at];
	return rc;
}

static int
rows_prev(void *ctx, uint64_t *id, struct err *err)
{
	struct rows *r = ctx;

	(void)err;
	if (r->at == 0)
		return 0;
	*id = r->ids[--r->at];
	return 1;
}

int
rows_all(struct rows *r, const uint64_t **ids, size_t *n, struct err *err)
{
	int rc = read_to(r, SIZE_MAX - 1, err);

	*ids = r->ids;
	*n = r->n;
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
