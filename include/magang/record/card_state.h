/* SPDX-License-Identifier: MIT */
/* Is a scorecard still hidden from who did not file it? */
#ifndef MAGANG_RECORD_CARD_STATE_H
#define MAGANG_RECORD_CARD_STATE_H

#include <stdbool.h>
#include <stdint.h>

struct record;

/* Have all of its assessment been filed, so that it is no secret? */
bool card_is_open(const struct record *card);
/* Sets the code that stands for it. */
void card_set_open(struct record *card, bool open);
/* The sum of its points, ten-thousandths; false: they are not known. */
bool card_sum(const struct record *card, int64_t *out);

#endif
