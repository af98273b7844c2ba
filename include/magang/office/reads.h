/* SPDX-License-Identifier: MIT */
/*
 * Reads that matter leave a trace: who saw a person outside of the own cases,
 * numbers in full, health values, an export, a search by a number. They are
 * noted here, by whoever hands values to a face, and bounded by the limits of
 * the role; a second person lets go on who has come to one.
 *
 * A read is not held up where the trace cannot be kept (a full disk): that is
 * said instead (office_reads_fault).
 */
#ifndef MAGANG_OFFICE_READS_H
#define MAGANG_OFFICE_READS_H

#include <stdint.h>

#include "magang/program/settings.h"
#include "magang/store/reads.h"

struct err;
struct ids;
struct office;
struct record;
struct txn;

/* Notes that the caller reads this of a person; 0: one looked for and not found,
 * by the number `sought`. The same again in one session is noted once.
 * MG_EACCESS: the limit of the day is reached, which is noted. */
int office_read(struct office *office, enum read_what what, uint64_t person,
	uint64_t sought, struct err *err);
/* Would one more be read? Else the same refusal, noted as well: where only the
 * answer "there" is a read, nobody learns from the limit which it was. */
int office_read_left(
	struct office *office, enum read_what what, struct err *err);
/* Of many at once: would all of them be read (ascending, each once)? Else
 * MG_EACCESS, noted, and nothing counts. */
int office_reads_room(struct office *office, enum read_what what,
	const struct ids *persons, struct err *err);
/* After office_reads_room(), before they are shown. */
void office_reads_note(
	struct office *office, enum read_what what, const struct ids *persons);
/* A record that is opened: outside, where it is of a person who has no case of
 * the caller's. office_show() does. */
int office_read_opened(struct office *office, struct txn *txn,
	const struct record *r, struct err *err);
/* Numbers, and health values where there are some, of a record in full. */
int office_read_full(
	struct office *office, const struct record *r, struct err *err);

/* A record that leaves the office in a file. */
int office_read_export(
	struct office *office, const struct record *r, struct err *err);

/* What a list shows of people and is no export yet: about a screenful. */
#define READ_LISTED 100
/* Something of a person (0: of nobody) in row number `row` of a list, from 0,
 * whatever it is printed as: from READ_LISTED on a list is an export. */
int office_read_listed(
	struct office *office, uint64_t person, uint64_t row, struct err *err);

/* What was noted is on disk, or office_reads_fault() tells why not. Before it is
 * shown; closing an office does, too. */
void office_reads_keep(struct office *office);
/* The same, and why the trace is not kept, once; NULL: it is. */
const char *office_reads_fault(struct office *office);
/* That it was damaged and lies aside, or is gone, for the caller to free; NULL: neither. */
char *office_reads_hurt(struct office *office);
/* Forgets what was not kept. */
void office_reads_release(struct office *office);

/* So many rows were passed by as they are damaged: office_reads_fault() says it. */
void office_reads_broken(struct office *office, size_t n);
/* The second in which the day of the office began. */
int64_t office_reads_today(const struct office *office);

#endif
