/* SPDX-License-Identifier: MIT */
/* Words that the rows of fields and kinds are written in. */
#ifndef RECORD_KIND_ROWS_H
#define RECORD_KIND_ROWS_H

#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/program/settings.h"
#include "magang/record/change.h"
#include "magang/record/counter.h"
#include "magang/record/fields.h"

#define L LABELS
#define UNITS(n) ((int64_t)(n)*DECIMAL_ONE)
#define CHOICES(c) .choices = (c), .n_choices = ARRAY_SIZE(c)
#define PERSONAL .privacy = PRIVACY_PERSONAL
#define CLEAR .flags = FDEF_CLEAR
#define COUNTED .flags = FDEF_CLEAR | FDEF_WHOLE
#define HIDDEN .flags = FDEF_CLEAR | FDEF_HIDDEN
#define KNOWN_BY .flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED
#define WORDS(w) .words = (w), .n_words = ARRAY_SIZE(w)

/* What every kind has stands in its place, so that a row without it is no
 * program; what only some have follows by name. */
#define KIND_ROW(word, row, prefix_, label_, fields_, create_, set_, read_,    \
	name_, derive_, ...)                                                   \
	const struct kind_info kind_##row = { .kind = KIND_##word,             \
		.name = #row,                                                  \
		.prefix = (prefix_),                                           \
		.label = label_,                                               \
		.fields = (fields_),                                           \
		.n_fields = ARRAY_SIZE(fields_),                               \
		.create = (create_),                                           \
		.set = (set_),                                                 \
		.read = (read_),                                               \
		.name_field = (name_),                                         \
		.derive = (derive_),                                           \
		__VA_ARGS__ }

#endif
