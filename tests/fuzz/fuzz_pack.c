/* SPDX-License-Identifier: MIT */
/*
 * A pack that comes back, with any bytes in the place of some of its own: pairs of
 * three bytes are a place in the file and what stands there. What counts is of a
 * case of the pack, and the code of its row is one that was made for it.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz_office.h"
#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/mem.h"
#include "magang/exchange/pack_render.h"
#include "magang/exchange/pack_send.h"
#include "magang/exchange/pack_sheet.h"
#include "magang/exchange/pack_take.h"
#include "magang/office/find.h"
#include "magang/office/pack_code.h"
#include "magang/office/value_parse.h"
#include "magang/base/arena.h"
#include "magang/ops/case_open.h"
#include "magang/ops/ops_settings.h"
#include "magang/record/fields.h"

#define PEOPLE 3

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char program_text[] =
	"program: kyoto\nversion: 1\nprefix: KY\nlabel: Kyoto\n"
	"fields:\n"
	"  place:\n"
	"    label: Place\n"
	"    chosen: {label: {id: Dipilih, ja: 採用}, type: yesno}\n"
	"    wage: {label: {id: Upah, ja: 時給}, type: number}\n"
	"stages:\n"
	"  pool: {kind: start, label: Pool}\n"
	"  done: {kind: success, label: Done}\n"
	"moves:\n"
	"  - {from: pool, to: done}\n"
	"packs:\n"
	"  roster: {label: Roster, to: Kyoto, fields: [name],\n"
	"    answers: [chosen, wage]}\n";

static struct buf went;
static struct ids cases;

static void
must(int rc, const struct err *err)
{
	if (!rc)
		return;
	fprintf(stderr, "%s\n", err->text);
	abort();
}

static void
add_person(const char *name)
{
	const struct setting values[] = {
		{ core_field(F_NAME), value_text(name) },
		{ core_field(F_BIRTH_DATE), value_number(12000) },
		{ core_field(F_CONSENT_PARTNER), value_number(20000) },
	};
	struct receipt r;
	struct err err = ERR_INIT;

	must(op_person_add(fuzz_office, values, ARRAY_SIZE(values), &r, &err),
		&err);
	must(op_case_open(fuzz_office, r.id, "kyoto", NULL, 0, &r, &err), &err);
	ids_add(&cases, r.id);
}

static void
make_pack(void)
{
	const struct pack_order order = {
		.program = "kyoto", .pack = "roster", .filter = ""
	};
	struct diag_list diags;
	struct pack_seal seal;
	struct pack_sheet s;
	struct receipt r;
	struct err err = ERR_INIT;

	diag_init(&diags, "kyoto");
	must(op_program_install(fuzz_office, "kyoto", program_text,
		     strlen(program_text), &diags, &r, &err),
		&err);
	diag_release(&diags);
	add_person("Siti");
	add_person("Budi");
	add_person("Cici");
	must(pack_gather(fuzz_office, &order, &s, &err), &err);
	must(pack_render(&s, PACK_CSV, PACK_SHIFT_JIS, &went, &err), &err);
	pack_sign(fuzz_office, went.data, went.len, &seal);
	must(pack_send(fuzz_office, &s, &seal, &r, &err), &err);
	pack_sheet_release(&s);
}

static void
check_row(const struct pack_row *row)
{
	bool known = false;

	if (row->why || !pack_row_says(row))
		return;
	for (size_t i = 0; i < cases.n; i++)
		known |= cases.rows[i] == row->kase;
	assert(known && row->row >= 1 && row->row <= PEOPLE);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf file = BUF_INIT;
	struct err err = ERR_INIT;
	struct pack_back b;
	FILE *f;

	if (!fuzz_office) {
		fuzz_office_start();
		make_pack();
	}
	buf_add(&file, went.data, went.len);
	for (size_t i = 0; i + 3 <= size; i += 3)
		file.data[(size_t)(data[i] << 8 | data[i + 1]) % file.len] =
			(char)data[i + 2];
	f = fmemopen(file.data, file.len, "r");
	if (f && pack_read(fuzz_office, f, &b, &err) == 0)
		for (size_t i = 0; i < b.n; i++)
			check_row(&b.rows[i]);
	if (f) {
		fclose(f);
		pack_back_release(&b);
	}
	buf_release(&file);
	return 0;
}
