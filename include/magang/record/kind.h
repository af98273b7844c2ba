/* SPDX-License-Identifier: MIT */
/*
 * Kinds of records. What the program knows about a kind stands in its row
 * (src/record/kind_*.c): whose it is, who may do what, where it may be seen,
 * what its keys are. Nobody else asks which kind a record has in order to do
 * one of these. How it looks stands in two more rows: view/kind_view.h and
 * tui/list/kind_list.h.
 *
 * A new kind is a line in KINDS, ids in fields.h and those three files. The
 * number of a kind is stored: lines are added at the end.
 */
#ifndef MAGANG_RECORD_KIND_H
#define MAGANG_RECORD_KIND_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/field/fdef.h"

struct entries;
struct key;
struct record;

/* number KIND_..., name of its rows and on the command line */
#define KINDS(X)                                                               \
	X(PERSON, person)                                                      \
	X(ORGANISATION, organisation)                                          \
	X(CASE, case)                                                          \
	X(TASK, task)                                                          \
	X(ACTIVITY, activity)                                                  \
	X(DOUBT, doubt) /* two persons who may be one */                       \
	X(USER, user)                                                          \
	X(PROGRAM, program)   /* one version of a program file */              \
	X(SETTING, setting)   /* a named text: site, roles, calendar, areas */ \
	X(INTAKE, intake)     /* a program takes people in */                  \
	X(COHORT, cohort)     /* who is trained together */                    \
	X(MEMBER, member)     /* a person in an organisation */                \
	X(DECISION, decision) /* what moved a case */                          \
	X(PROPOSAL, proposal) /* one that a second person has to approve */    \
	X(LETTER, letter)     /* what is written to a person of a decision */  \
	X(SEAT, seat)         /* a case in what has room: seat_giver.h */      \
	X(SCORECARD, scorecard)     /* what an assessor gave a case */         \
	X(CERTIFICATE, certificate) /* what is given for what was completed */ \
	X(SHEET, sheet)             /* marks of a cohort on a day */           \
	X(GRADE, grade)             /* its marks in a unit */                  \
	X(SLOT, slot)               /* places at a host */                     \
	X(RANKING, ranking) /* the order in which a host takes people */       \
	X(RANK, rank)       /* a case in one */                                \
	X(PACK, pack)       /* what went to a partner as a file */             \
	X(RUN, run)         /* people matched to places */                     \
	X(LEDGER, ledger)   /* money and originals taken from a person */      \
	X(OUTCOME, outcome) /* what became of a case: by it somebody counts */ \
	X(STATEMENT, statement) /* figures of a target as they were given */

/* KIND_PERSON and so on; the numbers are stored. */
enum kind {
	KIND_NONE,
#define KIND_ENUM(word, row) KIND_##word,
	KINDS(KIND_ENUM)
#undef KIND_ENUM
		KIND_COUNT
};

/* What else a kind is. */
enum kind_flags {
	/* Its program adds fields to it and gives the prefix of its number. */
	KIND_OF_PROGRAM = 1 << 0,
	/* A text of the office: its id says which, and it stands in no list. */
	KIND_TEXT = 1 << 1,
	/* Notes and tasks can be about it. */
	KIND_TOPIC = 1 << 2,
	/* Has a name that no other has: references are written with it. */
	KIND_NAMED = 1 << 3,
	/* Versions of what others refer to by its number in the dictionary. */
	KIND_VERSIONS = 1 << 4,
	/* Does what is done: the history names it. */
	KIND_ACTS = 1 << 5,
	/* People fill it in, in a form. */
	KIND_FORM = 1 << 6,
	/* What is done to it is done to what it is about, whose history it
	 * stands in. */
	KIND_WITHIN = 1 << 7,
	/* Its id says what it is of: nobody numbers it, and whoever makes it a
	 * second time changes the first. */
	KIND_GIVEN = 1 << 8,
	/* Nobody changes one: another one takes its place. */
	KIND_STAYS = 1 << 9,
};

/* A word of filters that stands for one term or two; one without blanks in each
 * language. */
struct kind_word {
	struct label word;
	uint16_t state; /* its number in counters; 0: it is none */
	const char *terms[2];
};

/* Fields that the id of a record says. */
#define KIND_SAID 2

/* More than anybody may. */
#define NOBODY_ELSE UINT_MAX

/* In the place of a field: the record itself. */
#define OWN_RECORD UINT16_MAX

