/* SPDX-License-Identifier: MIT */
#include "magang/view/class_words.h"
#include "magang/view/slot_words.h"
#include "view_rows.h"

static const struct worked worked[] = {
	{ "host_name", N_("Name of the host"), 0, work_host, true },
	{ "taken", N_("Seats taken"), OUT_NUMBER | OUT_RIGHT, work_class_taken,
		true },
	{ "offered", N_("Seats offered"), OUT_NUMBER | OUT_RIGHT,
		work_class_offered, true },
	{ "free", N_("Seats free"), OUT_NUMBER | OUT_RIGHT, work_slot_free,
		true },
	{ "expired", N_("Expired"), OUT_CODE, work_slot_expired, true },
	{ "quota", N_("People at the host"), OUT_CODE | OUT_RIGHT,
		work_slot_quota, true },
	{ "waiting", N_("Waiting for a seat"), OUT_NUMBER | OUT_RIGHT,
		work_class_waiting, true },
	{ "state", N_("State"), OUT_CODE, work_slot_state, false },
};

static const struct kind_part parts[] = {
	{ "seats", N_("Seats"), N_("SEATS"), KIND_SEAT,
		"number,state,case,name,since", "slot:%s sort:id", 50 },
	{ "rankings", N_("Rankings"), N_("RANKINGS"), KIND_RANKING,
		"number,name,rest,ranked", "slot:%s", 5 },
};

VIEW_ROW(slot,
	"number,program,name,host_name,sector,start,seats,taken,offered,free,"
	"quota,expires,state",
	WORKED(worked), PARTS(parts));
