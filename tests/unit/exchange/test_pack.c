/* SPDX-License-Identifier: MIT */
/*
 * Packs: codes of rows, that nobody makes up; rows as they are kept; Shift_JIS as
 * Windows has it, out and in; what comes back, with every byte of a row changed.
 */
#include "../office/office_fixture.h"

#include "magang/base/ids.h"
#include "magang/base/utf8_by_hand.h"
#include "magang/exchange/pack_render.h"
#include "magang/exchange/pack_send.h"
#include "magang/exchange/pack_sheet.h"
#include "magang/exchange/pack_take.h"
#include "magang/office/pack_code.h"
#include "magang/record/pack_state.h"

static const char program_text[] =
	"program: kyoto\nversion: 1\nprefix: KY\nlabel: Kyoto\n"
	"fields:\n"
	"  place:\n"
	"    label: Place\n"
	"    chosen: {label: {id: Dipilih, en: Chosen, ja: 採用}, type: yesno}\n"
	"    wage: {label: {id: Upah, en: Wage, ja: 時給}, type: number}\n"
	"stages:\n"
	"  pool: {kind: start, label: Pool}\n"
	"  done: {kind: success, label: Done}\n"
	"moves:\n"
	"  - {from: pool, to: done}\n"
	"packs:\n"
	"  roster: {label: Roster, to: Kyoto, fields: [name_passport, name_kana],\n"
	"    answers: [chosen, wage]}\n";

#define PEOPLE 3
static const char *const people[PEOPLE] = {
	"name=Siti; name_passport=SITI NURHALIZA; name_kana=シティ; "
	"birth_date=2003-01-12; consent_partner=2026-11-01",
	"name=Budi; name_passport=BUDI SANTOSO; name_kana=ブディ; "
	"birth_date=2003-02-12; consent_partner=2026-11-01",
	"name=Cici; name_passport=CICI; name_kana=チチ; "
	"birth_date=2003-03-12; consent_partner=2026-11-01",
};

static uint64_t her[PEOPLE], kase[PEOPLE];

static void
begin(struct desk *d)
{
	install_program(d, "kyoto", program_text);
	for (int i = 0; i < PEOPLE; i++) {
		her[i] = person(d, people[i]);
		kase[i] = open_case(d, her[i], "kyoto", "");
	}
	d->replay = true;
}

/* A pack of all, as a file of that encoding. */
static void
make(struct desk *d, enum pack_encoding encoding, struct buf *out)
{
	const struct pack_order order = {
		.program = "kyoto", .pack = "roster", .filter = ""
	};
	struct pack_seal seal;
	struct pack_sheet s;

	check_done(d, pack_gather(d->o, &order, &s, &d->err));
	check_done(d, pack_render(&s, PACK_CSV, encoding, out, &d->err));
	pack_sign(d->o, out->data, out->len, &seal);
	check_done(d, pack_send(d->o, &s, &seal, &d->r, &d->err));
	pack_sheet_release(&s);
}

static int
read_back(struct desk *d, const struct buf *file, struct pack_back *b)
{
	FILE *f = fmemopen(file->data, file->len, "r");
	int rc = pack_read(d->o, f, b, &d->err);

	fclose(f);
	return rc;
}

/* In place of the text `from`, which is there, `to`. */
static void
change(struct buf *file, const char *from, const char *to)
{
	const char *at = strstr(buf_str(file), from);
	struct buf new = BUF_INIT;

	if (!at)
		fail_msg("no %s", from);
	buf_add(&new, file->data, (size_t)(at - file->data));
	buf_adds(&new, to);
	buf_adds(&new, at + strlen(from));
	buf_release(file);
	*file = new;
}

static void
test_rows(void **state)
{
	const uint64_t origin = (uint64_t)1 << 32;
	struct ids cases = { 0 }, back = { 0 };
	struct record *r = xcalloc(1, sizeof(*r));
	struct buf text = BUF_INIT;

	(void)state;
	ids_add(&cases, origin + 7);
	ids_add(&cases, origin + 8);
	ids_add(&cases, origin + 3);
	ids_add(&cases, 2 * origin + 1);
	pack_rows_print(&cases, &text);
	record_init(r, KIND_PACK, 1);
	record_set_text(r, F_PACK_ROWS, buf_str(&text));
	assert_true(pack_rows(r, &back));
	assert_int_equal(back.n, cases.n);
	assert_memory_equal(back.rows, cases.rows, 4 * sizeof(*back.rows));
	ids_release(&back);
	record_set_text(r, F_PACK_ROWS, "12 x");
	assert_false(pack_rows(r, &back));
	ids_release(&back);
	record_set_text(r, F_PACK_ROWS, "12 -12");
	assert_false(pack_rows(r, &back));
	ids_release(&back);
	record_set_text(r, F_PACK_ROWS, "");
	assert_false(pack_rows(r, &back));
	ids_release(&back);
	ids_release(&cases);
	buf_release(&text);
	free(r);
}

/* A code is of one pack, place, case and name; how a name is written makes no
 * difference, what it is does. */
