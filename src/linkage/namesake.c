/* SPDX-License-Identifier: MIT */
#include "magang/linkage/namesake.h"

#include <string.h>

#include "magang/linkage/weigh.h"
#include "magang/record/index.h"
#include "magang/store/walk.h"

struct word_walks {
	const struct trait *t;
	struct walk w[FOLD_WORDS];
	uint8_t mark[FOLD_WORDS];
	uint64_t bearers[FOLD_WORDS];
	uint16_t open; /* words whose walk is not over, a bit for each */
};

static void
words_begin(struct word_walks *ww, struct txn *txn, uint16_t regency,
	const struct trait *t)
{
	ww->t = t;
	ww->open = 0;
	for (size_t i = 0; i < t->name.n; i++) {
		struct key k = { 0 };

		key_u8(&k, IX_NAME);
		key_u16(&k, regency);
		key_bytes(&k, t->name.word[i], strlen(t->name.word[i]) + 1);
		walk_begin(&ww->w[i], txn, TREE_IX, k.b, k.n);
		ww->mark[i] = name_mark(t->name.word[i]);
		ww->bearers[i] = 0;
		ww->open |= (uint16_t)(1u << i);
	}
}

static void
words_end(struct word_walks *ww)
{
	for (size_t i = 0; i < ww->t->name.n; i++)
		walk_end(&ww->w[i]);
}

static void
add(const struct word_walks *ww, size_t word, struct namesakes *out)
{
	struct namesake *s = &out->rows[out->n++];
	const struct walk *w = &ww->w[word];
	struct name_entry e;

	name_entry_read(&e, &w->value);
	s->id = walk_id(w);
	s->birth = e.birth;
	s->village = e.village;
	s->sex = e.sex;
	s->shared = (uint16_t)(1u << word);
	s->more = 0;
	for (size_t k = 0; k < e.n_marks; k++) {
		size_t i = 0;

		while (i < ww->t->name.n &&
			(ww->mark[i] != e.marks[k] || s->shared >> i & 1))
			i++;
		if (i < ww->t->name.n)
			s->shared |= (uint16_t)(1u << i);
		else
			s->more++;
	}
}

void
namesakes_read(struct txn *txn, uint16_t regency, uint64_t persons,
	const struct trait *t, struct namesakes *out)
{
	struct word_walks ww;

	out->n = 0;
	words_begin(&ww, txn, regency, t);
	while (ww.open && out->n < NAMESAKES)
		for (size_t i = 0; i < t->name.n && out->n < NAMESAKES; i++) {
			if (!(ww.open >> i & 1))
				continue;
			if (walk_next(&ww.w[i])) {
				ww.bearers[i]++;
				add(&ww, i, out);
			} else {
				ww.open &= (uint16_t) ~(1u << i);
			}
		}
	words_end(&ww);
	for (size_t i = 0; i < t->name.n; i++)
		out->rare[i] = rarity(ww.bearers[i] + 1, persons);
}
