/* SPDX-License-Identifier: MIT */
/* What the files of the invented data share. */
#ifndef DOMAIN_DEMO_DATA_H
#define DOMAIN_DEMO_DATA_H

#include "magang/record/change.h"
#include "magang/demo/demo.h"
#include "magang/office/office.h"
#include "magang/store/store.h"
#include "demo_random.h"
#include "demo_route.h"
#include "demo_words.h"

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
	ORG_USES
};
struct org_list {
	uint64_t *ids; /* placeholders until stored */
	size_t n, cap;
};

struct demo_user {
	uint64_t id;
	uint16_t areas[3]; /* none: everywhere */
};
enum { DEMO_USERS = 5 };

struct demo {
	struct office *office;
	const struct demo_options *opt;
	struct demo_report *report;
	struct rng rng;
	struct words words;
	struct number_set given; /* NIKs and family cards */
	bool was_empty;          /* nobody in the store before */
	struct village_run villages[REGENCIES];
	struct route *routes;
	size_t n_routes;
	struct org_list orgs[ORG_USES];
	struct demo_user users[DEMO_USERS];
	struct kin kin[DEMO_KIN];
	size_t n_kin; /* ever; the place is n_kin % DEMO_KIN */
	size_t next;  /* number of the person that comes */
	uint64_t key; /* of the seed, for phones */
	enum demo_part { DEMO_USERS_FIRST, DEMO_ORGS, DEMO_PEOPLE } part;
	size_t done; /* persons that have been invented */
	/* of the batch */
	struct change *change;
	struct txn *txn;
	struct arena *arena; /* texts of the person at hand */
};

/* ---- demo_place.c ------------------------------------------------------- */

int demo_places(struct demo *d, struct err *err);
const struct area *demo_village(struct demo *d);
/* A number nobody has; false: all serials of that day are given. */
bool demo_nik(struct demo *d, uint32_t district, int32_t birth, char sex,
	uint64_t *out);
uint64_t demo_kk(struct demo *d, uint32_t district);
/* Nobody's NIK, one digit of the serial away; 0: none left. */
uint64_t demo_nik_slip(struct demo *d, uint64_t nik);
/* "+6281200001234" */
void demo_phone(struct demo *d, size_t number, char out[20]);

/* ---- demo_person.c ------------------------------------------------------ */

/* A person with its cases, before it is written. */
struct applicant {
	struct record person;
	size_t n_cases;
	const struct route *route[2];
	struct path path[2];
	int32_t since;           /* registered */
	const struct kin *twice; /* who this one is a double of, or NULL */
	int32_t birth;
	char sex;
	const struct area *village;
	bool no_card;
};
void demo_person(struct demo *d, struct applicant *a);
/* Fills a core field that a stage asks for and that is not there. */
void demo_person_need(struct demo *d, struct applicant *a, uint16_t id);
/* Keeps it among those who get relatives; `id` as change_create gave it. */
void demo_remember(struct demo *d, const struct applicant *a, uint64_t id);
uint64_t demo_officer(struct demo *d, uint16_t regency);

/* ---- demo_case.c -------------------------------------------------------- */

/* The case and what goes with it, as operations of the batch. */
void demo_case(
	struct demo *d, struct applicant *a, size_t which, uint64_t person);

/* ---- demo_value.c ------------------------------------------------------- */

enum mood {
	MOOD_OPEN, /* neither way */
	MOOD_GOOD, /* what a passed guard or score asks for */
	MOOD_BAD,  /* what it failed for */
};
struct filling {
	struct demo *d;
	const struct route *route;
	const struct applicant *applicant;
	enum mood mood;
	int32_t from, to; /* while the case was in the stage */
};
/* A value that the field takes; its text lives in d->arena. */
void demo_value(
	const struct filling *f, const struct fdef *field, struct value *out);

/* ---- demo_follow.c ------------------------------------------------------ */

/* Tasks and activities of a case. */
void demo_follow(struct demo *d, struct applicant *a, size_t which,
	struct record *kase, uint64_t person);
void demo_card_task(struct demo *d, struct applicant *a, uint64_t person);
void demo_doubt(struct demo *d, struct applicant *a, uint64_t person);

/* ---- demo_office.c ------------------------------------------------------ */

void demo_users(struct demo *d);
void demo_organisations(struct demo *d);

/* Text of the arena of the person at hand. */
const char *demo_text(struct demo *d, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

#endif
