/* SPDX-License-Identifier: MIT */
/*
 * Telephones of those whom somebody is to call. A role that sees no number in full may
 * still call: the permission "call" is for people whose case one has in hand, or whose
 * case nobody has. One number at a time, asked for, and each is a read that is noted.
 */
#ifndef MAGANG_OFFICE_CALLS_H
#define MAGANG_OFFICE_CALLS_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/record/kind.h"

struct buf;
struct err;
struct office;

/* May the caller ask for any? */
bool office_calls(const struct office *office);

/* The telephone of the person that a record is of, in full, with the name before it.
 * Noted as READ_FULL, within the limit of the role. MG_EACCESS: it is none of the
 * caller's to call; MG_ENOENT: there is no such person, or no number. */
int office_phone(struct office *office, enum kind kind, uint64_t id,
	struct buf *out, struct err *err);

#endif
