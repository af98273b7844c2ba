/* SPDX-License-Identifier: MIT */
/*
 * What an office answers about a case: may it move, and what speaks against it.
 * Rows of codes and values, no words: view/why.c says them in any language.
 *
 * A row names what was asked (a role, a field, a paper, a rule ...), which one,
 * the answer, and the value that was seen. Rules and guards have a row for the
 * whole and, behind it, one for each part that has seen a value (node >= 0):
 * verdict_part_tells() says which of them answer for the whole. The line and the marks of the score decide with a
 * guard that asks for it, quotas with one that asks for them.
 *
 * Names are those of the program version; it lives as long as the office.
 */
#ifndef MAGANG_CASEWORK_VERDICT_H
#define MAGANG_CASEWORK_VERDICT_H

#include "magang/casework/facts.h"

struct arena;
struct buf;
struct expr;

/* what, its word where rows are stored */
#define VERDICT_WHAT(X)                                                        \
	X(VERDICT_MOVE, "move") /* no move leads from one to the other */      \
	X(VERDICT_ROLE, "role") /* it is for others; seen: his role */         \
	X(VERDICT_PROPOSAL,                                                    \
		"proposal")         /* one is open: that is answered first */  \
	X(VERDICT_REASON, "reason") /* it needs one */                         \
	X(VERDICT_CAUSE, "cause")   /* it needs one of its own */              \
	X(VERDICT_FIELD, "field")   /* which: its id; it is not filled in */   \
	X(VERDICT_PAPER, "paper")   /* seen: when it ran out; none: missing */ \
	X(VERDICT_GUARD, "guard")   /* of the move */                          \
	/* from here on one that does not stop, but is not met, warns */       \
	X(VERDICT_RULE, "rule")         /* of the program */                   \
	X(VERDICT_SCORE, "score")       /* seen: points; the line of them */   \
	X(VERDICT_MARK, "mark")         /* of a part of the score */           \
	X(VERDICT_QUOTA, "quota")       /* seen: places_seen() */              \
	X(VERDICT_VALID, "valid")       /* seen: the start that is planned */  \
	X(VERDICT_ACTIVITY, "activity") /* seen: how much of it was done */    \
	X(VERDICT_POINTS, "points")     /* seen: what a part adds to them */

/* What a row is an answer to. */
enum verdict_what {
#define VERDICT_ENUM(what, word) what,
	VERDICT_WHAT(VERDICT_ENUM)
#undef VERDICT_ENUM
		VERDICT_COUNT
};
extern const char *const verdict_word[VERDICT_COUNT];

/* A rule says no, and does not stop. */
enum rule_pass {
	PASS_NONE,
	PASS_MAY,    /* whoever moves it lets it pass, with a reason */
	PASS_BEFORE, /* a decision of the case did (let_pass.h) */
};

/* One thing that was asked, and the answer. */
struct verdict_row {
	enum verdict_what what;
	enum tri answer;
	bool stops;     /* the case stays where it is */
	bool health;    /* what is asked, what was seen is of that class */
	bool closed;    /* its answer hangs on that, and is not told */
	uint16_t which; /* paper, rule, mark and points (part), quota, activity:
			   its place in the program */
	enum rule_pass pass;
	int node; /* part of the expression; -1: the whole */
	struct value seen;
};

struct verdict {
	const struct program *program;
	int from, to;  /* stages; the same: where the case stands */
	int list;      /* the waiting list that it comes on, as nothing but room
		     stands against the move (case_moves()); -1: it does not */
	size_t stops;  /* rows that do */
	size_t closed; /* answers that are not told: verdict_close() */
	uint64_t holder;  /* the case that has the place instead (regain.h);
			    0: none */
	bool lets_pass;   /* the move does, so it needs a reason */
	bool asks_health; /* for fields, papers of it, there or not */
	struct verdict_row *rows;
	size_t n, cap;
	struct arena *arena; /* texts of values */
};

/* Before the first verdict_begin(), which may be called again and again; the
 * release frees rows and texts, the program is borrowed. */
void verdict_init(struct verdict *v);
void verdict_release(struct verdict *v);

/* Empty, about a case between two stages. */
void verdict_begin(
	struct verdict *v, const struct program *program, int from, int to);
/* The row is valid until the next one is added. A text that is seen is copied,
 * a long one cut. */
struct verdict_row *verdict_add(struct verdict *v, enum verdict_what what,
	size_t which, enum tri answer);
/* What the answer was made of; a text is copied. */
void verdict_see(
	struct verdict *v, struct verdict_row *row, const struct value *seen);
/* It keeps the case where it is. */
void verdict_stop(struct verdict *v, struct verdict_row *row);

/* Has whoever decides to say why, or what for? */
bool verdict_asks_reason(const struct verdict *v);

/* Does it lead where somebody is not accepted? What is not met speaks for that. */
bool verdict_declines(const struct verdict *v);
/* The next row at or behind `i` that a person is told of, parts left out: one
 * that stops, or else one that is not met and does not, where that speaks
 * against the move. SIZE_MAX: none. */
size_t verdict_next(const struct verdict *v, size_t i, bool stops);

/* Does the part `i` answer for the whole that it stands behind? Where that does
 * not hold, what is fulfilled is not the reason. */
bool verdict_part_tells(const struct verdict *v, size_t i);

/* Does its answer hang on what not everybody may see of health? */
bool verdict_asks_health(
	const struct verdict *v, const struct verdict_row *row);
/* For who sees no health: rows that ask for it, mixed with whatever else, are
 * there without their answer and their parts, and do not stop; fields and papers
 * of health that are missing are none, and asking for them is one answer that is
 * not told. Whoever shows a verdict closes it; apply() judges by what is so. */
void verdict_close(struct verdict *v);

/* Has the program such a row? */
bool verdict_fits(const struct program *p, int what, uint64_t which);

/* What a row is about, by its name in the program file or its role; NULL:
 * nothing that has a name. Lives as long as the verdict. */
const char *verdict_name(
	const struct verdict *v, const struct verdict_row *row);
/* Of a row of that kind: its field; its expression. NULL: none. */
const struct fdef *verdict_field(
	const struct verdict *v, const struct verdict_row *row);
/* NULL also for a part that the program does not have. */
const struct expr *verdict_expr(
	const struct verdict *v, const struct verdict_row *row);

/*
 * What stops as text for the journal: words and numbers, never values.
 * "1 2 field:6 paper:3 rule:4 rule:4.7?": the stages by their numbers, then row
 * by row what, which, part, and ? where the answer is not known; at the end
 * "by:17" where a case has the place.
 */
void verdict_store(const struct verdict *v, struct buf *out);
/* false: not of that form, or not of this program. */
bool verdict_parse(struct verdict *v, const struct program *program,
	const char *text, size_t len);

#endif
