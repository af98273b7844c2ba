/* SPDX-License-Identifier: MIT */
/* The invented office: who works there, and whom it works with. */
#include "demo_office.h"

#include "demo_data.h"
#include "demo_place.h"
#include "demo_value.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/record/change_build.h"
#include "magang/rulebook/access.h"

#define DEMO_ASSESSOR "assessor"
#define DEMO_TRAINER "trainer"

/* ---- users -------------------------------------------------------------- */

static const struct {
	const char *name, *role, *areas;
	uint16_t codes[3];
} users[DEMO_USERS] = {
	{ "dewi", "officer", "32.05", { 3205 } },
	{ "asep", "officer", "32.01 32.71", { 3201, 3271 } },
	{ DEMO_COORDINATOR, "coordinator", NULL, { 0 } },
	{ "budi", "verifier", NULL, { 0 } },
	{ "hendra", "manager", NULL, { 0 } },
	{ "tati", DEMO_ASSESSOR, NULL, { 0 } },
	{ "dadan", DEMO_ASSESSOR, NULL, { 0 } },
	{ "wati", DEMO_TRAINER, NULL, { 0 } },
	{ "ujang", DEMO_TRAINER, NULL, { 0 } },
};

static uint64_t
add_user(struct demo *d, size_t i)
{
	struct record *r = xmalloc(sizeof(*r));
	uint64_t id;

	record_init(r, KIND_USER, 0);
	record_set_text(r, F_USER_NAME, users[i].name);
	record_set_text(r, F_USER_ROLE, users[i].role);
	if (users[i].areas)
		record_set_text(r, F_USER_AREAS, users[i].areas);
	id = change_create(d->change, r, 0);
	free(r);
	return id;
}

/* Those who are there already, from an earlier fill, stay. */
void
demo_users(struct demo *d)
{
	for (size_t i = 0; i < DEMO_USERS; i++) {
		uint64_t id = access_user_named(d->txn, users[i].name);

		d->users[i].id = id ? id : add_user(d, i);
		d->users[i].assesses = !strcmp(users[i].role, DEMO_ASSESSOR);
		d->users[i].teaches = !strcmp(users[i].role, DEMO_TRAINER);
		memcpy(d->users[i].areas, users[i].codes,
			sizeof(users[i].codes));
	}
}

/* Who has the regency; else one of those who have all. */
uint64_t
demo_officer(struct demo *d, uint16_t regency)
{
	size_t everywhere = 0, free_users[DEMO_USERS];

	for (size_t i = 0; i < DEMO_USERS; i++) {
		const uint16_t *areas = d->users[i].areas;

		if (d->users[i].assesses || d->users[i].teaches)
			continue;
		if (areas[0] == 0)
			free_users[everywhere++] = i;
		for (size_t k = 0; k < ARRAY_SIZE(d->users[i].areas); k++)
			if (areas[k] && areas[k] == regency)
				return d->users[i].id;
	}
	return d->users[free_users[rng_below(&d->rng, everywhere)]].id;
}

/* ---- organisations ------------------------------------------------------ */

struct firm_word {
	const char *latin, *ja;
};
struct trade {
	const char *latin, *ja, *sector;
};

/* Trees, weather and birds: no company of Kyoto is meant. */
static const struct firm_word seasons[] = { { "Akatsuki", "暁" },
	{ "Tsubaki", "椿" }, { "Hibari", "雲雀" }, { "Asagiri", "朝霧" },
	{ "Kaede", "楓" }, { "Tsuyukusa", "露草" }, { "Hatsuyuki", "初雪" },
	{ "Wakaba", "若葉" }, { "Komorebi", "木漏れ日" }, { "Shigure", "時雨" },
	{ "Yuunagi", "夕凪" }, { "Fukinotou", "蕗の薹" } };
