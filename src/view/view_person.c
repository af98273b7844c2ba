/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

static const struct worked worked[] = {
	{ "age", N_("Age"), OUT_NUMBER | OUT_RIGHT, work_age, false },
	{ "merged_numbers", N_("Merged with it"), OUT_CODE, work_merged, true },
};

static const struct kind_part parts[] = {
	{ "cases", N_("Cases"), N_("CASES"), KIND_CASE,
		"number,program,stage,entered", "person:%s", 50 },
	{ "seats", N_("Seats"), N_("COHORTS"), KIND_SEAT,
		"number,cohort,slot,roll,state,cause,since", "person:%s", 20 },
	PART_TASKS,
	{ "doubts", N_("Possible duplicates"), N_("POSSIBLE DUPLICATES"),
		KIND_DOUBT, "number,first,second,likeness,evidence,answer",
		"first:%s or second:%s", 50 },
	{ "memberships", N_("Memberships"), N_("MEMBERSHIPS"), KIND_MEMBER,
		"number,organisation,member_no,role,joined,left", "person:%s",
		50 },
	{ "outcomes", N_("Outcomes"), N_("OUTCOMES"), KIND_OUTCOME,
		"number,date,what,grade,until,counted_in,replaced",
		"person:%s sort:date", 20 },
	PART_ACTIVITIES,
};

VIEW_ROW(person, "number,name,nik,birth_date,sex,regency,phone", WORKED(worked),
	PARTS(parts), .home = 1);
