/* SPDX-License-Identifier: MIT */
#include "magang/view/statement_words.h"
#include "view_rows.h"

static const struct worked worked[] = {
	{ "program", N_("Program"), OUT_CODE, work_program, true },
	{ "counted", N_("Counted"), OUT_NUMBER | OUT_RIGHT, work_stated, true },
	{ "sum", N_("Checksum"), OUT_CODE, work_stated_sum, true },
};

VIEW_ROW(statement, "number,date,program,target,counted,known,made,for",
	WORKED(worked), .made_by = "statement make");
