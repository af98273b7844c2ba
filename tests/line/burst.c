/* SPDX-License-Identifier: MIT */
/*
 * A whole person sent at once: stored as typed, little comes back, and wherever
 * the line is cut in it, what was typed before is kept.
 */
#include "stand.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N(a) (sizeof(a) / sizeof((a)[0]))

/* In the order of the form. typed "": the grey value is accepted by Enter.
 * `left`: the text of the draft, once the field is left, where it is another.
 */
static const struct {
	const char *field, *typed, *stored, *left;
} person[] = {
	{ "nik", "3205044107999002", "3205044107999002", NULL },
	{ "name", "Neng Sumiati", "Neng Sumiati", NULL },
	{ "titles", "Hj.", "Hj.", NULL },
	{ "no_kk", "3205042807150001", "3205042807150001", NULL },
	{ "birth_date", "", "1999-07-01", NULL },
	{ "birth_place", "Garut", "Garut", NULL },
	{ "sex", "", "P", NULL },
	{ "marital", "2", "kawin", "kawin" },
	{ "religion", "1", "islam", "islam" },
	{ "name_passport", "NENG SUMIATI", "NENG SUMIATI", NULL },
	{ "name_kana", "", "ネン・スミアティ", NULL },
	{ "passport_no", "C1234567", "C1234567", NULL },
	{ "phone", "081322334455", "+6281322334455", NULL },
	{ "email", "neng@contoh.id", "neng@contoh.id", NULL },
	{ "emergency", "Asep 081322334456", "Asep 081322334456", NULL },
	{ "street", "Kp. Sukamaju Bojong", "Kp. Sukamaju Bojong", NULL },
	{ "rt", "003", "003", NULL },
	{ "rw", "005", "005", NULL },
	{ "regency", "", "32.05", NULL },
	{ "district", "", "32.05.04", NULL },
	{ "village", "sukaj", "32.05.04.2001", "32.05.04.2001" },
	{ "postcode", "44151", "44151", NULL },
	{ "education", "smk", "smk", NULL },
	{ "major", "Tata Boga", "Tata Boga", NULL },
	{ "grad_year", "2017", "2017", NULL },
	{ "experience_months", "29", "29", NULL },
	{ "sector", "food_deli", "food_deli", NULL },
	{ "consent_data", "h", "2026-11-24", "24-11-2026" },
	{ "consent_partner", "h", "2026-11-24", "24-11-2026" },
	{ "remark", "rumah di belakang masjid", "rumah di belakang masjid",
		NULL },
};

struct burst {
	char bytes[2048];
	size_t n;
	size_t begin[N(person)];  /* of a field's text */
	size_t keys, typed, ends; /* keys, fields typed, keys that end fields */
};

static void
make_burst(struct burst *b)
{
	memset(b, 0, sizeof(*b));
	for (size_t i = 0; i < N(person); i++) {
		size_t n = strlen(person[i].typed);

		b->begin[i] = b->n;
		memcpy(b->bytes + b->n, person[i].typed, n);
		b->n += n;
		b->bytes[b->n++] = '\r';
		b->typed += n > 0;
		b->ends++;
	}
	b->bytes[b->n++] = 'X' & 0x1F;
	b->keys = b->n;
}

static bool
open_form(const struct stand *stand, struct line *l)
{
	bool good = stand_open(stand, l, NULL, 0, 0);

	line_keys(l, "c Enter");
	return good && line_text(l, "ENTRY") && line_quiet(l);
}

/* --- whole ---------------------------------------------------------------- */

/* "nik":"3205044107999002", or a number without the quotes */
static bool
has_value(const char *json, const char *field, const char *value)
{
	char text[200];

	snprintf(text, sizeof(text), "\"%s\":\"%s\"", field, value);
	if (strstr(json, text))
		return true;
	snprintf(text, sizeof(text), "\"%s\":%s,", field, value);
	return strstr(json, text) != NULL;
}

static bool
is_stored(const struct stand *stand)
{
	char json[8192];
	bool good = stand_run(stand, "show --reveal --json MG-000201-9", json,
			    sizeof(json)) == 0;

	for (size_t i = 0; i < N(person); i++)
		if (!has_value(json, person[i].field, person[i].stored)) {
			tap_note("%s is not '%s'", person[i].field,
				person[i].stored);
			good = false;
		}
	if (!good)
		tap_note("%s", json);
	return good;
}

