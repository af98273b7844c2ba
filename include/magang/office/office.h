/* SPDX-License-Identifier: MIT */
/*
 * An open office: store, log, who is asking, what day it is, and the programs
 * and areas of the store. Passed to every op and query; one a process.
 *
 * "Now" comes from main and is never asked for below it.
 */
#ifndef MAGANG_OFFICE_OFFICE_H
#define MAGANG_OFFICE_OFFICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/i18n.h"
#include "magang/program/program.h"
#include "magang/program/settings.h"
#include "magang/identity/area.h"
#include "magang/record/dict.h"
#include "magang/record/reach.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/rulebook.h"
#include "magang/rulebook/settings_now.h"
#include "magang/record/record.h"

struct arena;
struct buf;
struct err;
struct log;
struct reads;
struct store;
struct txn;
struct verdict;

/* Why nobody writes, or who owns the store alone, to put it right. */
enum office_state {
	OFFICE_IS_WELL,
	OFFICE_IS_BROKEN,
	OFFICE_IS_NEWER,
	OFFICE_UNREADABLE, /* a setting is */
	OFFICE_UNMANNED    /* nobody may administer */
};

/* What becomes of each row of a bulk, for who lists them. */
enum row_fate {
	ROW_DONE,
	ROW_WAITS,    /* on a waiting list instead */
	ROW_PROPOSED, /* for a second person; until then it stays */
	ROW_STAYS,
};
struct office_rows {
	void *ctx;
	/* Each once, as it is known; why NULL: it does not stay. NULL: nobody
	 * asks. */
	void (*told)(
		void *ctx, uint64_t id, enum row_fate fate, const char *why);
};

/* How far a long act is that works out many rows before it writes them. */
struct office_steps {
	void *ctx;
	/* So many of all (0: nobody knows of how many) are worked out; false: stop,
	 * what is not written yet is not done. Once more with n == all when it is
	 * over. NULL: nobody asks. */
	bool (*at)(void *ctx, size_t n, size_t all);
	bool firm; /* by now it goes on to its end, whatever that answers */
};

struct office {
	struct store *store;
	struct log *log;
	uint32_t origin;
	uint64_t cluster;
	int64_t now;
	int32_t today;
	int zone; /* minutes east of UTC */
	enum lang lang;
	struct access access;
	struct reads *reads;  /* office/reads.h; NULL: nothing was read */
	struct rulebook book; /* its store is the one above */
	bool broken;          /* the journal is: nothing is written */
	enum office_state state;
	char *notice; /* its sentence; NULL: all is well */
	/* Of the last op that opened or moved a case: why not, what warns. */
	struct verdict *verdict;
	/* Puts it into words in place of *err's sentence, for whoever faces a
	 * person; NULL: *err only says that it is so. Inside of a look or out. */
	void (*say_verdict)(struct office *office, struct err *err);
	/* The same as reasons that can be counted, a line each; NULL: none. */
	void (*say_reasons)(struct office *office, struct buf *out);
	struct office_rows rows;   /* of the op that runs, whatever it is */
	struct office_steps steps; /* the same */
};

/* Why nobody writes where the journal does not hold. */
#define OFFICE_BROKEN                                                          \
	N_("the journal is broken, so nothing is written; how to mend that "   \
	   "says: magang check")
/* Nor where a newer program did. */
#define OFFICE_NEWER                                                           \
	N_("a newer version of this program wrote here; update this one to "   \
	   "write")

/* The areas of the store; NULL and why where there are none. */
const struct areas *office_areas(struct office *office, struct err *err);

/* What infer() asks of an office; areas as office_areas() has loaded them. */
struct infer_place;
void office_infer_place(const struct office *office, struct infer_place *out);

/* rulebook_program() and its sisters for whoever holds an office. */
const struct program *office_program(
	struct office *office, struct txn *txn, uint16_t number, int version);
/* All of them, one after another: rulebook_program_next(). */
const struct program *office_program_next(
	struct office *office, struct txn *txn, uint16_t *number);
