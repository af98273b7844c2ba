/* SPDX-License-Identifier: MIT */
/* What a decision says, and a proposal as well, which may become one. */
#ifndef RECORD_DECIDED_ROWS_H
#define RECORD_DECIDED_ROWS_H

#include "kind_rows.h"

#define SAID .required = "", .flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED
#define FROZEN .flags = FDEF_HIDDEN | FDEF_FIXED | FDEF_INNER

#define DECIDED_FIELDS                                                         \
	{ F_PERSON, "person", L("Peserta", "Person", "対象者"), TYPE_REF,      \
		SAID, .to = "person" },                                        \
		{ F_DECISION_CASE, "case", L("Kasus", "Case", "案件"),         \
			TYPE_REF, SAID, .to = "case" },                        \
		{ F_PROGRAM_NO, "program_no",                                  \
			L("Program", "Program", "プログラム"), TYPE_REF, SAID, \
			.to = "program" },                                     \
		{ F_VERSION, "version",                                        \
			L("Versi program", "Program version", "版"), TYPE_REF, \
			SAID },                                                \
		{ F_DECISION_NTH, "nth", L("Urutan", "Place", "順番"),         \
			TYPE_REF, SAID },                                      \
		{ F_DECISION_FROM, "from_no",                                  \
			L("Dari tahap", "From stage", "前の段階"), TYPE_REF,   \
			SAID },                                                \
		{ F_DECISION_TO, "to_no",                                      \
			L("Ke tahap", "To stage", "次の段階"), TYPE_REF,       \
			SAID },                                                \
		{ F_MEANT, "meant_no",                                         \
			L("Tujuan semula", "Meant for", "本来の段階"),         \
			TYPE_REF, KNOWN_BY },                                  \
		{ F_DATE, "date", L("Tanggal", "Date", "日付"), TYPE_DATE,     \
			SAID },                                                \
		{ F_DECISION_CAUSE, "cause", L("Sebab", "Cause", "事由"),      \
			TYPE_TEXT, 0, 40, .flags = FDEF_HIDDEN | FDEF_FIXED }, \
		{ F_DECISION_REASON, "reason", L("Alasan", "Reason", "理由"),  \
			TYPE_NOTE, 0, 1000, PERSONAL, .flags = FDEF_FIXED },   \
		{ F_FROZEN, "frozen", L("Jawaban", "Answers", "判定内容"),     \
			TYPE_TEXT, PERSONAL, FROZEN },                         \
		{ F_FROZEN_HEALTH, "frozen_health",                            \
			L("Jawaban kesehatan", "Answers on health",            \
				"健康の判定内容"),                             \
			TYPE_TEXT, .privacy = PRIVACY_HEALTH, FROZEN },        \
	{                                                                      \
		F_ROOM_BY, "room_by",                                          \
			L("Tempat berasal dari", "Room made by", "空席の元"),  \
			TYPE_TEXT,                                             \
			.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED |       \
				 FDEF_INNER                                    \
	}

#endif
