/* SPDX-License-Identifier: MIT */
/* Notes, visits, tasks. */
#ifndef MAGANG_OPS_OPS_ABOUT_H
#define MAGANG_OPS_OPS_ABOUT_H

#include "magang/record/fields.h"

struct err;
struct office;
struct receipt;
struct setting;

/* A task or an activity (note, call, whatsapp, visit, or one of the case's program) about
 * another record. An activity without a date is of today; a task without an
 * officer is the caller's, and goes on with its case where that is his. */
int op_about_add(struct office *office, enum kind kind, enum kind about_kind,
	uint64_t about, const struct setting *values, size_t n,
	struct receipt *out, struct err *err);
/* The same, one of many in an act. */
struct about_row {
	enum kind kind, about_kind;
	uint64_t about;
	const struct setting *values;
	size_t n;
	uint64_t act; /* goes on with it; 0: an act of its own */
	bool try;     /* nothing is done, only told */
};
/* MG_EUSAGE, MG_ENOTALLOWED and their like: that row alone. */
int op_about_add_row(struct office *office, const struct about_row *row,
	struct receipt *out, struct err *err);
/* What was done about a record, as it was typed; NULL and "": not given. */
struct deed {
	const char *activity, *amount, *date, *text,
		*result; /* of a call, unless another way is said */
};
/* MG_EUSAGE where neither words, an amount nor a result say anything. */
int op_note(struct office *office, enum kind about_kind, uint64_t about,
	const struct deed *note, struct receipt *out, struct err *err);
/* How it went to reach whom a record is about: a person, a case or an organisation,
 * or what a task, a letter, a decision leads to. */
int op_contact(struct office *office, enum kind kind, uint64_t id,
	const char *way, const char *result, struct receipt *out,
	struct err *err);
/* op_about_add() for who has the words and the day only: the caller's task. */
int op_task_add(struct office *office, enum kind about_kind, uint64_t about,
	const char *text, int32_t due, struct receipt *out, struct err *err);
/* Open tasks, today; those done already are passed over. */
int op_tasks_done(struct office *office, const uint64_t *ids, size_t n,
	struct receipt *out, struct err *err);
/* The same for possible duplicates: "same", "different", "open". */
int op_doubts_answer(struct office *office, const uint64_t *ids, size_t n,
	const char *answer, struct receipt *out, struct err *err);

#endif
