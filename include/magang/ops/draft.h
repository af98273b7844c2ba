/* SPDX-License-Identifier: MIT */
/*
 * What somebody has typed into a form and not saved: texts as they were typed,
 * with the field the cursor was in. Kept at every field that is left and when
 * the line drops; offered at the next start; removed by saving.
 *
 *	session = draft_session();	one for each start of the program
 *	draft_save(office, session, &d)	as often as it takes; d.form is set
 *	draft_heads() -> draft_load()	at the next start
 *	draft_drop()
 *
 * Drafts are those of the caller; nobody sees another's.
 */
#ifndef MAGANG_OPS_DRAFT_H
#define MAGANG_OPS_DRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/record/fields.h"

struct err;
struct office;

#define DRAFTS_GONE                                                            \
	N_("the drafts are gone, and with them what was typed and not saved, " \
	   "and the runs that were kept; new ones are kept")
#define DRAFT_ROWS 320
#define DRAFT_PROGRAM 64
/* Behind the unit of a row of grades: not what was typed, but what stood there then. */
#define DRAFT_SEEN '/'

/* One field as it was typed. */
struct draft_row {
	uint16_t field; /* id */
	uint8_t mark;   /* of the form; kept as it is */
	char *text;     /* owned */
};

/* kind KIND_NONE: a note from a phone that was not read yet, its text in the one
 * row of field F_TEXT. */
struct draft {
	uint32_t session; /* where it is kept; 0: not yet */
	uint16_t form;
	enum kind kind;
	uint64_t record;      /* what is being edited; 0: a new one */
	uint64_t seen;        /* its version when the form was opened */
	enum kind about_kind; /* of a new case, task or activity */
	uint64_t about;
	int64_t when; /* of the last save, set by it */
	uint16_t at;  /* field the cursor is in; 0: the line to save */
	char program[DRAFT_PROGRAM]; /* "" none */
	struct draft_row *rows;
	size_t n_rows, cap;
};

/* An empty draft with no place yet. draft_add() copies the text,
 * draft_release() frees all. */
void draft_init(struct draft *d, enum kind kind);
void draft_add(struct draft *d, uint16_t field, uint8_t mark, const char *text);

void draft_clear(struct draft *d); /* its rows */
/* Wipes and frees the rows; what is kept in the store stays. */
void draft_release(struct draft *d);

/* A number for this start of the program, never 0, that hardly anybody has had.
 */
uint32_t draft_session(void);

/* Keeps it under (session, form); a draft that has none yet gets them. One of blanks
 * alone is dropped: nobody is offered it. */
int draft_save(struct office *office, uint32_t session, struct draft *d,
	struct err *err);
/* MG_ENOENT where there is none; *out is the caller's to release on 0. */
int draft_load(struct office *office, uint32_t session, uint16_t form,
	struct draft *out, struct err *err);
/* 0 also where there is none. */
int draft_drop(struct office *office, const struct draft *d, struct err *err);

/* What is said of a draft in a list of them. */
struct draft_head {
	uint32_t session;
	uint16_t form;
	enum kind kind, about_kind;
	uint64_t record, about;
	int64_t when;
	size_t filled;
	char title[64]; /* who or what it is about, as typed; "" not yet */
	char program[DRAFT_PROGRAM];
};
#define DRAFTS_MAX 4096 /* of one user */
/* The caller's drafts, the latest first; how many in *n. `out` NULL: only that. */
int draft_heads(struct office *office, struct draft_head *out, size_t max,
	size_t *n, struct err *err);

/* How many of the caller's drafts only another version of the program can read:
 * they are in no list, and stay. */
size_t draft_foreign(struct office *office);
/* Of the caller, or of nobody there is: drafts that are damaged go, since nothing
 * opens them. How many, to be told. */
size_t draft_broken(struct office *office);
/* How many of anybody nothing opens; they stay until who typed them is told. */
int drafts_unopened(struct office *office, size_t *n, struct err *err);
/* Was the last that was kept lost? Told once. */
bool draft_lost(struct office *office);
/* Were all of them gone when this process opened the store? Told once, to whoever opens
 * it first. */
bool draft_gone(const struct office *office);
/* Where drafts lie that were found damaged and put aside; NULL: nowhere. */
const char *draft_damaged(const struct office *office);

/*
 * Filters that the caller asked for, of a kind of list each, in any session: the last
 * FILTERS_KEPT, kept as drafts are and by nobody else read. They may name anybody:
 * where somebody is erased, all of them go.
 */
#define FILTERS_KEPT 40
int filter_keep(struct office *office, enum kind kind, const char *text,
	struct err *err);
/* The last one last; the caller releases *out. */
int filters_kept(struct office *office, struct draft *out, struct err *err);

/* Whoever is erased stands in nobody's draft any more: of a record of hers, about
 * one, with her number or her NIK ("": she has none) in a text. Drafts of another
 * version, which may name anybody, go, too. */
int draft_forget(struct office *office, uint64_t person, const char *nik,
	struct err *err);

#endif
