/* SPDX-License-Identifier: MIT */
#include "magang/linkage/duplicate.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/linkage/namesake.h"
#include "magang/office/office.h"
#include "magang/office/reads.h"
#include "magang/record/counter.h"
#include "magang/record/index.h"
#include "magang/rulebook/access.h"
#include "magang/store/walk.h"

/* ---- how rare ------------------------------------------------------------ */

/* Of a regency; 0: of all. */
static uint64_t
persons_of(struct txn *txn, uint16_t regency)
{
	struct counters cs;
	int64_t n = 0;

	counters_begin(&cs, txn, COUNT_PERSONS, regency, 0);
	while (counters_next(&cs))
		n += cs.n;
	counters_end(&cs);
	return (uint64_t)n;
}

uint64_t
persons_in(struct txn *txn)
{
	return persons_of(txn, 0);
}

static uint64_t
entries(struct txn *txn, const struct key *k, uint64_t most)
{
	struct walk w;
	uint64_t n = 0;

	walk_begin(&w, txn, TREE_IX, k->b, k->n);
	while (n < most && walk_next(&w))
		n++;
	walk_end(&w);
	return n;
}

/* A word that more of a regency have is common enough to say little. Whoever comes
 * is one more. */
#define BEARERS_MOST 1000
#define PHONE_MOST 50 /* one phone of a whole village is no evidence */

void
trait_rare(struct txn *txn, uint16_t regency, struct trait *t)
{
	const uint64_t persons = persons_of(txn, regency);
	struct key phone = { 0 };

	for (size_t i = 0; i < t->name.n && persons >= COUNTED_LEAST; i++) {
		struct key k = { 0 };

		key_u8(&k, IX_NAME);
		key_u16(&k, regency);
		key_bytes(&k, t->name.word[i], strlen(t->name.word[i]) + 1);
		t->rare[i] =
			rarity(entries(txn, &k, BEARERS_MOST) + 1, persons);
	}
	if (!t->phone)
		return;
	key_u8(&phone, IX_PHONE);
	key_u64(&phone, t->phone);
	/* two who share it are the pair that is weighed */
	t->rare_phone = rarity(
		(entries(txn, &phone, PHONE_MOST) + 2) / 2, PERSONS_LEAST);
}

/* ---- in the store ------------------------------------------------------- */

#define SEEN_SLOTS 512

struct search {
	struct office *office;
	struct txn *txn;
	uint64_t self;
	uint16_t regency;
	uint64_t persons;
	/* As the record has it; with the rarest words, which is the most that a pair
	 * can weigh; and as rare as they are, once a pair was worth to count it. */
	struct trait trait, rarest, counted;
	bool is_counted;
	struct likeness *out;
	size_t n, max;
	bool all; /* of persons whom the caller does not see, too */
	struct record other;
	/* Who was looked at: several keys lead to most. */
	uint64_t seen[SEEN_SLOTS];
	size_t n_seen;
	struct namesakes names;
};

/* Once is enough; beyond so many it may be twice. */
static bool
is_seen(struct search *s, uint64_t id)
{
	size_t i = (size_t)(id * 0x9e3779b97f4a7c15u >> 32) % SEEN_SLOTS;

	if (id == s->self)
		return true;
	for (; s->seen[i]; i = (i + 1) % SEEN_SLOTS)
		if (s->seen[i] == id)
			return true;
	if (s->n_seen < SEEN_SLOTS / 2) {
		s->seen[i] = id;
		s->n_seen++;
	}
	return false;
}

static bool
is_found(const struct search *s, uint64_t id)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->out[i].id == id)
			return true;
	return id == s->self;
}

/* Best first, the last one falls out. */
static void
take(struct search *s, const struct likeness *like)
{
	size_t i;

	if (s->n == s->max &&
		(s->n == 0 || s->out[s->n - 1].score >= like->score))
		return;
	i = s->n < s->max ? s->n++ : s->max - 1;
	for (; i > 0 && s->out[i - 1].score < like->score; i--)
		s->out[i] = s->out[i - 1];
	s->out[i] = *like;
}