static const struct trade trades[] = {
	{ "Sousai", "惣菜", "food_deli" },
	{ "Tsukemono", "漬物", "food_pickle" },
	{ "Seipan", "製パン", "food_bread" },
	{ "Nouen", "農園", "agri_veg" },
	{ "Chaen", "茶園", "agri_tea" },
	{ "Kaigo", "介護", "care" },
	{ "Kenchiku", "建築", "carpentry" },
	{ "Tekkin", "鉄筋", "rebar" },
	{ "Mokkou", "木工", "wood" },
	{ "Seimitsu", "精密", "machining" },
	{ "Kinzoku", "金属", "press" },
	{ "Youkei", "養鶏", "livestock" },
};
static const char *const local_words[] = { "Mekar", "Sugih", "Rahayu", "Waluya",
	"Sabilulungan", "Sauyunan", "Pasundan Jaya", "Cahaya Timur",
	"Karya Sari", "Tunas Muda" };
static const struct trade local_trades[] = {
	{ "CV %s Boga", NULL, "food_deli" },
	{ "CV %s Tani", NULL, "agri_veg" },
	{ "CV %s Busana", NULL, "sewing" },
	{ "PT %s Teknik", NULL, "machining" },
};
#define MORE_HOSTS 800   /* persons for one more host */
#define THERE 100        /* the same, where people are on their way to */
#define EXCELLENT 3      /* each so many-th of Japan */
#define LICENCE_PAST 200 /* of 1000 licences of LPK that have run out */

static void
add_org(struct demo *d, enum org_use use, struct record *r)
{
	ids_add(&d->orgs[use], change_create(d->change, r, 0));
}

static void
set_regency(struct demo *d, struct record *r)
{
	record_set_text(r, F_ORG_COUNTRY, "id");
	record_set_number(r, F_ORG_REGENCY,
		(int64_t)area_parent(demo_village(d)->code, AREA_REGENCY));
}

static void
abroad(struct demo *d, size_t i, int64_t staff, struct record *r)
{
	const size_t names = ARRAY_SIZE(seasons) * ARRAY_SIZE(trades);
	const struct firm_word *s = &seasons[i % ARRAY_SIZE(seasons)];
	const struct trade *t =
		&trades[(i + i / ARRAY_SIZE(seasons)) % ARRAY_SIZE(trades)];

	record_set_text(r, F_ORG_NAME,
		i < names ? demo_text(d, "%s %s KK", s->latin, t->latin)
			  : demo_text(d, "%s %s Dai-%zu KK", s->latin, t->latin,
				    i / names + 1));
	record_set_text(
		r, F_ORG_NAME_JA, demo_text(d, "%s%s株式会社", s->ja, t->ja));
	record_set_text(r, F_ORG_KIND, "host");
	record_set_text(r, F_ORG_COUNTRY, "jp");
	record_set_text(r, F_ORG_ADDRESS, "京都府");
	record_set_text(r, F_ORG_SECTOR, t->sector);
	record_set_number(r, F_ORG_STAFF, staff * DECIMAL_ONE);
}

static void
host_abroad(struct demo *d, size_t i, struct record *r)
{
	abroad(d, i, rng_between(&d->rng, 8, 240), r);
}

/* Of those that follow nothing is left to chance, so that the rest of the data
 * stays what it is. */
static int64_t
staff_of(size_t i)
{
	return 31 + (int64_t)(i * 37 % 210);
}

static void
host_titp(struct demo *d, size_t i, struct record *r)
{
	abroad(d, 40 + 2 * i, staff_of(i), r);
	if (i % EXCELLENT == 0)
		record_set_number(r, F_ORG_EXCELLENT, 1);
}

static void
host_ikusei(struct demo *d, size_t i, struct record *r)
{
	abroad(d, 41 + 2 * i, staff_of(i), r);
}

static void
host_here(struct demo *d, size_t i, struct record *r)
{
	const struct trade *t = &local_trades[i % ARRAY_SIZE(local_trades)];
	const char *word = local_words[i % ARRAY_SIZE(local_words)];
	size_t n = strcspn(t->latin, "%");

	record_set_text(r, F_ORG_NAME,
		demo_text(d, "%.*s%s%s", (int)n, t->latin, word,
			t->latin + n + 2));
	record_set_text(
		r, F_ORG_KIND, rng_chance(&d->rng, 500) ? "sme" : "host");
	record_set_text(r, F_ORG_SECTOR, t->sector);
	record_set_number(
		r, F_ORG_STAFF, rng_between(&d->rng, 5, 300) * DECIMAL_ONE);
	set_regency(d, r);
}

