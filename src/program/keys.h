/* SPDX-License-Identifier: MIT */
/* Every key of the file, a row each. */
#ifndef PROGRAM_KEYS_H
#define PROGRAM_KEYS_H

#include "magang/yaml/schema.h"

/* The kinds of mappings in a program file. */
enum program_page {
	PAGE_TOP,
	PAGE_SECTION,
	PAGE_FIELD,
	PAGE_CORE,
	PAGE_DOCUMENT,
	PAGE_STAGE,
	PAGE_MOVE,
	PAGE_RULE,
	PAGE_SCORE,
	PAGE_COHORTS,
	PAGE_ATTENDANCE,
	PAGE_SLOTS,
	PAGE_HOST,
	PAGE_UNIT,
	PAGE_COMPLETE,
	PAGE_PART,
	PAGE_QUOTA,
	PAGE_ACTIVITY,
	PAGE_ASSESSMENT,
	PAGE_CRITERION,
	PAGE_DEADLINE,
	PAGE_APPEALS,
	PAGE_LETTER,
	PAGE_ANSWERS,
	PAGE_ANSWER,
	PAGE_CERTIFICATE,
	PAGE_SIGNER,
	PAGE_PACK,
	PAGE_DEPARTURE,
	PAGE_CONTACT,
	PAGE_PROTECTION,
	PAGE_TARGET,
	PAGE_RETENTION,
	PAGE_COUNT
};

extern const struct schema_page program_pages[PAGE_COUNT];
extern const char *const eight_areas[];
/* What references may point to: index 0 is nothing, then kinds of records. */
extern const char *const words_to[];

#endif
