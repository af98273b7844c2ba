/* SPDX-License-Identifier: MIT */
/*
 * Weights (of 1000): the name carries most, birth date and NIK decide, phone,
 * family card and village lean. Two different NIKs speak against it, unless
 * they are one slip apart; a NIK that differs by one digit in one household
 * with the same birth date and another name is a twin, and the name keeps twins
 * out.
 */
#include "magang/linkage/duplicate.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/date.h"
#include "magang/base/fold_like.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/base/seal.h"
#include "magang/identity/nik.h"
#include "magang/identity/phone.h"
#include "magang/office/evidence.h"
#include "magang/office/office.h"
#include "magang/office/reads.h"
#include "magang/rulebook/access.h"
#include "magang/store/walk.h"

#define NAME_LEAST 650 /* likeness of names below which nothing else counts */

enum weight {
	W_NAME = 550,
	W_BIRTH = 300,
	W_BIRTH_SWAPPED = 250,
	W_NIK_SLIP = 200,
	W_NIK_OTHER = -350,
	W_PHONE = 150,
	W_KK = 50,
	W_VILLAGE = 50,
	W_SEX_OTHER = -150,
};

int32_t
date_exchanged(int32_t date)
{
	int y, m, d;

	if (date == DATE_NONE)
		return DATE_NONE;
	date_to_civil(date, &y, &m, &d);
	return m == d ? DATE_NONE : date_from_civil(y, d, m);
}

void
trait_of(const struct record *p, struct trait *out)
{
	const struct value *phone = record_get(p, F_PHONE);
	const struct value *passport = record_get(p, F_PASSPORT_NO);
	const struct value *sex = record_get(p, F_SEX);
	char name[256];

	memset(out, 0, sizeof(*out));
	out->nik = digits_key(record_get(p, F_NIK));
	out->kk = digits_key(record_get(p, F_KK));
	if (phone && phone->kind == VALUE_TEXT)
		out->phone = phone_key(phone->text, phone->len);
	if (passport && passport->kind == VALUE_TEXT)
		out->passport = seal_checksum(passport->text, passport->len);
	out->birth = (int32_t)record_number(p, F_BIRTH_DATE, DATE_NONE);
	out->sex = sex && sex->len ? sex->text[0] : 0;
	out->village = record_number(p, F_VILLAGE, 0);
	fold_name(&out->name, record_text(p, F_NAME, name, sizeof(name)), 0);
}

static bool
nik_slip(uint64_t a, uint64_t b)
{
	char x[NIK_DIGITS + 8], y[NIK_DIGITS + 8];

	snprintf(x, sizeof(x), "%016" PRIu64, a);
	snprintf(y, sizeof(y), "%016" PRIu64, b);
	return nik_one_off(x, y) || nik_swapped(x, y);
}

/* What one says stands in the list for all: the words of the source, put into
 * the language of whoever reads them. */
static void
say(char *why, size_t size, const char *what)
{
	size_t n;

	if (!why)
		return;
	n = strlen(why);
	snprintf(why + n, size - n, "%s%s", n ? EVIDENCE_BETWEEN : "", what);
}

static int
birth_weight(
	const struct trait *a, const struct trait *b, char *why, size_t size)
{
	if (a->birth == DATE_NONE || b->birth == DATE_NONE)
		return 0;
	if (a->birth == b->birth) {
		say(why, size, N_("birth date same"));
		return W_BIRTH;
	}
	if (date_exchanged(a->birth) == b->birth) {
		say(why, size, N_("day and month of birth exchanged"));
		return W_BIRTH_SWAPPED;
	}
	say(why, size, N_("birth date differs"));
	return 0;
}

static int
nik_weight(const struct trait *a, const struct trait *b, char *why, size_t size)
{
	if (!a->nik || !b->nik || a->nik == b->nik)
		return 0;
	if (nik_slip(a->nik, b->nik)) {
		say(why, size, N_("NIK one slip apart"));
		return W_NIK_SLIP;
	}
	say(why, size, N_("NIK differs"));
	return W_NIK_OTHER;
}

static int
same_weight(bool same, int weight, const char *text, char *why, size_t size)
{
	if (!same)
		return 0;
	say(why, size, text);
	return weight;
}