static void
whole(const struct stand *stand, const struct burst *b)
{
	struct line l;
	struct draft d = { 0 };
	bool good = open_form(stand, &l);

	line_count(&l);
	line_bytes(&l, b->bytes, b->n);
	good = good && line_text(&l, "MG-000201-9 saved") && line_quiet(&l);
	tap(good, "a person in one burst is saved");
	tap_note(
		"%zu fields, %zu of them typed, %zu keys: %zu end a field, %zu "
		"other; %llu bytes back in %llu packets",
		N(person), b->typed, b->keys, b->ends, (size_t)1,
		(unsigned long long)l.bytes, (unsigned long long)l.packets);
	tap(l.bytes < 4096 && l.packets <= 3, "little comes back");
	line_keys(&l, "Esc");
	line_quiet(&l);
	line_keys(&l, "q");
	line_end(&l);
	line_release(&l);
	tap(is_stored(stand), "every field is stored as typed");
	tap(!stand_draft(stand, &d), "no draft is left of it");
}

/* --- cut ------------------------------------------------------------------ */

/* What a field must have in the draft when `n` bytes have arrived. */
static bool
field_kept(const struct draft *d, const struct burst *b, size_t i, size_t n)
{
	const char *have = draft_text(d, person[i].field);
	size_t len = strlen(person[i].typed);
	char want[200];

	if (n <= b->begin[i] || len == 0)
		return true;
	if (n > b->begin[i] + len) /* left */
		snprintf(want, sizeof(want), "%s",
			person[i].left ? person[i].left : person[i].typed);
	else
		snprintf(want, sizeof(want), "%.*s", (int)(n - b->begin[i]),
			person[i].typed);
	if (strcmp(have, want) == 0)
		return true;
	tap_note("cut at %zu: %s is '%s', not '%s'", n, person[i].field, have,
		want);
	return false;
}

static bool
is_in(const struct draft *d, const char *field)
{
	const struct fdef *f = core_field(d->at);

	return f && strcmp(f->name, field) == 0;
}

/* The field that is being typed may lose its end to a kill, not the rest. */
static bool
all_kept(
	const struct stand *stand, const struct burst *b, size_t n, bool killed)
{
	struct draft d = { 0 };
	bool there = stand_draft(stand, &d), good = true;

	for (size_t i = 0; i < N(person); i++) {
		size_t end = b->begin[i] + strlen(person[i].typed);

		if (killed && n > b->begin[i] && n <= end)
			continue;
		good = field_kept(&d, b, i, n) && good;
	}
	if (there && !killed) {
		size_t at = N(person);

		while (at > 0 && b->begin[at - 1] > n)
			at--;
		if (n < b->n - 1 && at > 0 &&
			!is_in(&d, person[at - 1].field)) {
			tap_note("cut at %zu: the cursor is not in %s", n,
				person[at - 1].field);
			good = false;
		}
	}
	draft_release(&d);
	return good;
}

static bool
cut_at(const struct stand *stand, const struct burst *b, size_t n, bool killed)
{
	struct line l;
	bool good = open_form(stand, &l);

	line_bytes(&l, b->bytes, n);
	good = line_quiet(&l) && good;
	if (killed)
		line_signal(&l, SIGKILL);
	else
		line_hang_up(&l);
	good = line_end(&l) && good;
	line_release(&l);
	good = all_kept(stand, b, n, killed) && good;
	stand_drop_drafts(stand);
	return good;
}

static void
everywhere(const struct stand *stand, const struct burst *b, bool killed)
{
	size_t step = stand->full ? 1 : 17, cuts = 0;
	bool good = true;

	for (size_t n = 1; n < b->n; n += step, cuts++)
		good = cut_at(stand, b, n, killed) && good;
	tap(good, "the burst, cut at %zu places by %s", cuts,
		killed ? "kill -9" : "the end of the line");
}

/* Cut without waiting until it is read: the store is sound, nothing is stored
 * by half. */
static void
at_once(const struct stand *stand, const struct burst *b)
{
	bool good = true;

	for (size_t n = 3; n <= b->n; n += stand->full ? 7 : 61) {
		struct line l;

		good = open_form(stand, &l) && good;
		line_bytes(&l, b->bytes, n);
		line_hang_up(&l);
		good = line_end(&l) && good;
		line_release(&l);
		stand_drop_drafts(stand);
	}
	tap(good && stand_sound(stand),
		"cut while it is read: it ends, all is well");
}

int
part_burst(struct stand *stand, const char *dir)
{
	struct burst b;

	stand_fresh(stand, dir, "200");
	make_burst(&b);
	everywhere(stand, &b, false);
	everywhere(stand, &b, true);
	at_once(stand, &b);
	stand_fresh(stand, dir, "200");
	whole(stand, &b);
	return tap_done();
}
