/* SPDX-License-Identifier: MIT */
#include "report_targets.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/markup.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/identity/area.h"
#include "magang/office/office.h"
#include "magang/ops/count_known.h"
#include "magang/query/frequency.h"
#include "magang/view/target_rows.h"
#include "magang/view/words.h"

/* Classes of a row: women of each grade, then the others. One table of them all, so
 * that grades and women are hidden together. */
#define WOMEN(g) (1U << (g))
#define OTHERS(g) (1U << (GRADE_COUNT + (g)))

#define PHONE_COLUMNS 40

struct target_report {
	const struct report_run *r;
	const struct target *t;
	struct target_row rows[TARGET_ROWS + 1];
	size_t n;
	struct frequency f;
	unsigned counted; /* classes */
};

static unsigned
women_of(unsigned classes)
{
	return classes & (WOMEN(GRADE_COUNT) - 1);
}

static void
add(struct frequency *f, uint16_t area, unsigned class, int64_t n)
{
	const struct value at[] = { value_number(area), value_number(class) };

	if (n > 0 && frequency_add(f, at, n, 0))
		f->total += n;
}

/* What no regency has stands in a row of its own, or the sums would not be sums. */
static void
fill(struct target_report *k)
{
	struct target_row rest = k->rows[0];

	frequency_init(&k->f, 2);
	for (size_t i = 1; i <= k->n; i++) {
		const struct target_row *row = i < k->n ? &k->rows[i] : &rest;

		for (unsigned g = 0; g < GRADE_COUNT; g++) {
			const int64_t women = row->now.women[g];
			const int64_t others = row->now.n[g] - women;

			add(&k->f, row->area, g, women);
			add(&k->f, row->area, GRADE_COUNT + g, others);
			if (row == &rest)
				continue;
			rest.now.women[g] -= women;
			rest.now.n[g] -= women + others;
		}
	}
}

/* As the counters say, or by the outcomes of then. */
static int
read_rows(struct target_report *k, struct txn *txn, struct err *err)
{
	const struct report_run *r = k->r;
	struct known_count then;
	int rc;

	if (r->known == DATE_NONE) {
		k->n = target_rows(
			txn, r->number, k->t, r->day, r->day, k->rows);
		return 0;
	}
	rc = known_read(r->app->office, txn, r->number, k->t->name, r->day,
		r->seq, &then, err);
	k->n = rc ? 0 : known_rows(&then, k->rows);
	known_release(&then);
	return rc;
}

static int
read_target(struct target_report *k, struct err *err)
{
	struct office *office = k->r->app->office;
	struct txn *txn;
	int rc = office_look(office, &txn, err);

	if (rc)
		return rc;
	rc = read_rows(k, txn, err);
	office_look_end(txn);
	if (rc)
		return rc;
	k->n = target_own_rows(&office->access, k->t, k->rows, k->n);
	fill(k);
	k->counted = 0;
	for (const char *g = k->t->grades; *g; g++) {
		const int grade = GRADE_A + *g - 'a';

		k->counted |= WOMEN(grade) | OTHERS(grade);
	}
	rc = report_hide(k->r, &k->f, err);
	if (rc)
		frequency_release(&k->f);
	return rc;
}

/* Each target that something counts for. */
static int
each_target(const struct report_run *r,
	void (*put)(struct target_report *k, void *to), void *to,
	struct err *err)
{
	struct target_report *k = xcalloc(1, sizeof(*k));
	int rc = 0, told = 0;

	k->r = r;
	for (size_t i = 0; !rc && i < r->p->n_targets; i++) {
		if (!target_is_counted(r->p, i))
			continue;
		k->t = &r->p->targets[i];
		rc = read_target(k, err);
		if (rc)
			break;
		told++;
		put(k, to);
		frequency_release(&k->f);
	}
	free(k);
	if (!rc && !told)
		rc = err_set(err, MG_ENOENT,
			_("nothing counts for a target of the program '%s'"),
			r->p->name);
	return rc;
}

