/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

static const struct worked worked[] = {
	{ "version", N_("Version"), OUT_NUMBER | OUT_RIGHT, work_version,
		true },
	{ "returned_by", N_("Returned by"), OUT_CODE, work_returned_by, true },
	{ "label", N_("Label"), 0, work_label, true },
};

VIEW_ROW(program, "number,name,version,label", WORKED(worked),
	.made_by = "program install");
VIEW_ROW(setting, "number,name", .made_by = "config show");
