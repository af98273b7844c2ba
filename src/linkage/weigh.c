/* SPDX-License-Identifier: MIT */
#include "magang/linkage/weigh.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/fold_like.h"
#include "magang/base/i18n.h"
#include "magang/identity/nik.h"
#include "magang/linkage/namesake.h"
#include "magang/office/evidence.h"
#include "magang/record/index.h"

/* The levels of each field. Names weigh by their words. */
enum level_no {
	NAME_SAME,
	NAME_SIMILAR,
	NAME_OTHER,
	BIRTH_SAME,
	BIRTH_EXCHANGED,
	BIRTH_YEAR,
	BIRTH_DECADE,
	BIRTH_YEARS,
	BIRTH_DAY,
	BIRTH_MONTH,
	BIRTH_JANUARY,
	BIRTH_OTHER,
	BIRTH_MISSING,
	NIK_SAME,
	NIK_SLIP,
	NIK_SERIAL_SLIP,
	NIK_NEXT,
	NIK_BOTH_FIT,
	NIK_OTHER,
	NIK_MISSING,
	PASSPORT_SAME,
	PASSPORT_OTHER,
	PASSPORT_MISSING,
	CARD_SAME,
	CARD_OTHER,
	CARD_MISSING,
	PHONE_SAME,
	PHONE_OTHER,
	PHONE_MISSING,
	VILLAGE_SAME,
	VILLAGE_OTHER,
	VILLAGE_MISSING,
	SEX_SAME,
	SEX_OTHER,
	SEX_MISSING,
	LEVELS,
};

static const struct link_level levels[LEVELS] = {
	[NAME_SAME] = { LINK_NAME, 0, 0, N_("name same") },
	[NAME_SIMILAR] = { LINK_NAME, 0, 0, N_("name similar") },
	[NAME_OTHER] = { LINK_NAME, 0, 0, N_("name differs") },
	[BIRTH_SAME] = { LINK_BIRTH, 130, 55, N_("birth date same") },
	[BIRTH_EXCHANGED] = { LINK_BIRTH, 80, 45,
		N_("day and month of birth exchanged") },
	[BIRTH_YEAR] = { LINK_BIRTH, 55, 30, N_("year of birth one off") },
	[BIRTH_DECADE] = { LINK_BIRTH, 45, 25, N_("decade of birth differs") },
	[BIRTH_YEARS] = { LINK_BIRTH, 25, 5, N_("year of birth differs") },
	[BIRTH_DAY] = { LINK_BIRTH, 45, 30, N_("day of birth differs") },
	[BIRTH_MONTH] = { LINK_BIRTH, 40, 30, N_("month of birth differs") },
	[BIRTH_JANUARY] = { LINK_BIRTH, 15, 10,
		N_("only the year of birth agrees") },
	[BIRTH_OTHER] = { LINK_BIRTH, -65, -50, N_("birth date differs") },
	[BIRTH_MISSING] = { LINK_BIRTH, 0, 0, N_("birth date missing") },
	[NIK_SAME] = { LINK_NIK, 240, 240, N_("NIK same") },
	[NIK_SLIP] = { LINK_NIK, 90, 60, N_("NIK one slip apart") },
	[NIK_SERIAL_SLIP] = { LINK_NIK, 25, 0, N_("NIK one slip apart") },
	[NIK_NEXT] = { LINK_NIK, -60, -60, N_("NIK next to it, as of twins") },
	[NIK_BOTH_FIT] = { LINK_NIK, -150, -60,
		N_("NIK differs, and each fits") },
	[NIK_OTHER] = { LINK_NIK, -60, -60, N_("NIK differs") },
	[NIK_MISSING] = { LINK_NIK, 0, 0, N_("NIK missing") },
	[PASSPORT_SAME] = { LINK_PASSPORT, 240, 240,
		N_("passport number same") },
	[PASSPORT_OTHER] = { LINK_PASSPORT, -20, -20,
		N_("passport number differs") },
	[PASSPORT_MISSING] = { LINK_PASSPORT, 0, 0, NULL },
	[CARD_SAME] = { LINK_CARD, 60, 0, N_("family card same") },
	[CARD_OTHER] = { LINK_CARD, -15, 0, N_("family card differs") },
	[CARD_MISSING] = { LINK_CARD, 0, 0, NULL },
	[PHONE_SAME] = { LINK_PHONE, 95, 0, N_("phone same") },
	[PHONE_OTHER] = { LINK_PHONE, -12, 0, N_("phone differs") },
	[PHONE_MISSING] = { LINK_PHONE, 0, 0, N_("phone missing") },
	[VILLAGE_SAME] = { LINK_VILLAGE, 75, 0, N_("village same") },
	[VILLAGE_OTHER] = { LINK_VILLAGE, -20, 0, N_("village differs") },
	[VILLAGE_MISSING] = { LINK_VILLAGE, 0, 0, NULL },
	[SEX_SAME] = { LINK_SEX, 8, 8, NULL },
	[SEX_OTHER] = { LINK_SEX, -45, -50, N_("sex differs") },
	[SEX_MISSING] = { LINK_SEX, 0, 0, NULL },
};

