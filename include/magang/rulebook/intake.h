/* SPDX-License-Identifier: MIT */
/* Which intake a case belongs to. */
#ifndef MAGANG_RULEBOOK_INTAKE_H
#define MAGANG_RULEBOOK_INTAKE_H

#include <stdint.h>

struct txn;

#define INTAKE_NAME 64
struct intake {
	uint64_t id;
	int version; /* of the program, under which its cases begin; 0: not said */
	char name[INTAKE_NAME];
};

/* The intake of a program that is open on a day; of several the one that starts
 * first. {0}: none is. */
struct intake intake_open(struct txn *txn, uint16_t program, int32_t day);
/* The same, or where none is open the last one that was. */
struct intake intake_now(struct txn *txn, uint16_t program, int32_t day);
/* An intake by its id; {0}: there is none. */
struct intake intake_load(struct txn *txn, uint64_t id);

#endif
