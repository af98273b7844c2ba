/* SPDX-License-Identifier: MIT */
/* The programs of the store, parsed once a process. */
#ifndef MAGANG_RULEBOOK_PROGRAM_CACHE_H
#define MAGANG_RULEBOOK_PROGRAM_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/program/program.h"
#include "magang/record/dict.h"
#include "magang/record/record.h"
#include "magang/rulebook/rulebook.h"

struct arena;
struct core_fields;
struct err;
struct program_cache;
struct txn;
struct walk;

/* Empty: each program is parsed when it is asked for first. Freed with all
 * programs that came out of it. */
struct program_cache *program_cache_new(void);
void program_cache_free(struct program_cache *cache);

/* A version was taken back; it may come again with another text. What was
 * parsed lives on for whoever holds it. */
void program_cache_forget(
	struct program_cache *cache, uint16_t number, int version);
/* What every program may name. */
const struct core_fields *program_cache_core(const struct program_cache *cache);

#define PROGRAM_ID(number, version)                                            \
	((uint64_t)(number) << 32 | (uint32_t)(version))
#define DOCUMENT_NAME(out, name) snprintf((out), sizeof(out), "doc.%s", (name))
/* What a field or a paper was called by any program, also one that is not
 * there any more. Returns out. */
char *field_name_ever(struct txn *txn, uint16_t id, char out[DICT_NAME + 1]);

/* Gives a program the ids of fields and papers and the numbers of stages that the
 * store has for them, under that number; what is new has none, 0. */
void program_numbered(struct program *p, struct txn *txn, uint16_t number);

/*
 * A program version of the store, parsed once a process; ids of fields,
 * documents and stages are filled in. version 0: the newest. NULL: none.
 * Lives as long as the rulebook.
 */
const struct program *rulebook_program(
	struct rulebook *book, struct txn *txn, uint16_t number, int version);
/* A stage as an outline has it. */
struct outline_stage {
	uint8_t number;
	enum stage_kind kind;
	bool assessed; /* scorecards are filed in it */
	bool departs;  /* the departure is prepared in it */
	bool guarded;  /* its version asks for a second person */
};
/* A rule, the same. */
struct outline_rule {
	const char *name;
	enum rule_level level;
	unsigned reads; /* of its test: enum expr_reads */
};
/* What is asked of every version there is: little, so that a process need not
 * hold them all. */
struct outline {
	struct arena *arena; /* of all of it */
	int version;
	const char *name;
	struct label label;
	struct outline_stage *stages;
	size_t n_stages;
	struct outline_rule *rules;
	size_t n_rules;
};
/* Of a version, which is parsed for it where nobody has it yet and is not kept;
 * 0: the newest. NULL: there is none, or it cannot be read. Lives as long as the
 * rulebook. */
const struct outline *rulebook_outline(
	struct rulebook *book, struct txn *txn, uint16_t number, int version);
/* Was the version returned by a second person? No case comes into it any more. */
bool program_is_returned(struct txn *txn, uint16_t number, int version);
/* The newest version for that start that was not returned; NULL: none is. Where
 * none is planned (DATE_NONE) the one for today, or else one that is still to
 * come. */
const struct program *rulebook_program_for(struct rulebook *book,
	struct txn *txn, uint16_t number, int32_t start, int32_t today);
/* The records of all versions of a program, the oldest first. The caller ends it. */
void program_versions(struct walk *w, struct txn *txn, uint16_t number);
/* Which one it is at. */
int program_version_at(const struct walk *w);

/* The newest version, by its name; NULL: none. */
const struct program *rulebook_program_named(
	struct rulebook *book, struct txn *txn, const char *name);
/*
 * The newest version of the next program behind *number, which becomes its own;
 * NULL: no more. One that cannot be read is passed over.
 *
 *	for (uint16_t no = 0; (p = rulebook_program_next(book, txn, &no));)
 */
const struct program *rulebook_program_next(
	struct rulebook *book, struct txn *txn, uint16_t *number);
/* The same of outlines. */
const struct outline *rulebook_outline_next(
	struct rulebook *book, struct txn *txn, uint16_t *number);
/* Numbers of all programs; returns how many. */
size_t office_program_numbers(struct txn *txn, uint16_t *out, size_t max);
/* Program of a case. */
const struct program *rulebook_case_program(
	struct rulebook *book, struct txn *txn, const struct record *c);
/* The file of the newest version of a program as it was installed; NULL with a
 * sentence where there is none. Caller frees. */
char *rulebook_program_text(
	struct rulebook *book, uint16_t number, size_t *len, struct err *err);

#endif
