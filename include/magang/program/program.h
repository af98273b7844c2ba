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
#include "magang/field/fdef.h"
#include "magang/program/letter.h"
#include "magang/base/span.h"

struct expr;

/* What it means for a case to stand in a stage; up to STAGE_HOLD it is active.
 */
enum stage_kind {
	STAGE_START,
	STAGE_NORMAL,
	STAGE_HOLD,
	STAGE_SUCCESS,
	STAGE_FAILED,
	STAGE_EXIT,
};
/* A case that stands there has come to an end. */
bool stage_is_end(enum stage_kind kind);

/* One of `stages:`. */
struct stage {
	const char *name;
	struct label label;
	enum stage_kind kind;
	struct span within; /* how long a case may stay */
	bool by_hand;       /* a waiting list: nobody moves up by himself */
	bool matched;       /* its cases are candidates for places */
	uint8_t number;     /* given by the store; 0 until then */
	int line;           /* where it stands in the file */
};

/* What a move does, by the kinds and the order of its two stages, or as the
 * file says. */
enum move_kind {
	MOVE_FORWARD,
	MOVE_BACK,
	MOVE_HOLD,
	MOVE_RESUME,
	MOVE_FAILED,
	MOVE_EXIT,
	MOVE_SUCCESS,
};

/* Who may: roles by name. Empty: whoever has the permission. */
struct role_list {
	const char *const *v;
	size_t n;
};
/* Is it for this role? For the administrator any is. */
bool role_listed(const struct role_list *by, const char *role);

/* One of `moves:`; program_move() finds the one that holds between two stages.
 */
struct move {
	int from;   /* stage index; -1: any stage of kind start, normal, hold */
	int before; /* with from -1: only stages that stand before this one in
		       the file; -1: all */
	int to;
	int otherwise; /* the waiting list, where there is no room; -1: none */
	enum move_kind kind;
	struct role_list by;
	bool reason_required;
	bool cause_required; /* one of its causes; words do not do */
	bool second_person;
	const struct choice *causes; /* what a decision of it can be for */
	size_t n_causes;
	struct expr *guard; /* NULL: none */
	int line;
};

/* One of `documents:`: a paper that a case has, with a date. */
struct document {
	const char *name;
	struct label label;
	int required;      /* stage that cannot be left without it; -1: none */
	struct span valid; /* SPAN_NONE: for ever */
	const struct fdef *until; /* says the last day it is good; NULL: none
				     does */
	struct expr *condition;   /* `if:` only needed when yes; NULL: always */
	struct fdef date; /* since when it is there: a field of the case */
	int line;
};

/* Who fails a rule is warned, or does not move on. */
enum rule_level { RULE_WARN, RULE_BLOCK };
/* One of `rules:`. */
struct rule {
	const char *name;
	enum rule_level level;
	struct expr *test;
	const char *source;
	struct label say;
	int from; /* stage index from which it is asked; -1: always */
	struct role_list override; /* who lets a case pass all the same */
	int line;
};
/* May somebody of this role? Not the office itself. */
bool rule_override(const struct rule *rule, const char *role);

/* What an answer of an input is worth. */
struct score_point {
	const char *code;
	int64_t points;
};
/* One of the parts of `score:`. */
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

/* What seats are counted by. */
enum quota_by { QUOTA_TOTAL, QUOTA_REGENCY, QUOTA_SEX, QUOTA_KK };
/* Seats under one key of a quota, or of a target. */
struct quota_seats {
	int64_t key; /* area code; 0: default */
	int64_t seats;
};
/* One of `quotas:`. */
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
#define UNIT_DAYS "days"
/* One of `activities:`: what can be noted about a case. */
struct activity {
	const char *name;
	struct label label;
	const char *area; /* one of the eight areas of the agreement */
	const char *unit; /* hours, visits, events ... */
	int64_t amount;   /* in whole units; 0: not stated */
	bool seen;        /* whoever does it has seen the person */
	int stage;        /* -1: none */
	int line;
};

/* What an assessor gives points for. */
struct criterion {
	const char *name;
	struct label label;
	int64_t min, max; /* points, ten-thousandths */
};
/* One of `assessments:`: what several people judge of a case, each for himself. */
struct assessment {
	const char *name;
	struct label label;
	int stage;          /* in which cards are filed */
	size_t assessors;   /* how many cards make it whole */
	struct span within; /* of the stage: by then they are all in */
	struct role_list by;
	const struct criterion *criteria;
	size_t n_criteria;
	int line;
};

/* One of `cohorts: units:`: what is taught, and marked by numbers. */
struct unit {
	const char *name;
	struct label label;
	int64_t pass, most; /* ten-thousandths: passed from, at most */
	int attempts;       /* the first and its resits */
	uint16_t number;    /* in the dictionary */
};

#define WARNS_MAX 4
/* How much before a day it is due soon, the earliest first. */
struct warns {
	struct span at[WARNS_MAX]; /* amounts <= 0 */
	size_t n;
};

