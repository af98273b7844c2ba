/* SPDX-License-Identifier: MIT */
/*
 * Invented people: the i-th one is always the same. Names by weight from
 * config/demo/names.txt, places from the table of areas (villages of West
 * Java), a birth date for each of 30 years' days in turn, so that nobody's NIK
 * meets another's.
 */
#include "bench.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/stages.h"
#include "magang/identity/area.h"

#define BIRTH_FIRST 7305 /* 1990-01-01 */
#define BIRTH_DAYS 6570  /* to the end of 2007 */
#define WEST_JAVA 32

struct words {
	char **rows;
	size_t n, cap;
};
struct people {
	const struct areas *areas;
	struct area *villages;
	size_t n_villages, cap_villages;
	struct words given[2], second[2]; /* 0 men, 1 women; by weight */
};

const char bench_program[] =
	"program: bench\n"
	"version: 1\n"
	"valid: 2000-01-01 ..\n"
	"prefix: BN\n"
	"label: {id: Ukur, en: Measure, ja: 測定}\n"
	"documents:\n"
	"  mcu: {label: {id: MCU, en: Medical, ja: 健診}, valid: 12 months}\n"
	"cohorts:\n"
	"  if: valid(mcu)\n"
	"  attendance: {lock: 3 days, at_least: 80 %}\n"
	"  units:\n"
	"    u1: {label: {id: a, en: a, ja: a}, pass: 60, attempts: 2}\n"
	"    u2: {label: {id: b, en: b, ja: b}, pass: 60}\n"
	"    u3: {label: {id: c, en: c, ja: c}, pass: 60}\n"
	"    u4: {label: {id: d, en: d, ja: d}, pass: 60}\n"
	"    u5: {label: {id: e, en: e, ja: e}, pass: 60}\n"
	"    u6: {label: {id: f, en: f, ja: f}, pass: 60}\n"
	"stages:\n"
	"  s1: {label: {id: a, en: a, ja: a}, kind: start}\n"
	"  s2: {label: {id: b, en: b, ja: b}}\n"
	"  s3: {label: {id: c, en: c, ja: c}}\n"
	"  s4: {label: {id: d, en: d, ja: d}}\n"
	"  s5: {label: {id: e, en: e, ja: e}}\n"
	"  s6: {label: {id: f, en: f, ja: f}}\n"
	"  s7: {label: {id: g, en: g, ja: g}}\n"
	"  s8: {label: {id: h, en: h, ja: h}}\n"
	"  s9: {label: {id: i, en: i, ja: i}, kind: success}\n"
	"moves:\n"
	"  - {from: s1, to: s2}\n"
	"  - {from: s2, to: s3}\n"
	"  - {from: s3, to: s4}\n"
	"  - {from: s4, to: s5}\n"
	"  - {from: s5, to: s6}\n"
	"  - {from: s6, to: s7}\n"
	"  - {from: s7, to: s8}\n"
	"  - {from: s8, to: s9}\n"
	"  - {from: s8, to: s1, kind: back, reason: required}\n"
	"rules:\n"
	"  adult: {level: block, test: age on opened >= 18}\n"
	"  school: {level: warn, test: education >= sma}\n"
	"score:\n"
	"  line: 60\n"
	"  parts:\n"
	"    school: {weight: 60, from: grad_year, scale: 2008 .. 2026}\n"
	"    need: {weight: 40, from: marital, points: {belum_kawin: 100,\n"
	"      kawin: 60, cerai_hidup: 60, cerai_mati: 60}}\n";

uint64_t
mix(uint64_t x)
{
	x += 0x9e3779b97f4a7c15;
	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9;
	x = (x ^ x >> 27) * 0x94d049bb133111eb;
	return x ^ x >> 31;
}

static void
words_add(struct words *w, const char *word, int weight)
{
	while (weight-- > 0) {
		VEC_GROW(w->rows, w->n, w->cap);
		w->rows[w->n++] = xstrdup(word);
	}
}

