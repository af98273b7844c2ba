/* SPDX-License-Identifier: MIT */
/*
 * Lists in and out. The rules of an import, results and reasons are those of
 * magang-import(7): result = strongest reason; nothing is guessed.
 */
#ifndef MAGANG_DOMAIN_EXCHANGE_H
#define MAGANG_DOMAIN_EXCHANGE_H

#include <stdio.h>

#include "magang/query/query.h"

/* code, result it leads to; the order is that of the report */
#define IMPORT_REASONS(X)                                                      \
	X(not_a_person, SKIP)	     /* NIK, birth, sex, phone all empty */    \
	X(heads, SKIP)		     /* the row of heads, or a repeat of it */ \
	X(name_missing, REJECT)                                                \
	X(nik_notation, REJECT)                                                \
	X(nik_letter, REJECT)                                                  \
	X(nik_length, REJECT)                                                  \
	X(nik_region, REJECT)	     /* a part of 00 */                        \
	X(nik_date, REJECT)                                                    \
	X(nik_serial, REJECT)                                                  \
	X(birth_impossible, REJECT)                                            \
	X(broken_text, REJECT)                                                 \
	X(unknown_program, REJECT)                                             \
	X(outside_area, REJECT)	     /* not within the caller's areas */       \
	X(value_wrong, REJECT)	     /* a value its field does not take */     \
	X(same_nik, SAME)                                                      \
	X(same_passport, SAME)                                                 \
	X(same_number, SAME)                                                   \
	X(likeness, SAME)	     /* above the line: a possible duplicate */\
	X(differs, SAME)	     /* a value differs from the known one */  \
	X(birth_differs, WARN)                                                 \
	X(sex_differs, WARN)                                                   \
	X(nik_region_unknown, WARN)                                            \
	X(nik_missing, WARN)                                                   \
	X(birth_from_nik, WARN)                                                \
	X(area_from_nik, WARN)                                                 \
	X(phone_invalid, WARN)                                                 \
	X(phone_several, WARN)                                                 \
	X(village_unknown, WARN)                                               \
	X(district_unknown, WARN)                                              \
	X(regency_unknown, WARN)                                               \
	X(invisible, WARN)                                                     \
	X(mixed_scripts, WARN)                                                 \
	X(value_doubtful, WARN)	     /* kept in the remark */                  \
	X(kbli_old, WARN)

enum import_result {
	IMPORT_OK,
	IMPORT_WARN,
	IMPORT_SAME,
	IMPORT_UNCHANGED,
	IMPORT_REJECT,
	IMPORT_SKIP,
	IMPORT_RESULTS
};
extern const char *const import_result_word[IMPORT_RESULTS];

enum import_reason_code {
#define REASON_ENUM(code, result) REASON_##code,
	IMPORT_REASONS(REASON_ENUM)
#undef REASON_ENUM
	REASON_COUNT
};
extern const char *const import_reason_word[REASON_COUNT];
/* What a row becomes that has no graver reason. */
enum import_result import_leads_to(enum import_reason_code code);

struct import_reason {
	enum import_reason_code code;
	char *column;	  /* head of the column as written, or NULL */
	char *value;	  /* or NULL */
	char *text;	  /* a sentence */
	char *suggestion; /* or NULL */
};

struct import_line {
	size_t line;
	enum import_result result;
	struct import_reason *reasons;
	size_t n_reasons;
	uint64_t id;	     /* person, where there is one now; 0 in a dry run */
	uint64_t same_as;    /* person, 0: none */
	size_t same_as_line; /* earlier line of this file, 0: none */
	bool updated;
	const char *name; /* of the person, "" unknown; until the call is over */
	uint16_t draft;	  /* form of the draft it became, 0: none */
};

struct import_options {
	enum kind kind;
	const char *file;  /* as the person named it */
	bool dry_run, update;
	bool note; /* blocks of 'key: value' lines: domain/note.h */
	uint32_t drafts; /* session of domain/draft.h: what is refused or known
			    already is kept there for a person to look at; 0: no */
	const char *const *set; /* "regency=32.01" */
	size_t n_set;
	FILE *rejects;	   /* NULL: none wanted; written only when needed */
	/* Each line in the order of the file; may be NULL. */
	void (*line)(void *ctx, const struct import_line *line);
	void (*progress)(void *ctx, size_t lines);
	void *ctx;
};

struct import_report {
	size_t rows, added, updated, unchanged, same, warned, rejected, skipped;
	size_t cases, drafts;
	uint64_t act;
	char *notes[8]; /* about the whole file */
	size_t n_notes;
};

int import_file(struct office *office, FILE *f, const struct import_options *opt,
	struct import_report *out, struct err *err);
void import_report_release(struct import_report *r);

/* CSV with the field names as heads, in the form that import reads back. */
int export_csv(struct office *office, struct query *q, enum kind kind, FILE *out,
	uint64_t *rows, struct err *err);

#endif
