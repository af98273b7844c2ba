/* SPDX-License-Identifier: MIT */
#include "query_counted.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/identity/area.h"
#include "magang/office/office.h"
#include "magang/program/program.h"
#include "magang/record/counted.h"
#include "magang/record/index.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"

#include "query_lex.h"
#include "query_scan.h"
#include "query_value.h"

#define TARGETS 16 /* of one name, in programs */

struct counted_asked {
	struct {
		uint16_t program, target;
		const char *grades;
	} of[TARGETS];
	size_t n;
	uint16_t area; /* 0: any */
	char grade;    /* 0: those that count */
	int32_t day;
};

static bool
fits(const struct counted_asked *a, const struct counted_span *s)
{
	if (s->from > a->day || s->until <= a->day ||
		(a->area && s->area != a->area))
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (a->of[i].program == s->program &&
			a->of[i].target == s->target)
			return a->grade ? a->grade == "-abc"[s->grade]
					: strchr(a->of[i].grades,
						  "-abc"[s->grade]) != NULL;
	return false;
}

static enum tri
test_counted(const struct test *t, struct query_row *row)
{
	struct counted_span s;
	struct value v;

	if (!row_value(row, t->field, t->of_person, &v))
		return TRI_UNKNOWN;
	if (v.kind != VALUE_TEXT)
		return TRI_NO;
	for (const char *at = v.text, *end = at + v.len;
		counted_next(&at, end, &s);)
		if (fits(t->counted, &s))
			return TRI_YES;
	return TRI_NO;
}

/* ---- read -------------------------------------------------------------------- */

static void
add_target(struct counted_asked *a, uint16_t program, const struct program *p,
	const char *name)
{
	for (size_t i = 0; i < p->n_targets && a->n < TARGETS; i++)
		if (strcmp(p->targets[i].name, name) == 0) {
			a->of[a->n].program = program;
			a->of[a->n].target = p->targets[i].number;
			a->of[a->n++].grades = p->targets[i].grades;
		}
}

/* Of the caller's programs. */
static int
find_target(struct query_parser *p, const struct item *item, const char *name,
	struct counted_asked *a)
{
	const struct access *own = &p->office->access;
	const struct program *program;
	struct txn *txn;
	int rc = txn_read(p->office->store, &txn, p->err);

	if (rc)
		return rc;
	for (uint16_t no = 0;
		(program = office_program_next(p->office, txn, &no));)
		if (access_program(own, no))
			add_target(a, no, program, name);
	txn_abort(txn);
	return a->n ? 0
		    : parser_fault(p, item->at, MG_EUSAGE,
			      _("no program has the target '%s'"), name);
}

static int
read_part(struct query_parser *p, const struct item *item, const char *part,
	struct counted_asked *a)
{
	const uint64_t area = area_code_parse(part);

	if (part[0] && !part[1] && strchr("abc", part[0])) {
		a->grade = part[0];
		return 0;
	}
	if (area_level(area) == AREA_REGENCY) {
		a->area = (uint16_t)area;
		return 0;
	}
	if (date_parse(part, p->office->today, &a->day) == DATE_OK)
		return 0;
	return parser_fault(p, item->at, MG_EUSAGE,
		_("'%s' is no part of it; write counted:TARGET, then the code "
		  "of a regency, a grade or a day: "
		  "counted:entrepreneurs/32.05/a/2026-09-30"),
		part);
}

static int
asked_node(struct query_parser *p, const struct item *item,
	struct query_node **out)
{
	struct counted_asked *a =
		arena_alloc(p->q->arena, sizeof(struct counted_asked));
	char *rest = arena_strndup(p->q->arena, item->text, strlen(item->text));
	const char *name = strsep(&rest, "/");
	int rc;

	*a = (struct counted_asked){ .day = p->office->today };
	rc = find_target(p, item, name, a);
	while (!rc && rest)
		rc = read_part(p, item, strsep(&rest, "/"), a);
	*out = node_of(p, test_counted, core_field(F_COUNTED),
		kind_has_person(p->q->kind));
	(*out)->test->counted = a;
	return rc;
}

int
counted_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	struct query_node *any = node_new(p, NODE_OR), *one;
	struct item items[QUERY_ITEMS];
	size_t n = 0;
	int rc = only_equal(p, t);

	if (!rc)
		rc = items_split(p, t, items, &n);
	for (size_t i = 0; !rc && i < n; i++) {
		rc = asked_node(p, &items[i], &one);
		node_add(any, one);
	}
	*out = rc ? NULL : negated(p, t, any);
	return rc;
}

/* ---- one business of several people --------------------------------------------- */

/* Of an outcome that stands: does its licence stand with another person, too? */
static enum tri
test_shared(const struct test *t, struct query_row *row)
{
	const struct record *r = row->record;
	struct record *other;
	struct ids same = { 0 };
	bool found = false;

	(void)t;
	if (!r || !row->rows)
		return row->opened ? TRI_NO : TRI_UNKNOWN;
	if (outcome_state(r) != OUTCOME_STANDS)
		return TRI_NO;
	other = xmalloc(sizeof(*other));
	outcome_same_licence(row->rows->txn, r, &same);
	for (size_t i = 0; !found && i < same.n; i++)
		found = record_load(row->rows->txn, KIND_OUTCOME, same.rows[i],
				RECORD_UNCHECKED, other) &&
			outcome_state(other) == OUTCOME_STANDS &&
			person_root(row->rows->txn, record_owner(other)) !=
				person_root(row->rows->txn, record_owner(r)) &&
			access_sees(&row->rows->q->office->access,
				row->rows->txn, other);
	ids_release(&same);
	free(other);
	return tri_of(found);
}

int
shared_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	struct item items[QUERY_ITEMS];
	size_t n = 0;
	int rc = only_equal(p, t);

	if (!rc)
		rc = items_split(p, t, items, &n);
	for (size_t i = 0; !rc && i < n; i++)
		if (strcmp(items[i].text, "licence") != 0)
			rc = parser_fault(p, items[i].at, MG_EUSAGE,
				_("what several people have can be asked of "
				  "licences: shared:licence"));
	*out = rc ? NULL : negated(p, t, node_of(p, test_shared, NULL, false));
	return rc;
}
