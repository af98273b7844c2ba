/* SPDX-License-Identifier: MIT */
#include "demo_person.h"

#include "demo_data.h"
#include "demo_place.h"
#include "demo_value.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"

/* Of 1000. The first three after distribution.csv, the others assumed. */
enum {
	SHARE_KIN = 200, /* on the family card of somebody earlier */
	SHARE_HAJI = 30,
	SHARE_DEGREE = 350, /* of those who studied, who says so */
	SHARE_MOVED = 100,  /* got the NIK in another district */
	DISAGREE = 6,       /* each so many-th who waits for a place does not */
	SHARE_PARTNER = 600, /* agree to data going to the partner */
	SLIP = 400,          /* doubles with a NIK one digit off; others none */
	SAME_PHONE = 700,
};

static const struct {
	unsigned share;
	int from, to;
} ages[] = { { 22, 17, 19 }, { 31, 20, 22 }, { 27, 23, 26 }, { 14, 27, 35 },
	{ 6, 36, 45 } };

static const struct {
	const char *code;
	unsigned share;
	int age; /* when it is done */
	const char *title;
} schools[] = {
	{ "smk", 46, 18, NULL },
	{ "sma", 24, 18, NULL },
	{ "ma", 6, 18, NULL },
	{ "smp", 8, 15, NULL },
	{ "sd", 3, 12, NULL },
	{ "d3", 5, 21, "A.Md." },
	{ "s1", 8, 23, "S.E." },
};

static const char *const majors[] = { "Teknik Kendaraan Ringan",
	"Teknik Pemesinan", "Tata Boga", "Tata Busana", "Akuntansi",
	"Teknik Komputer dan Jaringan", "Agribisnis Tanaman",
	"Teknik Pengelasan" };
static const char *const degrees[] = { "S.E.", "S.Pd.", "S.T.", "S.P.",
	"S.Kom." };
static const char *const hamlets[] = { "Kp. Sukamaju", "Kp. Babakan",
	"Kp. Cikole", "Kp. Pasirjati", "Kp. Cibeureum", "Kp. Sindangsari",
	"Kp. Neglasari", "Kp. Ciburial", "Jl. Melati No. %u",
	"Jl. Pasar No. %u", "Jl. Cempaka No. %u", "Jl. Raya Timur No. %u",
	"Gg. Mawar No. %u", "Perum Griya Asri Blok C No. %u" };
static const struct {
	const char *code;
	unsigned share;
} religions[] = { { "islam", 965 }, { "kristen", 18 }, { "katolik", 10 },
	{ "buddha", 4 }, { "hindu", 2 }, { "khonghucu", 1 } };

static void
set_text(struct applicant *a, uint16_t id, const char *text)
{
	if (text && *text)
		record_set_text(&a->person, id, text);
}

static void
set_digits(struct demo *d, struct applicant *a, uint16_t id, uint64_t number)
{
	set_text(a, id, demo_text(d, "%016" PRIu64, number));
}

/* ---- who ---------------------------------------------------------------- */

static void
pick_birth(struct demo *d, struct applicant *a)
{
	unsigned shares[ARRAY_SIZE(ages)];
	size_t row;
	int64_t years;

	for (size_t i = 0; i < ARRAY_SIZE(ages); i++)
		shares[i] = ages[i].share;
	row = rng_weighted(&d->rng, shares, ARRAY_SIZE(ages));
	years = rng_between(&d->rng, ages[row].from, ages[row].to);
	a->birth = date_add_months(a->since, (int)-years * 12) -
		   (int32_t)rng_between(&d->rng, 0, 364);
}

static void
set_name(struct demo *d, struct applicant *a)
{
	char name[NAME_TEXT];
	int year, month, day;

	date_to_civil(a->birth, &year, &month, &day);
	if (a->twice)
		words_respell(&d->rng, a->twice->name, name);
	else
		words_name(&d->words, &d->rng, a->sex, year, name);
	set_text(a, F_NAME, demo_text(d, "%s", name));
}

static void
set_school(struct demo *d, struct applicant *a)
{
	unsigned shares[ARRAY_SIZE(schools)];
	int year, month, day, age = date_age(a->birth, a->since);
	size_t i;

	for (i = 0; i < ARRAY_SIZE(schools); i++)
		shares[i] = schools[i].age <= age ? schools[i].share : 0;
	i = rng_weighted(&d->rng, shares, ARRAY_SIZE(schools));
	date_to_civil(a->birth, &year, &month, &day);
	set_text(a, F_EDUCATION, schools[i].code);
	record_set_number(
		&a->person, F_GRAD_YEAR, (year + schools[i].age) * DECIMAL_ONE);
	if (i == 0)
		set_text(a, F_MAJOR,
			majors[rng_below(&d->rng, ARRAY_SIZE(majors))]);
	if (schools[i].title && rng_chance(&d->rng, SHARE_DEGREE))
		set_text(a, F_TITLES,
			schools[i].age > 21 ? degrees[rng_below(&d->rng,
						      ARRAY_SIZE(degrees))]
					    : schools[i].title);
	else if (age > 25 && rng_chance(&d->rng, SHARE_HAJI * 4))
		set_text(a, F_TITLES, a->sex == 'P' ? "Hj." : "H.");
}