static bool
is_like(struct search *s, const struct trait *t, struct weighed *out)
{
	weigh(&s->rarest, t, s->persons, out);
	if (out->band == LINK_NONE)
		return false;
	if (!s->is_counted) {
		s->counted = s->trait;
		trait_rare(s->txn, s->regency, &s->counted);
		s->is_counted = true;
	}
	weigh(&s->counted, t, s->persons, out);
	return out->band != LINK_NONE;
}

static void
consider(struct search *s, uint64_t id)
{
	struct likeness like = { .id = person_root(s->txn, id) };
	struct weighed w;
	struct trait t;

	id = like.id;
	if (is_seen(s, id) || is_found(s, id) ||
		!record_load(
			s->txn, KIND_PERSON, id, RECORD_UNCHECKED, &s->other) ||
		(!s->all &&
			!access_sees(&s->office->access, s->txn, &s->other)))
		return;
	trait_of(&s->other, &t);
	if (!is_like(s, &t, &w))
		return;
	like.score = w.score;
	like.likeness = w.likeness;
	weighed_words(&w, like.evidence);
	take(s, &like);
}

static void
consider_number(struct search *s, enum index_no ix, uint64_t number)
{
	struct key k = { 0 };
	struct walk w;
	int left = PHONE_MOST;

	if (!number)
		return;
	key_u8(&k, (uint8_t)ix);
	key_u64(&k, number);
	walk_begin(&w, s->txn, TREE_IX, k.b, k.n);
	while (left-- && walk_next(&w))
		consider(s, get_u64(w.key.p + w.key.n - 8));
	walk_end(&w);
}

static void
entry_name(const struct view *v, struct fold_name *out)
{
	char text[ENTRY_VALUE], *save = NULL;
	size_t n = v->n - 8;

	memset(out, 0, sizeof(*out));
	memcpy(text, v->p + 8, n);
	text[n] = '\0';
	for (char *word = strtok_r(text, " ", &save);
		word && out->n < FOLD_WORDS; word = strtok_r(NULL, " ", &save))
		snprintf(out->word[out->n++], FOLD_WORD, "%.*s", FOLD_WORD - 1,
			word);
}

/* Everybody born on a day, by the names that stand in the index; only who has a
 * name alike is looked at. */
static void
consider_birth(struct search *s, int32_t date)
{
	struct key k = { 0 };
	struct walk w;

	if (date == DATE_NONE)
		return;
	key_u8(&k, IX_BIRTH);
	key_u32(&k, DATE_KEY(date));
	walk_begin(&w, s->txn, TREE_IX, k.b, k.n);
	while (walk_next(&w)) {
		struct trait t = { .nik = 0 };

		if (w.value.n < 8)
			continue;
		entry_name(&w.value, &t.name);
		if (weigh_names(&s->trait, &t) > 0)
			consider(s, get_u64(w.key.p + w.key.n - 8));
	}
	walk_end(&w);
}

/* Whoever shares words of the name in the regency: with the village, the year or
 * month of birth, or another word there may be enough to be asked about, whatever
 * the birth date says. */
static void
consider_names(struct search *s)
{
	struct namesakes *names = &s->names;

	namesakes_read(s->txn, s->regency, persons_of(s->txn, s->regency),
		&s->trait, names);
	for (size_t i = 0; i < names->n; i++)
		if (weigh_namesake(&s->trait, names->rare, &names->rows[i],
			    s->persons) != LINK_NONE)
			consider(s, names->rows[i].id);
}

/* Whoever has the number of a card is told whose it is: such a read leaves its
 * trace, and beyond the limit of the day nobody is found. */
static void
take_certain(struct search *s, uint64_t id, const char *evidence)
{
	struct likeness like = {
		.id = id, .score = INT_MAX, .likeness = 1000, .certain = true
	};
	struct err limit = ERR_INIT;
	struct trait t;

	if (!id || is_found(s, id) ||
		(!s->all && office_read(s->office, READ_NUMBER, id, 0, &limit)))
		return;
	if (record_load(s->txn, KIND_PERSON, id, RECORD_UNCHECKED, &s->other)) {
		trait_of(&s->other, &t);
		like.stranger = is_stranger(&s->trait, &t);
	}
	like.outside = !s->all && !office_sees(s->office, s->txn, KIND_PERSON,
					  id, &s->other);
	snprintf(like.evidence, sizeof(like.evidence), "%s", evidence);
	take(s, &like);
}

