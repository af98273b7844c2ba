/* SPDX-License-Identifier: MIT */
/*
 * A program as its YAML file defines it, checked whole. See magang-program(5)
 * for the file; program_load() is the only way to get one. Names, labels and
 * arrays belong to the program and live until program_free().
 */
#ifndef MAGANG_PROGRAM_PROGRAM_H
#define MAGANG_PROGRAM_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/date.h"
#include "magang/base/i18n.h"
#include "magang/expr/expr.h"
#include "magang/field/fdef.h"
#include "magang/yaml/span.h"

struct buf;
struct diag_list;

enum stage_kind {
	STAGE_START,
	STAGE_NORMAL,
	STAGE_HOLD,
	STAGE_SUCCESS,
	STAGE_FAILED,
	STAGE_EXIT,
};

struct stage {
	const char *name;
	struct label label;
	enum stage_kind kind;
	struct span within; /* how long a case may stay */
	uint8_t number;	    /* given by the store; 0 until then */
	int line;	    /* where it stands in the file */
};

enum move_kind {
	MOVE_FORWARD,
	MOVE_BACK,
	MOVE_HOLD,
	MOVE_RESUME,
	MOVE_FAILED,
	MOVE_EXIT,
	MOVE_SUCCESS,
};

struct move {
	int from;   /* stage index; -1: any stage of kind start, normal, hold */
	int before; /* with from -1: only stages that stand before this one in
		       the file; -1: all */
	int to;
	enum move_kind kind;
	const char *const *by; /* roles; empty: whoever may move cases */
	size_t n_by;
	bool reason_required;
	bool second_person;
	struct expr *guard; /* NULL: none */
	int line;
};

struct document {
	const char *name;
	struct label label;
	int required; /* stage that cannot be left without it; -1: none */
	struct span valid; /* SPAN_NONE: for ever */
	enum fdef_privacy privacy;
	struct expr *condition; /* `if:` only needed when yes; NULL: always */
	uint16_t id; /* field id of its date in a case; given by the store */
	int line;
};

enum rule_level { RULE_WARN, RULE_BLOCK };
struct rule {
	const char *name;
	enum rule_level level;
	struct expr *test;
	const char *source;
	struct label say;
	int from; /* stage index from which it is asked; -1: always */
	int line;
};

struct score_point {
	const char *code;
	int64_t points;
};
struct score_part {
	const char *name;
	struct label label;
	int64_t weight; /* ten-thousandths; all parts together 100 */
	struct expr *from;
	int64_t scale_min, scale_max; /* scale_min == scale_max: points */
	const struct score_point *points;
	size_t n_points;
	bool has_pass;
	int64_t pass; /* knock-out mark on the input (with points: on them) */
	int line;
};

enum quota_by { QUOTA_TOTAL, QUOTA_REGENCY, QUOTA_SEX, QUOTA_KK };
struct quota_seats {
	int64_t key; /* area code; 0: default */
	int64_t seats;
};
struct quota {
	const char *name;
	enum quota_by by;
	const char *of; /* QUOTA_SEX: "L" or "P" */
	const struct quota_seats *seats;
	size_t n_seats;
	int at_least_percent; /* 0: a ceiling, not a floor */
	int line;
};

#define UNIT_HOURS "hours" /* what hours() adds up */
struct activity {
	const char *name;
	struct label label;
	const char *area; /* one of the eight areas of the agreement */
	const char *unit; /* hours, visits, events ... */
	int64_t amount;	  /* in whole units; 0: not stated */
	int stage; /* -1: none */
	int line;
};

enum anchor_kind { ANCHOR_DATE, ANCHOR_STAGE, ANCHOR_FIELD, ANCHOR_DOCUMENT };
struct deadline {
	const char *name;
	struct label label;
	enum anchor_kind anchor;
	int32_t date;		  /* ANCHOR_DATE */
	int index;		  /* stage or document index */
	const struct fdef *field; /* ANCHOR_FIELD */
	struct span after;	  /* SPAN_NONE: on the day itself */
	struct span warn;	  /* before the due date: amount <= 0 */
	const char *task;	  /* name of the task it makes, or NULL */
	bool repeats;		  /* again after `after`, while in the stage */
	int stage; /* only while in this stage; -1: any */
	int line;
};

struct target {
	const char *name;
	int64_t total;
	bool by_regency;
	const struct quota_seats *shares;
	size_t n_shares;
};

struct retention {
	const char *name; /* stage, or outcome: completed, failed, left */
	int stage;	  /* -1: every stage of `kind` without a row of its own */
	enum stage_kind kind;
	struct span keep; /* after the case came to its end */
	enum { RETENTION_ERASE, RETENTION_ANONYMISE } then;
};

