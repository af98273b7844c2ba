/* SPDX-License-Identifier: MIT */
/* A list in, batch by batch. */
#ifndef MAGANG_EXCHANGE_IMPORT_H
#define MAGANG_EXCHANGE_IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "magang/exchange/import_list.h"
#include "magang/exchange/import_reason.h"
#include "magang/record/kind.h"

struct err;
struct label;
struct office;

/* Why a row is what it is. Texts belong to the import until the call for its
 * line is over. */
struct import_reason {
	enum import_reason_code code;
	char *column;     /* head of the column as written, or NULL */
	char *value;      /* or NULL */
	char *text;       /* a sentence */
	char *suggestion; /* or NULL */
};

/* A row after it was judged. */
struct import_line {
	size_t line;
	enum import_result result;
	struct import_reason *reasons;
	size_t n_reasons;
	uint64_t id;      /* person, where there is one now; 0 in a dry run */
	uint64_t same_as; /* person, 0: none */
	size_t same_as_line;  /* earlier line of this file, 0: none */
	bool updated, opened; /* a case of who was known */
	/* of the person, "" unknown; until the call is over */
	const char *name;
	uint16_t draft; /* form of the draft it became, 0: none */
	enum list_class class;
	enum outcome_grade grade; /* of a row of a list */
	uint64_t
		proved_by; /* who counted already: agency; 0: the office, nobody */
	bool shared;       /* its licence stands with another person, too */
};

/* What was understood of a list before its rows are read. */
struct import_layout {
	char *encoding; /* of bytes above ASCII; NULL: there are none */
	char separator; /* '\0': a workbook */
	size_t line;    /* of the heads; 0: it is none of this kind */
	struct import_column {
		char *head;
		const char *
			field; /* name, or a word as "address"; NULL: left out */
		const struct label *label; /* of the field; NULL: it has none */
		char *sample;              /* of the first row that has one */
		bool withheld;             /* damaged, see the notes */
		bool known;                /* left out, as it should be */
	} * columns;
	size_t n;
};

#define NOTE_BYTES ((size_t)1 << 20) /* a longer note is refused */

/* What is read, and what is to be done with it. All is borrowed for the call.
 */
struct import_options {
	enum kind kind;
	const char *file; /* as the person named it */
	bool dry_run, update;
	bool note;       /* blocks of 'key: value' lines: exchange/note.h */
	uint32_t drafts; /* session of ops/draft.h: what is refused or known
			    already is kept there for a person to look at; 0: no */
	const struct import_list *list; /* NULL: it is none of another agency */
	const char *const *set;         /* "regency=32.01" */
	size_t n_set;
	const char *const *map; /* "Nama Penduduk=name" */
	size_t n_map;
	/* What was understood, before the first line; may be NULL. */
	void (*layout)(void *ctx, const struct import_layout *layout);
	FILE *rejects; /* NULL: none wanted; written only when needed */
	/* Each line in the order of the file; may be NULL. */
	void (*line)(void *ctx, const struct import_line *line);
	void (*progress)(void *ctx, size_t lines);
	void *ctx;
};

/* Counts of rows by result, and what came of them. */
struct import_report {
	size_t rows, added, updated, unchanged, same, warned, rejected, skipped;
	size_t cases, drafts, shared;
	size_t classes[LISTED_CLASSES][GRADE_COUNT]; /* of a list, by grade */
	uint64_t act;
	char *notes[8]; /* about the whole file */
	size_t n_notes;
};

/* Persons, and what a form makes and is known by what it says. */
bool import_takes(enum kind kind);
/* Reads all of `f`, which stays open. Good rows are kept even where the call
 * fails later on; what was kept by then is in the report. */
int import_file(struct office *office, FILE *f,
	const struct import_options *opt, struct import_report *out,
	struct err *err);
/* Frees the notes. */
void import_report_release(struct import_report *r);

#endif
