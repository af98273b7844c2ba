/* SPDX-License-Identifier: MIT */
#include "magang/linkage/nik_doubt.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/linkage/duplicate.h"
#include "magang/record/index.h"

bool
birth_is_doubtful(const struct record *person, int32_t today)
{
	int32_t birth = (int32_t)record_number(person, F_BIRTH_DATE, DATE_NONE);

	return birth != DATE_NONE &&
	       (birth > today || birth < date_from_civil(1900, 1, 1));
}

struct near_search {
	struct office *office;
	struct txn *txn;
	const struct areas *areas;
	const struct record *person;
	int32_t birth;
	char sex;
	uint64_t district; /* where the person lives, 0: not known */
	struct trait trait;
	struct nik_doubts *out;
	size_t fits;
	bool at_home; /* the one found is of the district of residence */
};

static bool
agrees(const struct near_search *s, const char *digits, struct nik *nik)
{
	return nik_parse(digits, s->birth, s->office->today, nik) == NIK_OK &&
	       nik->birth == s->birth && (!s->sex || nik->sex == s->sex) &&
	       nik_region(s->areas, nik->district) != NIK_REGION_UNKNOWN;
}

/* Somebody else with this number and a name alike. */
static uint64_t
known_owner(struct near_search *s, const char *digits)
{
	struct value v = value_text(digits);
	uint64_t id = s->txn ? index_first(s->txn, IX_NIK, digits_key(&v),
				       s->person->id)
			     : 0;
	struct record *other;
	struct weighed w;
	struct trait t;
	bool alike;

	if (!id)
		return 0;
	other = xmalloc(sizeof(*other));
	alike = office_sees(s->office, s->txn, KIND_PERSON, id, other);
	if (alike) {
		trait_of(other, &t);
		t.nik = 0;
		weigh(&s->trait, &t, persons_in(s->txn), &w);
		alike = (int)w.band >= s->office->book.site.similar_line;
	}
	free(other);
	return alike ? id : 0;
}

static void
consider(struct near_search *s, const char *digits)
{
	struct nik nik;
	uint64_t owner;
	bool home;

	if (s->out->near_person || !agrees(s, digits, &nik))
		return;
	owner = known_owner(s, digits);
	home = s->district && nik.district == s->district;
	if (owner || s->fits == 0 || (home && !s->at_home)) {
		memcpy(s->out->near, digits, NIK_DIGITS + 1);
		s->out->near_person = owner;
		s->fits = 0;
		s->at_home = home;
	} else if (s->at_home && !home) {
		return;
	}
	s->fits++;
}

static void
near_numbers(struct near_search *s, const char *digits)
{
	char other[NIK_DIGITS + 1];

	memcpy(other, digits, sizeof(other));
	for (size_t i = 0; i < NIK_DIGITS; i++) {
		for (char d = '0'; d <= '9'; d++) {
			if (d == digits[i])
				continue;
			other[i] = d;
			consider(s, other);
		}
		other[i] = digits[i];
	}
	for (size_t i = 0; i + 1 < NIK_DIGITS; i++) {
		if (digits[i] == digits[i + 1])
			continue;
		other[i] = digits[i + 1];
		other[i + 1] = digits[i];
		consider(s, other);
		other[i] = digits[i];
		other[i + 1] = digits[i + 1];
	}
	/* Several that only fit are no proposal: each is a guess. */
	if (s->fits > 1 && !s->out->near_person)
		s->out->near[0] = '\0';
}

static void
add(struct nik_doubts *out, bool yes, enum nik_doubt_kind kind)
{
	if (yes)
		out->kind[out->n++] = kind;
}

void
nik_doubts(struct office *office, struct txn *txn, const struct areas *areas,
	const struct record *person, struct nik_doubts *out)
{
	struct near_search s = { .office = office,
		.txn = txn,
		.areas = areas,
		.person = person,
		.out = out };
	const struct value *sex = record_get(person, F_SEX);
	char digits[32];

	memset(out, 0, sizeof(*out));
	s.birth = (int32_t)record_number(person, F_BIRTH_DATE, DATE_NONE);
	s.sex = sex && sex->len ? sex->text[0] : 0;
	record_text(person, F_NIK, digits, sizeof(digits));
	if (nik_parse(digits, s.birth, office->today, &out->nik) != NIK_OK)
		return;
	add(out, s.birth != DATE_NONE && s.birth != out->nik.birth,
		NIK_DOUBT_BIRTH);
	add(out, s.sex && s.sex != out->nik.sex, NIK_DOUBT_SEX);
	add(out,
		areas && nik_region(areas, out->nik.district) ==
				 NIK_REGION_UNKNOWN,
		NIK_DOUBT_REGION);
	if (out->n == 0 || s.birth == DATE_NONE || !areas)
		return;
	s.areas = areas;
	s.district = (uint64_t)record_number(person, F_DISTRICT, 0);
	trait_of(person, &s.trait);
	s.trait.nik = 0;
	near_numbers(&s, out->nik.digits);
}
