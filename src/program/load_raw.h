/* SPDX-License-Identifier: MIT */
/* The tree to raw rows. */
#ifndef PROGRAM_LOAD_RAW_H
#define PROGRAM_LOAD_RAW_H

#include "magang/program/program.h"
#include "magang/yaml/schema.h"

struct load;
struct node;

/* Every raw row begins with this. */
struct raw {
	const char *name;      /* "" in a list */
	const struct node *at; /* where it stands: its key, or the item */
	const char *who;       /* "rule 'age'": begins its faults */
	bool doubtful;         /* had a fault: what follows is not told */
};

struct raw_section {
	struct raw raw;
	struct label label;
};

struct raw_field {
	struct raw raw;
	const char *section;
	struct fdef f;
	int type, privacy, to;
	const struct node *required, *values, *range, *digits, *length, *level;
	bool repeat, verify;
};

struct raw_core {
	struct raw raw;
	const struct node *required, *label;
	bool verify;
};

struct raw_document {
	struct raw raw;
	struct document d;
	const struct node *required, *until, *condition;
	int privacy;
};

struct raw_stage {
	struct raw raw;
	struct stage s;
	int kind, moves_up;
};

struct raw_move {
	struct raw raw;
	const struct node *from, *to, *by, *guard, *otherwise, *causes;
	int kind; /* 0: by the stage it leads to, else enum move_kind + 1 */
	int approval, reason, cause;
};

struct raw_rule {
	struct raw raw;
	struct rule r;
	const struct node *test, *from, *override;
	int level;
};

struct raw_part {
	struct raw raw;
	struct score_part p;
	const struct node *from, *scale, *points, *pass;
};

struct raw_quota {
	struct raw raw;
	const struct node *seats, *at_least;
	const char *of;
	int by;
};

struct raw_activity {
	struct raw raw;
	struct activity a;
	const struct node *stage;
	int area;
};

struct raw_assessment {
	struct raw raw;
	struct assessment a;
	const struct node *stage, *criteria, *by;
	int assessors;
};

struct raw_criterion {
	struct raw raw;
	struct label label;
	const struct node *range;
};

struct raw_deadline {
	struct raw raw;
	struct deadline d;
	const struct node *from, *warn, *stage;
};

struct raw_letter {
	struct raw raw;
	struct letter l;
	const struct node *on, *causes, *text, *answers;
};

/* In the order of enum letter_reply_no. */
struct raw_answers {
	const struct node *rows[REPLY_COUNT];
};

struct raw_answer {
	const struct node *to, *task;
	const char *cause;
};

struct raw_unit {
	struct raw raw;
	struct unit u;
};

struct raw_certificate {
	struct raw raw;
	struct certificate c;
	const struct node *on, *condition, *document, *number, *text, *signers;
	int cohort;
};

struct raw_signer {
	struct signer s;
};

struct raw_pack {
	struct raw raw;
	struct pack p;
	const struct node *fields, *answers, *activity;
};

struct raw_target {
	struct raw raw;
	int64_t total;
	const struct node *shares, *until;
	int by, per, grades;
};

struct raw_outcome {
	struct raw raw;
	struct outcome_rule o;
	const struct node *counts_for, *lists;
};

struct raw_retention {
	struct raw raw;
	struct span keep;
	int then;
};

struct raw_top {
	const char *name, *prefix, *partner, *owner;
	int version, approval;
	struct label label;
	const struct node *departure, *protection;
	const struct node *valid, *core, *fields, *documents, *stages, *moves,
		*rules, *score, *cohorts, *slots, *quotas, *activities,
		*assessments, *deadlines, *letters, *certificates, *packs,
		*contact, *appeals, *targets, *outcomes, *retention;
};

struct raw_contact {
	int tries;
	struct span again;
};

struct raw_departure {
	const struct node *date, *papers, *from, *to, *warn;
};

struct raw_protection {
	const struct node *cap, *from, *sender;
	struct label say;
	int currency;
	int64_t yen;
	struct span originals;
};

struct raw_appeals {
	struct span within, decide;
};

struct raw_score {
	int64_t line;
	const struct node *parts;
};

struct raw_cohorts {
	const struct node *condition;
	int64_t join_until;
	const struct node *attendance, *causes, *units, *complete;
};

struct raw_complete {
	const struct node *passed, *resit, *out;
	int units;
};

struct raw_attendance {
	const struct node *at_least, *counted, *causes;
	struct span lock;
};

struct raw_absence {
	struct raw raw;
	struct absence_cause c;
	int mark;
};

struct raw_slots {
	const struct node *condition, *host_quota;
	struct span stay;
};

struct raw_host {
	struct raw raw;
	struct label label;
	const struct node *years, *staff, *seats, *excellent, *designated;
	int times_staff;
};

void load_raw(struct load *l, const struct node *root);

#endif
