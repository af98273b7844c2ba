/* SPDX-License-Identifier: MIT */
/* Which answers of the rules of a case may be shown, and that it is noted. */
#ifndef MAGANG_OFFICE_ASKING_H
#define MAGANG_OFFICE_ASKING_H

#include <stdbool.h>

#include "magang/casework/judge.h"

struct office;
struct record;
struct txn;

/* Has a program rules that read health? false of NULL. */
struct program;
bool rules_read_health(const struct program *p);
/* Rules of its program that read health: may the caller be told of them? */
bool office_tells_health(
	struct office *office, struct txn *txn, const struct record *kase);
/* Which answers of a case a face may show: where they tell of health that is a
 * read, and noted; where the limit of the day is reached those are left out. */
enum asking office_asking(
	struct office *office, struct txn *txn, const struct record *kase);

#endif
