/* SPDX-License-Identifier: MIT */
#include "magang/identity/infer.h"

#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/identity/area.h"
#include "magang/identity/katakana.h"
#include "magang/identity/name.h"
#include "magang/identity/nik.h"

struct inferring {
	const struct infer_place *place;
	struct infer_value v[INFER_FIELDS]; /* with what follows so far */
	struct arena *arena;
	struct name_parts name;
	struct nik nik;
	bool has_nik; /* one that can be read */
	bool new;     /* nobody has been told of this person before */
};

static const char *
text_of(const struct inferring *f, enum infer_field field)
{
	return f->v[field].there ? f->v[field].text : "";
}

static uint64_t
code_of(const struct infer_value v[INFER_FIELDS], enum infer_field field)
{
	return v[field].there ? (uint64_t)v[field].number : 0;
}

static bool
give_text(struct inferring *f, const char *text, struct infer_value *out)
{
	out->text = arena_strndup(f->arena, text, strlen(text));
	return *text != '\0';
}

static bool
give_number(int64_t number, struct infer_value *out)
{
	out->number = number;
	return number != 0;
}

/* ---- from the name ------------------------------------------------------ */

/* Titles that were given apart stand before those inside the name. */
static bool
titles_of_name(struct inferring *f, struct infer_value *out)
{
	const char *given = text_of(f, INFER_TITLES);
	struct buf b = BUF_INIT;
	bool more = f->name.titles[0] && !strstr(given, f->name.titles);

	if (more)
		buf_addf(
			&b, "%s%s%s", given, *given ? " " : "", f->name.titles);
	more = more && give_text(f, b.data, out);
	buf_release(&b);
	return more;
}

static bool
name_alone(struct inferring *f, struct infer_value *out)
{
	return strcmp(f->name.name, text_of(f, INFER_NAME)) != 0 &&
	       give_text(f, f->name.name, out);
}

static bool
suggest(struct inferring *f, bool (*how)(const char *name, struct buf *out),
	struct infer_value *out)
{
	struct buf b = BUF_INIT;
	bool good = f->name.name[0] && how(f->name.name, &b) &&
		    give_text(f, b.data, out);

	buf_release(&b);
	return good;
}

static bool
passport_name(struct inferring *f, struct infer_value *out)
{
	return suggest(f, passport_suggest, out);
}

static bool
katakana_name(struct inferring *f, struct infer_value *out)
{
	return suggest(f, katakana_suggest, out);
}

/* ---- from places -------------------------------------------------------- */

static bool
district_of_village(struct inferring *f, struct infer_value *out)
{
	return give_number((int64_t)area_parent(
				   code_of(f->v, INFER_VILLAGE), AREA_DISTRICT),
		out);
}

static bool
regency_of_village(struct inferring *f, struct infer_value *out)
{
	return give_number((int64_t)area_parent(
				   code_of(f->v, INFER_VILLAGE), AREA_REGENCY),
		out);
}

static bool
regency_of_district(struct inferring *f, struct infer_value *out)
{
	return give_number((int64_t)area_parent(
				   code_of(f->v, INFER_DISTRICT), AREA_REGENCY),
		out);
}

static bool
postcode_of_village(struct inferring *f, struct infer_value *out)
{
	struct area area;

	return f->place->areas &&
	       area_find(
		       f->place->areas, code_of(f->v, INFER_VILLAGE), &area) &&
	       area.postcode && give_text(f, area.postcode, out);
}

/* ---- from the RT -------------------------------------------------------- */

/* What somebody says of the other one stays. */
static bool
rw_of_rt(struct inferring *f, struct infer_value *out)
{
	const char *slash = strchr(text_of(f, INFER_RT), '/');

	return slash && !(f->v[INFER_RW].there && f->v[INFER_RW].said) &&
	       give_text(f, slash + 1, out);
}

static bool
rt_alone(struct inferring *f, struct infer_value *out)
{
	const char *both = text_of(f, INFER_RT);
	const size_t n = strcspn(both, "/");

	if (!both[n])
		return false;
	out->text = arena_strndup(f->arena, both, n);
	return n > 0;
}

/* ---- from the NIK ------------------------------------------------------- */

static bool
birth_of_nik(struct inferring *f, struct infer_value *out)
{
	out->number = f->nik.birth;
	return f->has_nik;
}

static bool
sex_of_nik(struct inferring *f, struct infer_value *out)
{
	return f->has_nik && give_text(f, f->nik.sex == 'P' ? "P" : "L", out);
}

static bool
is_present(const struct inferring *f, uint64_t code)
{
	struct area area;

	return f->place->areas && area_find(f->place->areas, code, &area) &&
	       !area.retired;
}

static bool
is_home(const struct inferring *f, uint64_t regency)
{
	for (size_t i = 0; i < f->place->n_homes; i++)
		if (f->place->homes[i] == regency)
			return true;
	return f->place->n_homes == 0;
}

