/* SPDX-License-Identifier: MIT */
/* Slots: places at a host, for a program, from a day on. What the host asks of who
 * comes stands with them. */
#include "magang/base/pack.h"
#include "magang/record/index.h"
#include "magang/record/seat_giver.h"
#include "leave.h"
#include "kind_rows.h"
#include "sectors.h"

static const struct choice state[] = {
	{ "open", L("Terbuka", "Open", "募集中") },
	{ "closed", L("Ditutup", "Closed", "締切") },
	{ "withdrawn", L("Ditarik", "Withdrawn", "取下げ") },
};

#define SEATS(id, name, label)                                                 \
	{                                                                      \
		(id), (name), label, TYPE_NUMBER, 0, UNITS(10000), COUNTED     \
	}

static const struct fdef slot_fields[] = {
	{ F_SLOT_PROGRAM, "program", L("Program", "Program", "プログラム"),
		TYPE_REF, .required = "", .flags = FDEF_CLEAR | FDEF_FIXED,
		.to = "program" },
	{ F_SLOT_HOST, "host", L("Perusahaan penerima", "Host", "受入れ先"),
		TYPE_REF, .required = "", CLEAR, .to = "organisation" },
	{ F_SLOT_NAME, "name", L("Nama", "Name", "名称"), TYPE_TEXT, 1, 60,
		.required = "", CLEAR },
	{ F_SLOT_SECTOR, "sector", L("Bidang", "Sector", "分野"), TYPE_CHOICE,
		CHOICES(sectors), CLEAR },
	{ F_SLOT_COUNTRY, "country", L("Negara", "Country", "国"), TYPE_CHOICE,
		CHOICES(countries), CLEAR },
	{ F_SLOT_SEATS, "seats", L("Jumlah tempat", "Seats", "求人数"),
		TYPE_NUMBER, 0, UNITS(10000), .required = "", COUNTED },
	SEATS(F_SLOT_MEN, "men",
		L("Laki-laki paling banyak", "Men at most", "男性の上限")),
	SEATS(F_SLOT_WOMEN, "women",
		L("Perempuan paling banyak", "Women at most", "女性の上限")),
	SEATS(F_SLOT_WOMEN_LEAST, "women_least",
		L("Perempuan paling sedikit, atau tidak ada",
			"Women at least, or none",
			"女性の最低人数（0名は可）")),
	{ F_SLOT_START, "start", L("Mulai", "Start", "就業開始日"), TYPE_DATE,
		CLEAR },
	{ F_SLOT_UNTIL, "until", L("Sampai", "Until", "終了日"), TYPE_DATE,
		CLEAR, .since = F_SLOT_START },
	{ F_SLOT_EXPIRES, "expires",
		L("Berlaku sampai", "Expires", "求人有効期限"), TYPE_DATE,
		CLEAR },
	{ F_SLOT_TERMS, "terms", L("Ketentuan", "Terms", "労働条件"), TYPE_NOTE,
		0, 2000, CLEAR },
	{ F_SLOT_IF, "conditions",
		L("Syarat (jlpt >= n4)", "Conditions (jlpt >= n4)",
			"条件（jlpt >= n4）"),
		TYPE_TEXT, 0, 1000, CLEAR },
	{ F_SLOT_GROUND, "ground",
		L("Dasar hukum syarat usia atau jenis kelamin",
			"Legal ground for a sex or an age",
			"性別・年齢条件の法的根拠"),
		TYPE_TEXT, 0, 300, CLEAR },
	{ F_SLOT_STATE, "state", L("Keadaan", "State", "状態"), TYPE_CHOICE,
		CHOICES(state), CLEAR },
};

/* Under its host, which has no more people than its program lets it have. While
 * it is open by the day on which it expires. */
static void
derive_slot(const struct record *s, const struct record *person,
	const struct record *parent, struct entries *out)
{
	struct entry *e;

	(void)person;
	(void)parent;
	leave_member(out, s, KIND_ORGANISATION,
		(uint64_t)record_number(s, F_SLOT_HOST, 0));
	if (seat_giver_is_over(s))
		return;
	e = leave_key(out, TREE_IX, IX_OPEN);
	key_u32(&e->key, DATE_KEY(record_number(s, F_SLOT_EXPIRES, INT32_MAX)));
	key_u64(&e->key, s->id);
}

KIND_ROW(SLOT, slot, "LO", L("Lowongan", "Places", "求人"), slot_fields,
	PERM_PLAN, PERM_PLAN, PERM_READ, F_SLOT_NAME, derive_slot,
	.within = { F_SLOT_HOST }, .scope.program = F_SLOT_PROGRAM, .same = { F_SLOT_HOST, F_SLOT_NAME },
	.flags = KIND_FORM);
