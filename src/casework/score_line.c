/* SPDX-License-Identifier: MIT */
#include "magang/casework/score_line.h"

#include "magang/casework/standing.h"

static size_t
class_of(int32_t score)
{
	const size_t class = (size_t)(score / (SCORE_CLASS * 10000));

	return class < SCORE_CLASSES ? class : SCORE_CLASSES - 1;
}

void
score_line_init(struct score_line *l)
{
	*l = (struct score_line){ .least = SCORE_UNKNOWN,
		.best = SCORE_UNKNOWN };
}

void
score_line_add(struct score_line *l, const struct standing *s)
{
	if (s->score < 0 || s->place == PLACE_NONE)
		return;
	if (s->place == PLACE_LIST) {
		l->without[class_of(s->score)]++;
		if (s->score > l->best)
			l->best = s->score;
		return;
	}
	l->within[class_of(s->score)]++;
	if (l->least == SCORE_UNKNOWN || s->score < l->least)
		l->least = s->score;
}

size_t
score_line_class(const struct score_line *l, size_t class)
{
	return l->within[class] + l->without[class];
}

size_t
score_line_most(const struct score_line *l)
{
	size_t most = 0;

	for (size_t i = 0; i < SCORE_CLASSES; i++)
		if (score_line_class(l, i) > most)
			most = score_line_class(l, i);
	return most;
}

size_t
score_line_end(const struct score_line *l)
{
	return l->least < 0 ? SCORE_CLASSES : class_of(l->least);
}
