/* SPDX-License-Identifier: MIT */
/* Runs of a matching that were published: by what seed, pins and options they were
 * made, and on what. That is kept whole, so that a check makes each again whatever
 * is otherwise by now (match_frozen.h). The offers name their run. */
#include "kind_rows.h"

#define TOLD .flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED
#define TOLD_COUNT .flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED | FDEF_WHOLE

static const struct fdef run_fields[] = {
	{ F_RUN_PROGRAM, "program", L("Program", "Program", "プログラム"),
		TYPE_REF, .required = "", TOLD, .to = "program" },
	{ F_RUN_INTAKE, "intake", L("Penerimaan", "Intake", "募集"), TYPE_REF,
		TOLD, .to = "intake" },
	{ F_RUN_DAY, "date", L("Tanggal", "Date", "日付"), TYPE_DATE,
		.required = "", TOLD },
	{ F_RUN_DRAFT, "draft", L("Nomor rancangan", "Draft run", "試行番号"),
		TYPE_NUMBER, TOLD_COUNT },
	{ F_RUN_SEED, "seed", L("Benih undian", "Seed of the lot", "抽選の種"),
		TYPE_TEXT, 1, 60, .required = "", TOLD },
	{ F_RUN_AGAIN, "second_chance",
		L("Kesempatan kedua", "Second chance", "再チャンス"),
		TYPE_YESNO, TOLD },
	{ F_RUN_AS_OF, "as_of",
		L("Sampai perubahan", "Up to change", "対象の変更番号"),
		TYPE_NUMBER, TOLD_COUNT },
	{ F_RUN_INPUT, "input",
		L("Sidik masukan", "Digest of the input", "入力の要約値"),
		TYPE_TEXT, 64, 64, .required = "", TOLD },
	{ F_RUN_RESULT, "result",
		L("Sidik hasil", "Digest of the result", "結果の要約値"),
		TYPE_TEXT, 64, 64, .required = "", TOLD },
	{ F_RUN_PINS, "pins", L("Sematan", "Pins", "固定"), TYPE_TEXT,
		.flags = FDEF_HIDDEN | FDEF_FIXED },
	{ F_RUN_FROZEN, "frozen", L("Masukan", "Input", "入力"), TYPE_TEXT,
		.required = "",
		.flags = FDEF_HIDDEN | FDEF_FIXED | FDEF_INNER },
};

KIND_ROW(RUN, run, "PN", L("Pencocokan", "Matchings", "マッチング"), run_fields,
	PERM_MATCH | PERM_PUBLISH, PERM_MATCH, PERM_READ, 0, NULL,
	.scope.program = F_RUN_PROGRAM);
