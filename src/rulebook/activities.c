/* SPDX-License-Identifier: MIT */
#include "magang/rulebook/activities.h"

#include <assert.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/rulebook/program_cache.h"

static const struct label plain_labels[] = {
	LABELS("Catatan", "Note", "メモ"),
	LABELS("Telepon", "Call", "電話"),
	LABELS("WhatsApp", "WhatsApp", "WhatsApp"),
	LABELS("Kunjungan", "Visit", "訪問"),
};
static const struct activity_kind plain[] = {
	{ .name = "note", .label = &plain_labels[0] },
	{ .name = "call", .label = &plain_labels[1], .sort = ACTIVITY_CONTACT },
	{ .name = "whatsapp",
		.label = &plain_labels[2],
		.sort = ACTIVITY_CONTACT },
	{ .name = "visit",
		.label = &plain_labels[3],
		.sort = ACTIVITY_CONTACT },
};

const struct activity_kind *const contact_ways = plain + 1;
static_assert(ARRAY_SIZE(plain) == 1 + CONTACT_WAYS, "a note, then the ways");

/* What a cooperative tells its members every year, and what the class of a
 * small business goes by. */
static const struct label figure_labels[FIGURES] = {
	LABELS("Jumlah anggota", "Members", "組合員数"),
	LABELS("Jumlah pekerja tetap", "Full-time staff", "常勤職員数"),
	LABELS("Omzet setahun", "Turnover of the year", "年間売上高"),
	LABELS("Modal sendiri", "Own capital", "自己資本"),
	LABELS("Aset", "Assets", "総資産"),
};
#define FIGURE(i, name, unit)                                                  \
	{                                                                      \
		(name), &figure_labels[i], NULL, (unit), ACTIVITY_FIGURE, NULL \
	}
const struct activity_kind figures[FIGURES] = {
	FIGURE(0, "members", UNIT_PEOPLE),
	FIGURE(1, FIGURE_STAFF, UNIT_PEOPLE),
	FIGURE(2, "turnover", UNIT_MONEY),
	FIGURE(3, "capital", UNIT_MONEY),
	FIGURE(4, "assets", UNIT_MONEY),
};

/* Areas of the agreement in which an organisation takes part; training and
 * apprenticeship are done to persons. */
static bool
area_of_organisations(const char *area)
{
	static const char *const areas[] = { "partnership", "market_access",
		"promotion", "investment", "large_cooperatives" };

	for (size_t i = 0; area && i < ARRAY_SIZE(areas); i++)
		if (strcmp(areas[i], area) == 0)
			return true;
	return false;
}

static bool
has_name(const struct activity_kind *rows, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(rows[i].name, name) == 0)
			return true;
	return false;
}

/* Programs may share an activity; the first one says what it is. */
static size_t
add_program(const struct program *p, bool of_case, struct activity_kind *out,
	size_t n)
{
	for (size_t i = 0; i < p->n_activities && n < ACTIVITIES_MAX; i++) {
		const struct activity *a = &p->activities[i];

		if ((of_case || area_of_organisations(a->area)) &&
			!has_name(out, n, a->name))
			out[n++] = (struct activity_kind){ a->name, &a->label,
				a->area, a->unit, ACTIVITY_COUNTED, a };
	}
	return n;
}

static size_t
add_programs(struct rulebook *book, struct txn *txn, struct activity_kind *out,
	size_t n)
{
	const struct program *p;

	for (uint16_t no = 0; (p = rulebook_program_next(book, txn, &no));)
		n = add_program(p, false, out, n);
	return n;
}

size_t
activities_about(struct rulebook *book, struct txn *txn, enum kind about,
	const struct program *program, struct activity_kind out[ACTIVITIES_MAX])
{
	size_t n = ARRAY_SIZE(plain);

	memcpy(out, plain, sizeof(plain));
	if (about == KIND_ORGANISATION) {
		memcpy(out + n, figures, sizeof(figures));
		return add_programs(book, txn, out, n + FIGURES);
	}
	return program ? add_program(program, true, out, n) : n;
}

bool
activity_about(struct rulebook *book, struct txn *txn, enum kind about,
	const struct program *program, const char *name,
	struct activity_kind *out)
{
	struct activity_kind rows[ACTIVITIES_MAX];
	size_t n = activities_about(book, txn, about, program, rows);

	for (size_t i = 0; i < n; i++)
		if (strcmp(rows[i].name, name) == 0) {
			*out = rows[i];
			return true;
		}
	return false;
}
