/* SPDX-License-Identifier: MIT */
#include "list_rows.h"

static const struct cell cells[] = {
	{ N_("CERTIFICATE"), 18, ALL, .field = F_CERT_NUMBER },
	{ N_("NAME"), 0, ALL, .field = F_CERT_NAME },
	{ N_("STATE"), 10, NORMAL | WIDE, .field = F_CERT_STATE },
	{ N_("DATE"), 10, NORMAL | WIDE, .field = F_DATE },
	{ N_("COHORT"), 16, WIDE, .field = F_SEAT_COHORT },
	{ N_("PROGRAM"), 16, WIDE, .work = work_program },
};

static const struct sorting orders[] = {
	{ N_("last made first"), "sort:-id" },
	{ N_("as in the register"), "sort:cert_number" },
	{ N_("by name"), "sort:name" },
	{ N_("by area"), "sort:area" },
};

LIST_ROW(certificate, cells, orders);