/* ---- the table ------------------------------------------------------------- */

/* All who count in a regency. */
static int64_t
row_counted(const struct target_report *k, const struct target_row *row)
{
	const size_t class =
		row->area ? report_class(&k->f, row->area) : SIZE_MAX;

	return row->area && class == SIZE_MAX
		       ? 0
		       : report_cell(&k->f, class, k->counted);
}

static void
put_target_row(const struct target_report *k, struct target_tables *to,
	const struct target_row *row)
{
	struct out *o = &to->o;
	const struct office *office = k->r->app->office;
	const size_t class =
		row->area ? report_class(&k->f, row->area) : SIZE_MAX;
	const bool nobody = row->area && class == SIZE_MAX;
	const int64_t counted = row_counted(k, row);
	const int64_t share = target_share(k->t, row->area);
	char code[AREA_CODE_TEXT] = "";
	struct area area;

	target_tables_put(to, k->t);
	out_cell(o, row->area ? area_code_format(code, row->area) : "");
	out_cell(o, !row->area ? _("all")
		    : area_find(office->book.areas, row->area, &area)
			    ? area.name
			    : "");
	report_put(o, share);
	report_put(o, counted);
	report_put_share(o, counted, share);
	for (int g = GRADE_A; g < GRADE_COUNT; g++)
		report_put(o, nobody ? 0
				     : report_cell(&k->f, class,
					       WOMEN(g) | OTHERS(g)));
	report_put_share(o,
		nobody ? 0 : report_cell(&k->f, class, women_of(k->counted)),
		counted);
	out_row(o);
}

/* Where people read it: which year it is. */
static void
say_years(const struct report_run *r)
{
	char day[DATE_TEXT];

	date_format(day, r->day);
	for (size_t i = 0; i < r->p->n_targets; i++)
		if (r->p->targets[i].yearly && target_is_counted(r->p, i))
			report_line(r, _("%s: of the year %.4s alone"),
				r->p->targets[i].name, day);
}

static void
put_rows(struct target_report *k, void *to)
{
	target_tables_next(to, k->t);
	for (size_t i = 0; i < k->n; i++)
		put_target_row(k, to, &k->rows[i]);
}

int
report_targets(const struct report_run *r, struct err *err)
{
	const struct out_column columns[] = { TARGET_HEADS, TARGET_COLUMNS };
	struct target_tables to = { .r = r,
		.name = "targets",
		.columns = columns,
		.n = ARRAY_SIZE(columns) };
	int rc;

	say_years(r);
	rc = each_target(r, put_rows, &to, err);
	target_tables_end(&to);
	return rc;
}

/* ---- tiles ------------------------------------------------------------------- */

#define TILE_ROWS 5
#define TILE_COLUMNS 8
#define TILE_WIDTH 64 /* of a page, with its gap */
#define TILE_HEIGHT 48

/* Regencies and cities of West Java, about as they lie; 0: none. */
static const uint16_t tiles[TILE_ROWS][TILE_COLUMNS] = {
	{ 0, 3275, 3216, 3215, 3213, 3212, 0, 0 },
	{ 3276, 3271, 3214, 3217, 3211, 3210, 3209, 3274 },
	{ 3201, 3203, 3277, 3273, 0, 0, 3208, 0 },
	{ 3272, 3202, 3204, 3205, 3206, 3278, 3207, 3279 },
	{ 0, 0, 0, 0, 0, 0, 3218, 0 },
};

static const struct target_row *
tile_row(const struct target_report *k, uint16_t area)
{
	for (size_t i = 0; area && i < k->n; i++)
		if (k->rows[i].area == area)
			return &k->rows[i];
	return NULL;
}

/* In thousandths of what is to be reached; REPORT_HIDDEN, or 0 where nothing is. */
static int64_t
tile_share(const struct target_report *k, const struct target_row *row)
{
	const int64_t of = row ? target_share(k->t, row->area) : 0;
	const int64_t n = row ? row_counted(k, row) : 0;

	return n == REPORT_HIDDEN || of <= 0 ? (n < 0 ? n : 0) : n * 1000 / of;
}