/* Words alike, or the same letters with the blanks elsewhere. */
static int
name_likeness(const struct fold_name *a, const struct fold_name *b)
{
	char x[FOLD_WORDS * FOLD_WORD + 1] = "", y[sizeof(x)] = "";
	int alike = fold_likeness(a, b);

	if (alike == 1000)
		return alike;
	for (size_t i = 0; i < a->n; i++)
		strncat(x, a->word[i], sizeof(x) - strlen(x) - 1);
	for (size_t i = 0; i < b->n; i++)
		strncat(y, b->word[i], sizeof(y) - strlen(y) - 1);
	return x[0] && strcmp(x, y) == 0 ? 980 : alike;
}

int
trait_likeness(
	const struct trait *a, const struct trait *b, char *why, size_t size)
{
	int name = name_likeness(&a->name, &b->name);
	int score;

	if (why)
		why[0] = '\0';
	if (name < NAME_LEAST)
		return 0;
	say(why, size, name >= 995 ? N_("name same") : N_("name similar"));
	score = name * W_NAME / 1000;
	score += birth_weight(a, b, why, size);
	score += nik_weight(a, b, why, size);
	score += same_weight(a->phone && a->phone == b->phone, W_PHONE,
		N_("phone same"), why, size);
	score += same_weight(a->kk && a->kk == b->kk, W_KK,
		N_("family card same"), why, size);
	score += same_weight(a->village && a->village == b->village, W_VILLAGE,
		N_("village same"), why, size);
	score += same_weight(a->sex && b->sex && a->sex != b->sex, W_SEX_OTHER,
		N_("sex differs"), why, size);
	return score < 0 ? 0 : score > 1000 ? 1000 : score;
}

/* ---- in the store ------------------------------------------------------- */

struct search {
	struct office *office;
	struct txn *txn;
	uint64_t self;
	struct trait trait;
	struct likeness *out;
	size_t n, max;
	bool all; /* of persons whom the caller does not see, too */
	struct record other;
};

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

static void
consider(struct search *s, uint64_t id)
{
	struct likeness like = { id, 0, false, "", false };
	struct trait t;

	if (is_found(s, id) ||
		!record_load(
			s->txn, KIND_PERSON, id, RECORD_UNCHECKED, &s->other) ||
		(!s->all &&
			!access_sees(&s->office->access, s->txn, &s->other)))
		return;
	trait_of(&s->other, &t);
	like.score = trait_likeness(
		&s->trait, &t, like.evidence, sizeof(like.evidence));
	if (like.score > 0)
		take(s, &like);
}

static void
consider_number(struct search *s, enum index_no ix, uint64_t number)
{
	struct key k = { 0 };
	struct walk w;
	int left = 50; /* one phone of a whole village is no evidence */

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
		struct fold_name name;
		uint64_t nik;

		if (w.value.n < 8)
			continue;
		nik = get_u64(w.value.p);
		if (nik && s->trait.nik && !nik_slip(nik, s->trait.nik))
			continue;
		entry_name(&w.value, &name);
		if (name_likeness(&s->trait.name, &name) >= NAME_LEAST)
			consider(s, get_u64(w.key.p + w.key.n - 8));
	}
	walk_end(&w);
}

/* Whoever has the number of a card is told whose it is: such a read leaves its
 * trace, and beyond the limit of the day nobody is found. */
static void
take_certain(struct search *s, uint64_t id, const char *evidence)
{
	struct likeness like = { id, 1000, true, "", false };
	struct err limit = ERR_INIT;

	if (!id || is_found(s, id) ||
		(!s->all && office_read(s->office, READ_NUMBER, id, 0, &limit)))
		return;
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
	if (walk_next(&w))
		id = get_u64(w.key.p + w.key.n - 8);
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
	trait_of(person, &s->trait);
	take_certain(s, index_first(txn, IX_NIK, s->trait.nik, person->id),
		N_("NIK same"));
	take_certain(s, passport_owner(s, person), N_("passport number same"));
	if (s->n == 0) {
		consider_number(s, IX_PHONE, s->trait.phone);
		consider_birth(s, s->trait.birth);
		consider_birth(s, date_exchanged(s->trait.birth));
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

bool
has_card(const struct record *person)
{
	return record_has(person, F_NIK) || record_has(person, F_PASSPORT_NO);
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
