/* SPDX-License-Identifier: MIT */
/* Statements: figures of a target that were given away, and stay as they were. */
#include "kind_rows.h"

#define NAME_MOST 48
#define SAID .required = "", KNOWN_BY
#define WHOLE                                                                  \
	.required = "",                                                        \
	.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED | FDEF_WHOLE
#define INNER                                                                  \
	.required = "",                                                        \
	.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED | FDEF_INNER

static const struct fdef statement_fields[] = {
	{ F_PROGRAM_NO, "program_no", L("Program", "Program", "プログラム"),
		TYPE_REF, SAID, .to = "program" },
	{ F_STATEMENT_TARGET, "target", L("Sasaran", "Target", "目標"),
		TYPE_TEXT, 1, NAME_MOST, SAID },
	{ F_DATE, "date", L("Per tanggal", "As of", "基準日"), TYPE_DATE,
		SAID },
	{ F_STATEMENT_KNOWN, "known",
		L("Diketahui per", "As known on", "把握した日"), TYPE_DATE,
		SAID },
	{ F_STATEMENT_AS_OF, "as_of",
		L("Sampai perubahan", "Up to change", "対象の変更番号"),
		TYPE_NUMBER, WHOLE },
	{ F_STATEMENT_VERSION, "definition",
		L("Versi definisi", "Definition", "定義の版"), TYPE_NUMBER,
		WHOLE },
	{ F_STATEMENT_FOR, "for", L("Untuk", "Made for", "用途"), TYPE_TEXT, 0,
		200, KNOWN_BY },
	{ F_STATEMENT_MADE, "made", L("Dibuat pada", "Made on", "作成日"),
		TYPE_DATE, SAID },
	{ F_STATEMENT_BY, "made_by", L("Dibuat oleh", "Made by", "作成者"),
		TYPE_REF, KNOWN_BY, .to = "user" },
	{ F_STATEMENT_WITH, "made_with",
		L("Dibuat dengan magang", "Made with magang",
			"作成時の magang"),
		TYPE_TEXT, 1, 20, SAID },
	{ F_STATEMENT_FIGURES, "figures", L("Angka", "Figures", "数値"),
		TYPE_NOTE, INNER },
	{ F_STATEMENT_DIGEST, "digest", L("Checksum", "Checksum", "要約値"),
		TYPE_TEXT, 64, 64, INNER },
};

KIND_ROW(STATEMENT, statement, "PY", L("Pernyataan", "Statements", "発表値"),
	statement_fields, PERM_PUBLISH, PERM_PUBLISH, PERM_READ,
	F_STATEMENT_TARGET, NULL, .scope.program = F_PROGRAM_NO,
	.act = ACT_PUBLISH);