/* What words of a name weigh. A word that both have weighs as it is rare. */
enum {
	WORD_KIN_FIRST = 45, /* the same first word within a household */
	WORD_KIN = 12,       /* a later one: siblings share theirs */
	WORD_NEAR = 35,
	WORD_INITIAL = 12,
	WORD_JOINED = 70,
	WORD_OTHER = -60,
	WORD_OTHER_KIN = -50,
	WORD_MORE = -18,
};

/* Above even odds; N persons are 10 log2 N less. */
enum {
	EVEN = 43,
	KIN_EVEN = 30,
	NEIGHBOUR = 30, /* who shares a village and no more is seldom kin */
	OR_KIN = 95     /* above it no household explains the pair */
};

/* Ten times the logarithm to the base of two, rounded down. */
static int
tenths_of_bits(uint64_t x)
{
	int bits = 0, part = 0;
	uint64_t m;

	while (x >> bits > 1)
		bits++;
	m = bits > 31 ? x >> (bits - 31)
		      : x << (31 - bits); /* 1 <= m/2^31 < 2 */
	for (int i = 0; i < 10; i++) {
		m = (m * m) >> 31;
		part = 2 * part + (m >> 32 != 0);
		m >>= m >> 32;
	}
	return 10 * bits + 10 * part / 1024;
}

uint8_t
rarity(uint64_t bearers, uint64_t persons)
{
	int r;

	if (persons < COUNTED_LEAST)
		return RARITY_USUAL;
	r = tenths_of_bits(persons) - tenths_of_bits(bearers > 0 ? bearers : 1);
	return (uint8_t)(r < 0 ? 0 : r > RARITY_MOST ? RARITY_MOST : r);
}

/* ---- the fields -------------------------------------------------------------- */

static int
years_level(int a, int b)
{
	const int apart = abs(a - b);

	if (apart == 1)
		return BIRTH_YEAR;
	if (apart % 10 == 0 || (a / 10 % 10 == b % 10 && a % 10 == b / 10 % 10))
		return BIRTH_DECADE;
	return BIRTH_YEARS;
}

static int
birth_level(int32_t a, int32_t b)
{
	int ay, am, ad, by, bm, bd;

	if (a == DATE_NONE || b == DATE_NONE)
		return BIRTH_MISSING;
	if (a == b)
		return BIRTH_SAME;
	date_to_civil(a, &ay, &am, &ad);
	date_to_civil(b, &by, &bm, &bd);
	if (ay == by && am == bd && ad == bm)
		return BIRTH_EXCHANGED;
	if (am == bm && ad == bd)
		return years_level(ay, by);
	if (ay != by)
		return BIRTH_OTHER;
	if (am == bm)
		return BIRTH_DAY;
	if (ad == bd)
		return BIRTH_MONTH;
	return (am == 1 && ad == 1) || (bm == 1 && bd == 1) ? BIRTH_JANUARY
							    : BIRTH_OTHER;
}

#define SERIAL 10000 /* the last four digits */

/* Digits in which two differ, two neighbours that changed places counted as one. */
static bool
one_slip(uint64_t a, uint64_t b)
{
	char x[NIK_DIGITS + 1], y[NIK_DIGITS + 1];

	for (int i = NIK_DIGITS - 1; i >= 0; i--, a /= 10, b /= 10) {
		x[i] = (char)('0' + a % 10);
		y[i] = (char)('0' + b % 10);
	}
	x[NIK_DIGITS] = y[NIK_DIGITS] = '\0';
	return nik_one_off(x, y) || nik_swapped(x, y);
}

static int
nik_level(const struct trait *a, const struct trait *b)
{
	const uint64_t more =
		a->nik > b->nik ? a->nik - b->nik : b->nik - a->nik;

	if (!a->nik || !b->nik)
		return NIK_MISSING;
	if (!more)
		return NIK_SAME;
	if (more < 4 && a->kk && a->kk == b->kk)
		return NIK_NEXT;
	if (one_slip(a->nik, b->nik))
		return a->nik / SERIAL == b->nik / SERIAL ? NIK_SERIAL_SLIP
							  : NIK_SLIP;
	return a->nik_fits && b->nik_fits ? NIK_BOTH_FIT : NIK_OTHER;
}

