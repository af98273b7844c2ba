/* SPDX-License-Identifier: MIT */
/*
 * Expressions: rules, guards, score inputs, conditions. The language is in
 * magang-program(5), section EXPRESSIONS. Names and types are checked when a
 * text is compiled; evaluation is pure: linear, no clock, no floating point.
 */
#ifndef MAGANG_PROGRAM_EXPR_H
#define MAGANG_PROGRAM_EXPR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/i18n.h"
#include "magang/field/fdef.h"

#define EXPR_MAX_BYTES 2000
#define EXPR_MAX_DEPTH 64

struct buf;
struct diag_list;
struct expr;

enum tri { TRI_NO, TRI_YES, TRI_UNKNOWN };

/* Functions of a case; arg is a stage, document, activity or purpose name. */
enum fact {
	FACT_ENTERED,	   /* entered(STAGE): date of the last entry */
	FACT_HAS,	   /* has(DOCUMENT): yesno */
	FACT_VALID_UNTIL,  /* valid(DOCUMENT) on DATE: last day it is valid; a
			      large date where it never runs out */
	FACT_CONSENT,	   /* consent(PURPOSE): yesno */
	FACT_HOURS,	   /* hours(ACTIVITY): number */
	FACT_COUNT,	   /* count(ACTIVITY): number */
	FACT_ATTENDANCE,   /* percent, number */
	FACT_SCORE,	   /* number; PART as arg: that part */
	FACT_QUOTA_LEFT,   /* yesno: every quota has room for this case */
	FACT_HOUSEHOLD,	   /* household_cases: number, this case included */
	FACT_NIK_VALID,	   /* nik_valid: yesno */
	FACT_ACTIVE_CASES, /* active_cases: number, in this program */
	FACT_COUNT_
};

/* Where values come from. All leave *out VALUE_UNKNOWN for unknown. */
struct facts {
	void *ctx;
	int32_t today; /* date of the change that asks; DATE_NONE: unknown */
	void (*field)(void *ctx, const struct fdef *f, struct value *out);
	void (*fact)(void *ctx, enum fact fact, const char *arg,
		struct value *out);
	/* field `f` of the record that the reference `via` points to; NULL:
	 * nothing can be reached */
	void (*step)(void *ctx, const struct fdef *via, const struct fdef *f,
		struct value *out);
};

/* What names may stand in a text. `find` borrows; NULL: no such field. */
struct expr_scope {
	const void *ctx;
	const struct fdef *(*find)(const void *ctx, const char *name, size_t n);
	/* Is `name` a stage, document, activity, purpose or score part? */
	bool (*known)(
		const void *ctx, enum fact fact, const char *name, size_t n);
	/* All names of a kind, for "did you mean"; returns how many of `max`. */
	size_t (*names)(
		const void *ctx, int fact_or_minus_1, const char **out, size_t max);
	/* Fields of what a reference points to; NULL: of nothing. */
	const struct fdef *(*behind)(
		const void *ctx, const struct fdef *via, size_t *n);
};

enum expr_want { EXPR_WANT_TRI, EXPR_WANT_NUMBER, EXPR_WANT_ANY };

/*
 * NULL when there was a fault; every fault is added to `diags` at line:column
 * of its place (line, column: where the text begins; who = "rule 'age'").
 */
struct expr *expr_compile(const char *text, const struct expr_scope *scope,
	enum expr_want want, const char *who, int line, int column,
	struct diag_list *diags);
void expr_free(struct expr *e);
const char *expr_text(const struct expr *e); /* as written */

enum tri expr_test(const struct expr *e, const struct facts *facts);
void expr_value(
	const struct expr *e, const struct facts *facts, struct value *out);

/* Answer with the reasons: one row for each and, or, not, comparison and
 * function that is asked, depth-first. */
struct why_row {
	int depth;	 /* 0 is the expression itself */
	enum tri answer;
	char *what;	 /* "jlpt >= n5": as written */
	char *seen;	 /* "n4"; NULL for and/or/not */
	char *needed;	 /* ">= n5"; NULL for and/or/not */
	int node;	 /* its place in the expression, for expr_say() */
	struct value value; /* the value seen; text is borrowed */
	const struct fdef *field; /* of the value seen, or NULL; of a sum: the
				     first health field in it, if any */
};
struct why {
	struct why_row *rows;
	size_t n, cap;
};
void why_release(struct why *why);
enum tri expr_explain(
	const struct expr *e, const struct facts *facts, struct why *why);

/*
 * Rows that were kept, said later: a node is the number a row had, a value the
 * one it had seen. Both may come from outside; what does not fit the expression
 * is said as the whole of it, or as the bare value.
 */
struct expr_words {
	void *ctx;
	enum lang lang;
	/* What the argument of a function is called, or the function itself
	 * where it has none; NULL: as it is written. */
	const char *(*name)(void *ctx, enum fact fact, const char *arg);
};
/* The part of the text, with labels in place of fields, values and arguments;
 * words NULL: as it is written. */
void expr_say(const struct expr *e, int node, const struct expr_words *words,
	struct buf *out);
void expr_say_seen(const struct expr *e, int node, const struct value *v,
	enum lang lang, struct buf *out);
/* Would the value that a row has seen tell something about health? */
bool expr_seen_health(const struct expr *e, int node);
/* The field whose value a row has seen; NULL: something that was worked out. */
const struct fdef *expr_seen_field(const struct expr *e, int node);

/*
 * What would change it: for an answer that is not yes, single facts that would
 * make it yes, each with the smallest step: the next level, the nearest number
 * or day. Found by evaluating with one fact changed, not by reading the text,
 * so that a row is true whatever the expression is. A birth date and the day
 * of a stage are not offered. Returns how many rows there are.
 */
struct turn {
	const struct fdef *field; /* the field that would change, or NULL: */
	enum fact fact;		  /* a function of the case, */
	const char *arg;	  /* its argument or NULL; borrowed from e */
	char *seen;		  /* "n5", or "unknown" */
	char *wanted;		  /* "n4" */
	struct value value;	  /* wanted, as the field keeps it; text is
				     borrowed from the field or from e */
};
struct turns {
	struct turn *rows;
	size_t n, cap;
};
size_t expr_turns(
	const struct expr *e, const struct facts *facts, struct turns *out);
void turns_release(struct turns *turns);

/* What an answer hangs on beside the records of the case and its person. */
enum expr_reads {
	READS_TODAY = 1 << 0,  /* it may be another one tomorrow */
	READS_OTHERS = 1 << 1, /* other records: a host, quotas, the household */
	READS_HEALTH = 1 << 2, /* a field that not everybody may see */
	READS_SCORE = 1 << 3,  /* the score or a part of it */
	READS_QUOTA = 1 << 4,  /* the room in the quotas */
};
unsigned expr_reads(const struct expr *e);

/* Fields of the case and the person that the expression reads, a reference for
 * what is behind it; returns how many were written to out. */
size_t expr_fields(const struct expr *e, const struct fdef **out, size_t max);

#endif
