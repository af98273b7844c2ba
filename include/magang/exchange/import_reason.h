/* SPDX-License-Identifier: MIT */
/*
 * What becomes of a row of a list, and why. The rules are those of
 * magang-import(7): result = strongest reason; nothing is guessed.
 */
#ifndef MAGANG_EXCHANGE_IMPORT_REASON_H
#define MAGANG_EXCHANGE_IMPORT_REASON_H

/* code, result it leads to; the order is that of the report */
#define IMPORT_REASONS(X)                                                      \
	X(not_a_person, SKIP) /* NIK, birth, sex, phone all empty */           \
	X(heads, SKIP)        /* the row of heads, or a repeat of it */        \
	X(ruling, SKIP)       /* column numbers, rules, totals of a table */   \
	X(follows, SKIP)      /* a task that a deadline makes by itself */     \
	X(torn, REJECT)       /* quotes that hide where its cells end */       \
	X(width, REJECT)      /* more or fewer cells than heads */             \
	X(name_missing, REJECT)                                                \
	X(nik_notation, REJECT)                                                \
	X(nik_letter, REJECT)                                                  \
	X(nik_length, REJECT)                                                  \
	X(nik_region, REJECT) /* a part of 00 */                               \
	X(nik_date, REJECT)                                                    \
	X(nik_serial, REJECT)                                                  \
	X(birth_impossible, REJECT)                                            \
	X(broken_text, REJECT)                                                 \
	X(unknown_program, REJECT)                                             \
	X(outside_area, REJECT)    /* not within the caller's areas */         \
	X(outside_program, REJECT) /* nor within the programs */               \
	X(value_wrong, REJECT)     /* a value its field does not take */       \
	X(undecided,                                                           \
		REJECT)  /* of a list: like somebody, and nobody said who */   \
	X(clash, REJECT) /* an earlier row of the person says otherwise */     \
	X(same_nik, SAME)                                                      \
	X(same_passport, SAME)                                                 \
	X(same_number, SAME)                                                   \
	X(same_licence, SAME)                                                  \
	X(likeness, SAME) /* above the line: a possible duplicate */           \
	X(differs, SAME)  /* a value differs from the known one */             \
	X(birth_doubtful, WARN)                                                \
	X(birth_differs, WARN)                                                 \
	X(sex_differs, WARN)                                                   \
	X(nik_region_unknown, WARN)                                            \
	X(nik_missing, WARN)                                                   \
	X(birth_from_nik, WARN)                                                \
	X(area_from_nik, WARN)                                                 \
	X(phone_invalid, WARN)                                                 \
	X(phone_several, WARN)                                                 \
	X(village_unknown, WARN)                                               \
	X(district_unknown, WARN)                                              \
	X(regency_unknown, WARN)                                               \
	X(invisible, WARN)                                                     \
	X(mixed_scripts, WARN)                                                 \
	X(value_doubtful, WARN) /* kept in the remark */                       \
	X(second_value, WARN)   /* of another column; kept in the remark */    \
	X(line_break, WARN)     /* part of the row may stand beside it */      \
	X(kbli_old, WARN)

/* What becomes of a row: that of its strongest reason. */
enum import_result {
	IMPORT_OK,
	IMPORT_WARN,
	IMPORT_SAME,
	IMPORT_UNCHANGED,
	IMPORT_REJECT,
	IMPORT_SKIP,
	IMPORT_RESULTS
};

/* REASON_nik_length and so on. */
enum import_reason_code {
#define REASON_ENUM(code, result) REASON_##code,
	IMPORT_REASONS(REASON_ENUM)
#undef REASON_ENUM
		REASON_COUNT
};

/* By their numbers. Stable: for --json and for files of what was refused. */
extern const char *const import_result_word[IMPORT_RESULTS];
extern const char *const import_reason_word[REASON_COUNT];

/* What a row becomes that has no graver reason. */
enum import_result import_leads_to(enum import_reason_code code);

#endif