static void
set_life(struct demo *d, struct applicant *a)
{
	const struct fdef *sector = core_field(F_SECTOR);
	unsigned shares[ARRAY_SIZE(religions)];
	int age = date_age(a->birth, d->office->today);
	unsigned married = age < 20 ? 30 : age < 25 ? 200 : 650;

	for (size_t i = 0; i < ARRAY_SIZE(religions); i++)
		shares[i] = religions[i].share;
	set_text(a, F_MARITAL,
		rng_chance(&d->rng, married)          ? "kawin"
		: age > 26 && rng_chance(&d->rng, 80) ? "cerai_hidup"
						      : "belum_kawin");
	set_text(a, F_RELIGION,
		religions[rng_weighted(&d->rng, shares, ARRAY_SIZE(religions))]
			.code);
	set_text(a, F_SECTOR,
		sector->choices[rng_below(&d->rng, sector->n_choices)].code);
	record_set_number(&a->person, F_EXPERIENCE,
		rng_between(&d->rng, 0, age > 20 ? 60 : 12) * DECIMAL_ONE);
}

/* ---- where -------------------------------------------------------------- */

static void
set_address(struct demo *d, struct applicant *a, const struct kin *home)
{
	uint64_t village = a->village->code;
	const char *street = hamlets[rng_below(&d->rng, ARRAY_SIZE(hamlets))];
	unsigned number = 1 + rng_below(&d->rng, 180);
	size_t n = strcspn(street, "%");

	set_text(a, F_STREET,
		home        ? home->street
		: street[n] ? demo_text(d, "%.*s%u", (int)n, street, number)
			    : street);
	set_text(a, F_RT,
		home ? home->rt
		     : demo_text(d, "%03u", 1 + rng_below(&d->rng, 9)));
	set_text(a, F_RW,
		home ? home->rw
		     : demo_text(d, "%03u", 1 + rng_below(&d->rng, 20)));
	record_set_number(&a->person, F_VILLAGE, (int64_t)village);
	record_set_number(&a->person, F_DISTRICT,
		(int64_t)area_parent(village, AREA_DISTRICT));
	record_set_number(&a->person, F_REGENCY,
		(int64_t)area_parent(village, AREA_REGENCY));
	set_text(a, F_POSTCODE, a->village->postcode);
}

static void
set_birth_place(struct demo *d, struct applicant *a, uint64_t regency)
{
	struct area area;
	const char *name = area_find(d->office->book.areas, regency, &area)
				   ? area.name
				   : "Bandung";

	if (strncmp(name, "Kabupaten ", 10) == 0)
		name += 10;
	else if (strncmp(name, "Kota ", 5) == 0)
		name += 5;
	set_text(a, F_BIRTH_PLACE, name);
}

/* ---- numbers ------------------------------------------------------------ */

static uint64_t
take_nik(struct demo *d, struct applicant *a)
{
	const struct area *born = a->village;
	uint64_t nik;

	if (a->twice)
		return a->twice->nik && rng_chance(&d->rng, SLIP)
			       ? demo_nik_slip(d, a->twice->nik)
			       : 0;
	if (rng_chance(&d->rng, SHARE_MOVED))
		born = demo_village(d);
	set_birth_place(d, a, area_parent(born->code, AREA_REGENCY));
	if (a->no_card)
		return 0;
	while (!demo_nik(d, (uint32_t)area_parent(born->code, AREA_DISTRICT),
		a->birth, a->sex, &nik))
		a->birth--;
	return nik;
}

static void
set_numbers(struct demo *d, struct applicant *a, const struct kin *home)
{
	uint64_t nik = take_nik(d, a);
	char phone[20];

	if (!record_has(&a->person, F_BIRTH_PLACE))
		set_birth_place(
			d, a, area_parent(a->village->code, AREA_REGENCY));
	if (nik)
		set_digits(d, a, F_NIK, nik);
	set_digits(d, a, F_KK,
		home ? home->kk
		     : demo_kk(d, (uint32_t)area_parent(
					  a->village->code, AREA_DISTRICT)));
	record_set_number(&a->person, F_BIRTH_DATE, a->birth);
	demo_phone(d, d->next, phone);
	if (a->twice && rng_chance(&d->rng, SAME_PHONE))
		set_text(a, F_PHONE, a->twice->phone);
	else
		set_text(a, F_PHONE, demo_text(d, "%s", phone));
}

