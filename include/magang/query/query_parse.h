/* SPDX-License-Identifier: MIT */
/*
 * What a person may see: filters, lists, counts.
 *
 * A filter is one line (magang(1), FILTERS):
 *	filter = [ or ] with at most one "sort:" ["-"] FIELD between the parts
 *	or     = and { "or" and }
 *	and    = not { ["and"] not }
 *	not    = { "not" } term
 *	term   = "(" or ")" | KEY OP value | word
 *	OP     = ":" | "=" | "!=" | "<" | "<=" | ">" | ">="
 *	value  = item { "," item }
 *	item   = one | [one] ".." [one] | number "-" number | "-" | "*"
 * A bare word is a beginning of a part of a name, folded; a number as MG-000123-4,
 * a NIK or a phone is that. "-" is not filled, "*" is filled. "quotes" keep
 * blanks, commas and keywords. A text is looked for inside with ":", compared
 * whole with "="; neither minds case. Dates may be a year, a month, "today".
 *
 * KEY is any field of the kind, for cases also of the program, for cases, tasks
 * and activities also of the person. Further: area (code, letters, name; also
 * districts by code), program (of activities that of their case), stage, age, name,
 * id or number, person, about, missing and has (a document or field); of cases also fails, warns, unknown (rules),
 * part.NAME (points of the score), quota (full, free, one by name), stage:open.
 * Kinds have words of their own (kind_word): tasks open, done, due, overdue, soon.
 * officer:me is the caller.
 * SORT takes every field, id, age, score, area.
 */
#ifndef MAGANG_QUERY_QUERY_PARSE_H
#define MAGANG_QUERY_QUERY_PARSE_H

#include "magang/record/kind.h"

struct err;
struct office;
struct query;

/*
 * Faults name the column in the line, what is wrong, the nearest right word:
 * MG_EUSAGE for the form and for keys, MG_EDATA for values, MG_EACCESS for a
 * field about health where the caller may not see those. No transaction may be
 * open. The query borrows the office and its programs.
 */
int query_parse(struct office *office, enum kind kind, const char *text,
	struct query **out, struct err *err);
/* Does it leave nobody out? Blanks do, and a sort: alone. */
bool query_is_all(const struct query *q);
/* Has it a "sort:"? */
bool query_is_sorted(const struct query *q);
/* Does it ask for that field anywhere, in whatever language its word is? */
bool query_asks_for(const struct query *q, uint16_t field);
void query_free(struct query *q); /* NULL is fine */

#endif
