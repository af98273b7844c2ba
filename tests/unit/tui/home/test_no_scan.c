/* SPDX-License-Identifier: MIT */
/*
 * Figures and cards look at as many rows of the store whether there are a hundred
 * cases or thousands: none of them is a scan. Measured by rows, not by time.
 */
#include "../../../../src/store/internal.h"
#include "../../office/office_fixture.h"

#include "magang/query/query_home.h"
#include "magang/tui/tui.h"
#include "magang/view/app.h"

#define FEW 100
#define MANY 10000

static const char wait[] =
	"program: wait\nversion: 1\nprefix: WT\nlabel: Wait\n"
	"fields:\n  a: {label: A, points: {label: Points, type: number}}\n"
	"stages:\n"
	"  new: {kind: start, label: New, within: 10 days}\n"
	"  list: {kind: hold, label: List}\n"
	"  in: {label: In}\n"
	"  served: {kind: success, label: Served}\n"
	"  no: {kind: failed, label: No}\n"
	"moves:\n"
	"  - {from: new, to: in, if: quota_left, otherwise: list}\n"
	"  - {from: new, to: list}\n"
	"  - {from: list, to: in, if: quota_left}\n"
	"  - {from: in, to: served}\n"
	"  - {from: any, to: no, kind: failed, reason: required}\n"
	"rules:\n"
	"  known: {level: block, test: known(points), say: Points}\n"
	"score:\n  line: 10\n  parts:\n"
	"    points: {weight: 100, from: points, scale: 0 .. 100, label: P}\n"
	"quotas:\n"
	"  all: {seats: 5000}\n"
	"  women: {by: sex, of: P, at_least: 40 %}\n"
	"  area: {by: regency, seats: 4000}\n";

/* Names and births so far apart that nobody is taken for somebody else. */
static void
add_cases(struct desk *d, int from, int end)
{
	static const char *const first[] = { "Ba", "Ce", "Di", "Fo", "Gu", "Ha",
		"Je", "Ki", "Lo", "Mu", "Na", "Pe", "Ri", "So", "Tu", "Wa" };

	for (int i = from; i < end; i++) {
		const uint32_t x = (uint32_t)i * 2654435761u; /* digits apart */
		char *text = xasprintf("name=%s%s%s%s %s%s%s%s; regency=32.05; "
				       "sex=P; birth_date=%d-%02d-%02d",
			first[x % 16], first[x >> 4 & 15], first[x >> 8 & 15],
			first[x >> 12 & 15], first[x >> 16 & 15],
			first[x >> 20 & 15], first[x >> 24 & 15],
			first[x >> 28], 1980 + i % 25, 1 + i % 12, 1 + i % 28);

		open_case(d, person(d, text), "wait", "points=50");
		free(text);
	}
}

/* The screen behind these keys; caller frees. */
static char *
screen_of(struct desk *d, const char *steps)
{
	char *text = NULL;
	size_t n = 0;
	struct app app = { .store = d->store,
		.term = "xterm",
		.tty_in = true,
		.tty_out = true,
		.columns = 80,
		.now = NOW,
		.office = d->o,
		.log = stderr,
		.steps = steps };

	app.out = open_memstream(&text, &n);
	check_done(d, tui_run(&app, &d->err));
	fclose(app.out);
	return text;
}

/* Rows that the screens look at on these keys, from their start on. */
static uint64_t
rows_of(struct desk *d, const char *steps)
{
	const uint64_t before = d->o->store->rows;

	free(screen_of(d, steps));
	return d->o->store->rows - before;
}

/* What one more key looks at. */
static uint64_t
rows_of_key(struct desk *d, const char *steps, const char *key)
{
	char *all = xasprintf("%s %s", steps, key);
	const uint64_t with = rows_of(d, all), before = rows_of(d, steps);

	free(all);
	return with - before;
}

struct measured {
	uint64_t home, list, card;
};

static struct measured
measure(struct desk *d)
{
	static const char deck[] = ": 'cases Enter d";

	return (struct measured){ .home = rows_of(d, ""),
		.list = rows_of_key(d, ": 'cases", "Enter"),
		.card = rows_of_key(d, deck, "s") };
}

static void
test_figures(void **state)
{
	struct desk *d = *state;
	struct measured few, many;
	uint64_t doubts;

	install_program(d, "wait.yaml", wait);
	add_cases(d, 0, FEW);
	few = measure(d);
	add_cases(d, FEW, MANY);
	many = measure(d);
	check_done(d, count_kind(d->o, KIND_DOUBT, 0, &doubts, &d->err));
	assert_int_equal(doubts, 0);
	print_message("rows: home %d, list %d, card %d\n", (int)many.home,
		(int)many.list, (int)many.card);
	assert_int_equal(few.home, many.home);
	assert_int_equal(few.list, many.list);
	assert_int_equal(few.card, many.card);
}

/* Of rules that no counter knows home has no figure, rather than none and more. */
static void
test_not_counted(void **state)
{
	static const char says[] = "Fail a hard rule                ?";
	struct desk *d = *state;
	char *text;

	install_program(d, "late.yaml",
		"program: late\nversion: 1\nprefix: LT\nlabel: Late\n"
		"stages:\n  new: {kind: start, label: New}\n"
		"  served: {kind: success, label: Served}\n"
		"moves:\n  - {from: new, to: served}\n"
		"rules:\n"
		"  early: {level: block, test: today < 2020-01-01, say: Late}\n");
	open_case(d, person(d, "name=Siti Aminah; regency=32.05"), "late", "");
	text = screen_of(d, "");
	if (!strstr(text, says))
		fail_msg("no '%s' in:\n%s", says, text);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { desk_test(test_figures),
		desk_test(test_not_counted) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
