/* SPDX-License-Identifier: MIT */
/*
 * Erasing. Of a person there stays a stub that counters need; what was said in
 * the journal is sealed under a key that is destroyed; nobody's draft names the
 * person; and no page of the store holds any of it: it is compacted.
 *
 * That it was done stands in the register beside the store, which every restored
 * or rebuilt store obeys.
 *
 * What is to be erased is noted first (pending.h) and done after the change
 * stands in the log, so it is ended whoever dies in between.
 */
#ifndef MAGANG_OPS_ERASE_H
#define MAGANG_OPS_ERASE_H

#include <stddef.h>
#include <stdint.h>

struct err;
struct office;
struct receipt;

/* PERM_ADMIN. An act for all of them; after the first that is refused no other
 * is tried. An error behind the change (a full disk) says that it stands and is
 * to be ended. */
int op_erase(struct office *office, const uint64_t *persons, size_t n,
	const char *reason, struct receipt *out, struct err *err);

/* The same of those whom somebody else has proposed (ops/retention.h), and that are
 * still kept longer than their programs say. */
int op_expire(struct office *office, const uint64_t *persons, size_t n,
	struct receipt *out, struct err *err);

/* Ends what a process has begun that is no more. 0 where there is nothing to
 * end, or somebody else is at it. */
int erase_end(struct office *office, struct err *err);

/* Erases whom a register (store/register.h) names and the office still has, in
 * the name of its administrator, and compacts the store; *n: how many, *bad:
 * lines that are not right. For an office that is being made again and was
 * opened for nobody. */
int erase_obey(struct office *office, const char *path, size_t *n, size_t *bad,
	struct err *err);

/* Erases persons whom nobody asks about any more, in the name of the
 * administrator. The gate is held. For the same kind of office. */
int erase_those(struct office *office, const uint64_t *persons, size_t n,
	struct err *err);

#endif
