/* SPDX-License-Identifier: MIT */
/*
 * People at a host: as many as the program of its slots lets it have (slots:
 * host_quota), on the day on which somebody comes, and on every later one of his
 * stay on which another comes or begins another year. Counted are the seats of all
 * its slots, offered or taken, from their first day on, and those who are there from
 * elsewhere, as the host told it. Whoever came is gone when the stay that his
 * program sets is over: the day of the entry counts, not that of the question.
 */
#ifndef MAGANG_CASEWORK_HOSTING_H
#define MAGANG_CASEWORK_HOSTING_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/program/host_quota.h"
#include "magang/record/record.h"

struct ids;
struct places_given;
struct program;
struct rulebook;
struct txn;
struct walk;

/* A host, as it is asked for a slot. */
struct hosting {
	struct rulebook *book;
	struct txn *txn;
	int32_t today;
	const struct places_given *given; /* besides those taken, or NULL */
	const struct program *program;    /* of the slot; NULL: not there */
	struct record host;
	enum host_class class;
	int64_t staff;       /* -1: it has not told */
	int32_t from, until; /* of the slot */
	struct people *rows; /* who came, by day */
	size_t n, cap;
};
/* false: its host is not there. */
bool hosting_begin(struct hosting *h, struct rulebook *book, struct txn *txn,
	const struct record *slot, const struct places_given *given,
	int32_t today);
/* Frees what it holds. */
void hosting_end(struct hosting *h);

/* Does its program bound the people of a host, and is its staff not known? */
bool hosting_is_open(const struct hosting *h);

/* How a limit stands where it is nearest: people there of how many. */
struct host_stand {
	int64_t there, most;
	int32_t day; /* DATE_NONE: it counts nobody of them */
};
/* A limit of its program by name; NULL: none. */
const struct host_limit *hosting_limit(
	const struct hosting *h, const char *name);
/* How it stands. */
void hosting_stand(const struct hosting *h, const struct host_limit *l,
	struct host_stand *out);
/* How many more could come, by all limits; INT64_MAX: any. *which, which may be
 * NULL: the limit that says so. */
int64_t hosting_room(const struct hosting *h, const struct host_limit **which);

/* The slots of a program (0: of all), whatever has become of them: walk_end() after it. */
void slots_begin(struct walk *w, struct txn *txn);
bool slots_next(struct walk *w, uint16_t program, struct record *out);

/* Open slots alone: those that are good on that day still, or those that have
 * expired before, the last first; one of the two after slots_at(), then walk_end(). */
void slots_at(struct walk *w, struct txn *txn, int32_t day);
bool slots_good_next(struct walk *w, struct record *out);
bool slots_expired_next(struct walk *w, struct record *out);

/* Those that are good on that day still, in the order of their numbers. */
void slots_good(struct txn *txn, int32_t day, struct ids *out);
/* Those that had expired before it. */
void slots_expired(struct txn *txn, int32_t day, struct ids *out);

/* The last day of a slot, or that on which the stay of its program ends; DATE_NONE:
 * nobody has said. */
int32_t slot_until(
	struct rulebook *book, struct txn *txn, const struct record *slot);
/* How many seats of it can be given on that day: of those that it has, by its host
 * and its state. */
int64_t slot_free(struct rulebook *book, struct txn *txn,
	const struct record *slot, int32_t today);
/* Seats of an open place that has expired, which nobody got in time. */
int64_t slot_lapsed(struct txn *txn, const struct record *slot, int32_t today);
/* Is this country, by its code, one that whoever the case is of does not go to? */
bool case_refuses_country(const struct record *kase, const char *country);
/* Is the day on which people come behind us? */
bool slot_has_begun(const struct record *slot, int32_t today);
/* Is the last day over on which one is given? */
bool slot_is_expired(const struct record *slot, int32_t today);

#endif
