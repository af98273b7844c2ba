/* SPDX-License-Identifier: MIT */
#include "magang/casework/statement.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/identity/area.h"
#include "magang/program/program.h"
#include "magang/record/dict.h"
#include "magang/record/fields.h"
#include "magang/rulebook/program_cache.h"

#define ALL "all"
#define HEADS 4 /* lines before the rows */

static int64_t
whole(const struct record *r, uint16_t field)
{
	return record_number(r, field, 0) / DECIMAL_ONE;
}

const struct target *
statement_target(struct rulebook *book, struct txn *txn, const struct record *r,
	const struct program **out)
{
	const struct program *p = rulebook_program(book, txn,
		(uint16_t)record_number(r, F_PROGRAM_NO, 0),
		(int)whole(r, F_STATEMENT_VERSION));
	char name[DICT_NAME + 1];

	if (out)
		*out = p;
	record_text(r, F_STATEMENT_TARGET, name, sizeof(name));
	for (size_t i = 0; p && i < p->n_targets; i++)
		if (strcmp(p->targets[i].name, name) == 0)
			return &p->targets[i];
	return NULL;
}

/* ---- written ------------------------------------------------------------------ */

static void
put_head(struct txn *txn, const struct record *r, const struct target *t,
	struct buf *out)
{
	char name[DICT_NAME + 1], day[DATE_TEXT], known[DATE_TEXT];

	dict_name(txn, DICT_PROGRAM, 0,
		(uint16_t)record_number(r, F_PROGRAM_NO, 0), name,
		sizeof(name));
	buf_addf(out, "program %s %" PRId64 "\n", name,
		whole(r, F_STATEMENT_VERSION));
	buf_addf(out, "target %s %" PRId64 " %s%s\n", t->name, t->total,
		t->grades, t->yearly ? " year" : "");
	buf_addf(out, "day %s\nknown %s %" PRId64 "\n",
		date_format(day, (int32_t)record_number(r, F_DATE, 0)),
		date_format(
			known, (int32_t)record_number(r, F_STATEMENT_KNOWN, 0)),
		whole(r, F_STATEMENT_AS_OF));
}

static void
put_row(const struct target_row *row, struct buf *out)
{
	char code[AREA_CODE_TEXT];

	buf_adds(out, row->area ? area_code_format(code, row->area) : ALL);
	for (int g = GRADE_A; g < GRADE_COUNT; g++)
		buf_addf(out, " %" PRId64, row->now.n[g]);
	for (int g = GRADE_A; g < GRADE_COUNT; g++)
		buf_addf(out, " %" PRId64, row->now.women[g]);
	buf_addc(out, '\n');
}

void
statement_write(struct txn *txn, const struct record *r, const struct target *t,
	const struct target_row *rows, size_t n, struct buf *out)
{
	const struct target_row nobody = { 0 };

	put_head(txn, r, t, out);
	if (!n || rows[0].area)
		put_row(&nobody, out);
	for (size_t i = 0; i < n; i++)
		put_row(&rows[i], out);
}

char *
statement_sum(const char *text, size_t n, char out[STATEMENT_SUM])
{
	uint8_t hash[HASH_SIZE];

	hash_of(text, n, hash);
	return hex_format(out, hash, HASH_SIZE);
}

/* ---- read --------------------------------------------------------------------- */

static bool
read_count(char **rest, int64_t *out)
{
	const char *word = strsep(rest, " ");

	return word && num_i64(word, 0, INT64_MAX, out);
}

static bool
read_row(char *line, struct target_row *row)
{
	const char *code = strsep(&line, " ");
	const uint64_t area =
		strcmp(code, ALL) == 0 ? 0 : area_code_parse(code);
	bool good = area ? area <= UINT16_MAX : strcmp(code, ALL) == 0;

	*row = (struct target_row){ .area = (uint16_t)area };
	for (int g = GRADE_A; good && g < GRADE_COUNT; g++)
		good = read_count(&line, &row->now.n[g]);
	for (int g = GRADE_A; good && g < GRADE_COUNT; g++)
		good = read_count(&line, &row->now.women[g]);
	return good && !line;
}

static const struct value *
figures_of(const struct record *r)
{
	const struct value *v = record_get(r, F_STATEMENT_FIGURES);

	return v && v->kind == VALUE_TEXT ? v : NULL;
}

size_t
statement_rows(const struct record *r, struct target_row rows[TARGET_ROWS])
{
	const struct value *v = figures_of(r);
	char *text = xstrndup(v ? v->text : "", v ? v->len : 0), *rest = text,
	     *line;
	size_t n = 0, at = 0;
	bool good = true;

	while (good && (line = strsep(&rest, "\n")) && (*line || rest))
		if (at++ >= HEADS) {
			good = n < TARGET_ROWS && read_row(line, &rows[n]);
			n++;
		}
	free(text);
	return good ? n : 0;
}

bool
statement_is_whole(
	struct rulebook *book, struct txn *txn, const struct record *r)
{
	struct target_row *rows = xcalloc(TARGET_ROWS, sizeof(*rows));
	const struct target *t = statement_target(book, txn, r, NULL);
	const size_t n = t ? statement_rows(r, rows) : 0;
	const struct value *v = figures_of(r);
	char sum[STATEMENT_SUM], told[STATEMENT_SUM];
	struct buf text = BUF_INIT;
	bool good = n && !rows[0].area;

	if (good) {
		statement_write(txn, r, t, rows, n, &text);
		record_text(r, F_STATEMENT_DIGEST, told, sizeof(told));
		good = text.len == v->len &&
		       memcmp(text.data, v->text, v->len) == 0 &&
		       strcmp(statement_sum(text.data, text.len, sum), told) ==
			       0;
	}
	buf_release(&text);
	free(rows);
	return good;
}