/* Members that are fields are ids of its fields; 0: it has none. */
struct kind_info {
	enum kind kind;
	const char *name;   /* "person": on the command line */
	const char *prefix; /* of its numbers: "MG" */
	struct label label; /* plural */
	const struct fdef *fields;
	size_t n_fields;
	/* Who may make, change and see it: enum permission; 0: everybody. */
	unsigned create, set, read;
	uint16_t name_field; /* 0: it goes by the name of its person */
	/* The keys it leaves (index.h); NULL: as a member of what it stands in,
	 * where it stands in anything. */
	void (*derive)(const struct record *r, const struct record *person,
		const struct record *parent, struct entries *out);

	uint16_t owner; /* the person under whose key it is sealed */
	uint16_t other; /* a second record that it joins to the owner */
	uint16_t about, about_kind; /* any record, or, without a field for the
				       kind, one of that which the first points
				       to; its program is this one's */
	/* Further records, of one kind each, that it is walked under as a member. */
	uint16_t within[2];
	/* Who sees it, beside its owner's areas and programs: whoever is bound
	 * to the area and the program in these fields. */
	struct {
		uint16_t area, program;
		uint16_t user;    /* who has a hand in it, wherever it is */
		uint16_t version; /* of the program: it is installed */
	} scope;
	/* What others than that user need to see it: enum permission, or
	 * NOBODY_ELSE; NULL: no more than `read`. */
	unsigned (*others)(const struct record *r);
	/* Who may this and does not plan sees those only that he has a hand in;
	 * 0: nobody is so bound. */
	unsigned own;
	uint16_t place;  /* where it is, for people; 0: in its area */
	uint16_t stage;  /* moves along the stages of its program */
	uint16_t unique; /* no two have the same digits, by this index */
	uint8_t unique_index;
	/* What it is known by in what it stands in, so that there is one (twin.h);
	 * false: it is known by nothing. `twin`: why a second one is refused; NULL:
	 * whoever proposed it did not see the first, which does for both. */
	bool (*known_by)(const struct record *r, struct key *out);
	uint16_t known[2]; /* or by the values of these, where it has them */
	const char *twin;
	/* Two with the same values here, as people read them, may be one: that is
	 * said to whoever makes the second. 0: of this kind nobody is asked. */
	uint16_t same[2];
	uint8_t by_area; /* index in which its rows stand by their areas */
	/* Numbers that its id says (KIND_GIVEN), which are in none of its bytes. */
	uint16_t said[KIND_SAID];
	void (*say)(uint64_t id, int64_t out[KIND_SAID]);
	/* A field that does not go with the others of its group; 0: none. */
	uint16_t (*torn)(const struct record *r);
	const struct kind_word *words;
	size_t n_words;
	uint8_t act, act_set; /* enum act_kind; 0: to add, to set */
	uint8_t counted;      /* enum family that has them all; 0: none */
	unsigned flags;       /* enum kind_flags */
};

#define KIND_ROW_OF(word, row) extern const struct kind_info kind_##row;
KINDS(KIND_ROW_OF)
#undef KIND_ROW_OF

const struct kind_info *kind_info(enum kind kind); /* NULL: there is none */
/* By the word, in any language; NULL: it is none of this kind. */
const struct kind_word *kind_word(enum kind kind, const char *word);
const struct kind_info *kind_by_name(const char *name); /* NULL: none */
/* By the letters of a number; of no kind: that of programs. */
enum kind kind_of_prefix(const char *prefix);
/* Has its row that flag? false for no kind. */
bool kind_is(enum kind kind, enum kind_flags flag);
/* Does the id of a record of the kind say the field? */
bool kind_says(enum kind kind, uint16_t field);
/* Is a person, and others belong to it? */
bool kind_is_owner(enum kind kind);
/* Belongs to a person that is another record. */
bool kind_has_person(enum kind kind);
/* Is about another record, of any kind? */
bool kind_has_about(enum kind kind);
/* The one kind that it is always about; KIND_NONE: there is none such. */
enum kind kind_about(enum kind kind);
/* Belongs to one person, or is one: not to two. */
bool kind_of_one_person(enum kind kind);

/* May it be about that one: what notes are about, or what its row says? */
bool kind_takes_about(enum kind kind, enum kind about);
/* Is it seen by whoever sees what it is about, as it is of no person? */
bool kind_seen_by_about(enum kind kind);

/* Is something that notes are about, or leads to it. */
bool kind_leads_to_topic(enum kind kind);
/* Belongs to two, as a doubt does. */
bool kind_of_two_persons(enum kind kind);
/* Has what this field names, of one kind always, it as a member? */
bool kind_is_within(enum kind kind, const struct fdef *f);
/* Of one that moves along stages. */
bool kind_has_stage(enum kind kind);
/* The kind that a field points to; NULL: it names no kind. */
const struct kind_info *kind_to(const struct fdef *f);
/* Is its value the id of a record? `kind` is that of the record it stands in. */
bool kind_refers(enum kind kind, const struct fdef *f);

#endif
