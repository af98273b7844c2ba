/* SPDX-License-Identifier: MIT */
/* Seats of cohorts and slots offered, answered, exchanged. */
#ifndef CLI_SEAT_VERBS_H
#define CLI_SEAT_VERBS_H

#include "command.h"

extern const struct command cohort_fill_verb, cohort_answer_verb,
	slot_offer_verb, slot_answer_verb, slot_transfer_verb,
	slot_replace_verb, slot_exchange_verb;

#endif
