/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

static const struct worked worked[] = {
	{ "program", N_("Program"), OUT_CODE, work_program, true },
};

VIEW_ROW(pack, "number,date,program,pack,partner,rows,state,returned",
	WORKED(worked), .made_by = "pack make");
