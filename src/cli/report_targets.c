/* SPDX-License-Identifier: MIT */
#include "report_targets.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
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

static void
put_target_row(const struct target_report *k, struct target_tables *to,
	const struct target_row *row)
{
	struct out *o = &to->o;
	const struct office *office = k->r->app->office;
	const size_t class =
		row->area ? report_class(&k->f, row->area) : SIZE_MAX;
	const bool nobody = row->area && class == SIZE_MAX;
	const int64_t counted =
		nobody ? 0 : report_cell(&k->f, class, k->counted);
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
	const int rc = each_target(r, put_rows, &to, err);

	target_tables_end(&to);
	return rc;
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
	char n[GRADE_COUNT + 2][NUMBER_SHOWN];

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
