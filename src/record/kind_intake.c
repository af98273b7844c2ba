/* SPDX-License-Identifier: MIT */
/* Intakes: a program takes people in, from when until when, and how many. */
#include "kind_rows.h"

static const struct fdef intake_fields[] = {
	{ F_INTAKE_PROGRAM, "program", L("Program", "Program", "プログラム"),
		TYPE_REF, .required = "", CLEAR, .to = "program" },
	{ F_INTAKE_NAME, "name", L("Nama", "Name", "名称"), TYPE_TEXT, 1, 60,
		.required = "", CLEAR },
	{ F_INTAKE_OPENS, "opens", L("Dibuka", "Opens", "受付開始日"),
		TYPE_DATE, CLEAR },
	{ F_INTAKE_CLOSES, "closes", L("Ditutup", "Closes", "受付締切日"),
		TYPE_DATE, CLEAR, .since = F_INTAKE_OPENS },
	{ F_INTAKE_STARTS, "starts", L("Mulai", "Starts", "開始日"), TYPE_DATE,
		CLEAR },
	{ F_INTAKE_SEATS, "seats", L("Jumlah tempat", "Seats", "定員"),
		TYPE_NUMBER, 0, UNITS(100000), CLEAR },
	{ F_INTAKE_VERSION, "version",
		L("Versi program", "Program version", "版"), TYPE_NUMBER,
		UNITS(1), UNITS(100000), CLEAR },
};

KIND_ROW(INTAKE, intake, "IN", L("Penerimaan", "Intakes", "募集"),
	intake_fields, PERM_PLAN, PERM_PLAN, PERM_READ, F_INTAKE_NAME, NULL,
	.scope.program = F_INTAKE_PROGRAM, .flags = KIND_FORM);
