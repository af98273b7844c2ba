/* SPDX-License-Identifier: MIT */
/*
 * Two persons found to be one: the second becomes a record of the first, whose
 * values are kept, field by field, from either. How it is kept: record/index.h.
 */
#ifndef MAGANG_OPS_MERGE_H
#define MAGANG_OPS_MERGE_H

#include "magang/ops/ops.h"

struct ids;
struct undo_report;

#define MERGE_FIELDS 48

/* Of two persons, and what to keep of whom. */
struct merge_plan {
	uint64_t person[2]; /* the first one stays */
	uint64_t seen[2];   /* the versions that were compared; 0: any */
	struct record *r[2];
	struct arena *arena; /* has their texts */
	/* Fields in which they differ; those of a group stand together. */
	size_t n;
	struct merge_field {
		const struct fdef *f;
		bool second; /* hers is kept */
	} row[MERGE_FIELDS];
};

/* Looks at both, and chooses: what only one has; the numbers and the birth date that
 * a NIK speaks for; else those of the record that was changed last. To be released,
 * whatever comes back. */
int merge_plan_make(struct office *office, uint64_t first, uint64_t second,
	struct merge_plan *out, struct err *err);
/* Frees what it points to. */
void merge_plan_release(struct merge_plan *plan);
/* The row of a field; NULL: they do not differ there. */
const struct merge_field *merge_plan_row(
	const struct merge_plan *plan, uint16_t field);
/* Keeps a field, and what goes with it, of the second or of the first; false: they
 * do not differ there. */
bool merge_plan_keep(struct merge_plan *plan, uint16_t field, bool second);

/* MG_ECONFLICT: one of them was changed since it was seen. try: only judged. */
int op_merge_persons(struct office *office, const struct merge_plan *plan,
	const char *reason, bool try, struct receipt *out, struct err *err);
/* Takes back the merge of a second record, as an undo does: what was done since stays
 * where it was done. */
int op_unmerge(struct office *office, uint64_t second, struct undo_report *out,
	struct err *err);

/* Records that were merged with a person, on the way or directly, ascending. */
int merged_with(struct office *office, uint64_t person, struct ids *out,
	struct err *err);

#endif
