/* SPDX-License-Identifier: MIT */
#include "magang/view/cards_words.h"
#include "magang/view/departure_words.h"
#include "magang/view/result_words.h"
#include "view_rows.h"

static const struct worked worked[] = {
	{ "person", N_("Person"), OUT_CODE | OUT_FIXED, work_person, false },
	{ "program", N_("Program"), OUT_CODE, work_program, true },
	{ "stage", N_("Stage"), OUT_CODE, work_stage, true },
	{ "appealed", N_("Under appeal of"), OUT_CODE, work_appealed, true },
	{ "proposed", N_("Proposed"), OUT_CODE, work_proposed, false },
	{ "scorecards", N_("Scorecards"), OUT_CODE, work_cards, true },
	{ "class", N_("Class"), 0, work_case_class, false },
	{ "presence", N_("Came to class (%)"), OUT_NUMBER | OUT_RIGHT,
		work_case_share, false },
	{ "units", N_("Units passed"), OUT_CODE, work_case_units, false },
	{ "age", N_("Age"), OUT_NUMBER | OUT_RIGHT, work_age, false },
	{ "officer", N_("Officer"), OUT_CODE, work_officer, true },
	{ "flight", N_("Flight"), OUT_CODE, work_flight, false },
	{ "days", N_("Days left"), OUT_NUMBER | OUT_RIGHT, work_days, false },
	{ "ready", N_("Papers ready"), OUT_CODE, work_ready, false },
	{ "wanting", N_("Not ready"), 0, work_wanting, false },
};

static const struct kind_part parts[] = {
	PART_TASKS,
	{ "scorecards", N_("Scorecards"), N_("SCORECARDS"), KIND_SCORECARD,
		"number,date,by,assessment,total,state", "case:%s", 20 },
	{ "seats", N_("Seats"), N_("COHORTS"), KIND_SEAT,
		"number,cohort,slot,roll,state,cause,since", "case:%s", 20 },
	{ "ranks", N_("Ranks"), N_("RANKS"), KIND_RANK,
		"number,ranking,rank,refused", "case:%s", 30 },
	{ "certificates", N_("Certificates"), N_("CERTIFICATES"),
		KIND_CERTIFICATE, "number,cert_number,date,state,copies",
		"case:%s", 20 },
	{ "ledger", N_("Ledger"), N_("LEDGER"), KIND_LEDGER,
		"number,date,what,item,amount,currency,holder,back",
		"case:%s sort:date", 50 },
	{ "outcomes", N_("Outcomes"), N_("OUTCOMES"), KIND_OUTCOME,
		"number,date,what,grade,until,counted_in,replaced",
		"case:%s sort:date", 20 },
	PART_ACTIVITIES,
};

VIEW_ROW(case, "number,name,program,stage,entered,regency", WORKED(worked),
	PARTS(parts), .made_by = "open", .home = 2);