struct program {
	char *file; /* as given to program_load */
	const char *name;
	int version;
	int32_t valid_from, valid_to; /* DATE_NONE: open; planned start */
	const char *prefix;
	struct label label;
	const char *partner;
	const char *owner; /* the office; NULL: not stated */

	struct fdef *fields;
	size_t n_fields;
	struct choice *sections; /* code, label */
	size_t n_sections;
	/* core fields that this program asks for; .required is set */
	struct fdef *core;
	size_t n_core;
	struct document *documents;
	size_t n_documents;
	struct stage *stages;
	size_t n_stages;
	struct move *moves;
	size_t n_moves;
	struct rule *rules;
	size_t n_rules;
	bool has_score;
	int64_t score_line; /* ten-thousandths */
	struct score_part *parts;
	size_t n_parts;
	struct quota *quotas;
	size_t n_quotas;
	struct activity *activities;
	size_t n_activities;
	struct deadline *deadlines;
	size_t n_deadlines;
	struct target *targets;
	size_t n_targets;
	struct retention *retentions;
	size_t n_retentions;

	void *memory; /* owner of all names and arrays */
};

/* What the store knows without any program. */
struct core_fields {
	const struct fdef *rows; /* of a case and its person */
	size_t n;
	const struct fdef *organisation; /* HOST.staff */
	size_t n_organisation;
};

/*
 * Reads and checks a whole file. `core` are the fields that expressions and
 * `core:` may name; expressions keep pointing to them, so they must outlive the
 * program. Returns NULL when there was a fault; all faults are in `diags`,
 * sorted, warnings and notes too.
 */
struct program *program_load(const char *file, const char *text, size_t len,
	const struct core_fields *core, struct diag_list *diags);
void program_free(struct program *p);

int program_stage(const struct program *p, const char *name); /* or -1 */
int program_stage_by_number(const struct program *p, uint8_t number);
int program_document(const struct program *p, const char *name);
int program_activity(const struct program *p, const char *name);
/* Own field, then core field that the program asks for, or NULL. */
const struct fdef *program_field(const struct program *p, const char *name);

/* The move from one stage to another, or NULL: there is none. */
const struct move *program_move(const struct program *p, int from, int to);
/* Stages that can be reached in one move; returns how many. */
size_t program_next(const struct program *p, int from, int *out, size_t max);

/* Rules: one answer each, in file order; `why` may be NULL. */
enum tri rule_test(
	const struct rule *rule, const struct facts *facts, struct why *why);

/* Is a rule asked of a case in this stage? */
bool rule_is_asked(const struct rule *rule, int stage);
/* Is its answer kept beside the case? Not where the day or another record can
 * change it, nor where it tells of health. */
bool rule_is_kept(const struct rule *rule);
/* The line of the score stands among the rules under this name, the mark of a
 * part as "score.PART". */
#define RULE_SCORE "score"
/* Does a program know a rule, or a mark, of this name? */
bool program_has_rule(const struct program *p, const char *name);

/* Score of one part: 0..100 in ten-thousandths (not yet weighted); false while
 * its input is unknown. *passed tells about the knock-out mark. */
bool score_part_points(const struct score_part *part,
	const struct facts *facts, int64_t *points, bool *passed);
/* Weighted sum of the known parts; false while a part is unknown. */
bool score_total(
	const struct program *p, const struct facts *facts, int64_t *total);
/* Does a move that may start here or before ask for the score? Until then
 * nobody misses it. */
bool score_is_asked(const struct program *p, int stage);
/* Does the total come to the line, the input of a part to its mark? *seen: what
 * there is of it, in the unit of the line or the mark. */
enum tri score_reaches(
	const struct program *p, const struct facts *facts, int64_t *seen);
enum tri score_part_reaches(const struct score_part *part,
	const struct facts *facts, int64_t *seen);

/* Seats for a key (area code), or -1: no bound. */
int64_t quota_seats_for(const struct quota *q, int64_t key);

/* The page of text for an applicant (`magang program show`). */
void program_describe(
	const struct program *p, enum lang lang, struct buf *out);

/* Every key of a program file: what to write, default, meaning. */
void program_keys(struct buf *out);

/* Calendar: Monday to Friday less the holidays. calendar_load returns 0 or
 * MG_EDATA; a NULL calendar has no holidays. */
struct calendar {
	int32_t *holidays; /* ascending */
	size_t n;
};
int calendar_load(const char *file, const char *text, size_t len,
	struct calendar *out, struct diag_list *diags);
void calendar_release(struct calendar *c);
bool calendar_works(const struct calendar *c, int32_t date);
/* DATE_NONE where the date or the sum is none. Working days: the nth one after
 * (before) the date, which itself does not count; 0 leaves it as it is. */
int32_t calendar_add(const struct calendar *c, int32_t date, struct span span);

#endif
