/* SPDX-License-Identifier: MIT */
/* The rows of an answer: kept, walked, stored and read back. */
#include "magang/casework/verdict.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/expr/expr_parse.h"
#include "magang/expr/expr_why.h"
#include "magang/rulebook/places.h"

#define SEEN_BYTES 120 /* of a text that is seen */
#define HOLDER "by:"

const char *const verdict_word[VERDICT_COUNT] = {
#define VERDICT_TEXT(what, word) [what] = word,
	VERDICT_WHAT(VERDICT_TEXT)
#undef VERDICT_TEXT
};

void
verdict_init(struct verdict *v)
{
	*v = (struct verdict){
		.from = -1, .to = -1, .list = -1, .arena = arena_new()
	};
}

void
verdict_release(struct verdict *v)
{
	free(v->rows);
	arena_free(v->arena);
	*v = (struct verdict){ 0 };
}

void
verdict_begin(
	struct verdict *v, const struct program *program, int from, int to)
{
	arena_clear(v->arena);
	v->program = program;
	v->from = from;
	v->to = to;
	v->list = -1;
	v->n = v->stops = v->closed = 0;
	v->asks_health = v->lets_pass = false;
	v->holder = 0;
}

/* That a field is filled in, that a paper is there, is of their class. */
static bool
asks_health(const struct verdict *v, const struct verdict_row *row)
{
	const struct fdef *f;

	if (row->what == VERDICT_PAPER)
		f = &v->program->documents[row->which].date;
	else if (row->what == VERDICT_FIELD)
		f = verdict_field(v, row);
	else
		f = NULL;
	return f && f->privacy == PRIVACY_HEALTH;
}

struct verdict_row *
verdict_add(struct verdict *v, enum verdict_what what, size_t which,
	enum tri answer)
{
	struct verdict_row *row;

	VEC_GROW(v->rows, v->n, v->cap);
	row = &v->rows[v->n++];
	*row = (struct verdict_row){ .what = what,
		.answer = answer,
		.which = (uint16_t)which,
		.node = -1 };
	row->health = asks_health(v, row);
	v->asks_health |= row->health;
	return row;
}

void
verdict_see(
	struct verdict *v, struct verdict_row *row, const struct value *seen)
{
	char text[SEEN_BYTES + 1];
	char *whole;

	row->seen = *seen;
	if (seen->kind != VALUE_TEXT)
		return;
	whole = xstrndup(seen->text, seen->len);
	utf8_copy(text, sizeof(text), whole);
	free(whole);
	row->seen.len = strlen(text);
	row->seen.text = arena_strndup(v->arena, text, row->seen.len);
}

void
verdict_stop(struct verdict *v, struct verdict_row *row)
{
	row->stops = true;
	v->stops++;
}

static bool
is_warning(const struct verdict_row *row)
{
	return row->what >= VERDICT_RULE && row->answer == TRI_NO &&
	       !row->stops;
}

bool
verdict_asks_reason(const struct verdict *v)
{
	const struct move *move = program_move(v->program, v->from, v->to);

	return v->lets_pass || (move && move_asks_reason(move));
}

bool
verdict_declines(const struct verdict *v)
{
	return v->program && v->to >= 0 && v->to != v->from &&
	       v->program->stages[v->to].kind == STAGE_FAILED;
}

size_t
verdict_next(const struct verdict *v, size_t i, bool stops)
{
	if (!stops && verdict_declines(v))
		return SIZE_MAX;
	for (; i < v->n; i++) {
		const struct verdict_row *row = &v->rows[i];

		if (row->node < 0 && (stops ? row->stops : is_warning(row)))
			return i;
	}
	return SIZE_MAX;
}

bool
verdict_part_tells(const struct verdict *v, size_t i)
{
	size_t whole = i;

	while (whole > 0 && v->rows[whole].node >= 0)
		whole--;
	return v->rows[i].answer != TRI_YES || v->rows[whole].answer == TRI_YES;
}

/* ---- what a row is about ------------------------------------------------- */

const struct fdef *
verdict_field(const struct verdict *v, const struct verdict_row *row)
{
	const struct program *p = v->program;

	for (size_t i = 0; i < p->n_fields; i++)
		if (p->fields[i].id == row->which)
			return &p->fields[i];
	return core_field(row->which);
}

const struct expr *
verdict_expr(const struct verdict *v, const struct verdict_row *row)
{
	const struct move *move;

	if (row->what == VERDICT_RULE)
		return v->program->rules[row->which].test;
	move = row->what == VERDICT_GUARD
		       ? program_move(v->program, v->from, v->to)
		       : NULL;
	return move ? move->guard : NULL;
}

bool
verdict_asks_health(const struct verdict *v, const struct verdict_row *row)
{
	const struct expr *e = row->what == VERDICT_MARK
				       ? v->program->parts[row->which].from
				       : verdict_expr(v, row);

	return e && expr_reads(e) & READS_HEALTH;
}

/* How many of them there are would tell how many there are not. */
static void
drop_missing(struct verdict *v)
{
	size_t n = 0;

	for (size_t i = 0; i < v->n; i++) {
		if (asks_health(v, &v->rows[i]))
			v->stops -= v->rows[i].stops;
		else
			v->rows[n++] = v->rows[i];
	}
	v->n = n;
	v->closed += v->asks_health;
}

