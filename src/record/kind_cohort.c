/* SPDX-License-Identifier: MIT */
/* Cohorts: those who are trained together, where, when and by whom. */
#include "magang/base/pack.h"
#include "magang/record/index.h"
#include "magang/record/seat_giver.h"
#include "kind_rows.h"
#include "leave.h"

static const struct choice state[] = {
	{ "planned", L("Direncanakan", "Planned", "計画中") },
	{ "running", L("Berjalan", "Running", "実施中") },
	{ "done", L("Selesai", "Done", "終了") },
	{ "cancelled", L("Dibatalkan", "Cancelled", "中止") },
};

static const struct choice weekdays[] = {
	{ "mon", L("Senin", "Monday", "月") },
	{ "tue", L("Selasa", "Tuesday", "火") },
	{ "wed", L("Rabu", "Wednesday", "水") },
	{ "thu", L("Kamis", "Thursday", "木") },
	{ "fri", L("Jumat", "Friday", "金") },
	{ "sat", L("Sabtu", "Saturday", "土") },
	{ "sun", L("Minggu", "Sunday", "日") },
};

static const struct fdef cohort_fields[] = {
	{ F_COHORT_PROGRAM, "program", L("Program", "Program", "プログラム"),
		TYPE_REF, .required = "", .flags = FDEF_CLEAR | FDEF_FIXED,
		.to = "program" },
	{ F_COHORT_INTAKE, "intake", L("Penerimaan", "Intake", "募集"),
		TYPE_REF, CLEAR, .to = "intake" },
	{ F_COHORT_NAME, "name", L("Nama", "Name", "名称"), TYPE_TEXT, 1, 60,
		.required = "", CLEAR },
	{ F_COHORT_AREA, "area",
		L("Kabupaten/kota", "Regency or city", "県・市"), TYPE_AREA, 2,
		2, CLEAR },
	{ F_COHORT_PLACE, "place", L("Tempat", "Place", "会場"), TYPE_TEXT, 0,
		120, CLEAR },
	{ F_COHORT_FROM, "from", L("Dari", "From", "開始日"), TYPE_DATE,
		CLEAR },
	{ F_COHORT_UNTIL, "until", L("Sampai", "Until", "終了日"), TYPE_DATE,
		CLEAR, .since = F_COHORT_FROM },
	{ F_COHORT_DAYS, "days", L("Hari dalam minggu", "Days", "開講日"),
		TYPE_CHOICES, CHOICES(weekdays), CLEAR },
	{ F_COHORT_SEATS, "seats", L("Jumlah tempat", "Seats", "定員"),
		TYPE_NUMBER, 0, UNITS(10000), COUNTED },
	{ F_COHORT_BY_AREA, "seats_by_area",
		L("Tempat per kabupaten/kota", "Seats by regency",
			"県・市別定員"),
		TYPE_SEATS, CLEAR },
	{ F_COHORT_WOMEN, "women_percent",
		L("Perempuan paling sedikit (%)", "Women at least (%)",
			"女性の割合の下限（%）"),
		TYPE_NUMBER, 0, UNITS(100), COUNTED },
	{ F_COHORT_HOUSEHOLD, "seats_household",
		L("Tempat per KK", "Seats by family card", "世帯ごとの定員"),
		TYPE_NUMBER, 0, UNITS(100), COUNTED },
	{ F_COHORT_DISTRICT, "seats_district",
		L("Tempat per kecamatan", "Seats by district", "郡ごとの定員"),
		TYPE_NUMBER, 0, UNITS(10000), COUNTED },
	{ F_COHORT_TRAINER, "trainer", L("Pelatih", "Trainer", "講師"),
		TYPE_REF, CLEAR, .to = "user" },
	{ F_COHORT_UNITS, "units", L("Jumlah unit", "Units", "単元数"),
		TYPE_NUMBER, 0, UNITS(1000), COUNTED },
	{ F_COHORT_LOCK_AFTER, "lock_after",
		L("Dikunci setelah (hari)", "Locked after (days)",
			"締めまで（日）"),
		TYPE_NUMBER, 0, UNITS(366), COUNTED },
	{ F_COHORT_STATE, "state", L("Keadaan", "State", "状態"), TYPE_CHOICE,
		CHOICES(state), CLEAR },
	{ F_COHORT_ROLL, "last_roll",
		L("No. absen terakhir", "Last roll number", "最後の出席番号"),
		TYPE_NUMBER,
		.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_WHOLE | FDEF_INNER |
			 FDEF_RECKONED },
};

/* By its days, while it has class on any of them. */
static void
derive_cohort(const struct record *c, const struct record *person,
	const struct record *parent, struct entries *out)
{
	struct entry *e;

	(void)person;
	(void)parent;
	if (!record_has(c, F_COHORT_FROM) || !record_has(c, F_COHORT_UNTIL) ||
		seat_giver_is_over(c))
		return;
	e = leave_key(out, TREE_IX, IX_CLASS);
	key_u32(&e->key, DATE_KEY(record_number(c, F_COHORT_UNTIL, 0)));
	key_u64(&e->key, c->id);
	put_u32(e->value, DATE_KEY(record_number(c, F_COHORT_FROM, 0)));
	e->len = 4;
}

KIND_ROW(COHORT, cohort, "CO", L("Angkatan", "Cohorts", "クラス"),
	cohort_fields, PERM_PLAN, PERM_PLAN, PERM_READ, F_COHORT_NAME,
	derive_cohort,
	.scope = { F_COHORT_AREA, F_COHORT_PROGRAM, F_COHORT_TRAINER },
	.own = PERM_TEACH, .same = { F_COHORT_PROGRAM, F_COHORT_NAME }, .flags = KIND_FORM);
