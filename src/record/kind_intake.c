/* SPDX-License-Identifier: MIT */
/* Intakes: a program takes people in, from when until when, and how many. What
 * is said here of places stands before what the file of the program says. */
#include "kind_rows.h"

static const struct fdef intake_fields[] = {
	{ F_INTAKE_PROGRAM, "program", L("Program", "Program", "プログラム"),
		TYPE_REF, .required = "", .flags = FDEF_CLEAR | FDEF_FIXED,
		.to = "program" },
	{ F_INTAKE_NAME, "name", L("Nama", "Name", "名称"), TYPE_TEXT, 1, 60,
		.required = "", CLEAR },
	{ F_INTAKE_OPENS, "opens", L("Dibuka", "Opens", "受付開始日"),
		TYPE_DATE, CLEAR },
	{ F_INTAKE_CLOSES, "closes", L("Ditutup", "Closes", "受付締切日"),
		TYPE_DATE, CLEAR, .since = F_INTAKE_OPENS },
	{ F_INTAKE_STARTS, "starts", L("Mulai", "Starts", "開始日"), TYPE_DATE,
		CLEAR },
	{ F_INTAKE_SEATS, "seats", L("Jumlah tempat", "Seats", "定員"),
		TYPE_NUMBER, 0, UNITS(100000), COUNTED },
	{ F_INTAKE_BY_AREA, "seats_by_area",
		L("Tempat per kabupaten/kota", "Seats by regency",
			"県・市別定員"),
		TYPE_SEATS, CLEAR },
	{ F_INTAKE_WOMEN, "women_percent",
		L("Perempuan paling sedikit (%)", "Women at least (%)",
			"女性の割合の下限（%）"),
		TYPE_NUMBER, 0, UNITS(100), COUNTED },
	{ F_INTAKE_HOUSEHOLD, "seats_household",
		L("Tempat per KK", "Seats by family card", "世帯ごとの定員"),
		TYPE_NUMBER, 0, UNITS(100), COUNTED },
	{ F_INTAKE_VERSION, "version",
		L("Versi program", "Program version", "版"), TYPE_NUMBER,
		UNITS(1), UNITS(100000), COUNTED },
	{ F_INTAKE_ASSESSORS, "assessors", L("Penilai", "Assessors", "評価者"),
		TYPE_REFS, CLEAR, .to = "user" },
};

KIND_ROW(INTAKE, intake, "IN", L("Penerimaan", "Intakes", "募集"),
	intake_fields, PERM_PLAN, PERM_PLAN, PERM_READ, F_INTAKE_NAME, NULL,
	.scope.program = F_INTAKE_PROGRAM,
	.scope.version = F_INTAKE_VERSION,
	.same = { F_INTAKE_PROGRAM, F_INTAKE_NAME }, .flags = KIND_FORM);