/* From what day a deadline counts. */
enum anchor_kind { ANCHOR_DATE, ANCHOR_STAGE, ANCHOR_FIELD, ANCHOR_DOCUMENT };
/* Who has its task: each person, or the host of all who are there. */
enum deadline_per { DEADLINE_PER_PERSON, DEADLINE_PER_HOST };
/* One of `deadlines:`: a day that follows from another, and the task for it. */
struct deadline {
	const char *name;
	struct label label;
	enum anchor_kind anchor;
	int32_t date;             /* ANCHOR_DATE */
	int index;                /* stage or document index */
	const struct fdef *field; /* ANCHOR_FIELD */
	struct span after;        /* SPAN_NONE: on the day itself */
	struct warns warns;
	const char *task; /* name of the task it makes, or NULL */
	bool repeats;     /* again after `after`, while in the stage */
	bool seen;        /* until the person was seen (followups.h) */
	int per;          /* enum deadline_per */
	int stage;        /* only while in this stage; -1: any */
	int line;
};

/* What an answer to a letter means: a move, a task, or nothing. */
struct letter_reply {
	int to;            /* stage index; -1: no move */
	const char *cause; /* of the move, or NULL */
	struct label task;
	bool has_task;
	int line;
};

/* One of `letters:`: what is written to a person when his case is decided. */
struct letter {
	const char *name;
	struct label label;
	const int *on; /* stages: a decision that leads there */
	size_t n_on;
	const char *const *causes; /* for one of them; none: for any, or none */
	size_t n_causes;
	struct label text; /* with placeholders (letter.h) */
	struct letter_reply replies[REPLY_COUNT];
	int line;
};

/* Who signs a certificate. */
struct signer {
	const char *name; /* NULL: whoever that is by then */
	struct label role;
};
/* One of `certificates:`: what is given to a case for what it completed. */
struct certificate {
	const char *name;
	struct label label; /* what stands over it */
	const int *on;      /* stages: a case that came there */
	size_t n_on;
	struct expr *condition; /* and only where this is yes; NULL: always */
	bool in_cohort;         /* and has a seat in a cohort */
	int document;           /* that it is, of the case; -1: none */
	const char *number;     /* with placeholders (certificate.h) */
	struct label text;
	const struct signer *signers;
	size_t n_signers;
	int line;
};

/* One of `packs:`: a list that goes to a partner, to be filled in and sent back. */
struct pack {
	const char *name;
	struct label label;
	const char *to; /* the partner */
	/* What goes along, nothing else ever: the name that rows are known by,
	 * then what the partner is told. */
	const struct fdef *const *fields;
	size_t n_fields;
	const struct fdef *const *answers; /* of the case, by the partner */
	size_t n_answers;
	int activity; /* that he tells of, if any, by its index; -1: none */
	bool ranks;   /* he ranks the cases, for a host */
	int line;
};

/* One of `targets:`: how many there should be. */
struct target {
	const char *name;
	int64_t total;
	bool by_regency;
	bool yearly; /* in each year, and counted anew in each */
	const struct quota_seats *shares;
	size_t n_shares;
	char grades[4];  /* of outcomes that count, the best first: "ab" */
	int32_t until;   /* the last day; DATE_NONE: none is said */
	uint16_t number; /* in the dictionary */
};

/* One of `outcomes:`: by what a person counts for a target, and how long. */
struct outcome_rule {
	const char *name;
	struct label label;
	int target;        /* index of what it counts for; -1: of nothing */
	int digits;        /* of its number; 0: any */
	struct span lasts; /* from its day; SPAN_NONE: for ever */
	bool ends;         /* who has it counts no more, and nobody asks */
	int lists; /* the end at which a case begins of who comes by the list of
		      another agency; -1: none is taken */
	int line;
};

/* One of `retention:`: how long what is kept. */
struct retention {
	const char *name; /* stage, or outcome: completed, failed, left */
	int stage; /* -1: every stage of `kind` without a row of its own */
	enum stage_kind kind;
	struct span keep; /* after the case came to its end */
	enum { RETENTION_ERASE, RETENTION_ANONYMISE } then;
};

/* `appeals:` whether a decision that declined may be contested. */
struct appeals {
	bool allowed;
	struct span within; /* from the decision */
	struct span decide; /* from the appeal */
};

/* `departure:` the papers that must be good on the day of the flight. */
struct departure_rule {
	const struct fdef *date; /* the flight; NULL: nobody leaves */
	const int *papers;       /* documents */
	size_t n;
	int from, to; /* stages: asked from one on, until the other */
	struct warns warns;
};

/* `protection:` the most that may be asked of a person. */
struct protection_rule {
	struct expr *cap; /* NULL: nothing is said */
	struct label say; /* it in words */
	bool in_yen;
	int32_t from; /* of who is to start on that day or later; DATE_NONE: of
			 everybody */
	int64_t yen;  /* rupiah for one, ten-thousandths; 0: not said */
	struct span
		originals; /* how long one may be held; SPAN_NONE: not said */
	const struct fdef *sender; /* names who sends a person; NULL: nobody */
};

