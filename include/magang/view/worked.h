/* SPDX-License-Identifier: MIT */
/*
 * What is worked out for a record, in the words that lists, pages and screens
 * share.
 */
#ifndef MAGANG_VIEW_WORKED_H
#define MAGANG_VIEW_WORKED_H

#include "magang/view/text.h"

/* A record and what stands beside it, in the style of the reader. */
struct row {
	const struct style *style;
	const struct record *record;
	const struct record *person; /* of a case, else NULL */
};

/* A column that is worked out. */
struct worked {
	const char *name;
	const char *head; /* N_() */
	unsigned flags;   /* enum out_flags */
	bool (*work)(const struct row *row, struct buf *out);
	bool on_page; /* stands above the fields of one record, too */
};

/*
 * Each appends to *out; false: there is nothing. Numbers of records as people
 * type them; the others are values of the record or of what it hangs on.
 */
bool work_number(const struct row *row, struct buf *out);
bool work_likeness(const struct row *row, struct buf *out); /* its band */
bool work_merged(const struct row *row, struct buf *out);   /* with a person */
bool work_person(const struct row *row, struct buf *out);
bool work_program(const struct row *row, struct buf *out);
bool work_version(const struct row *row, struct buf *out); /* of a program */
bool work_label(const struct row *row, struct buf *out);   /* of it, too */
bool work_stage(const struct row *row, struct buf *out);
bool work_from(const struct row *row, struct buf *out);
bool work_to(const struct row *row, struct buf *out);
bool work_meant(const struct row *row, struct buf *out);
bool work_age(const struct row *row, struct buf *out);
bool work_officer(const struct row *row, struct buf *out);
bool work_decided_by(const struct row *row, struct buf *out);
bool work_returned_by(const struct row *row, struct buf *out); /* a version */
bool work_second_user(const struct row *row, struct buf *out);
bool work_assessor(const struct row *row, struct buf *out);
bool work_total(const struct row *row, struct buf *out);
bool work_appeal(const struct row *row, struct buf *out);
bool work_appealed(const struct row *row, struct buf *out);
bool work_proposal(const struct row *row, struct buf *out);
bool work_proposed(const struct row *row, struct buf *out);
bool work_about(const struct row *row, struct buf *out);
bool work_activity(const struct row *row, struct buf *out);
bool work_outcome(const struct row *row, struct buf *out);
bool work_amount(const struct row *row, struct buf *out);
bool work_first(const struct row *row, struct buf *out);
bool work_second(const struct row *row, struct buf *out);
bool work_group(const struct row *row, struct buf *out); /* of three and more */
bool work_cases(const struct row *row, struct buf *out);
bool work_tasks(const struct row *row, struct buf *out);
bool work_late(const struct row *row, struct buf *out);
bool work_taken(const struct row *row, struct buf *out);
bool work_ranked(const struct row *row, struct buf *out);
bool work_about_program(
	const struct row *row, struct buf *out);              /* of the case */
bool work_about_name(const struct row *row, struct buf *out); /* organisation */
bool work_store(const struct row *row, struct buf *out); /* that numbered it */

#endif
