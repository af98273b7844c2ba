/* SPDX-License-Identifier: MIT */
/* What the files of the invented data share. */
#ifndef DEMO_DEMO_DATA_H
#define DEMO_DEMO_DATA_H

#include "magang/base/ids.h"
#include "magang/record/change.h"
#include "magang/record/outcome_state.h"
#include "magang/demo/demo.h"
#include "magang/office/office.h"
#include "demo_random.h"
#include "demo_route.h"
#include "demo_words.h"

struct arena;
struct txn;

#define DEMO_SERIAL 9001 /* lowest serial of an invented NIK or family card */
#define DEMO_KIN 512     /* earlier persons who may get relatives or doubles */

enum { REGENCIES = 27 };

/* Villages of one regency: rows of the table of areas. */
struct village_run {
	struct area *rows;
	size_t n, cap;
};

/* An earlier person, as far as it is needed again. */
struct kin {
	uint64_t id;  /* a placeholder while its batch is not stored */
	uint64_t nik; /* 0: none */
	uint64_t kk;
	int32_t birth;
	char sex;
	bool doubled; /* has a double already */
	char name[NAME_TEXT];
	char phone[20];
	char street[48];
	char rt[4], rw[4];
	const struct area *village;
};

enum org_use {
	ORG_HOST_ABROAD,
	ORG_HOST_HERE,
	ORG_COOPERATIVE,
	ORG_LPK,
	/* where people are on their way to, or there */
	ORG_MORE_TITP,
	ORG_MORE_IKUSEI,
	ORG_MORE_HERE,
	ORG_AGENCY, /* whose list was reconciled */
	ORG_USES
};

struct demo_user {
	uint64_t id;
	uint16_t areas[3];      /* none: everywhere */
	bool assesses, teaches; /* and has no cases in hand */
};
enum { DEMO_USERS = 9, DEMO_COHORTS = 11, DEMO_SLOT_USES = 11 };

/* A cohort that this fill makes, and the cases that may have a seat in it. */
struct demo_cohort {
	uint64_t id; /* 0: it is not made by this one */
	struct ids cases;
};

/* Places that people have, of one kind, and the cases that may have them. */
struct demo_slots {
	struct ids slots, cases;
	size_t seats;  /* of them */
	size_t filled; /* slots whose seats are given ... */
	size_t at;     /* ... to the cases before this one */
};

struct demo {
	struct office *office;
	const struct demo_options *opt;
	struct demo_report *report;
	struct rng rng;
	struct demo_words words;
	struct number_set given; /* NIKs and family cards */
	bool was_empty;          /* nobody in the store before */
	struct village_run villages[REGENCIES];
	struct route *routes;
	size_t n_routes;
	struct ids orgs[ORG_USES]; /* placeholders until stored */
	struct demo_user users[DEMO_USERS];
	struct demo_cohort cohorts[DEMO_COHORTS];
	struct demo_slots slots[DEMO_SLOT_USES];
	struct demo_slots wished;       /* open ones, and who waits for one */
	struct ids rankings;            /* of their hosts */
	struct ids placed;              /* cases that are on their way abroad */
	struct ids bare;                /* persons without any case */
	size_t accounts;                /* of them that have their ledger */
	size_t traders;                 /* whose business has begun */
	char licence[LICENCE_TEXT + 1]; /* of the last of those */
	struct kin kin[DEMO_KIN];
	size_t n_kin; /* ever; the place is n_kin % DEMO_KIN */
	size_t next;  /* number of the person that comes */
	uint64_t key; /* of the seed, for phones */
	enum demo_part {
		DEMO_USERS_FIRST,
		DEMO_ORGS,
		DEMO_PEOPLE,
		DEMO_CLASSES,
		DEMO_PLACES, /* at hosts */
		DEMO_PLACED,
		DEMO_LEDGER,
		DEMO_WISHES,
		DEMO_LISTED /* by another agency */
	} part;
	size_t done; /* persons that have been invented */
	/* of the batch */
	struct change *change;
	struct txn *txn;
	struct arena *arena; /* texts of the person at hand */
};

/* ---- demo_place.c ------------------------------------------------------- */

/* ---- demo_person.c ------------------------------------------------------ */

/* A person with its cases, before it is written. */
struct applicant {
	struct record person;
	size_t n_cases;
	struct route *route[2];
	struct path path[2];
	int32_t since;           /* registered */
	const struct kin *twice; /* who this one is a double of, or NULL */
	int32_t birth;
	char sex;
	const struct area *village;
	bool no_card;
};

/* ---- demo_case.c -------------------------------------------------------- */

/* ---- demo_value.c ------------------------------------------------------- */

/* ---- demo_follow.c ------------------------------------------------------ */

/* ---- demo_office.c ------------------------------------------------------ */

#endif