static int
same_level(uint64_t a, uint64_t b, int same) /* after it: other, missing */
{
	return a && b ? same + (a != b) : same + 2;
}

/* ---- the name ------------------------------------------------------------------ */

struct name_weight {
	int stranger, kin;

	bool same; /* word for word */
};

static void
add_same(struct name_weight *w, int rare, bool first)
{
	const int kin = first ? WORD_KIN_FIRST : WORD_KIN;

	w->stranger += rare;
	w->kin += kin < rare ? kin : rare;
}

struct words {
	const struct trait *t;
	bool used[FOLD_WORDS];
};

static void
take_equal(struct words *a, struct words *b, struct name_weight *w)
{
	for (size_t i = 0; i < a->t->name.n; i++)
		for (size_t j = 0; j < b->t->name.n && !a->used[i]; j++)
			if (!b->used[j] && strcmp(a->t->name.word[i],
						   b->t->name.word[j]) == 0) {
				a->used[i] = b->used[j] = true;
				add_same(w, a->t->rare[i], i == 0 && j == 0);
			}
}

/* "nurhayati" and "nur hayati". */
static void
take_joined(struct words *a, struct words *b, struct name_weight *w)
{
	char both[2 * FOLD_WORD];

	for (size_t j = 0; j + 1 < b->t->name.n; j++) {
		if (b->used[j] || b->used[j + 1])
			continue;
		memcpy(both, b->t->name.word[j], FOLD_WORD);
		strcat(both, b->t->name.word[j + 1]);
		for (size_t i = 0; i < a->t->name.n; i++)
			if (!a->used[i] && fold_distance(a->t->name.word[i],
						   both, 1) <= 1) {
				a->used[i] = b->used[j] = b->used[j + 1] = true;
				add_same(w, WORD_JOINED, i == 0 && j == 0);
				break;
			}
	}
}

static bool
is_initial(const char *a, const char *b)
{
	return (a[1] == '\0' || b[1] == '\0') && a[0] == b[0];
}

/* One slip of the hand in a short word, two in a long one; or it is called by its
 * beginning or its end alone (Udin of Saefudin). */
static bool
is_near(const char *a, const char *b)
{
	const size_t n = strlen(a), m = strlen(b), less = n < m ? n : m;

	if (less < 3)
		return false;
	if (less >= 4 && (strncmp(a, b, less) == 0 ||
				 strcmp(a + n - less, b + m - less) == 0))
		return true;
	return fold_distance(a, b, less < 7 ? 1 : 2) <= (less < 7 ? 1 : 2);
}

static void
take_like(struct words *a, struct words *b,
	bool (*like)(const char *, const char *), int weight,
	struct name_weight *w)
{
	for (size_t i = 0; i < a->t->name.n; i++)
		for (size_t j = 0; j < b->t->name.n && !a->used[i]; j++)
			if (!b->used[j] &&
				like(a->t->name.word[i], b->t->name.word[j])) {
				a->used[i] = b->used[j] = true;
				w->stranger += weight;
				w->kin += weight / 3;
			}
}

static int
unused(const struct words *w)
{
	int n = 0;

	for (size_t i = 0; i < w->t->name.n; i++)
		n += !w->used[i];
	return n;
}

static void
add_names(const struct trait *one, const struct trait *other,
	struct name_weight *w)
{
	struct words a = { .t = one }, b = { .t = other };
	int left_a, left_b, strange;

	take_equal(&a, &b, w);
	w->same = !unused(&a) && !unused(&b);
	take_joined(&a, &b, w);
	take_joined(&b, &a, w);
	take_like(&a, &b, is_near, WORD_NEAR, w);
	take_like(&a, &b, is_initial, WORD_INITIAL, w);
	left_a = unused(&a);
	left_b = unused(&b);
	strange = left_a < left_b ? left_a : left_b;
	w->stranger += strange * WORD_OTHER + abs(left_a - left_b) * WORD_MORE;
	w->kin +=
		strange * WORD_OTHER_KIN + abs(left_a - left_b) * WORD_MORE / 2;
}

static enum level_no
name_level(const struct name_weight *w)
{
	return w->same                      ? NAME_SAME
	       : w->stranger >= NAMES_ALIKE ? NAME_SIMILAR
					    : NAME_OTHER;
}

int
weigh_names(const struct trait *a, const struct trait *b)
{
	struct name_weight w = { 0 };

	add_names(a, b, &w);
	return w.stranger;
}

bool
is_stranger(const struct trait *a, const struct trait *b)
{
	return a->name.n && b->name.n && weigh_names(a, b) < NAMES_ALIKE &&
	       a->birth != DATE_NONE && b->birth != DATE_NONE &&
	       a->birth != b->birth && a->birth != date_exchanged(b->birth);
}