/* What a program says of who comes to its classes. */
struct attendance {
	int at_least;     /* percent of the days; 0: no rule */
	char counted[4];  /* letters of marks that are no day there */
	struct span lock; /* days to mark a day; SPAN_NONE: any */
};

/* One of `cohorts: attendance: causes:`: why somebody is not there, by the letter that
 * is its name; the mark on a sheet is that of its kind and this letter ("ip"). */
struct absence_cause {
	const char *name;
	struct label label;
	char letter; /* of its kind */
};

/* `cohorts: complete:` what becomes of those who sat in one: stages. */
struct completing_rule {
	int passed, resit, out; /* -1: nothing is decided */
	int units;              /* to be passed; 0: all */
};

struct program {
	char *file; /* as given to program_load */
	const char *name;
	int version;
	bool second_person; /* not who installed it moves cases into it */
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
	struct expr *cohort_if; /* who sits in one, on its first day; or NULL */
	struct attendance attendance;
	const struct choice *seat_causes; /* of seats in a cohort */
	size_t n_seat_causes;
	struct absence_cause *absences;
	size_t n_absences;
	struct unit *units;
	size_t n_units;
	struct completing_rule complete;
	int64_t join_until; /* day of class after which nobody joins; 0: any */
	struct expr *slot_if; /* who gets a place at a host, on its first day */
	struct span stay;     /* of who comes to a host; SPAN_NONE: not said */
	struct host_limit *host_limits;
	size_t n_host_limits;
	bool has_score;
	int64_t score_line; /* ten-thousandths */
	struct score_part *parts;
	size_t n_parts;
	struct quota *quotas;
	size_t n_quotas;
	struct activity *activities;
	size_t n_activities;
	struct assessment *assessments;
	size_t n_assessments;
	struct deadline *deadlines;
	size_t n_deadlines;
	struct letter *letters;
	size_t n_letters;
	struct certificate *certificates;
	size_t n_certificates;
	struct pack *packs;
	size_t n_packs;
	int contact_tries; /* in vain, until a person is unreachable; 0: they
			      are not counted */
	struct span contact_again; /* from one to the next; SPAN_NONE: nobody
				      is told to */
	struct target *targets;
	size_t n_targets;
	struct outcome_rule *outcomes;
	size_t n_outcomes;
	struct appeals appeals;
	struct protection_rule protection;
	struct departure_rule departure;
	struct retention *retentions;
	size_t n_retentions;

	const struct expr_source
		*of_hosts; /* what conditions of hosts may name */
	void *memory;      /* owner of all names and arrays */
};

/* Is this version for a start on that day? DATE_NONE: nobody has planned it, so
 * it is today or later. */
bool program_is_for(const struct program *p, int32_t start, int32_t today);

int program_stage(const struct program *p, const char *name); /* or -1 */

/* The index of the stage in which a case begins. */
int program_start(const struct program *p);

/* The index of what has that number or that name; -1: none. */
int program_stage_by_number(const struct program *p, uint8_t number);
int program_document(const struct program *p, const char *name);
int program_activity(const struct program *p, const char *name);
int program_assessment(const struct program *p, const char *name);
int program_unit(const struct program *p, const char *name);

/* What a letter means beside those that all programs have; NULL: nothing. */
const struct absence_cause *program_absence(
	const struct program *p, char letter);

/* The roles that it names, one after the other; NULL: no more. */
const char *program_role(const struct program *p, size_t at);

/* Own field, then core field that the program asks for, or NULL. */
const struct fdef *program_field(const struct program *p, const char *name);

/* The move from one stage to another, or NULL: there is none. */
const struct move *program_move(const struct program *p, int from, int to);
/* Does it ask what it is for: it says so, or lists causes? */
bool move_asks_reason(const struct move *m);
/* A cause of a move by its code; NULL: it lists none such, or the move is NULL. */
const struct choice *move_cause(const struct move *m, const char *code);

/* The index of a letter; -1: the program has none of that name. */
int program_letter(const struct program *p, const char *name);
/* Is it written when a case comes into a stage for that cause? */
bool letter_is_for(const struct letter *l, int stage, const char *cause);

/* The index of a certificate; -1: the program has none of that name. */
int program_certificate(const struct program *p, const char *name);
/* The same of an outcome. */
int program_outcome(const struct program *p, const char *name);
/* Do cases of who comes by the list of another agency begin at this stage? */
bool program_lists_begin(const struct program *p, int stage);
/* The outcome that such a list proves; -1: the program takes none. */
int program_listed(const struct program *p);
/* The same of a pack. */
int program_pack(const struct program *p, const char *name);

/* Stages that can be reached in one move; returns how many. */
size_t program_next(const struct program *p, int from, int *out, size_t max);

/* The stage that a case on this waiting list waits for; -1: it is none. */
int program_waits_for(const struct program *p, int stage);

/* The line of the score stands among the rules under this name, the mark of a
 * part as "score.PART". */
#define RULE_SCORE "score"

#endif
