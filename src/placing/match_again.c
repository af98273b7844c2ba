/* SPDX-License-Identifier: MIT */
#include "magang/placing/match_again.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/i18n.h"
#include "magang/matching/check.h"
#include "magang/matching/digest.h"
#include "magang/matching/least.h"

static bool
is_digest(const uint8_t hash[HASH_SIZE], const char *hex)
{
	char is[MATCH_DIGEST];

	return strcmp(hex_format(is, hash, HASH_SIZE), hex) == 0;
}

static enum match_again
solve(const struct match_said *said, struct match_made *m)
{
	uint8_t result[HASH_SIZE];
	struct match_check check;
	bool stable;

	instance_settle(&m->of.m);
	m->seat = match_solve_least(&m->of.m, said->again);
	match_result(&m->of.m, m->seat, result);
	if (!is_digest(result, said->result))
		return AGAIN_RESULT;
	match_check(&m->of.m, m->seat, &check);
	stable = match_stable(&check);
	match_check_release(&check);
	return stable ? AGAIN_SAME : AGAIN_BLOCKED;
}

enum match_again
match_again(const struct match_said *said, struct match_made *out)
{
	enum match_again is = AGAIN_INPUT;
	uint8_t input[HASH_SIZE];

	*out = (struct match_made){ .seat = NULL };
	if (!match_thaw(said->frozen, said->n, &out->of))
		return AGAIN_UNREAD;
	hash_of(said->frozen, said->n, input);
	if (is_digest(input, said->input) &&
		strcmp(out->of.m.seed, said->seed) == 0)
		is = solve(said, out);
	if (is != AGAIN_SAME)
		match_made_release(out);
	return is;
}

void
match_made_release(struct match_made *m)
{
	free(m->seat);
	match_frozen_release(&m->of);
	m->seat = NULL;
}

const char *
match_again_words(enum match_again is)
{
	switch (is) {
	case AGAIN_UNREAD:
		return _("what it kept of its input cannot be read");
	case AGAIN_INPUT:
		return _("what it kept is not what it was made of");
	case AGAIN_RESULT:
		return _("made again from what it kept, it comes to something "
			 "else");
	case AGAIN_BLOCKED:
		return _("made again, it has a pair that would both rather "
			 "have each other");
	case AGAIN_SAME:
		break;
	}
	return "";
}
