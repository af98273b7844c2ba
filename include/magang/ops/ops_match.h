/* SPDX-License-Identifier: MIT */
/* What a matching comes to. */
#ifndef MAGANG_OPS_OPS_MATCH_H
#define MAGANG_OPS_OPS_MATCH_H

#include "magang/ops/match_run.h"
#include "magang/ops/ops.h"

/*
 * PERM_MATCH, PERM_PUBLISH and, as each offer of a seat, PERM_PLAN. Offers a seat to
 * everybody who has one in the run that was kept under this number, and none yet: one
 * act, with a record of the run. It is
 * made anew first; where anything that it hangs on is otherwise by now nothing is
 * offered, and *err names what. `offers`: how many there are to be; MG_EUSAGE says
 * how many there are. `try`: nothing is done, only told.
 */
int op_match_publish(struct office *office, uint32_t number, uint64_t offers,
	bool try, struct receipt *out, struct err *err);

#endif