static void
read_names(struct people *pp, const char *config)
{
	char *path = xasprintf("%s/demo/names.txt", config);
	char line[256], word[64], sex[8], place[16], from[8];
	FILE *f = fopen(path, "re");
	int weight;

	if (!f)
		fail("%s cannot be read", path);
	while (fgets(line, sizeof(line), f)) {
		if (*line == '#' ||
			sscanf(line, "%63[^\t]\t%7s\t%15s\t%7s\t%d", word, sex,
				place, from, &weight) != 5)
			continue;
		for (int i = 0; i < 2; i++)
			if (*sex == 'u' || *sex == "mf"[i])
				words_add(*place == 'g' ? &pp->given[i]
							: &pp->second[i],
					word, weight);
	}
	fclose(f);
	free(path);
}

struct people *
people_new(const char *config, const struct areas *areas)
{
	struct people *pp = xcalloc(1, sizeof(*pp));

	pp->areas = areas;
	for (size_t i = 0; i < areas_count(areas); i++) {
		const struct area a = areas_row(areas, i);

		if (a.retired || area_level(a.code) != AREA_VILLAGE ||
			area_parent(a.code, AREA_PROVINCE) != WEST_JAVA)
			continue;
		VEC_GROW(pp->villages, pp->n_villages, pp->cap_villages);
		pp->villages[pp->n_villages++] = a;
	}
	read_names(pp, config);
	for (int i = 0; i < 2; i++)
		if (!pp->given[i].n || !pp->second[i].n || !pp->n_villages)
			fail("no names or no villages");
	return pp;
}

static void
words_free(struct words *w)
{
	for (size_t i = 0; i < w->n; i++)
		free(w->rows[i]);
	free(w->rows);
}

void
people_free(struct people *pp)
{
	for (int i = 0; i < 2; i++) {
		words_free(&pp->given[i]);
		words_free(&pp->second[i]);
	}
	free(pp->villages);
	free(pp);
}

static const struct area *
village_of(const struct people *pp, uint64_t i)
{
	return &pp->villages[mix(i) % pp->n_villages];
}

unsigned
people_area(struct people *pp, uint64_t i)
{
	return (unsigned)area_parent(village_of(pp, i)->code, AREA_REGENCY);
}

static bool
is_woman(uint64_t i)
{
	return mix(i * 3 + 1) & 1;
}

static int32_t
birth_of(uint64_t i)
{
	return BIRTH_FIRST + (int32_t)(i * 7919 % BIRTH_DAYS);
}

uint64_t
people_nik(struct people *pp, uint64_t i)
{
	uint64_t district = area_parent(village_of(pp, i)->code, AREA_DISTRICT);
	int y, m, d;

	date_to_civil(birth_of(i), &y, &m, &d);
	if (is_woman(i))
		d += 40;
	return (((district * 100 + (uint64_t)d) * 100 + (uint64_t)m) * 100 +
		       (uint64_t)(y % 100)) *
		       10000 +
	       1 + i / BIRTH_DAYS % 9999;
}

static void
name_of(const struct people *pp, uint64_t i, char out[128])
{
	const struct words *g = &pp->given[is_woman(i)];
	const struct words *s = &pp->second[is_woman(i)];
	uint64_t r = mix(i * 5 + 2);

	if (r >> 60 < 6)
		snprintf(out, 128, "%s %s %s", g->rows[r % g->n],
			s->rows[mix(r) % s->n], s->rows[mix(r + 1) % s->n]);
	else
		snprintf(out, 128, "%s %s", g->rows[r % g->n],
			s->rows[mix(r) % s->n]);
}

static const char *const schools[] = { "sd", "smp", "sma", "smk", "smk", "d3",
	"s1" };
static const char *const marital[] = { "belum_kawin", "belum_kawin", "kawin" };

static void
set(struct record *r, struct arena *arena, uint16_t id, const char *text)
{
	record_set_text(r, id, arena_strndup(arena, text, strlen(text)));
}

void
people_person(
	struct people *pp, uint64_t i, struct record *out, struct arena *arena)
{
	const struct area *v = village_of(pp, i);
	uint64_t district = area_parent(v->code, AREA_DISTRICT);
	uint64_t r = mix(i * 7 + 3);
	char text[128];