static void
more_here(struct demo *d, size_t i, struct record *r)
{
	const struct trade *t = &local_trades[i % ARRAY_SIZE(local_trades)];
	const char *word = local_words[i % ARRAY_SIZE(local_words)];
	const struct village_run *v = &d->villages[i % REGENCIES];
	const size_t n = strcspn(t->latin, "%");

	record_set_text(r, F_ORG_NAME,
		demo_text(d, "%.*s%s%s %zu", (int)n, t->latin, word,
			t->latin + n + 2, i + 2));
	record_set_text(r, F_ORG_KIND, "host");
	record_set_text(r, F_ORG_SECTOR, t->sector);
	record_set_text(r, F_ORG_COUNTRY, "id");
	record_set_number(r, F_ORG_STAFF, staff_of(i) * DECIMAL_ONE);
	if (v->n)
		record_set_number(r, F_ORG_REGENCY,
			(int64_t)area_parent(v->rows->code, AREA_REGENCY));
}

static void
cooperative(struct demo *d, size_t i, struct record *r)
{
	record_set_text(r, F_ORG_NAME,
		demo_text(d, "Koperasi %s (contoh)",
			local_words[i % ARRAY_SIZE(local_words)]));
	record_set_text(r, F_ORG_KIND, "cooperative");
	set_regency(d, r);
}

static void
training_body(struct demo *d, size_t i, struct record *r)
{
	bool past = i == 0 || rng_chance(&d->rng, LICENCE_PAST);

	record_set_text(r, F_ORG_NAME,
		demo_text(d, "LPK %s (contoh)",
			local_words[i % ARRAY_SIZE(local_words)]));
	record_set_text(r, F_ORG_KIND, "lpk");
	record_set_text(
		r, F_ORG_LICENCE, demo_text(d, "DEMO/%03zu/2024", i + 1));
	record_set_number(r, F_ORG_LICENCE_UNTIL,
		d->office->today + (past ? rng_between(&d->rng, -200, 40)
					 : rng_between(&d->rng, 60, 1000)));
	set_regency(d, r);
}

static void
agency(struct demo *d, size_t i, struct record *r)
{
	(void)d, (void)i;
	record_set_text(
		r, F_ORG_NAME, "Dinas Perindustrian dan Perdagangan (contoh)");
	record_set_text(r, F_ORG_KIND, "agency");
	record_set_text(r, F_ORG_COUNTRY, "id");
}

static const struct {
	size_t least, most;
	size_t per; /* so many persons one more */
	void (*fill)(struct demo *d, size_t i, struct record *r);
} org_makers[ORG_USES] = {
	[ORG_HOST_ABROAD] = { 18, 140, MORE_HOSTS, host_abroad },
	[ORG_HOST_HERE] = { 14, 40, MORE_HOSTS, host_here },
	[ORG_COOPERATIVE] = { 6, 10, MORE_HOSTS, cooperative },
	[ORG_LPK] = { 6, 10, MORE_HOSTS, training_body },
	[ORG_MORE_TITP] = { 4, 900, THERE, host_titp },
	[ORG_MORE_IKUSEI] = { 4, 900, THERE, host_ikusei },
	[ORG_MORE_HERE] = { 4, 900, THERE, more_here },
	[ORG_AGENCY] = { 1, 1, THERE, agency },
};

void
demo_organisations(struct demo *d)
{
	struct record *r = xmalloc(sizeof(*r));

	for (int use = 0; use < ORG_USES; use++) {
		size_t n = org_makers[use].least +
			   d->opt->people / org_makers[use].per;

		if (n > org_makers[use].most)
			n = org_makers[use].most;
		for (size_t i = 0; i < n; i++) {
			record_init(r, KIND_ORGANISATION, 0);
			org_makers[use].fill(d, i, r);
			add_org(d, (enum org_use)use, r);
		}
	}
	free(r);
}
