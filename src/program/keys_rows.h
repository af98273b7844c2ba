/* SPDX-License-Identifier: MIT */
/* What the rows of keys are made of. */
#ifndef PROGRAM_KEYS_ROWS_H
#define PROGRAM_KEYS_ROWS_H

#include "keys.h"
#include "keys_words.h"
#include "load.h"

#include "magang/base/i18n.h"
#include "magang/base/mem.h"

#define AT(type, member) offsetof(struct raw_##type, member)

#define PAGE(title, noun, rows)                                                \
	{                                                                      \
		title, noun, rows, ARRAY_SIZE(rows)                            \
	}

/* Of what is due on a day. */
#define WARN_FORM N_("span of time, or [SPAN, ...]")
#define WARN_DOC                                                               \
	N_("how much before the day it is due soon; of several, whoever has "  \
	   "done its task too early is asked again from the next one on")

#define PAGE_ROWS(word, name) extern const struct schema_page page_##name;
PROGRAM_PAGES(PAGE_ROWS)
#undef PAGE_ROWS

#endif
