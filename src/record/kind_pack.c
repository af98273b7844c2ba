/* SPDX-License-Identifier: MIT */
/*
 * Packs: lists of cases that went to a partner as a file, to be filled in and sent
 * back. What stands here names nobody; it is what a file that comes back is
 * compared with.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/record/pack_state.h"
#include "kind_rows.h"

#define NAME_MOST 40
#define SAID .required = "", KNOWN_BY
#define INNER                                                                  \
	.required = "",                                                        \
	.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED | FDEF_INNER

static const struct choice states[] = {
	{ "out", L("di mitra", "with the partner", "送付中") },
	{ "returned", L("kembali", "returned", "返送済み") },
};

static const struct fdef pack_fields[] = {
	{ F_PROGRAM_NO, "program_no", L("Program", "Program", "プログラム"),
		TYPE_REF, SAID, .to = "program" },
	{ F_VERSION, "version", L("Versi program", "Program version", "版"),
		TYPE_REF, SAID },
	{ F_PACK_OF, "pack", L("Nama paket", "Pack", "名簿の種類"), TYPE_TEXT,
		1, NAME_MOST, SAID },
	{ F_PACK_TO, "partner", L("Mitra", "Partner", "提携先"), TYPE_TEXT, 1,
		200, SAID },
	{ F_DATE, "date", L("Tanggal", "Date", "作成日"), TYPE_DATE, SAID },
	{ F_PACK_BY, "made_by", L("Dibuat oleh", "Made by", "作成者"), TYPE_REF,
		KNOWN_BY, .to = "user" },
	{ F_PACK_COUNT, "rows", L("Jumlah baris", "Rows", "行数"), TYPE_NUMBER,
		.required = "",
		.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED | FDEF_WHOLE },
	{ F_PACK_STATE, "state", L("Keadaan", "State", "状態"), TYPE_CHOICE,
		CHOICES(states), .required = "",
		.flags = FDEF_CLEAR | FDEF_HIDDEN, .state = PACK_OUT },
	{ F_PACK_RETURNED, "returned", L("Kembali pada", "Returned", "返送日"),
		TYPE_DATE, .flags = FDEF_CLEAR | FDEF_HIDDEN },
	{ F_PACK_RANKING, "ranking", L("Peringkat", "Ranking", "順位表"),
		TYPE_REF, KNOWN_BY, .to = "ranking" },
	{ F_PACK_AS_OF, "as_of",
		L("Sampai perubahan", "As of change", "時点（変更番号）"),
		TYPE_NUMBER, .required = "",
		.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED | FDEF_WHOLE },
	{ F_PACK_CODE, "code", L("Kode", "Code", "照合記号"), TYPE_TEXT,
		PACK_CODE, PACK_CODE, SAID },
	{ F_PACK_DIGEST, "digest",
		L("Sidik berkas", "Digest of the file", "ファイルのハッシュ"),
		TYPE_TEXT, SAID },
	{ F_PACK_KEY, "key", L("Kunci tanda tangan", "Signing key", "署名鍵"),
		TYPE_TEXT, SAID },
	{ F_PACK_SIGNATURE, "signature", L("Tanda tangan", "Signature", "署名"),
		TYPE_TEXT, INNER },
	{ F_PACK_CONTENT, "content",
		L("Sidik isi", "Digest of the content", "内容のハッシュ"),
		TYPE_TEXT, INNER },
	{ F_PACK_ROWS, "cases", L("Kasus", "Cases", "案件"), TYPE_NOTE, INNER },
};

static const struct kind_word words[] = {
	{ L("dikirim", "out", "送付中"), PACK_OUT, { "state:out" } },
	{ L("kembali", "returned", "返送済み"), PACK_RETURNED,
		{ "state:returned" } },
};

enum pack_state
pack_state(const struct record *r)
{
	return (enum pack_state)record_state(r, F_PACK_STATE);
}

void
pack_set_state(struct record *r, enum pack_state state)
{
	record_set_state(r, F_PACK_STATE, state);
}

void
pack_rows_print(const struct ids *cases, struct buf *out)
{
	uint64_t last = 0;

	for (size_t i = 0; i < cases->n; i++) {
		buf_addf(out, "%s%" PRId64, i ? " " : "",
			(int64_t)(cases->rows[i] - last));
		last = cases->rows[i];
	}
}

static bool
add_row(const char *word, struct ids *out)
{
	int64_t more;

	if (out->n == PACK_ROWS || !num_i64(word, INT64_MIN, INT64_MAX, &more))
		return false;
	ids_add(out, (out->n ? out->rows[out->n - 1] : 0) + (uint64_t)more);
	return out->rows[out->n - 1] != 0;
}

bool
pack_rows(const struct record *r, struct ids *out)
{
	const struct value *v = record_get(r, F_PACK_ROWS);
	char *text = v && v->kind == VALUE_TEXT ? xstrndup(v->text, v->len)
						: NULL,
	     *rest = text, *word;
	bool good = text && *text;

	while (good && (word = strsep(&rest, " ")))
		good = add_row(word, out);
	free(text);
	return good;
}

KIND_ROW(PACK, pack, "PK", L("Paket mitra", "Packs", "提携先名簿"),
	pack_fields, PERM_PUBLISH, PERM_IMPORT, PERM_READ, F_PACK_OF, NULL,
	.scope.program = F_PROGRAM_NO, WORDS(words), .act = ACT_PUBLISH);