static uint64_t
passport_owner(struct search *s, const struct record *p)
{
	struct key k = { 0 };
	struct walk w;
	char no[24];
	uint64_t id = 0;

	if (!record_has(p, F_PASSPORT_NO))
		return 0;
	record_text(p, F_PASSPORT_NO, no, sizeof(no));
	key_u8(&k, IX_PASSPORT);
	key_bytes(&k, no, strlen(no) + 1);
	walk_begin(&w, s->txn, TREE_IX, k.b, k.n);
	while (!id && walk_next(&w))
		if (person_root(s->txn, walk_id(&w)) != s->self)
			id = person_root(s->txn, walk_id(&w));
	walk_end(&w);
	return id;
}

static size_t
search(struct office *office, struct txn *txn, const struct record *person,
	bool all, struct likeness *out, size_t max)
{
	struct search *s = xcalloc(1, sizeof(*s));
	size_t n;

	s->office = office;
	s->txn = txn;
	s->self = person->id;
	s->out = out;
	s->max = max;
	s->all = all;
	s->regency = (uint16_t)record_number(person, F_REGENCY, 0);
	s->persons = persons_in(txn);
	trait_of(person, &s->trait);
	s->rarest = s->trait;
	memset(s->rarest.rare, RARITY_MOST, sizeof(s->rarest.rare));
	take_certain(s, index_first(txn, IX_NIK, s->trait.nik, person->id),
		N_("NIK same"));
	take_certain(s, passport_owner(s, person), N_("passport number same"));
	if (s->n == 0) {
		consider_number(s, IX_PHONE, s->trait.phone);
		consider_number(s, IX_KK, s->trait.kk);
		consider_birth(s, s->trait.birth);
		consider_birth(s, date_exchanged(s->trait.birth));
		consider_names(s);
	}
	n = s->n;
	free(s);
	return n;
}

size_t
duplicates_of(struct office *office, struct txn *txn,
	const struct record *person, struct likeness *out, size_t max)
{
	return search(office, txn, person, false, out, max);
}

size_t
duplicates_everywhere(struct office *office, struct txn *txn,
	const struct record *person, struct likeness *out, size_t max)
{
	return search(office, txn, person, true, out, max);
}

bool
has_card(const struct record *person)
{
	return record_has(person, F_NIK) || record_has(person, F_PASSPORT_NO);
}

bool
likeness_of_pair(struct txn *txn, const struct record *person, uint64_t other,
	struct likeness *out)
{
	struct record *r = xmalloc(sizeof(*r));
	bool found = record_load(txn, KIND_PERSON, other, RECORD_UNCHECKED, r);
	struct trait a, b;
	struct weighed w;

	memset(out, 0, sizeof(*out));
	if (found) {
		trait_of(person, &a);
		trait_of(r, &b);
		trait_rare(
			txn, (uint16_t)record_number(person, F_REGENCY, 0), &a);
		weigh(&a, &b, persons_in(txn), &w);
		out->id = other;
		out->score = w.score;
		out->likeness = w.likeness;
		weighed_words(&w, out->evidence);
	}
	free(r);
	return found;
}

bool
is_like_before(const struct record *old, const struct record *new)
{
	struct trait a, b;

	trait_of(old, &a);
	trait_of(new, &b);
	return memcmp(&a, &b, sizeof(a)) == 0;
}

/* Whom the caller sees are found as if there were nobody else. */
size_t
duplicates_all(struct office *office, struct txn *txn,
	const struct record *person, struct likeness *out, size_t max)
{
	const size_t half = max / 2;
	size_t n = search(office, txn, person, false, out, half), more;

	if (!access_bound(&office->access))
		return n;
	more = search(office, txn, person, true, out + n, max - n);
	for (size_t i = n; i < n + more; i++) {
		size_t k = 0;

		while (k < n && out[k].id != out[i].id)
			k++;
		if (k == n)
			continue;
		out[i--] = out[n + --more];
	}
	return n + more;
}
