/* SPDX-License-Identifier: MIT */
#include "magang/casework/cards.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/program/program.h"
#include "magang/record/card_state.h"
#include "magang/record/index.h"
#include "magang/record/record.h"
#include "magang/record/fields.h"
#include "magang/store/walk.h"

static void
add_card(struct cards *cards, const struct record *card)
{
	int64_t sum = 0;

	cards->n++;
	if (!card_is_open(card))
		return;
	cards->known &= card_sum(card, &sum);
	if (!cards->open || sum < cards->low)
		cards->low = sum;
	if (!cards->open || sum > cards->high)
		cards->high = sum;
	cards->sum += sum;
	cards->open++;
}

void
case_cards(struct txn *txn, uint64_t kase, const char *name, struct cards *out)
{
	const struct value of = value_text(name);
	struct record *card = xmalloc(sizeof(*card));
	struct walk w;

	*out = (struct cards){ .known = true };
	members_begin(&w, txn, KIND_CASE, kase, KIND_SCORECARD);
	while (walk_next(&w)) {
		const struct value *is;

		if (!record_load(txn, KIND_SCORECARD, walk_id(&w),
			    RECORD_UNCHECKED, card))
			continue;
		is = record_get(card, F_CARD_OF);
		if (is && value_equal(is, &of))
			add_card(out, card);
	}
	walk_end(&w);
	free(card);
}

bool
cards_points(const struct cards *cards, int64_t *mean, int64_t *spread)
{
	if (!cards->open || cards->open < cards->n || !cards->known)
		return false;
	*mean = cards->sum / (int64_t)cards->open;
	*spread = cards->high - cards->low;
	return true;
}

int
case_assessment(
	const struct program *p, const struct record *kase, const char *name)
{
	const int stage = program_stage_by_number(
		p, (uint8_t)record_number(kase, F_STAGE, 0));

	for (size_t i = 0; i < p->n_assessments; i++)
		if (name ? strcmp(p->assessments[i].name, name) == 0
			 : p->assessments[i].stage == stage)
			return (int)i;
	return -1;
}