/* The newest version, by its name. */
const struct program *office_program_named(
	struct office *office, struct txn *txn, const char *name);
/* The version that a case began under. */
const struct program *case_program(
	struct office *office, struct txn *txn, const struct record *c);
/* What can be asked about a case, by the caller and today. */
struct case_facts;
void office_case_facts(struct office *office, struct txn *txn,
	const struct record *c, const struct record *person,
	struct case_facts *out);
/* The program of any record, with a look of its own; NULL: it has no fields
 * of one, or the store cannot be read. */
const struct program *office_program_of(
	struct office *office, const struct record *r);
/* The file of the newest version of a program as it was installed; NULL with a
 * sentence where there is none. Caller frees. */
char *office_program_text(
	struct office *office, uint16_t number, size_t *len, struct err *err);

/* A short look at the store for who stands above the store layer: no op, query
 * or input between the two. */
int office_look(struct office *office, struct txn **out, struct err *err);
/* Its end. */
void office_look_end(struct txn *txn);
/* Of an answer that something is not there (MG_ENOENT): where a damaged record was
 * met meanwhile, that is what is said. Returns the code. */
int office_not_there(struct office *office, struct err *err);

/* The number of the last change in the log: has anybody changed anything? If it
 * was a setting, it holds from here on. */
int office_head(struct office *office, uint64_t *seq, struct err *err);

/* Signs where the journal ends, for whoever may (PERM_ADMIN): a line of the
 * register, which *out gets, too; NULL: it does not. Erasures that the register
 * has lost are written there first. */
int office_sign_head(struct office *office, struct buf *out, struct err *err);

struct backup_order;
/* The same, and store_backup(). Fills in whose it is and when. */
int office_backup(
	struct office *office, struct backup_order *order, struct err *err);

/*
 * The way to a record for everybody who tells something to a person: what lies
 * outside the caller's areas and programs is not there. (record_load() is for
 * the rooms that judge and write; check-layers holds the others to this.)
 */
bool office_sees(struct office *office, struct txn *txn, enum kind kind,
	uint64_t id, struct record *out);
/* The person that a record of another kind belongs to; false: it has none, or none
 * that the caller may see. `out` is of KIND_NONE then. */
bool office_sees_person(struct office *office, struct txn *txn,
	const struct record *of, struct record *out);
/* A seat and its person, where the caller sees both, or has the person in a cohort of
 * which he is the trainer: who calls a roll has all of its names, wherever they are
 * from, and nothing else of those outside. */
bool office_sees_member(struct office *office, struct txn *txn, uint64_t seat,
	struct record *out, struct record *person);
/* "Registered elsewhere; ask there": all that is said of a person outside, to
 * whoever has the number of a card that is theirs. It is a read (READ_NUMBER):
 * noted, and MG_EACCESS beyond the limit of the day, with nothing said. */
int office_elsewhere(struct office *office, struct txn *txn, uint64_t person,
	struct buf *out, struct err *err);
/* Loads a record that the caller may see, with its own texts in `arena`: a row of
 * a list, or what an act is done to. */
int office_load(struct office *office, enum kind kind, uint64_t id,
	struct arena *arena, struct record *out, struct err *err);
/* The person of a record, or KIND_NONE, as office_sees_person() does. */
int office_load_person(struct office *office, const struct record *of,
	struct arena *arena, struct record *out, struct err *err);
/* office_load() within a look. */
int office_load_in(struct office *office, struct txn *txn, enum kind kind,
	uint64_t id, struct arena *arena, struct record *out, struct err *err);
/* The same of one that is opened by itself, as a page, a card, a form, its
 * history, before anything of it is told: such a read leaves its trace, and may
 * come to the limit of the day (reads.h). */
int office_show(struct office *office, enum kind kind, uint64_t id,
	struct arena *arena, struct record *out, struct err *err);
/* The same within a look. */
int office_show_in(struct office *office, struct txn *txn, enum kind kind,
	uint64_t id, struct arena *arena, struct record *out, struct err *err);

#endif
