/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

static const struct worked worked[] = {
	{ "case", N_("Case"), OUT_CODE | OUT_FIXED, work_about, true },
	{ "person", N_("Person"), OUT_CODE, work_person, true },
	{ "program", N_("Program"), OUT_CODE, work_program, true },
};

VIEW_ROW(certificate,
	"number,cert_number,date,certificate,state,case,printed_name",
	WORKED(worked), .made_by = "certificate give");
