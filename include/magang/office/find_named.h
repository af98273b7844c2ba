/* SPDX-License-Identifier: MIT */
/* Records by what tables and people call them instead of their numbers. */
#ifndef MAGANG_OFFICE_FIND_NAMED_H
#define MAGANG_OFFICE_FIND_NAMED_H

#include "magang/record/kind.h"

struct err;
struct office;

/* As office_find() where a record of one kind is needed (KIND_NONE: any will do): what
 * is nobody's, as places, classes and hosts, goes by its name as well, where the caller
 * sees one that is called so; a case by the number of its person, who has no other
 * that is open. MG_EDATA names those between which one is to be chosen. *kind is that
 * of what was found, which may be another than was needed. */
int office_find_as(struct office *office, const char *text, enum kind needed,
	enum kind *kind, uint64_t *id, struct err *err);

#endif