/* ---- both ---------------------------------------------------------------------- */

/* The chance in 1000 that goes with a score. */
static int
likeness_of(int score)
{
	/* 1024 times the two to the power of so many tenths */
	static const int part[] = { 1024, 1097, 1176, 1261, 1351, 1448, 1552,
		1663, 1783, 1911 };
	const int most = abs(score) < 200 ? abs(score) : 200;
	const int64_t odds = (int64_t)part[most % 10] << (most / 10);
	const int chance = (int)(1000 * odds / (odds + 1024));

	return score < 0 ? 1000 - chance : chance;
}

static void
find_levels(const struct trait *a, const struct trait *b, struct weighed *out)
{
	const int found[] = { birth_level(a->birth, b->birth), nik_level(a, b),
		same_level(a->passport, b->passport, PASSPORT_SAME),
		same_level(a->kk, b->kk, CARD_SAME),
		same_level(a->phone, b->phone, PHONE_SAME),
		same_level((uint64_t)a->village, (uint64_t)b->village,
			VILLAGE_SAME),
		same_level((uint64_t)a->sex, (uint64_t)b->sex, SEX_SAME) };

	for (size_t i = 0; i < sizeof(found) / sizeof(found[0]); i++)
		out->level[levels[found[i]].field] = &levels[found[i]];
}

static bool
is_level(const struct weighed *w, enum link_field field, enum level_no level)
{
	return w->level[field] == &levels[level];
}

/* Words of which it is not known that they are shared may be near. */
static int
most_of_names(
	const struct trait *t, const uint8_t *rare, const struct namesake *s)
{
	int left = 0, most = 0, near;

	for (size_t i = 0; i < t->name.n; i++) {
		if (s->shared >> i & 1)
			most += rare[i];
		else
			left++;
	}
	near = left < s->more ? left : s->more;
	return most + near * WORD_NEAR + abs(left - s->more) * WORD_MORE;
}

enum link_band
weigh_namesake(const struct trait *t, const uint8_t *rare,
	const struct namesake *s, uint64_t persons)
{
	const int village = same_level(
			  name_village(t->village), s->village, VILLAGE_SAME),
		  sex = same_level((uint64_t)t->sex, s->sex, SEX_SAME);

	if (persons < PERSONS_LEAST)
		persons = PERSONS_LEAST;
	return link_band(
		likeness_of(most_of_names(t, rare, s) +
			    levels[birth_level(t->birth, s->birth)].weight +
			    levels[village].weight + levels[sex].weight -
			    tenths_of_bits(persons) - EVEN));
}

void
weigh(const struct trait *a, const struct trait *b, uint64_t persons,
	struct weighed *out)
{
	struct name_weight name = { 0 };
	int stranger, kin;
	bool household;

	memset(out, 0, sizeof(*out));
	find_levels(a, b, out);
	add_names(a, b, &name);
	out->level[LINK_NAME] = &levels[name_level(&name)];
	if (persons < PERSONS_LEAST)
		persons = PERSONS_LEAST;
	stranger = name.stranger - tenths_of_bits(persons) - EVEN;
	kin = name.kin - KIN_EVEN;
	for (int i = 0; i < LINK_FIELDS; i++) {
		stranger += out->level[i]->weight;
		kin += out->level[i]->kin;
	}
	if (is_level(out, LINK_PHONE, PHONE_SAME) &&
		a->rare_phone < RARITY_MOST)
		stranger -= (RARITY_MOST - a->rare_phone) / 2;
	out->score = stranger;
	household = is_level(out, LINK_CARD, CARD_SAME) ||
		    is_level(out, LINK_PHONE, PHONE_SAME);
	if (!household)
		kin += NEIGHBOUR;
	if (household || is_level(out, LINK_VILLAGE, VILLAGE_SAME)) {
		out->or_kin = kin < stranger && kin < OR_KIN;
		out->score = kin < stranger ? kin : stranger;
	}
	out->likeness = likeness_of(out->score);
	out->band = link_band(out->likeness);
}

/* What one says stands in the list for all: the words of the source, put into the
 * language of whoever reads them. */
void
weighed_words(const struct weighed *w, char out[EVIDENCE_TEXT])
{
	size_t n = 0;

	out[0] = '\0';
	for (int i = 0; i <= LINK_FIELDS; i++) {
		const char *words = i < LINK_FIELDS ? w->level[i]->words
				    : w->or_kin     ? N_("or kin")
						    : NULL;

		if (words && n < EVIDENCE_TEXT)
			n += (size_t)snprintf(out + n, EVIDENCE_TEXT - n,
				"%s%s", n ? EVIDENCE_BETWEEN : "", words);
	}
}