void
verdict_close(struct verdict *v)
{
	bool closed = false, guard = false;
	size_t n = 0;

	drop_missing(v);
	for (size_t i = 0; i < v->n; i++) {
		struct verdict_row row = v->rows[i];

		if (row.node < 0)
			closed = verdict_asks_health(v, &row);
		else if (closed)
			continue;
		guard |= closed && row.what == VERDICT_GUARD;
		/* the places behind a guard stop where it does not hold */
		if (row.stops &&
			(closed || (guard && row.what == VERDICT_QUOTA))) {
			row.stops = false;
			v->stops--;
		}
		if (closed) {
			row.closed = true;
			row.answer = TRI_UNKNOWN;
			row.seen = value_none();
			v->closed++;
		}
		v->rows[n++] = row;
	}
	v->n = n;
}

const char *
verdict_name(const struct verdict *v, const struct verdict_row *row)
{
	const struct fdef *f;

	switch (row->what) {
	case VERDICT_FIELD:
		f = verdict_field(v, row);
		return f ? f->name : NULL;
	case VERDICT_PAPER:
		return v->program->documents[row->which].name;
	case VERDICT_RULE:
		return v->program->rules[row->which].name;
	case VERDICT_MARK:
	case VERDICT_POINTS:
		return v->program->parts[row->which].name;
	case VERDICT_QUOTA:
		return places_name(v->program, row->which);
	case VERDICT_ACTIVITY:
		return v->program->activities[row->which].name;
	case VERDICT_ROLE: /* ends in NUL: a copy */
		return row->seen.kind == VALUE_TEXT ? row->seen.text : NULL;
	default:
		return NULL;
	}
}

/* ---- as text ------------------------------------------------------------- */

static unsigned
stage_number(const struct verdict *v, int stage)
{
	return stage < 0 ? 0 : v->program->stages[stage].number;
}

void
verdict_store(const struct verdict *v, struct buf *out)
{
	bool stops = false;

	buf_addf(
		out, "%u %u", stage_number(v, v->from), stage_number(v, v->to));
	for (size_t i = 0; i < v->n; i++) {
		const struct verdict_row *row = &v->rows[i];

		if (row->node < 0)
			stops = row->stops;
		if (!stops || (row->node >= 0 && !verdict_part_tells(v, i)))
			continue;
		buf_addf(out, " %s:%u", verdict_word[row->what], row->which);
		if (row->node >= 0)
			buf_addf(out, ".%d", row->node);
		if (row->answer == TRI_UNKNOWN)
			buf_addc(out, '?');
	}
	if (v->holder)
		buf_addf(out, " " HOLDER "%" PRIu64, v->holder);
}

static int
what_of(const char *word, size_t len)
{
	for (int i = 0; i < VERDICT_COUNT; i++)
		if (strlen(verdict_word[i]) == len &&
			memcmp(verdict_word[i], word, len) == 0)
			return i;
	return -1;
}

bool
verdict_fits(const struct program *p, int what, uint64_t which)
{
	switch (what) {
	case VERDICT_PAPER:
		return which < p->n_documents;
	case VERDICT_RULE:
		return which < p->n_rules;
	case VERDICT_MARK:
	case VERDICT_POINTS:
		return which < p->n_parts;
	case VERDICT_QUOTA:
		return places_name(p, (size_t)which) != NULL;
	case VERDICT_ACTIVITY:
		return which < p->n_activities;
	default:
		return which <= UINT16_MAX;
	}
}

/* "rule:4.7?" */
static bool
parse_row(struct verdict *v, const char *word)
{
	size_t len = strcspn(word, ":");
	int what = what_of(word, len), node = -1;
	unsigned long which;
	struct verdict_row *row;
	char *end;

	if (strncmp(word, HOLDER, strlen(HOLDER)) == 0) {
		v->holder = strtoull(word + strlen(HOLDER), &end, 10);
		return *end == '\0';
	}
	if (what < 0 || word[len] != ':')
		return false;
	which = strtoul(word + len + 1, &end, 10);
	if (*end == '.')
		node = (int)strtoul(end + 1, &end, 10);
	if (!verdict_fits(v->program, what, which) || (*end && *end != '?'))
		return false;
	row = verdict_add(
		v, (enum verdict_what)what, which, *end ? TRI_UNKNOWN : TRI_NO);
	row->node = node;
	if (node < 0)
		verdict_stop(v, row);
	return true;
}

/* Which parts are about health only the program says. */
static void
mark_health(struct verdict *v)
{
	for (size_t i = 0; i < v->n; i++) {
		struct verdict_row *row = &v->rows[i];
		const struct expr *e =
			row->node < 0 ? NULL : verdict_expr(v, row);

		if (e)
			row->health = expr_seen_health(e, row->node);
	}
}

bool
verdict_parse(struct verdict *v, const struct program *program,
	const char *text, size_t len)
{
	char *copy = xstrndup(text, len), *save = NULL, *word;
	int stages[2] = { -1, -1 };
	size_t n = 0;
	bool good = true;

	verdict_begin(v, program, -1, -1);
	for (word = strtok_r(copy, " ", &save); good && word;
		word = strtok_r(NULL, " ", &save), n++) {
		if (n < 2)
			stages[n] = program_stage_by_number(
				program, (uint8_t)strtoul(word, NULL, 10));
		else
			good = parse_row(v, word);
	}
	free(copy);
	v->from = stages[0];
	v->to = stages[1];
	if (!good || v->from < 0 || v->to < 0 || v->n == 0)
		return false;
	mark_health(v);
	return true;
}
