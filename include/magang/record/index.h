/* SPDX-License-Identifier: MIT */
/*
 * The keys that records leave in the indexes and counters, derived by one
 * function from the record and its person: apply() writes the difference
 *between before and after, check_store() derives them again and compares.
 *
 * ix, first byte the number, area always before what is walked:
 *	NAME	area u16, folded word, 00, id	birth u16, sex u8, fold_shared() u8,
 *		village within its regency u24, name_mark() of each other word u8
 *	NIK KK PHONE  number u64, id		-
 *	PASSPORT number text, 00, id		-
 *	BIRTH	date u32 + 2^31, id		NIK u64, folded name
 *	PERSON	area u16, id			card
 *	CASE	area, program, stage u16, order u16, id	card, intake u64
 *	MEMBER	of kind u8, of whom u64, kind u8, id	of a case: program u16
 *	DUE	area u16, date u32 + 2^31, id	officer u64, person u64, program u16,
 *		and where there is one the date u32 + 2^31 from which it is soon
 *	OFFICER	officer u64 of the task, else of its case, date, id
 *						area u16, program u16, person u64
 *	LOOSE	kind u8, area u16, person u64, id	state u8: of no program; of
 *		a doubt also the other person u64
 *	CLIENT	program, area u16, person u64, case u64	card of the person
 *	USER	name, 00, id			-
 *	HELD	officer u64, case id		-
 *	OFFERED	user u64, case id		-
 *	ORG	folded word, 00, id		-
 *	RISK	seat id				-
 *	PLACED	program u16, intake, change of F_PLACED u64, id	-
 *	CERTIFICATE number as verify_plain() has it, 00, id	-
 *	CLASS	last day of a cohort u32 + 2^31, id	its first day u32 + 2^31
 *	LICENCE	number of an outcome as outcome_licence() has it, 00, id	-
 *	OPEN	last day on which an open slot is good u32 + 2^31, id	-
 *	MERGED	person u64				whom she was merged with u64
 */
#ifndef MAGANG_RECORD_INDEX_H
#define MAGANG_RECORD_INDEX_H

#include "magang/base/num.h"
#include "magang/field/type.h"
#include "magang/record/record.h"
#include "magang/record/root.h"
#include "magang/store/key.h"
#include "magang/store/txn.h"

struct ids;
struct walk;

/* The first byte of a key. The numbers are stored: more come at the end. */
enum index_no {
	IX_NAME = 1,
	IX_NIK,
	IX_KK,
	IX_PHONE,
	IX_CASE,
	IX_PERSON,
	IX_MEMBER, /* store/fence.c knows this number */
	IX_OFFICER,
	IX_DUE,
	IX_BIRTH,
	IX_PASSPORT,
	IX_USER,
	IX_ORG,
	IX_CLIENT,
	IX_LOOSE,
	IX_HELD,
	IX_OFFERED,
	IX_CERTIFICATE,
	IX_RISK,
	IX_CLASS,
	IX_LICENCE,
	IX_PLACED,
	IX_OPEN,
	IX_MERGED,
};

/* Who comes to her by them, herself first. */
void person_group(struct txn *txn, uint64_t person, struct ids *out);

#define ENTRY_VALUE 64

/* One key that a record leaves, and what stands under it. */
struct entry {
	enum tree tree; /* TREE_CT: a counter (counter.h), up by one */
	bool met;       /* for who compares two lists */
	struct key key;
	size_t len;
	uint8_t value[ENTRY_VALUE];
};
/* All of a record; begins as zeros. */
struct entries {
	struct entry *rows;
	size_t n, cap;
};
/* Frees the rows; an empty list is left. */
void entries_release(struct entries *e);
/* What a record stands in, and is walked under as a member: a task or activity
 * in what it is about, a case or doubt in its person, who was merged in the
 * other one. 0, KIND_NONE: nothing. */
uint64_t record_parent(const struct record *r, enum kind *kind);
/* The person a record belongs to; 0: none. Of a person: itself. */
uint64_t record_owner(const struct record *r);
/* The kind of what it is about; KIND_NONE: nothing. */
enum kind record_about(const struct record *r);
/* Takes away everything that does not survive an erasure. */
void record_reduce(struct record *r);

/* A card: what lists sort and filter by without opening the record. */
#define CARD_SIZE 24
#define CARD_EPOCH (-25567) /* 1900-01-01; its u16 reach 2079 */
#define CARD_NAME 19
struct card {
	int32_t birth; /* DATE_NONE unknown */
	uint8_t sex;
	int32_t due;
	char name[CARD_NAME + 1]; /* lower case, cut */
};
/* The card that a row begins with. */
void card_read(struct card *out, const struct view *v);
/* Behind the card of a case: its intake; 0: none. */
uint64_t card_intake(const struct view *v);

/* What an entry of IX_NAME says of its person beside the word. */
struct name_entry {
	int32_t birth; /* DATE_NONE unknown */
	uint8_t sex;
	uint32_t village;     /* name_village(); 0: not known */
	const uint8_t *marks; /* of the other words; borrowed from the value */
	size_t n_marks;
};
/* An entry of a program that kept less of it has no village and no marks. */
void name_entry_read(struct name_entry *out, const struct view *v);
/* A village within its regency. */
uint32_t name_village(int64_t village);
/* Of a folded word; two words may have the same one. */
uint8_t name_mark(const char *word);

/* A score in keys, the highest first: 0 .. 100 in steps; below 0 there is none yet,
 * and that comes behind all of them. */
#define SCORE_STEP (DECIMAL_ONE / 500)
#define RANK_NONE UINT16_MAX
#define RANK_ZERO (RANK_NONE - 1) /* of the lowest score */
uint16_t index_rank(int64_t score);

#define DATE_KEY(d) ((uint32_t)((int64_t)(d) + ((int64_t)1 << 31)))
#define KEY_DATE(k) ((int32_t)((int64_t)(k) - ((int64_t)1 << 31)))

/*
 * Members of a record: cases, tasks, activities, doubts of a person; tasks and
 * activities of a case. kind KIND_NONE: of all kinds but those whose id says what
 * they are of (KIND_GIVEN), which are members without a row. Walk with walk_next().
 */
void members_begin(struct walk *w, struct txn *txn, enum kind of_kind,
	uint64_t of, enum kind kind);
/* Of a person those of the root, as all of a kind do; but not these: what she owns
 * herself, and whom she was merged with. */
void members_itself_begin(struct walk *w, struct txn *txn, enum kind of_kind,
	uint64_t of, enum kind kind);
/* The kind of the member that such a walk stands on. */
enum kind member_kind(const struct walk *w);
/* The record id at the end of the present key of an index. */
uint64_t walk_id(const struct walk *w);

/* Doubts about her and about whom she was merged with, each once. */
void person_pairs(struct txn *txn, uint64_t person, struct ids *out);

/* First person that stands in an index under a number, as the root; 0: none but
 * that one. */
uint64_t index_first(
	struct txn *txn, enum index_no ix, uint64_t number, uint64_t except);
/* All of them, each once. */
void index_persons(
	struct txn *txn, enum index_no ix, uint64_t number, struct ids *out);

#endif
