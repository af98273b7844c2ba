/* SPDX-License-Identifier: MIT */
/*
 * The form: fields of a kind, one below the other on pages, and what keys do to
 * them. It draws nothing and waits for nothing: screen_entry.c shows it.
 *
 * Promise: what a key does depends on the keys before it and never on the
 * screen, so that a whole person can be typed ahead. Texts are kept as typed
 * until they are left; a bad value warns and lets go on, and takes as many keys
 * as a good one. Only saving stops: at errors, and at repeated values that nobody
 * looked at. Persons who may be the same, and what a record says against itself,
 * are told and stored: they ask for no second key.
 *
 * Grey values (repeated with '=', computed) count after Enter. A full coded
 * field is left by itself; Enter right behind it is the habit of the hand and
 * means that field, so that both ways of typing end in the same place.
 *
 * On the sheet of a program Enter passes by what follows from a field that is
 * not empty: birth date and sex behind a NIK, district and regency behind a
 * village, RW behind an RT of both. Whoever types blind knows which these are,
 * right or wrong; Down stops at each.
 *
 *	Enter Tab	accept, next	Up BackTab	back, nothing accepted
 *	Down		next, nothing accepted; the list, where several of it
 *			are meant by what was typed
 *	PgDn PgUp	page		?	the list of a field that has one
 *	^X ^S		save		Esc ^C	close the list, leave (the draft
 *						stays)
 *	^R		the last saved value of this field, or what the store
 *			has: the value another has written, the person who is
 *			registered already
 *	^K		clears a grey value: what was computed is left out when
 *			saving, too; all else is the editor's
 */
#ifndef MAGANG_TUI_FORM_ENTRY_H
#define MAGANG_TUI_FORM_ENTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/tui/widget/edit.h"
#include "magang/tui/term/keys.h"
#include "magang/tui/form/matches.h"

#include "magang/linkage/duplicate.h"
#include "magang/ops/draft.h"
#include "magang/ops/ops.h"

struct arena;

#define ENTRY_LIKE 5

/* Where the text of a field comes from. */
enum entry_mark {
	MARK_TYPED,    /* or empty */
	MARK_STORED,   /* of the record that is being edited */
	MARK_EQUAL,    /* repeated from the last one */
	MARK_COMPUTED, /* from other values (infer.h) */
	MARK_TWICE,    /* typed, and verified by a second time */
	MARK_REFUSED,  /* of a draft: typed, and a key is not in it */
};

/* What a form is about. A person with a program: a case of it is opened, too.
 * A new case, task or activity belongs to the record `about`. */
struct entry_subject {
	enum kind kind;
	uint64_t record; /* the one that is edited; 0: a new one */
	uint64_t seen;   /* its version that the values are compared with; 0:
			    the present one */
	const struct program *program; /* or NULL; of a case that is edited,
					  entry_open() finds it */
	enum kind about_kind;
	uint64_t about;
};

/* How bad is what stands beside a field. */
enum entry_level { LEVEL_NONE, LEVEL_HINT, LEVEL_WARN, LEVEL_ERROR };

/* One field of the form. */
struct entry_row {
	const struct fdef *f;
	enum kind kind; /* of the record it belongs to: person, case ... */
	size_t page;
	bool required; /* to save */
	bool stage;    /* asked for at the first stage */
	bool changed;  /* since the cursor came */
	bool refused;  /* a key that was typed here is not in the text: an error
			  until it is typed again */
	bool again;    /* it was when the cursor came */
	bool rest;     /* the program does not ask for it: on a last page */
	bool declined; /* what was computed is not to be */
	struct edit edit;
	enum entry_mark mark;
	char *first;  /* owned; typed once, the second time is awaited */
	char *last;   /* owned; what was saved last, for ^R and repeats */
	char *old;    /* owned; what the record has, when one is edited */
	char *mask;   /* owned; what is shown of a number that stays hidden */
	char *theirs; /* owned; what another has written meanwhile, until it is
			 settled whose stays */
	enum entry_level level;
	char note[200];  /* in the row's own line */
	char shown[100]; /* the value for people, where the text is a code */
};

/* What must follow a key, as bits. */
enum entry_react {
	ENTRY_NONE = 0,
	ENTRY_DRAW = 1 << 0,
	ENTRY_LEFT = 1 << 1,  /* a field was left: keep the draft */
	ENTRY_READY = 1 << 2, /* nothing stands against saving */
	ENTRY_CLOSE = 1 << 3,
	ENTRY_PASS = 1 << 4,    /* not a key of the form */
	ENTRY_REFUSED = 1 << 5, /* it is not saved: errors */
};

/* How many are filled has changed since, and is not said. */
#define FILLED_UNSAID SIZE_MAX

/* The form; its owner is the screen. Other files change it by the calls below
 * only. */
struct entry_form {
	struct office *office;
	enum kind kind;
	uint64_t record, seen; /* what is edited; 0: a new one */
	bool limited;          /* of the day: no number more is shown in full */
	const struct program *program;
	enum kind about_kind;
	uint64_t about;
	bool sheet; /* the sheet of a program: Enter passes by what follows */
	uint64_t there; /* after saving: the case that was open already */
	bool adopted;   /* a person who was known already: a case is opened */
	struct arena *arena; /* of fields that no table has */
	struct entry_row *rows;
	size_t n, cap, n_pages;
	size_t at;              /* n: the line to save */
	size_t filled;          /* as it was when the page was opened: shown */
	bool walking;           /* Enter goes to errors only */
	bool autoskip;          /* default: yes */
	bool skipped;           /* the last key went on by itself */
	bool listing;           /* the list was opened with '?' */
	size_t chosen;          /* in it */
	struct matches matches; /* of the row at the cursor */
	bool stale;             /* entry_settle() has to look again */
	struct likeness like[ENTRY_LIKE];
	size_t n_like;
	char brief[200];    /* who the first likeness is */
	char other[40];     /* who has changed the record meanwhile */
	uint64_t unsettled; /* version seen before that; for the draft, while a
			       row is not settled */
	size_t faults;      /* fields that were left with a bad value */
	char doubts[800];   /* a line each */
	struct draft draft;
};

/* --- life ---------------------------------------------------------------- */

/* A new record, or the rows of one: the store is not asked. */
void entry_init(struct entry_form *e, struct office *office,
	const struct entry_subject *what);
/* Frees rows and draft; the kept draft stays. */
void entry_release(struct entry_form *e);
/* The next one: empty, repeat fields prefilled, cursor at the first. */
void entry_next(struct entry_form *e);

/* --- keys ---------------------------------------------------------------- */

size_t entry_page(const struct entry_form *e); /* that of the cursor */
size_t entry_filled(
	const struct entry_form *e, size_t page); /* SIZE_MAX: all */
size_t entry_errors(const struct entry_form *e, size_t *which); /* from 1 */

#endif
