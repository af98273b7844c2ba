/* SPDX-License-Identifier: MIT */
#include "magang/view/pack_words.h"
#include "view_rows.h"

static const struct worked worked[] = {
	{ "program", N_("Program"), OUT_CODE, work_program, true },
	{ "old", N_("Rows in a newer one"), OUT_CODE | OUT_RIGHT, work_pack_old,
		true },
};

VIEW_ROW(pack, "number,date,program,pack,partner,rows,state,old,returned",
	WORKED(worked), .made_by = "pack make");
