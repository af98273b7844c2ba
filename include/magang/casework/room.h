/* SPDX-License-Identifier: MIT */
/* The places of a program, as a case that comes for one finds them. */
#ifndef MAGANG_CASEWORK_ROOM_H
#define MAGANG_CASEWORK_ROOM_H

#include "magang/casework/facts.h"

/* Is a quota full (name NULL: any of them) for a case that has no place yet? Asked
 * for the first stage whose way in asks for room. */
bool case_quota_full(struct case_facts *f, const char *name);

#endif
