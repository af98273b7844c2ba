/* SPDX-License-Identifier: MIT */
/* Where invented persons live, and numbers that nobody bears. */
#include "demo_place.h"

#include "demo_data.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/record/index.h"

#define SERIALS 10000
#define PHONES_SHORT 300000 /* before a fifth digit is needed */

/* Tens of thousands of people, Ministry of Home Affairs, December 2024. */
static const struct {
	uint16_t regency;
	unsigned people;
} population[REGENCIES] = {
	{ 3201, 581 },
	{ 3202, 287 },
	{ 3203, 264 },
	{ 3204, 384 },
	{ 3205, 285 },
	{ 3206, 200 },
	{ 3207, 130 },
	{ 3208, 124 },
	{ 3209, 249 },
	{ 3210, 137 },
	{ 3211, 123 },
	{ 3212, 198 },
	{ 3213, 168 },
	{ 3214, 106 },
	{ 3215, 261 },
	{ 3216, 339 },
	{ 3217, 191 },
	{ 3218, 45 },
	{ 3271, 114 },
	{ 3272, 37 },
	{ 3273, 259 },
	{ 3274, 40 },
	{ 3275, 257 },
	{ 3276, 201 },
	{ 3277, 58 },
	{ 3278, 77 },
	{ 3279, 21 },
};

static int
regency_row(uint64_t code)
{
	for (int i = 0; i < REGENCIES; i++)
		if (population[i].regency == code)
			return i;
	return -1;
}

int
demo_places(struct demo *d, struct err *err)
{
	const struct areas *areas = office_areas(d->office, err);
	struct area_run run;
	size_t found = 0;

	if (!areas)
		return err->code;
	run = areas_run(areas, AREA_VILLAGE, 0);
	for (size_t i = run.first; i < run.end; i++) {
		const struct area a = areas_row(areas, i);
		struct village_run *of;
		int row;

		if (a.retired)
			continue;
		row = regency_row(area_parent(a.code, AREA_REGENCY));
		if (row < 0)
			continue;
		of = &d->villages[row];
		found += of->n == 0;
		VEC_GROW(of->rows, of->n, of->cap);
		of->rows[of->n++] = a;
	}
	if (found < REGENCIES)
		return err_set(err, MG_ECONFIG,
			_("the areas of this store lack villages of West "
			  "Java"));
	return 0;
}

const struct area *
demo_village(struct demo *d)
{
	unsigned weights[REGENCIES];
	const struct village_run *run;

	for (int i = 0; i < REGENCIES; i++)
		weights[i] = population[i].people;
	run = &d->villages[rng_weighted(&d->rng, weights, REGENCIES)];
	return &run->rows[rng_below(&d->rng, run->n)];
}

/* ---- numbers ------------------------------------------------------------ */

static bool
take_number(struct demo *d, uint64_t number)
{
	if (!d->was_empty && (index_first(d->txn, IX_NIK, number, 0) ||
				     index_first(d->txn, IX_KK, number, 0)))
		return false;
	return number_set_add(&d->given, number);
}

static uint64_t
number_stem(uint32_t district, int32_t date, bool woman)
{
	int y, m, day;

	date_to_civil(date, &y, &m, &day);
	return ((district * 100ULL + (unsigned)day + (woman ? 40 : 0)) * 100 +
		       (unsigned)m) *
		       1000000 +
	       (unsigned)(y % 100) * 10000ULL;
}

static bool
take_serial(struct demo *d, uint64_t stem, uint64_t *out)
{
	for (unsigned serial = DEMO_SERIAL; serial < SERIALS; serial++)
		if (take_number(d, stem + serial)) {
			*out = stem + serial;
			return true;
		}
	return false;
}

bool
demo_nik(struct demo *d, uint32_t district, int32_t birth, char sex,
	uint64_t *out)
{
	return take_serial(d, number_stem(district, birth, sex == 'P'), out);
}

uint64_t
demo_kk(struct demo *d, uint32_t district)
{
	uint64_t kk;
	int32_t made;

	do
		made = d->office->today -
		       (int32_t)rng_between(&d->rng, 30, 5000);
	while (!take_serial(d, number_stem(district, made, false), &kk));
	return kk;
}

uint64_t
demo_nik_slip(struct demo *d, uint64_t nik)
{
	uint64_t stem = nik - nik % 10;

	/* The serials 9000 and below are for people who exist. */
	for (unsigned digit = 1; digit < 10; digit++)
		if (take_number(d, stem + digit))
			return stem + digit;
	return 0;
}

/*
 * Prefixes of mobile networks, then 0000, then digits that run through all
 * their values in an order of the seed: nobody has the number of another.
 */
void
demo_phone(struct demo *d, size_t number, char out[20])
{
	static const uint16_t prefix[] = { 811, 812, 813, 814, 815, 816, 817,
		818, 819, 821, 822, 823, 831, 832, 833, 838, 851, 852, 853, 855,
		856, 857, 858, 859, 877, 878, 895, 896, 897, 898 };
	bool more = number >= PHONES_SHORT;
	uint64_t n = (number - (more ? PHONES_SHORT : 0)) / ARRAY_SIZE(prefix);
	uint64_t digits = (n * 7919 + d->key) % (more ? 100000 : 10000);

	snprintf(out, 20, "+62%u0000%0*" PRIu64,
		prefix[number % ARRAY_SIZE(prefix)], more ? 5 : 4, digits);
}
