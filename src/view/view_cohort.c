/* SPDX-License-Identifier: MIT */
#include "magang/view/class_words.h"
#include "view_rows.h"

static const struct worked worked[] = {
	{ "taken", N_("Seats taken"), OUT_NUMBER | OUT_RIGHT, work_class_taken,
		true },
	{ "offered", N_("Seats offered"), OUT_NUMBER | OUT_RIGHT,
		work_class_offered, true },
	{ "free", N_("Seats free"), OUT_NUMBER | OUT_RIGHT, work_class_free,
		true },
	{ "empty", N_("Seats that stay empty"), OUT_NUMBER | OUT_RIGHT,
		work_class_empty, true },
	{ "waiting", N_("Waiting for a seat"), OUT_NUMBER | OUT_RIGHT,
		work_class_waiting, true },
	{ "finished", N_("Finished the class"), OUT_NUMBER | OUT_RIGHT,
		work_class_finished, true },
	{ "left", N_("Left the class"), OUT_NUMBER | OUT_RIGHT, work_class_left,
		true },
	{ "sessions", N_("Days of class"), OUT_NUMBER | OUT_RIGHT,
		work_sessions, true },
	{ "present", N_("Present"), OUT_NUMBER | OUT_RIGHT, work_class_present,
		true },
	{ "atrisk", N_("At risk"), OUT_NUMBER | OUT_RIGHT, work_class_risk,
		true },
	{ "left_for", N_("Left for"), 0, work_class_causes, true },
	{ "missed_for", N_("Missed"), 0, work_class_missed, true },
	{ "held", N_("Days of class so far"), OUT_NUMBER | OUT_RIGHT, work_held,
		false },
	{ "unentered", N_("Days not entered"), OUT_NUMBER | OUT_RIGHT,
		work_unentered, true },
};

static const struct kind_part parts[] = {
	{ "roll", N_("Seats"), N_("SEATS"), KIND_SEAT,
		"number,roll,state,case,name,since", "cohort:%s sort:id", 50 },
};

VIEW_ROW(cohort,
	"number,program,name,area,from,until,seats,taken,trainer,state",
	WORKED(worked), PARTS(parts), .home = HOME_IF_ANY);
