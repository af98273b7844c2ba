/* SPDX-License-Identifier: MIT */
#include "magang/program/fact_words.h"

#include <string.h>

#include "magang/program/host_quota.h"
#include "magang/program/program.h"

static const char *const facts[FACT_COUNT_] = {
	[FACT_ATTENDANCE] = N_("attendance"),
	[FACT_UNITS_PASSED] = N_("units passed"),
	[FACT_SCORE] = N_("score"),
	[FACT_QUOTA_LEFT] = N_("room in the quotas"),
	[FACT_HOUSEHOLD] = N_("cases of the household"),
	[FACT_NIK_VALID] = N_("the NIK fits"),
	[FACT_ACTIVE_CASES] = N_("active cases"),
	[FACT_SERVED] = N_("times served before"),
	[FACT_SERVED_ON] = N_("served last"),
};

static const struct label *
argument_label(const struct program *p, enum fact fact, const char *arg)
{
	int i;

	switch (fact) {
	case FACT_HAS:
	case FACT_VALID_UNTIL:
		i = program_document(p, arg);
		return i < 0 ? NULL : &p->documents[i].label;
	case FACT_ENTERED:
		i = program_stage(p, arg);
		return i < 0 ? NULL : &p->stages[i].label;
	case FACT_HOURS:
	case FACT_COUNT:
		i = program_activity(p, arg);
		return i < 0 ? NULL : &p->activities[i].label;
	case FACT_ASSESSMENT:
	case FACT_SPREAD:
		i = program_assessment(p, arg);
		return i < 0 ? NULL : &p->assessments[i].label;
	case FACT_HOST_QUOTA:
	case FACT_HOST_PEOPLE:
		for (size_t k = 0; k < p->n_host_limits; k++)
			if (strcmp(p->host_limits[k].name, arg) == 0)
				return &p->host_limits[k].label;
		return NULL;
	case FACT_UNIT:
		i = program_unit(p, arg);
		return i < 0 ? NULL : &p->units[i].label;
	case FACT_SCORE:
		for (size_t part = 0; part < p->n_parts; part++)
			if (strcmp(p->parts[part].name, arg) == 0)
				return &p->parts[part].label;
		return NULL;
	default:
		return NULL;
	}
}

const char *
program_fact(const struct program *p, enum lang lang, enum fact fact,
	const char *arg)
{
	const struct label *label;

	if (!arg)
		return facts[fact] ? _(facts[fact]) : NULL;
	label = argument_label(p, fact, arg);
	return label ? label_in(label, lang, arg) : NULL;
}
