/* SPDX-License-Identifier: MIT */
#include "demo_match.h"

#include <stdio.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/exchange/pack_render.h"
#include "magang/exchange/pack_send.h"
#include "magang/exchange/pack_sheet.h"
#include "magang/exchange/pack_take.h"
#include "magang/office/office.h"
#include "magang/office/pack_code.h"
#include "magang/ops/match_run.h"
#include "magang/program/program.h"

#include "demo_data.h"
#include "demo_value.h"

#define RANKED 10      /* rows in which the partner says a rank */
#define PACK_MOST 1000 /* people of a demo from which on none is sent */

static void
match(struct demo *d, uint16_t program)
{
	char seed[MATCH_SEED + 1];
	const struct match_of of = {
		.program = program, .seed = seed, .today = d->office->today
	};
	struct err unsaid = ERR_INIT;
	struct match_ran run;
	uint32_t number;

	if (match_seed(d->office, program, seed, &unsaid) ||
		match_run(d->office, &of, false, &run, &unsaid))
		return;
	(void)match_keep(d->office, &run, true, &number, &unsaid);
	match_ran_release(&run);
}

static int
send_pack(struct demo *d, const struct pack_sheet *s)
{
	struct err unsaid = ERR_INIT;
	struct buf text = BUF_INIT;
	struct receipt receipt;
	struct pack_seal seal;
	int rc = pack_render(s, PACK_CSV, PACK_UTF8, &text, &unsaid);

	if (!rc) {
		pack_sign(d->office, text.data, text.len, &seal);
		rc = pack_send(d->office, s, &seal, &receipt, &unsaid);
	}
	buf_release(&text);
	return rc;
}

/* The partner takes some, would rather not have one, and says nothing of the
 * others. */
static void
fill_ranks(struct demo *d, struct pack_sheet *s)
{
	for (size_t col = 0; col < s->n_columns; col++)
		for (size_t i = 0; s->columns[col].is == PACK_IS_RANK &&
				   i < s->n_rows && i <= RANKED;
			i++) {
			const char *said =
				i == RANKED ? "×"
					    : demo_text(d, "%zu",
						      (i * 3 + 4) % RANKED + 1);

			s->cells[i * s->n_columns + col] =
				arena_strndup(s->arena, said, strlen(said));
		}
}

static void
take_back(struct demo *d, const struct pack_sheet *s)
{
	struct err unsaid = ERR_INIT;
	struct buf text = BUF_INIT;
	struct pack_back back;
	struct receipt receipt;
	FILE *f = tmpfile();

	if (f && !pack_render(s, PACK_CSV, PACK_UTF8, &text, &unsaid) &&
		fwrite(text.data, 1, text.len, f) == text.len &&
		fseek(f, 0, SEEK_SET) == 0) {
		if (pack_read(d->office, f, &back, &unsaid) == 0)
			(void)pack_take(
				d->office, &back, false, &receipt, &unsaid);
		pack_back_release(&back);
	}
	if (f)
		fclose(f);
	buf_release(&text);
}

static void
pack(struct demo *d, const struct pack_order *order, bool returned)
{
	struct err unsaid = ERR_INIT;
	struct pack_sheet sheet;

	if (pack_gather(d->office, order, &sheet, &unsaid) == 0 &&
		send_pack(d, &sheet) == 0 && returned) {
		fill_ranks(d, &sheet);
		take_back(d, &sheet);
	}
	pack_sheet_release(&sheet);
}

void
demo_matched(struct demo *d)
{
	static const struct pack_order arrivals = { "kyoto-magang", "arrivals",
		"stage:coe_issued or stage:visa or stage:departed", 0 };
	const struct route *r = NULL;
	struct pack_order ranks = { "kyoto-ikusei", "ranks", "stage:pool", 0 };

	for (size_t i = 0; i < d->n_routes; i++)
		if (strcmp(d->routes[i].program->name, ranks.program) == 0)
			r = &d->routes[i];
	if (!r || !d->rankings.n || !d->wished.cases.n)
		return;
	match(d, r->number);
	if (d->wished.cases.n <= PACK_MOST) {
		ranks.ranking = d->rankings.rows[0];
		pack(d, &ranks, true);
		pack(d, &arrivals, false);
	}
	match(d, r->number);
}
