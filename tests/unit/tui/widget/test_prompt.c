/* SPDX-License-Identifier: MIT */
/* One-line questions: what each key makes of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "magang/base/mem.h"

#include "magang/tui/widget/prompt.h"
#include "../term/typing.h"

struct asked {
	struct prompt *p;
	enum prompt_result result;
	int edits, passes;
};

static void
feed(const struct key_event *ev, void *ctx)
{
	struct asked *a = ctx;
	bool edited, passed;

	if (a->result != PROMPT_MORE)
		return; /* it is closed */
	a->result = prompt_key(a->p, ev, &edited, &passed);
	a->edits += edited;
	a->passes += passed;
}

static const struct {
	const char *before, *keys;
	enum prompt_result result;
	const char *text;
	int edits, passes;
} texts[] = {
	{ NULL, "siti\r", PROMPT_DONE, "siti", 4, 0 },
	{ NULL, "\r", PROMPT_DONE, "", 0, 0 },
	{ NULL, "\x1B", PROMPT_CANCELLED, "", 0, 0 },
	{ NULL, "si\x03", PROMPT_CANCELLED, "si", 2, 0 },
	/* what is prefilled goes with the first letter, stays with an arrow */
	{ "old", "n\r", PROMPT_DONE, "n", 1, 0 },
	{ "old", "\x1B[Cn\r", PROMPT_DONE, "oldn", 1, 0 },
	{ "old", "\r", PROMPT_DONE, "old", 0, 0 },
	/* moves are somebody else's */
	{ NULL, "a" UP DOWN "b", PROMPT_MORE, "ab", 2, 2 },
	/* a paste is text, and no Enter in it answers */
	{ NULL, "\x1B[200~a\rb\x1B[201~", PROMPT_MORE, "a b", 2, 0 },
	{ NULL, "\xE6\x97\xA5\r", PROMPT_DONE, "\xE6\x97\xA5", 1, 0 },
};

static void
test_texts(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
		struct prompt p;
		struct asked a = { .p = &p };

		prompt_open(&p, "/", texts[i].before, NULL);
		typing(texts[i].keys, feed, &a);
		if (a.result != texts[i].result ||
			strcmp(prompt_text(&p), texts[i].text) != 0 ||
			a.edits != texts[i].edits ||
			a.passes != texts[i].passes)
			fail_msg("row %zu: result %d, '%s', %d edits, %d "
				 "passes",
				i, (int)a.result, prompt_text(&p), a.edits,
				a.passes);
		prompt_release(&p);
	}
}

/* Only a clear yes is one; a paste and an arrow are no answers. */
static const struct {
	const char *keys;
	enum prompt_result result;
} answers[] = {
	{ "y", PROMPT_DONE },
	{ "Y", PROMPT_DONE },
	{ "1", PROMPT_DONE },
	{ "\xE3\x81\xAF", PROMPT_DONE }, /* は */
	{ "\xEF\xBD\x99", PROMPT_DONE }, /* a full-width y */
	{ "n", PROMPT_CANCELLED },
	{ "t", PROMPT_CANCELLED },
	{ "2", PROMPT_CANCELLED },
	{ "\r", PROMPT_CANCELLED },
	{ "\x1B", PROMPT_CANCELLED },
	{ "q", PROMPT_CANCELLED },
	{ DOWN, PROMPT_MORE },
	{ "\x1B[200~y\x1B[201~", PROMPT_MORE },
};

static void
test_yes(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(answers); i++) {
		struct prompt p;
		struct asked a = { .p = &p };

		prompt_open_yes(&p, "Sure?");
		typing(answers[i].keys, feed, &a);
		if (a.result != answers[i].result)
			fail_msg("row %zu: %d", i, (int)a.result);
		prompt_release(&p);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_yes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
