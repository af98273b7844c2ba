/* SPDX-License-Identifier: MIT */
/*
 * Who is at a host: the cases with a place at it that was taken. What is due once
 * for all of them (deadlines with `per: host`) is a task of the host.
 */
#ifndef MAGANG_CASEWORK_AT_HOST_H
#define MAGANG_CASEWORK_AT_HOST_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/record/record.h"

struct change_index;
struct ids;
struct program;
struct txn;

/* Has it deadlines of hosts? NULL: it has none. */
bool program_asks_hosts(const struct program *p);

/* Each case that is there, with its person, who is not erased; `ops`: of a change
 * that is not applied yet, NULL: none. They last until the next. */
typedef void (*at_host_visit)(
	void *ctx, const struct record *kase, const struct record *person);
void at_host_each(struct txn *txn, struct change_index *ops, uint64_t host,
	at_host_visit visit, void *ctx);

/* Adds the hosts of all places that a case has, or had, those of such a change
 * too, once each. */
void hosts_of_case(struct txn *txn, struct change_index *ops, uint64_t kase,
	struct ids *hosts);

/* Has, or had, the person a place at that host? */
bool person_is_of_host(struct txn *txn, uint64_t person, uint64_t host);

#endif