static void
test_code(void **state)
{
	struct desk *d = *state;
	char text[VERIFY_CODE];
	struct pack_place p;

	pack_code_format(d->o, "7K3F9Q", 12, 20000, 99, "SITI N", text);
	assert_true(pack_code_read(text, &p));
	assert_string_equal(p.code, "7K3F9Q");
	assert_int_equal(p.row, 12);
	assert_true(pack_code_fits(d->o, &p, 20000, 99, "SITI N"));
	assert_true(pack_code_fits(d->o, &p, 20000, 99, "ｓｉｔｉ  Ｎ"));
	assert_false(pack_code_fits(d->o, &p, 20000, 99, "SITI M"));
	assert_false(pack_code_fits(d->o, &p, 20000, 98, "SITI N"));
	assert_false(pack_code_fits(d->o, &p, 20001, 99, "SITI N"));
	for (size_t i = 0; text[i]; i++) {
		char other[VERIFY_CODE];

		memcpy(other, text, sizeof(other));
		if (other[i] == '-')
			continue;
		other[i] = other[i] == '3' ? '4' : '3';
		assert_true(!pack_code_read(other, &p) ||
			    !pack_code_fits(d->o, &p, 20000, 99, "SITI N"));
	}
	assert_false(pack_code_read("", &p));
	assert_false(pack_code_read("7K3F9Q-00000-11-AAAA-AAAA", &p));
	assert_false(pack_code_read("7K3F9Q-99999-11-AAAA-AAAA", &p));
}

static void
test_by_hand(void **state)
{
	static const char *const rows[][2] = {
		{ "ｼﾃｨ･ﾇﾙﾊﾘｻﾞ", "シティ・ヌルハリザ" },
		{ "１２３－４５", "123-45" },
		{ "a−b–c—d", "a-b-c-d" },
		{ "10～20", "10~20" },
		{ "10〜20", "10~20" },
		{ "  a　 b ", "a b" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char *text = utf8_by_hand(rows[i][0]);

		assert_string_equal(text, rows[i][1]);
		free(text);
	}
}

static void
test_returns(void **state)
{
	struct desk *d = *state;
	struct buf file = BUF_INIT;
	struct pack_back b;

	begin(d);
	make(d, PACK_UTF8, &file);
	change(&file, "シティ,,,", "シティ,○,１０５０,");
	change(&file, "ブディ,,,", "ﾌﾞﾃﾞｨ,×,,");
	check_done(d, read_back(d, &file, &b));
	assert_int_equal(b.n, 3);
	assert_int_equal(b.bad, 0);
	assert_int_equal(b.same, 1);
	assert_int_equal(pack_counts(&b), 2);
	check_done(d, pack_take(d->o, &b, true, &d->r, &d->err));
	check_values(d, KIND_CASE, kase[0], "chosen=; wage=");
	check_done(d, pack_take(d->o, &b, false, &d->r, &d->err));
	check_values(d, KIND_CASE, kase[0], "chosen=yes; wage=1050");
	check_values(d, KIND_CASE, kase[1], "chosen=no; wage=");
	pack_back_release(&b);
	/* all of it goes back, the pack is out again */
	try_undo(d, d->r.act);
	check_values(d, KIND_CASE, kase[0], "chosen=; wage=");
	check_done(d, read_back(d, &file, &b));
	assert_int_equal(pack_state(b.record), PACK_OUT);
	assert_int_equal(pack_counts(&b), 2);
	pack_back_release(&b);
	buf_release(&file);
}

/* Whoever has lost the key is not read; nobody sends what he may not. */
static void
test_consent(void **state)
{
	struct desk *d = *state;
	const struct pack_order order = {
		.program = "kyoto", .pack = "roster", .filter = ""
	};
	struct buf file = BUF_INIT;
	struct pack_sheet s;
	struct pack_seal seal;
	struct pack_back b;

	begin(d);
	make(d, PACK_UTF8, &file);
	set(d, KIND_PERSON, her[1], "consent_partner=");
	check_done(d, op_erase(d->o, &her[2], 1, "asked", &d->r, &d->err));
	check_done(d, read_back(d, &file, &b));
	assert_int_equal(b.bad, 2);
	assert_non_null(strstr(b.rows[1].why, "consented"));
	pack_back_release(&b);
	check_done(d, pack_gather(d->o, &order, &s, &d->err));
	assert_int_equal(s.n_rows, 1);
	/* consent that goes while the file is written keeps the pack here */
	set(d, KIND_PERSON, her[0], "consent_partner=");
	pack_sign(d->o, "x", 1, &seal);
	check_refused(d, pack_send(d->o, &s, &seal, &d->r, &d->err),
		MG_ENOTALLOWED, "consented", NULL);
	pack_sheet_release(&s);
	buf_release(&file);
}

/* Each byte of a row changed: it is read as it was, or not taken. */
static void
test_hostile(void **state)
{
	struct desk *d = *state;
	struct buf file = BUF_INIT, copy = BUF_INIT;
	struct pack_back b;
	size_t from;

	begin(d);
	make(d, PACK_SHIFT_JIS, &file);
	from = (size_t)((const char *)memchr(file.data, '\n', file.len) -
			file.data);
	for (size_t i = from; i < file.len; i++) {
		buf_clear(&copy);
		buf_add(&copy, file.data, file.len);
		copy.data[i] ^= 0x15;
		if (read_back(d, &copy, &b) == 0)
			for (size_t r = 0; r < b.n; r++)
				assert_true(b.rows[r].why || b.rows[r].n == 0 ||
					    b.rows[r].kase == kase[0] ||
					    b.rows[r].kase == kase[1] ||
					    b.rows[r].kase == kase[2]);
		pack_back_release(&b);
		d->err = (struct err)ERR_INIT;
	}
	for (size_t n = 0; n < file.len; n += 7) {
		buf_clear(&copy);
		buf_add(&copy, file.data, n);
		buf_addc(&copy, '\n');
		if (read_back(d, &copy, &b) == 0)
			assert_int_equal(pack_counts(&b), 0);
		pack_back_release(&b);
		d->err = (struct err)ERR_INIT;
	}
	buf_release(&file);
	buf_release(&copy);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_by_hand),
		desk_test(test_code),
		desk_test(test_returns),
		desk_test(test_consent),
		desk_test(test_hostile),
	};

	return cmocka_run_group_tests_name("pack", tests, NULL, NULL);
}
