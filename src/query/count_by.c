/* SPDX-License-Identifier: MIT */
#include "magang/query/count_by.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/query/query_parse.h"
#include "magang/query/source.h"
#include "magang/store/txn.h"

#include "axis_row.h"
#include "count_sink.h"

#define BY "by:"
#define SUM "sum:"

/* ---- the line -------------------------------------------------------------- */

/* Where the word begins that names fields; -1: nowhere, -2: twice. */
static int
word_at(const char *line, const char *word)
{
	bool inside = false;
	int at = -1;

	for (int i = 0; line[i]; i++) {
		if (line[i] == '"')
			inside = !inside;
		if (inside || (i && line[i - 1] != ' ') ||
			strncmp(line + i, word, strlen(word)) != 0)
			continue;
		if (at >= 0)
			return -2;
		at = i;
	}
	return at;
}

static int
no_by(int at, struct err *err)
{
	if (at == -2)
		return err_set(err, MG_EUSAGE,
			_("'by:' stands twice; two fields are by:A,B"));
	return err_set(err, MG_EUSAGE,
		_("by which field? by:stage counts by stage, by:regency,sex by "
		  "two"));
}

/* The names become blanks, so that faults have the columns of the whole line. */
static char *
names_taken(char *filter, int at, const char *word)
{
	const size_t n = strcspn(filter + at, " "), skip = strlen(word);
	char *names = xstrndup(filter + at + skip, n - skip);

	memset(filter + at, ' ', n);
	return names;
}

static void
cut_blanks(char *s)
{
	const size_t before = strspn(s, " ");
	size_t n = strlen(s);

	while (n > before && s[n - 1] == ' ')
		n--;
	memmove(s, s + before, n - before);
	s[n - before] = '\0';
}

/* ---- the fields ------------------------------------------------------------ */

struct by_reading {
	struct query_parser p;
	size_t at; /* of the next name */
};

static int
too_many(struct by_reading *r)
{
	return parser_fault(&r->p, r->at, MG_EUSAGE,
		_("more than two fields make no table; count the rows of a "
		  "filter"));
}

/* Each number by itself: no class of several would have a sum. */
static int
sum_read(struct by_reading *r, int at, char *name, struct axis *out)
{
	int rc = axis_parse(&r->p, (size_t)at + sizeof(SUM) - 1, name, out);

	if (!rc && out->sort != AXIS_NUMBER)
		rc = parser_fault(&r->p, (size_t)at, MG_EUSAGE,
			_("'%s' is no number that could be summed"), name);
	out->step = 1;
	return rc;
}

static int
axes_read(struct by_reading *r, char *names, struct counted_by *out)
{
	size_t n = 0;
	char *name;
	int rc = 0;

	while (!rc && (name = strsep(&names, ","))) {
		if (n == FREQUENCY_AXES)
			rc = too_many(r);
		else if (!*name)
			rc = parser_fault(&r->p, r->at, MG_EUSAGE,
				_("the name of a field is missing"));
		else
			rc = axis_parse(&r->p, r->at, name, &out->axis[n]);
		if (!rc && n && !strcmp(name, out->axis[0].name))
			rc = parser_fault(&r->p, r->at, MG_EUSAGE,
				_("'%s' is given twice"), name);
		r->at += strlen(name) + 1;
		n += !rc;
	}
	if (rc)
		return rc;
	frequency_init(&out->f, n);
	for (size_t i = 0; i < n; i++)
		out->f.axis[i].ranked = axis_is_ranked(&out->axis[i]);
	return 0;
}

/* ---- rows into classes ------------------------------------------------------ */

struct sorting_out {
	struct count_sink sink;
	struct counted_by *out;
	struct arena *arena; /* of one row */
	bool full;
};

/* false: only the opened row can tell. */
static bool
sum_of(struct sorting_out *s, struct txn *txn, const struct query_row *row,
	int64_t *sum)
{
	struct value v[AXIS_VALUES];

	if (!*s->out->sum.name)
		return true;
	if (axis_values(&s->out->sum, row, txn, s->arena, v) == AXIS_UNKNOWN)
		return false;
	*sum = v[0].kind == VALUE_NUMBER ? v[0].number : 0;
	return true;
}

static bool
take(struct count_sink *sink, struct txn *txn, const struct query_row *row,
	int64_t by)
{
	struct sorting_out *s = (struct sorting_out *)sink;
	struct frequency *f = &s->out->f;
	struct value v[FREQUENCY_AXES][AXIS_VALUES], at[FREQUENCY_AXES];
	size_t n[FREQUENCY_AXES] = { 0, 1 };
	int64_t sum = 0;

	if (s->full)
		return true;
	arena_clear(s->arena);
	for (size_t a = 0; a < f->n_axes; a++) {
		n[a] = axis_values(&s->out->axis[a], row, txn, s->arena, v[a]);
		if (n[a] == AXIS_UNKNOWN)
			return false;
	}
	if (!sum_of(s, txn, row, &sum))
		return false;
	f->sum += sum * by;
	for (size_t i = 0; i < n[0]; i++)
		for (size_t k = 0; k < n[1]; k++) {
			at[0] = v[0][i];
			at[1] = v[1][k];
			s->full |= !frequency_add(f, at, by, row->id);
			if (sum)
				frequency_add_sum(f, at, sum * by);
		}
	return true;
}