/* ---- later -------------------------------------------------------------- */

static void
need_kana(struct demo *d, struct applicant *a)
{
	char name[NAME_TEXT], kana[160];

	words_kana(record_text(&a->person, F_NAME, name, sizeof(name)), kana,
		sizeof(kana));
	set_text(a, F_NAME_KANA, demo_text(d, "%s", kana));
}

static void
need_emergency(struct demo *d, struct applicant *a)
{
	char name[NAME_TEXT], phone[20];

	words_name(&d->words, &d->rng, 'P', 1975, name);
	demo_phone(d, DEMO_PEOPLE_MAX + d->next, phone);
	set_text(a, F_EMERGENCY, demo_text(d, "Ibu %s, %s", name, phone));
}

static void
need_upper(struct demo *d, struct applicant *a)
{
	char name[NAME_TEXT], upper[NAME_TEXT];

	words_upper(record_text(&a->person, F_NAME, name, sizeof(name)), upper);
	set_text(a, F_NAME_PASSPORT, demo_text(d, "%s", upper));
}

static void
need_passport(struct demo *d, struct applicant *a)
{
	set_text(a, F_PASSPORT_NO, demo_text(d, "Z%08zu", d->next + 1));
}

void
demo_person_need(struct demo *d, struct applicant *a, uint16_t id)
{
	static const struct {
		uint16_t id;
		void (*fill)(struct demo *d, struct applicant *a);
	} needs[] = {
		{ F_NAME_KANA, need_kana },
		{ F_EMERGENCY, need_emergency },
		{ F_NAME_PASSPORT, need_upper },
		{ F_PASSPORT_NO, need_passport },
	};

	for (size_t i = 0; i < ARRAY_SIZE(needs); i++)
		if (needs[i].id == id && !record_has(&a->person, id))
			needs[i].fill(d, a);
}

void
demo_person_shown(struct demo *d, struct applicant *a)
{
	demo_person_need(d, a, F_NAME_KANA);
	demo_person_need(d, a, F_NAME_PASSPORT);
	if (!record_has(&a->person, F_CONSENT_PARTNER) && d->next % DISAGREE)
		record_set_number(&a->person, F_CONSENT_PARTNER, a->since);
}

/* ---- all of it ---------------------------------------------------------- */

static const struct kin *
pick_home(struct demo *d)
{
	size_t known = d->n_kin < DEMO_KIN ? d->n_kin : DEMO_KIN;

	if (known == 0 || !rng_chance(&d->rng, SHARE_KIN))
		return NULL;
	return &d->kin[rng_below(&d->rng, known)];
}

void
demo_person(struct demo *d, struct applicant *a)
{
	const struct kin *home = a->twice ? a->twice : pick_home(d);

	record_init(&a->person, KIND_PERSON, 0);
	a->village = home ? home->village : demo_village(d);
	if (a->twice) {
		a->birth = a->twice->birth;
		a->sex = a->twice->sex;
	} else {
		a->sex = rng_chance(&d->rng, a->route[0]->women) ? 'P' : 'L';
		pick_birth(d, a);
	}
	set_numbers(d, a, home);
	set_name(d, a);
	set_text(a, F_SEX, a->sex == 'P' ? "P" : "L");
	set_address(d, a, home);
	set_school(d, a);
	set_life(d, a);
	record_set_number(&a->person, F_REGISTERED, a->since);
	record_set_number(&a->person, F_CONSENT_DATA, a->since);
	if (rng_chance(&d->rng, SHARE_PARTNER))
		record_set_number(&a->person, F_CONSENT_PARTNER, a->since);
}

static uint64_t
number_of(const struct record *r, uint16_t id)
{
	char text[24];
	uint64_t n;

	record_text(r, id, text, sizeof(text));
	return num_u64(text, 1, UINT64_MAX, &n) ? n : 0;
}

void
demo_remember(struct demo *d, const struct applicant *a, uint64_t id)
{
	struct kin *k = &d->kin[d->n_kin++ % DEMO_KIN];
	const struct record *p = &a->person;

	*k = (struct kin){ .id = id,
		.nik = number_of(p, F_NIK),
		.kk = number_of(p, F_KK),
		.birth = a->birth,
		.sex = a->sex,
		.doubled = a->twice != NULL,
		.village = a->village };
	record_text(p, F_NAME, k->name, sizeof(k->name));
	record_text(p, F_PHONE, k->phone, sizeof(k->phone));
	record_text(p, F_STREET, k->street, sizeof(k->street));
	record_text(p, F_RT, k->rt, sizeof(k->rt));
	record_text(p, F_RW, k->rw, sizeof(k->rw));
}
