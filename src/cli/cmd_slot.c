/* SPDX-License-Identifier: MIT */
#include "seat_verbs.h"

#include "magang/base/mem.h"

static const struct command *const verbs[] = { &slot_offer_verb,
	&slot_answer_verb, &slot_transfer_verb, &slot_replace_verb,
	&slot_exchange_verb };

const struct command cmd_slot = {
	.name = "slot",
	.summary = N_("places at hosts: offered, answered, exchanged"),
	.usage = "offer|answer|transfer|replace|exchange ...",
	.examples = "magang slot offer LO-000001-3 stage:interview --dry-run\n"
		    "magang slot answer yes KR-000009-2\n",
	VERBS(verbs),
};