static bool
regency_of_nik(struct inferring *f, struct infer_value *out)
{
	uint64_t regency =
		f->has_nik ? area_parent(f->nik.district, AREA_REGENCY) : 0;

	return is_present(f, regency) && is_home(f, regency) &&
	       give_number((int64_t)regency, out);
}

/* Whoever works in one regency alone has its people before him. */
static bool
regency_at_hand(struct inferring *f, struct infer_value *out)
{
	return f->new && f->place->n_homes == 1 &&
	       give_number(f->place->homes[0], out);
}

static bool
district_of_nik(struct inferring *f, struct infer_value *out)
{
	return f->has_nik && is_present(f, f->nik.district) &&
	       code_of(f->v, INFER_REGENCY) ==
		       area_parent(f->nik.district, AREA_REGENCY) &&
	       give_number(f->nik.district, out);
}

/* ---- the table ---------------------------------------------------------- */

/* In this order: what one row gives the next may ask for. */
static const struct infer_rule {
	enum infer_field to, from;
	enum infer_reason reason;
	enum infer_sure sure;
	bool over; /* even what is there */
	bool (*run)(struct inferring *f, struct infer_value *out);
} rules[] = {
	{ INFER_TITLES, INFER_NAME, INFER_FROM_NAME, INFER_MUST, true,
		titles_of_name },
	{ INFER_NAME, INFER_NAME, INFER_FROM_NAME, INFER_MUST, true,
		name_alone },
	{ INFER_PASSPORT_NAME, INFER_NAME, INFER_FROM_NAME, INFER_PROPOSAL,
		false, passport_name },
	{ INFER_KATAKANA, INFER_NAME, INFER_FROM_NAME, INFER_PROPOSAL, false,
		katakana_name },
	{ INFER_RW, INFER_RT, INFER_FROM_RT, INFER_MUST, true, rw_of_rt },
	{ INFER_RT, INFER_RT, INFER_FROM_RT, INFER_MUST, true, rt_alone },
	{ INFER_DISTRICT, INFER_VILLAGE, INFER_FROM_VILLAGE, INFER_MUST, false,
		district_of_village },
	{ INFER_REGENCY, INFER_VILLAGE, INFER_FROM_VILLAGE, INFER_MUST, false,
		regency_of_village },
	{ INFER_REGENCY, INFER_DISTRICT, INFER_FROM_DISTRICT, INFER_MUST, false,
		regency_of_district },
	{ INFER_POSTCODE, INFER_VILLAGE, INFER_FROM_VILLAGE, INFER_LIKELY,
		false, postcode_of_village },
	{ INFER_BIRTH, INFER_NIK, INFER_FROM_NIK, INFER_LIKELY, false,
		birth_of_nik },
	{ INFER_SEX, INFER_NIK, INFER_FROM_NIK, INFER_LIKELY, false,
		sex_of_nik },
	{ INFER_REGENCY, INFER_NIK, INFER_FROM_NIK, INFER_LIKELY, false,
		regency_of_nik },
	{ INFER_REGENCY, INFER_NAME, INFER_FROM_HOME, INFER_LIKELY, false,
		regency_at_hand },
	{ INFER_DISTRICT, INFER_NIK, INFER_FROM_NIK, INFER_LIKELY, false,
		district_of_nik },
};

static void
inferring_init(struct inferring *f, const struct infer_place *place,
	const struct infer_value known[INFER_FIELDS], struct arena *arena)
{
	f->place = place;
	f->arena = arena;
	f->new = false;
	memcpy(f->v, known, sizeof(f->v));
	name_split(text_of(f, INFER_NAME), &f->name);
	f->has_nik = nik_parse(text_of(f, INFER_NIK),
			     known[INFER_BIRTH].there
				     ? (int32_t)known[INFER_BIRTH].number
				     : DATE_NONE,
			     place->today, &f->nik) == NIK_OK;
}

static bool
same(const struct infer_value *a, const struct infer_value *b)
{
	if (!a->there || !b->there)
		return a->there == b->there;
	return a->number == b->number &&
	       strcmp(a->text ? a->text : "", b->text ? b->text : "") == 0;
}

/* Is there room for what a rule says, and something that it follows from? */
static bool
is_open(const struct inferring *f, const struct infer_value *before,
	const struct infer_rule *rule)
{
	const struct infer_value *to = &f->v[rule->to];
	const struct infer_value *from = &f->v[rule->from];

	if (!from->there || (to->there && !rule->over))
		return false;
	if (rule->sure == INFER_MUST)
		return true;
	return !to->said && !(before && same(&before[rule->from], from));
}