/* "12.3", "<0.1", "*"; "-" where nothing is to be reached. */
static const char *
tile_words(const struct target_report *k, const struct target_row *row,
	char out[DECIMAL_TEXT])
{
	const int64_t share = tile_share(k, row);

	if (!row || !target_share(k->t, row->area))
		return "-";
	if (share == REPORT_HIDDEN)
		return "*";
	if (!share && row_counted(k, row))
		return "<0.1";
	snprintf(out, DECIMAL_TEXT,
		share && share < 1000 ? "%lld.%lld" : "%lld",
		(long long)(share / 10), (long long)(share % 10));
	return out;
}

static const char *
tile_name(const struct target_report *k, uint16_t code)
{
	struct area area;

	return area_find(k->r->app->office->book.areas, code, &area) &&
			       area.letters
		       ? area.letters
		       : "?";
}

static void
tiles_text(const struct target_report *k)
{
	for (size_t y = 0; y < TILE_ROWS; y++) {
		struct buf names = BUF_INIT, shares = BUF_INIT;

		for (size_t x = 0; x < TILE_COLUMNS; x++) {
			const uint16_t area = tiles[y][x];
			char share[DECIMAL_TEXT];

			buf_addf(
				&names, "%-5s", area ? tile_name(k, area) : "");
			buf_addf(&shares, "%-5s",
				area ? tile_words(k, tile_row(k, area), share)
				     : "");
		}
		out_line(k->r->app->out, "%s", buf_str(&names));
		out_line(k->r->app->out, "%s", buf_str(&shares));
		buf_release(&names);
		buf_release(&shares);
	}
}

static int64_t
tiles_most(const struct target_report *k)
{
	int64_t most = 0;

	for (size_t i = 0; i < TILE_ROWS * TILE_COLUMNS; i++) {
		const int64_t share = tile_share(k,
			tile_row(k, tiles[i / TILE_COLUMNS][i % TILE_COLUMNS]));

		most = share > most ? share : most;
	}
	return most;
}

static void
tile_svg(const struct target_report *k, size_t y, size_t x, int64_t most)
{
	const struct target_row *row = tile_row(k, tiles[y][x]);
	const int64_t share = tile_share(k, row);
	char words[DECIMAL_TEXT];
	struct buf text = BUF_INIT;

	markup_put(&text, tile_words(k, row, words));
	fprintf(k->r->app->out,
		"<g transform=\"translate(%zu %zu)\"><rect width=%d height=%d "
		"style=\"fill-opacity:.%02lld;stroke:#999\" />"
		"<text x=30 y=19 text-anchor=middle>%s</text>"
		"<text x=30 y=37 text-anchor=middle>%s</text></g>\n",
		x * TILE_WIDTH + 1, y * TILE_HEIGHT + 1, TILE_WIDTH - 4,
		TILE_HEIGHT - 4,
		(long long)(most && share > 0 ? 10 + share * 45 / most : 0),
		tile_name(k, tiles[y][x]), buf_str(&text));
	buf_release(&text);
}

static void
tiles_svg(const struct target_report *k)
{
	const int64_t most = tiles_most(k);

	fprintf(k->r->app->out,
		"<svg viewBox=\"0 0 %d %d\" style=\"width:%dpx;max-width:100%%;"
		"font-size:14px\" role=img>\n",
		TILE_COLUMNS * TILE_WIDTH, TILE_ROWS * TILE_HEIGHT,
		TILE_COLUMNS * TILE_WIDTH);
	for (size_t y = 0; y < TILE_ROWS; y++)
		for (size_t x = 0; x < TILE_COLUMNS; x++)
			if (tiles[y][x])
				tile_svg(k, y, x, most);
	fputs("</svg>\n", k->r->app->out);
	if (most)
		report_line(k->r, _("darkest: %lld.%lld %%"),
			(long long)(most / 10), (long long)(most % 10));
}