	record_init(out, KIND_PERSON, 0);
	name_of(pp, i, text);
	set(out, arena, F_NAME, text);
	snprintf(text, sizeof(text), "%016" PRIu64, people_nik(pp, i));
	set(out, arena, F_NIK, text);
	snprintf(text, sizeof(text), "%06" PRIu64 "0101%06" PRIu64, district,
		i / 3 % 1000000);
	set(out, arena, F_KK, text);
	record_set_number(out, F_BIRTH_DATE, birth_of(i));
	set(out, arena, F_BIRTH_PLACE, "Bandung");
	set(out, arena, F_SEX, is_woman(i) ? "P" : "L");
	snprintf(text, sizeof(text), "+628%010" PRIu64, 1000000000 + i * 3);
	set(out, arena, F_PHONE, text);
	snprintf(
		text, sizeof(text), "Kp. Sukamaju No. %u", (unsigned)(r % 200));
	set(out, arena, F_STREET, text);
	snprintf(text, sizeof(text), "%03u", (unsigned)(r >> 8) % 12 + 1);
	set(out, arena, F_RT, text);
	snprintf(text, sizeof(text), "%03u", (unsigned)(r >> 16) % 9 + 1);
	set(out, arena, F_RW, text);
	record_set_number(out, F_VILLAGE, (int64_t)v->code);
	record_set_number(out, F_DISTRICT, (int64_t)district);
	record_set_number(
		out, F_REGENCY, (int64_t)area_parent(v->code, AREA_REGENCY));
	if (v->postcode)
		set(out, arena, F_POSTCODE, v->postcode);
	set(out, arena, F_EDUCATION, schools[(r >> 24) % ARRAY_SIZE(schools)]);
	set(out, arena, F_MARITAL, marital[(r >> 32) % ARRAY_SIZE(marital)]);
	set(out, arena, F_RELIGION, "islam");
	record_set_number(out, F_GRAD_YEAR,
		(int64_t)(2008 + (r >> 40) % 18) * DECIMAL_ONE);
	record_set_number(out, F_REGISTERED, 20700 + (int32_t)(i % 80));
}

void
people_case(uint64_t i, uint64_t person, uint16_t program, struct record *out,
	struct arena *arena)
{
	uint64_t r = mix(i * 11 + 5);
	unsigned stage = 1 + (unsigned)(r % BENCH_STAGES);
	int32_t opened = 20700 + (int32_t)(i % 80);

	record_init(out, KIND_CASE, 0);
	record_set_number(out, F_PERSON, (int64_t)person);
	record_set_number(out, F_PROGRAM_NO, program);
	record_set_number(out, F_VERSION, 1);
	record_set_number(out, F_OPENED, opened);
	record_set_number(out, F_OFFICER, (int64_t)(ORIGIN_ID | 1));
	case_enter(out, (uint8_t)stage, opened + (int32_t)stage * 7, arena);
}

static const char *
place(const struct people *pp, uint64_t code)
{
	struct area a;

	return area_find(pp->areas, code, &a) ? a.name : "";
}

/* In the form of ../shared/data/intake/priangan-2026.csv; the odd list has the
 * same person twice, or a word too many in it. */
void
people_csv(struct people *pp, uint64_t first, uint64_t n, FILE *out)
{
	fputs("NIK;Nama Lengkap;L/P;Tempat Lahir;Tgl Lahir;Alamat;RT/RW;"
	      "Desa/Kel;Kecamatan;Kab/Kota;No HP;Pendidikan;Program\n",
		out);
	for (uint64_t j = first; j < first + n; j++) {
		uint64_t i = j % 200 == 199 ? j - 150 : j;
		const struct area *v = village_of(pp, i);
		uint64_t r = mix(i * 7 + 3);
		char name[128];
		int y, m, d;

		name_of(pp, i, name);
		date_to_civil(birth_of(i), &y, &m, &d);
		fprintf(out, "%016" PRIu64 ";%s%s;%c;Bandung;%02d-%02d-%d;",
			people_nik(pp, i), j % 50 == 7 ? "H. " : "", name,
			is_woman(i) ? 'P' : 'L', d, m, y);
		fprintf(out,
			"Kp. Sukamaju No. %u;%u/%u;%s;%s;%s;+628%010" PRIu64
			";SMA;magang-jabar\n",
			(unsigned)(r % 200), (unsigned)(r >> 8) % 12 + 1,
			(unsigned)(r >> 16) % 9 + 1, v->name,
			place(pp, area_parent(v->code, AREA_DISTRICT)),
			place(pp, area_parent(v->code, AREA_REGENCY)),
			1000000000 + i * 3);
	}
}
