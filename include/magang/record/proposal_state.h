/* SPDX-License-Identifier: MIT */
/* What became of a proposal. */
#ifndef MAGANG_RECORD_PROPOSAL_STATE_H
#define MAGANG_RECORD_PROPOSAL_STATE_H

struct record;

/* As numbers of keys. */
enum proposal_state { PROPOSAL_OPEN = 1, PROPOSAL_APPROVED, PROPOSAL_RETURNED };
/* Of a proposal as it is. */
enum proposal_state proposal_state(const struct record *p);

#endif