static bool
has_tile(uint16_t area)
{
	for (size_t i = 0; i < TILE_ROWS * TILE_COLUMNS; i++)
		if (tiles[i / TILE_COLUMNS][i % TILE_COLUMNS] == area)
			return true;
	return false;
}

static void
put_tiles(struct target_report *k, void *to)
{
	int64_t beside = 0;

	(void)to;
	report_line(k->r, _("%s, of grades %s"), k->t->name, k->t->grades);
	report_line(k->r, "%s", _("percent of what is to be reached"));
	if (k->r->form == OUT_HTML)
		tiles_svg(k);
	else
		tiles_text(k);
	for (size_t i = 0; i < k->n; i++)
		beside += k->rows[i].area && !has_tile(k->rows[i].area);
	if (beside)
		report_line(k->r,
			_("areas without a tile: %lld; see: magang report "
			  "targets"),
			(long long)beside);
}

int
report_tiles(const struct report_run *r, struct err *err)
{
	return r->form == OUT_CSV || r->form == OUT_JSON
		       ? report_targets(r, err)
		       : each_target(r, put_tiles, NULL, err);
}

/* ---- for a telephone ------------------------------------------------------- */

static const char *
figure(const struct target_report *k, unsigned classes, char out[NUMBER_SHOWN])
{
	const int64_t n = report_cell(&k->f, SIZE_MAX, classes);

	return n == REPORT_HIDDEN ? "*"
				  : words_number(k->r->app->office->lang,
					    (uint64_t)n, out);
}

/* A line of the text. */
static void say(struct out *o, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

static void
say(struct out *o, const char *fmt, ...)
{
	struct buf b = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vaddf(&b, fmt, ap);
	va_end(ap);
	out_cell(o, buf_str(&b));
	out_row(o);
	buf_release(&b);
}

static void
put_phone(struct target_report *k, void *to)
{
	const enum lang lang = k->r->app->office->lang;
	const int64_t counted = report_cell(&k->f, SIZE_MAX, k->counted);
	const int64_t women =
		report_cell(&k->f, SIZE_MAX, women_of(k->counted));
	char n[GRADE_COUNT + 2][NUMBER_SHOWN], day[DATE_TEXT];

	if (k->t->yearly)
		say(to, "%s %.4s", k->t->name, date_format(day, k->r->day));
	else
		say(to, "%s", k->t->name);
	say(to, _("%s of %s"), figure(k, k->counted, n[0]),
		words_number(lang, (uint64_t)k->t->total, n[1]));
	for (int g = GRADE_A; g < GRADE_COUNT; g++)
		say(to,
			strchr(k->t->grades, 'a' + g - GRADE_A)
				? "%c %s"
				: _("%c %s (does not count)"),
			'A' + g - GRADE_A,
			figure(k, WOMEN(g) | OTHERS(g), n[g]));
	if (women != REPORT_HIDDEN && counted > 0)
		say(to, _("Women %lld %%"), (long long)(women * 100 / counted));
}

int
report_phone(const struct report_run *r, struct err *err)
{
	const struct out_column column = { "line", "", OUT_WRAP, 0 };
	const struct office *office = r->app->office;
	char day[DATE_TEXT];
	struct out o;
	int rc;

	out_start(&o, r->app, OUT_TABLE, "lines", &column, 1);
	o.bare = true;
	o.line_columns = PHONE_COLUMNS;
	say(&o, "%s", office->book.site.office);
	say(&o, _("%s, %s version %d"), date_format(day, r->day), r->p->name,
		r->p->version);
	if (r->known != DATE_NONE)
		say(&o, _("as it was known on %s"), date_format(day, r->known));
	rc = each_target(r, put_phone, &o, err);
	say(&o, _("Checksum %.16s"), r->sum);
	out_finish(&o);
	return rc;
}
