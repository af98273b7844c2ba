/* SPDX-License-Identifier: MIT */
/* What the tests of this layer share: core fields, a case, reading of files. */
#ifndef TEST_PROGRAM_CORE_H
#define TEST_PROGRAM_CORE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/diag.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/program/load.h"
#include "magang/program/program.h"

#define CODE(c)                                                                \
	{                                                                      \
		.code = c                                                      \
	}
#define FIELD(n, t)                                                            \
	{                                                                      \
		.name = n, .type = t                                           \
	}
#define CODES(n, t, list)                                                      \
	{                                                                      \
		.name = n, .type = t, .choices = list,                         \
		.n_choices = ARRAY_SIZE(list)                                  \
	}

static const struct choice core_sex[] = { CODE("L"), CODE("P") };
static const struct choice core_education[] = { CODE("sd"), CODE("smp"),
	CODE("sma"), CODE("smk"), CODE("ma"), CODE("d3"), CODE("d4"),
	CODE("s1"), CODE("s2") };
static const struct choice core_sector[] = { CODE("care"), CODE("food_deli"),
	CODE("weaving") };

static const struct fdef core_fields[] = {
	FIELD("nik", TYPE_NIK),
	FIELD("no_kk", TYPE_DIGITS),
	FIELD("name", TYPE_NAME),
	FIELD("name_passport", TYPE_UPPER),
	FIELD("name_kana", TYPE_KATAKANA),
	FIELD("birth_place", TYPE_TEXT),
	FIELD("birth_date", TYPE_DATE),
	CODES("sex", TYPE_CHOICE, core_sex),
	FIELD("marital", TYPE_TEXT),
	FIELD("religion", TYPE_TEXT),
	FIELD("passport_no", TYPE_PASSPORT),
	FIELD("phone", TYPE_PHONE),
	FIELD("email", TYPE_EMAIL),
	FIELD("emergency", TYPE_CONTACT),
	FIELD("street", TYPE_TEXT),
	FIELD("rt", TYPE_DIGITS),
	FIELD("rw", TYPE_DIGITS),
	FIELD("village", TYPE_AREA),
	FIELD("district", TYPE_AREA),
	FIELD("regency", TYPE_AREA),
	FIELD("postcode", TYPE_DIGITS),
	CODES("education", TYPE_LEVEL, core_education),
	FIELD("major", TYPE_TEXT),
	FIELD("grad_year", TYPE_NUMBER),
	FIELD("experience_months", TYPE_NUMBER),
	CODES("sector", TYPE_CHOICE, core_sector),
	FIELD("consent_data", TYPE_DATE),
	FIELD("consent_partner", TYPE_DATE),
	FIELD("planned_start", TYPE_DATE),
	{ .name = "score", .type = TYPE_NUMBER, .flags = FDEF_RECKONED },
	FIELD("opened", TYPE_DATE),
	FIELD("intake", TYPE_TEXT),
};

static const struct fdef core_organisation[] = {
	FIELD("name", TYPE_TEXT),
	FIELD("staff", TYPE_NUMBER),
	FIELD("excellent", TYPE_YESNO),
	FIELD("licence_until", TYPE_DATE),
};

static const struct fdef core_steps[] = {
	{ .name = "slot",
		.type = TYPE_REF,
		.to = "slot",
		.flags = FDEF_ELSEWHERE },
	{ .name = "host",
		.type = TYPE_REF,
		.to = "organisation",
		.flags = FDEF_ELSEWHERE },
};

static const struct fdef core_slot[] = {
	FIELD("start", TYPE_DATE),
	FIELD("until", TYPE_DATE),
};

/* A file below the top of the checkout; the caller frees. */
static inline char *
slurp(const char *path, size_t *len)
{
	char *full = xasprintf("%s/%s", TEST_DATA, path);
	FILE *f = fopen(full, "rb");
	struct buf b = BUF_INIT;
	char part[4096];
	size_t n;

	free(full);
	if (f == NULL)
		return NULL;
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		buf_add(&b, part, n);
	fclose(f);
	*len = b.len;
	return buf_detach(&b);
}

static inline bool
core_prefix_taken(const char *prefix)
{
	return strcmp(prefix, "MG") == 0;
}

static inline struct program *
load_text(
	const char *file, const char *text, size_t len, struct diag_list *diags)
{
	const struct core_fields core = { .rows = core_fields,
		.n = ARRAY_SIZE(core_fields),
		.organisation = core_organisation,
		.n_organisation = ARRAY_SIZE(core_organisation),
		.steps = core_steps,
		.n_steps = ARRAY_SIZE(core_steps),
		.slot = core_slot,
		.n_slot = ARRAY_SIZE(core_slot),
		.prefix_taken = core_prefix_taken };

	diag_init(diags, file ? file : "");
	return program_load(file, text, len, &core, diags);
}

#endif