static void
clear(struct count_sink *sink)
{
	frequency_clear(&((struct sorting_out *)sink)->out->f);
}

static int
pass(void *ctx, const struct hit *hit, struct err *err)
{
	(void)ctx;
	(void)hit;
	(void)err;
	return 0;
}

static int
sort_out(struct office *office, struct query *q, struct counted_by *out,
	struct err *err)
{
	struct sorting_out s = { { take, clear }, out, arena_new(), false };
	uint64_t total = 0;
	int rc = source_sort_out(office, q, &s.sink, &total, err);

	out->f.total = (int64_t)total;
	arena_free(s.arena);
	if (!rc && s.full)
		rc = err_set(err, MG_EUSAGE,
			_("there are too many values; count by wider classes, "
			  "as by:opened.year, or narrow the filter"));
	if (!rc && (q->health || q->rules))
		rc = source_walk(office, q, pass, NULL, err);
	return rc;
}

static int
put_in_order(struct office *office, struct counted_by *out, struct err *err)
{
	struct txn *txn;
	int rc = txn_read(office->store, &txn, err);

	if (rc)
		return rc;
	for (size_t a = 0; a < out->f.n_axes; a++)
		for (size_t i = 0; i < out->f.axis[a].n; i++) {
			struct frequency_class *c = &out->f.axis[a].row[i];

			c->rank = axis_rank(office, txn, &out->axis[a], &c->v);
		}
	rc = txn_fault(txn, err);
	txn_abort(txn);
	frequency_order(&out->f);
	return rc;
}

/* ---- all of it -------------------------------------------------------------- */

/* What was typed, and where the names stand in it. */
struct by_line {
	const char *line;
	int by, sum; /* sum -1: nothing is summed */
	char *names, *summed;
};

static int
run(struct office *office, struct counted_by *out, const struct by_line *l,
	struct err *err)
{
	struct by_reading r = {
		{ .office = office, .line = l->line, .err = err },
		(size_t)l->by + sizeof(BY) - 1
	};
	struct query *q;
	int rc = query_parse(office, out->kind, out->filter, &q, err);

	if (rc)
		return rc;
	r.p.q = q;
	rc = axes_read(&r, l->names, out);
	if (!rc && l->summed)
		rc = sum_read(&r, l->sum, l->summed, &out->sum);
	if (!rc)
		rc = sort_out(office, q, out, err);
	if (!rc)
		rc = put_in_order(office, out, err);
	query_free(q);
	cut_blanks(out->filter);
	return rc;
}

int
count_by(struct office *office, enum kind kind, const char *line,
	struct counted_by *out, struct err *err)
{
	struct by_line l = {
		.line = line, .by = word_at(line, BY), .sum = word_at(line, SUM)
	};
	int rc;

	if (l.by < 0)
		return no_by(l.by, err);
	if (l.sum == -2)
		return err_set(err, MG_EUSAGE,
			_("'sum:' stands twice; one field is summed"));
	*out = (struct counted_by){ .kind = kind, .filter = xstrdup(line) };
	l.names = names_taken(out->filter, l.by, BY);
	if (l.sum >= 0)
		l.summed = names_taken(out->filter, l.sum, SUM);
	rc = run(office, out, &l, err);
	free(l.names);
	free(l.summed);
	if (rc)
		counted_by_release(out);
	return rc;
}

void
counted_by_release(struct counted_by *c)
{
	for (size_t a = 0; a < FREQUENCY_AXES; a++)
		axis_release(&c->axis[a]);
	axis_release(&c->sum);
	if (c->f.arena)
		frequency_release(&c->f);
	free(c->filter);
	c->filter = NULL;
}

/* "or" binds less than what is added. */
static void
put_filter(const char *filter, struct buf *out)
{
	const bool loose = strcasestr(filter, "or ") != NULL;

	if (*filter)
		buf_addf(out, loose ? "(%s) " : "%s ", filter);
}

char *
counted_by_filter(struct office *office, struct txn *txn,
	const struct counted_by *c, size_t i, size_t k)
{
	struct buf b = BUF_INIT;
	bool said;

	put_filter(c->filter, &b);
	said = axis_term(office, txn, &c->axis[0], &c->f.axis[0].row[i].v, &b);
	if (said && k != SIZE_MAX) {
		buf_addc(&b, ' ');
		said = axis_term(
			office, txn, &c->axis[1], &c->f.axis[1].row[k].v, &b);
	}
	if (said)
		return buf_detach(&b);
	buf_release(&b);
	return NULL;
}
