/* SPDX-License-Identifier: MIT */
/*
 * A program while it is being read. Reading has three steps: the rows of
 * keys.c fill raw rows (load_raw.c); raw rows become the rows of struct
 * program, names become indexes, texts become expressions (load_*.c); then
 * the whole is checked (program_check.c). Each step goes on after a fault.
 */
#ifndef PROGRAM_LOAD_H
#define PROGRAM_LOAD_H

#include "magang/program/load.h"
#include "load_raw.h"

struct arena;
struct expr_source;
struct names;

/* rows of one kind */
#define RAW_LIST(type)                                                         \
	struct {                                                               \
		struct type *rows;                                             \
		size_t n;                                                      \
	}

/* Makes the rows of l->p from the raw ones of the same name: one(l, raw, row).
 */
#define LOAD_LIST(l, list, one)                                                \
	do {                                                                   \
		struct program *p_ = (l)->p;                                   \
		size_t n_ = (l)->list.n;                                       \
                                                                               \
		p_->list = arena_array(                                        \
			(l)->src.arena, n_ + 1, sizeof(*p_->list));            \
		for (size_t i_ = 0; i_ < n_; i_++)                             \
			one(l, &(l)->list.rows[i_], &p_->list[i_]);            \
		p_->n_##list = n_;                                             \
	} while (0)

struct load {
	struct yaml_source src;
	bool trusted;          /* bytes of a text that was loaded before */
	struct arena *scratch; /* what the program itself does not need */
	struct program *p;
	struct core_fields core; /* what expressions may name beside fields */
	struct raw_top top;
	struct raw_score score;
	struct raw_contact contact;
	struct raw_cohorts cohorts;
	struct raw_attendance attendance;
	struct raw_slots slots;
	struct raw_complete complete;
	struct raw_appeals appeals;
	struct raw_departure departure;
	struct raw_protection protection;
	RAW_LIST(raw_section) sections;
	RAW_LIST(raw_field) fields;
	RAW_LIST(raw_core) asked;
	RAW_LIST(raw_document) documents;
	RAW_LIST(raw_stage) stages;
	RAW_LIST(raw_move) moves;
	const struct raw_move **move_raw; /* of each row of p->moves */
	RAW_LIST(raw_rule) rules;
	RAW_LIST(raw_part) parts;
	RAW_LIST(raw_quota) quotas;
	RAW_LIST(raw_host) host_limits;
	RAW_LIST(raw_activity) activities;
	RAW_LIST(raw_assessment) assessments;
	RAW_LIST(raw_absence) absences;
	RAW_LIST(raw_unit) units;
	RAW_LIST(raw_deadline) deadlines;
	RAW_LIST(raw_letter) letters;
	RAW_LIST(raw_certificate) certificates;
	RAW_LIST(raw_pack) packs;
	RAW_LIST(raw_target) targets;
	RAW_LIST(raw_outcome) outcomes;
	RAW_LIST(raw_retention) retentions;
	struct names *names;
	struct expr_source *exprs;
};

#endif
