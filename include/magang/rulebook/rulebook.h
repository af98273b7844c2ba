/* SPDX-License-Identifier: MIT */
/*
 * What the office has installed: its settings and programs, as they are in the
 * store. apply() judges by it and casework asks it; neither knows who sits in
 * front of the office.
 */
#ifndef MAGANG_RULEBOOK_RULEBOOK_H
#define MAGANG_RULEBOOK_RULEBOOK_H

#include <stddef.h>
#include <stdint.h>

#include "magang/program/calendar.h"
#include "magang/program/settings.h"
#include "magang/record/record.h"

struct areas;
struct parsed;
struct program_cache;
struct store;

/* Ids of the records of KIND_SETTING: stored. */
enum setting_id {
	SETTING_SITE = 1,
	SETTING_ROLES,
	SETTING_CALENDAR,
	SETTING_AREAS,
	SETTING_COUNT
};

struct rulebook {
	struct store *store;
	struct site site;
	struct calendar calendar;
	struct roles roles;
	uint8_t setting_stamp[SETTING_COUNT][RECORD_STAMP]; /* by setting_id */
	unsigned bad_settings; /* bits by enum setting_id: cannot be read */
	struct areas *areas;   /* NULL: the store has none that can be read */
	struct areas **old_areas; /* before others were installed */
	size_t n_old_areas;
	struct parsed *parsed; /* parsed.h; NULL while a store is made */
	struct program_cache *programs;
};

#endif