size_t
infer(const struct infer_place *place, const struct infer_value *before,
	const struct infer_value known[INFER_FIELDS], struct arena *arena,
	struct infer_row out[INFER_FIELDS])
{
	struct inferring f;
	size_t n = 0;

	inferring_init(&f, place, known, arena);
	f.new = !before;
	for (size_t i = 0; i < ARRAY_SIZE(rules); i++) {
		struct infer_value *to = &f.v[rules[i].to];
		struct infer_value v = { .there = true };

		if (!is_open(&f, before, &rules[i]) || !rules[i].run(&f, &v))
			continue;
		out[n++] = (struct infer_row){ rules[i].to, rules[i].reason,
			rules[i].sure, v };
		if (rules[i].sure != INFER_PROPOSAL)
			*to = v;
	}
	return n;
}

/* Is the field as the rule made it of what was there before, and is that
 * something else now? */
static bool
is_outdated(struct inferring *was, const struct infer_value *now,
	const struct infer_rule *rule)
{
	const struct infer_value to = was->v[rule->to];
	struct infer_value v = { .there = true };
	bool given;

	if (rule->sure == INFER_MUST || !to.there || now[rule->to].said ||
		!same(&to, &now[rule->to]) || !now[rule->from].there ||
		same(&was->v[rule->from], &now[rule->from]))
		return false;
	given = rule->run(was, &v);
	return given && same(&v, &to);
}

void
infer_outdated(const struct infer_place *place,
	const struct infer_value before[INFER_FIELDS],
	const struct infer_value now[INFER_FIELDS], struct arena *arena,
	bool out[INFER_FIELDS])
{
	struct inferring was;

	memset(out, 0, INFER_FIELDS * sizeof(*out));
	inferring_init(&was, place, before, arena);
	for (size_t i = 0; i < ARRAY_SIZE(rules); i++)
		out[rules[i].to] |= is_outdated(&was, now, &rules[i]);
	if (now[INFER_VILLAGE].there)
		out[INFER_DISTRICT] = false;
	if (now[INFER_VILLAGE].there ||
		(now[INFER_DISTRICT].there && !out[INFER_DISTRICT]))
		out[INFER_REGENCY] = false;
}

bool
infer_asks(enum infer_field field)
{
	for (size_t i = 0; i < ARRAY_SIZE(rules); i++)
		if (rules[i].from == field)
			return true;
	return field == INFER_BIRTH || field == INFER_REGENCY;
}

/* ---- places against each other ------------------------------------------ */

static const struct {
	enum infer_field low, high;
	enum area_level level; /* of the higher one */
} nested[] = {
	{ INFER_VILLAGE, INFER_DISTRICT, AREA_DISTRICT },
	{ INFER_DISTRICT, INFER_REGENCY, AREA_REGENCY },
	{ INFER_VILLAGE, INFER_REGENCY, AREA_REGENCY },
};

enum infer_field
infer_torn(const struct infer_value known[INFER_FIELDS])
{
	for (size_t i = 0; i < ARRAY_SIZE(nested); i++) {
		uint64_t low = code_of(known, nested[i].low);

		if (low && area_parent(low, nested[i].level) !=
				   code_of(known, nested[i].high))
			return nested[i].low;
	}
	return INFER_FIELDS;
}

/* Did this one change, while that one stands as it was? */
static bool
leaves_behind(const struct infer_value before[INFER_FIELDS],
	const struct infer_value now[INFER_FIELDS], enum infer_field field,
	enum infer_field other)
{
	uint64_t was = code_of(before, other);

	return code_of(before, field) != code_of(now, field) && was &&
	       was == code_of(now, other);
}

static bool
moved_away(const struct infer_value before[INFER_FIELDS],
	const struct infer_value now[INFER_FIELDS])
{
	for (enum infer_field i = INFER_VILLAGE; i <= INFER_REGENCY; i++)
		if (before[i].there && code_of(now, i) != code_of(before, i))
			return true;
	return false;
}

void
infer_moved(const struct infer_value before[INFER_FIELDS],
	struct infer_value now[INFER_FIELDS])
{
	struct infer_value said[INFER_FIELDS];
	struct infer_value *post = &now[INFER_POSTCODE];

	memcpy(said, now, sizeof(said)); /* as it was given, while places go */
	for (size_t i = 0; i < ARRAY_SIZE(nested); i++) {
		enum infer_field low = nested[i].low, high = nested[i].high;
		uint64_t inside = code_of(said, low);

		if (!inside || area_parent(inside, nested[i].level) ==
				       code_of(said, high))
			continue;
		if (leaves_behind(before, said, low, high))
			now[high].there = false;
		else if (leaves_behind(before, said, high, low))
			now[low].there = false;
	}
	if (post->there && before[INFER_POSTCODE].there &&
		strcmp(post->text, before[INFER_POSTCODE].text) == 0 &&
		moved_away(before, now))
		post->there = false;
}
