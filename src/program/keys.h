/* SPDX-License-Identifier: MIT */
/* Every key of the file, a row each. */
#ifndef PROGRAM_KEYS_H
#define PROGRAM_KEYS_H

#include "magang/yaml/schema.h"

/* The kinds of mappings in a program file, in the order of the manual. */
#define PROGRAM_PAGES(X)                                                       \
	X(TOP, top)                                                            \
	X(SECTION, section)                                                    \
	X(FIELD, field)                                                        \
	X(CORE, core)                                                          \
	X(DOCUMENT, document)                                                  \
	X(STAGE, stage)                                                        \
	X(MOVE, move)                                                          \
	X(RULE, rule)                                                          \
	X(SCORE, score)                                                        \
	X(COHORTS, cohorts)                                                    \
	X(ATTENDANCE, attendance)                                              \
	X(ABSENCE, absence)                                                    \
	X(SLOTS, slots)                                                        \
	X(HOST, host)                                                          \
	X(UNIT, unit)                                                          \
	X(COMPLETE, complete)                                                  \
	X(PART, part)                                                          \
	X(QUOTA, quota)                                                        \
	X(ACTIVITY, activity)                                                  \
	X(ASSESSMENT, assessment)                                              \
	X(CRITERION, criterion)                                                \
	X(DEADLINE, deadline)                                                  \
	X(APPEALS, appeals)                                                    \
	X(LETTER, letter)                                                      \
	X(ANSWERS, answers)                                                    \
	X(ANSWER, answer)                                                      \
	X(CERTIFICATE, certificate)                                            \
	X(SIGNER, signer)                                                      \
	X(PACK, pack)                                                          \
	X(DEPARTURE, departure)                                                \
	X(CONTACT, contact)                                                    \
	X(PROTECTION, protection)                                              \
	X(TARGET, target)                                                      \
	X(OUTCOME, outcome)                                                    \
	X(RETENTION, retention)

enum program_page {
#define PAGE_ENUM(word, name) PAGE_##word,
	PROGRAM_PAGES(PAGE_ENUM)
#undef PAGE_ENUM
		PAGE_COUNT
};

extern const struct schema_page *const program_pages[PAGE_COUNT];

#endif
