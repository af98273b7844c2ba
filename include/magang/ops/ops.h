/* SPDX-License-Identifier: MIT */
/*
 * What a person can do. Every op is a build that op_run() calls: inside the
 * gate it reads what it needs and fills one change, which is sent; permission,
 * conflicts and allowed moves are decided by apply() inside the transaction
 * that orders the change. Each returns 0 or a code with a sentence; the act id
 * is for undo. MG_ENOENT: nothing to change, somebody has done it already.
 */
#ifndef MAGANG_DOMAIN_OPS_H
#define MAGANG_DOMAIN_OPS_H

#include "magang/record/change.h"
#include "magang/office/office.h"
#include "magang/office/value.h"
#include "magang/casework/stages.h"
#include "magang/expr/expr.h"

struct setting {
	const struct fdef *field;
	struct value value;
};

/*
 * Submits a change: numbers it, makes ids for new records (an id that is no
 * greater than the number of operations is a placeholder: the record that the
 * n-th of them makes), seals, appends to the log. On refusal: the code, and the
 * sentence of apply(). What was left out is marked in the operations.
 */
int submit(struct office *office, struct change *c, struct err *err);

/* Why some of many stay as they are. */
struct stay {
	size_t n;
	int code;
	char text[200];
};
#define STAY_REASONS 8 /* the last one counts for all that follow */

struct receipt {
	uint64_t id;
	uint64_t act;
	uint64_t seq;
	uint64_t first[KIND_COUNT]; /* record of each kind; 0: none */
	size_t doubts; /* pairs that went to the list */
	/* Of many records: how many went, how many did not, and why. */
	size_t went, stayed;
	struct stay why[STAY_REASONS];
	size_t n_why;
	char notes[800]; /* what is doubtful, a line each: for the officer */
};

/* What a record of a person says against itself, a line each (the NIK against
 * birth date, sex and district, with a near number that fits). */
void person_doubts(struct office *office, struct txn *txn,
	const struct record *person, struct buf *out);

/* Fills in what follows from other values (birth date and sex from the NIK,
 * regency from the district ...), registration date and temporary-number task.
 * Same NIK or passport: MG_ETAKEN names the person it belongs to. */
int op_person_add(struct office *office, const struct setting *values, size_t n,
	struct receipt *out, struct err *err);
/* A person together with its first case: one change, all of it or nothing. The
 * case has a receipt of its own. */
struct opening {
	const char *program;
	const struct setting *values;
	size_t n;
};
int op_person_with_case(struct office *office, const struct setting *values,
	size_t n, const struct opening *first, struct receipt *out,
	struct receipt *kase, struct err *err);
int op_add(struct office *office, enum kind kind, const struct setting *values,
	size_t n, struct receipt *out, struct err *err);
/* seen: version the caller looked at; 0: the present one. MG_ECONFLICT gives
 * the three values of each field in conflict. */
int op_set_fields(struct office *office, enum kind kind, uint64_t id,
	uint64_t seen, const struct setting *values, size_t n, const char *reason,
	struct receipt *out, struct err *err);
/* Language and switches of the caller's own user record; needs no permission and
 * is nothing that undo takes back. 0 also where they were so already. */
int op_own_choice(struct office *office, const struct setting *values, size_t n,
	struct err *err);
/* Opening and moving leave in office->verdict what stops and what warns, as rows
 * for whoever puts them into words; *err only says that it is so. */
int op_case_open(struct office *office, uint64_t person, const char *program,
	const struct setting *values, size_t n, struct receipt *out,
	struct err *err);
int op_case_move(struct office *office, uint64_t id, const char *stage,
	const char *reason, struct receipt *out, struct err *err);
/*
 * Many records at once: each that may, in one act, and in one change as long as
 * its bytes allow. Those that may not stay as they are and stand in `left` (room
 * for n), the receipt says how many and why. A code, and the first sentence,
 * when none went: MG_ENOENT where all are so already.
 */
int op_cases_move(struct office *office, const uint64_t *ids, size_t n,
	const char *stage, const char *reason, uint64_t *left, size_t *n_left,
	struct receipt *out, struct err *err);
/* The same answer without the move. */
int op_case_move_check(struct office *office, uint64_t id, const char *stage,
	const char *reason, struct err *err);
/* Document of the checklist: present since `date`; DATE_NONE takes it away. */
int op_case_document(struct office *office, uint64_t id, const char *document,
	int32_t date, struct receipt *out, struct err *err);
/* A task or an activity (note, call, visit, or one of the case's program) about
 * another record. An activity without a date is of today; a task without an
 * officer is the caller's. */
int op_about_add(struct office *office, enum kind kind, enum kind about_kind,
	uint64_t about, const struct setting *values, size_t n,
	struct receipt *out, struct err *err);
int op_activity(struct office *office, enum kind about_kind, uint64_t about,
	const char *activity, int64_t amount, const char *text,
	struct receipt *out, struct err *err);
int op_task_add(struct office *office, enum kind about_kind, uint64_t about,
	const char *text, int32_t due, struct receipt *out, struct err *err);
/* Open tasks, today; those done already are passed over. */
int op_tasks_done(struct office *office, const uint64_t *ids, size_t n,
	struct receipt *out, struct err *err);
/* The same for possible duplicates: "same", "different", "open". */
int op_doubts_answer(struct office *office, const uint64_t *ids, size_t n,
	const char *answer, struct receipt *out, struct err *err);

/*
 * Takes back an act (0: the caller's last one that stands). Fields changed since
 * by somebody else stay and are counted in *left, each named in `report`.
 */
struct undo_report {
	uint64_t act;	 /* the act taken back */
	enum act_kind kind; /* of it */
	uint64_t by;	 /* the new act */
	size_t records;	 /* taken back */
	size_t of_kind[KIND_COUNT]; /* the same, of each kind */
	size_t left;	 /* could not be */
	struct buf *text; /* one line for each that was left; may be NULL */
};
int op_undo(struct office *office, uint64_t act, struct undo_report *out,
	struct err *err);
/* Takes back the caller's last undo. */
int op_redo(struct office *office, struct undo_report *out, struct err *err);

/* Destroys the key, leaves a stub. PERM_ADMIN. */
int op_erase(struct office *office, uint64_t person, const char *reason,
	struct receipt *out, struct err *err);

/* Settings: a program file, or one of site, roles, calendar, areas. Every fault
 * of the text goes to `diags` under the name of its file; of a setting it is in
 * *err where `diags` is NULL. */
int op_program_install(struct office *office, const char *file, const char *text,
	size_t len, struct diag_list *diags, struct receipt *out, struct err *err);
int op_setting_install(struct office *office, const char *name, const char *text,
	size_t len, struct diag_list *diags, struct receipt *out,
	struct err *err);

#endif
