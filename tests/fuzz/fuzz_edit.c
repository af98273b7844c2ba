/* SPDX-License-Identifier: MIT */
/*
 * Any keys into the editor. The first byte chooses the rules, the rest goes
 * through the decoder. After every key the invariants hold (edit_check); and the
 * text is what was accepted: an insertion makes of before|behind exactly the
 * normal form of before + character + behind, a deletion takes a run out of it,
 * everything else leaves it alone.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

#include "magang/tui/widget/edit.h"
#include "magang/tui/widget/edit_view.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct edit_rules
rules_of(uint8_t choice)
{
	return (struct edit_rules){
		.filter = (enum type_chars)(choice % 8),
		.max = (size_t)(choice & 8 ? 5 : 0),
		.masked = choice & 32,
	};
}

/* What edit_insert(cp) must make of a text, when it is accepted. */
static char *
expected(const char *text, size_t cursor, bool fresh, uint32_t cp, bool upper)
{
	struct buf b = BUF_INIT;
	char utf8[4], *normal;

	buf_add(&b, text, fresh ? 0 : cursor);
	normal = utf8_normal(utf8, utf8_put(utf8, cp));
	for (char *p = normal; *p; p++)
		if (upper && *p >= 'a' && *p <= 'z')
			*p = (char)(*p - ('a' - 'A'));
	buf_adds(&b, normal);
	free(normal);
	buf_adds(&b, fresh ? "" : text + cursor);
	normal = utf8_normal(buf_str(&b), b.len);
	buf_release(&b);
	return normal;
}

static void
check_insert(struct edit *e, const struct key_event *ev)
{
	bool upper =
		e->rules.filter == CHARS_UPPER || e->rules.filter == CHARS_CODE;
	char *before = xstrdup(edit_text(e));
	char *want = expected(before, e->cursor, e->fresh, ev->cp, upper);
	enum edit_result result = edit_key(e, ev);

	if (result == EDIT_CHANGED) {
		assert(strcmp(edit_text(e), want) == 0);
		assert(!e->rules.max || edit_chars(e) <= e->rules.max ||
			strlen(want) <= strlen(before) + 4);
	} else {
		assert(result == EDIT_REFUSED || result == EDIT_FULL);
		assert(strcmp(edit_text(e), before) == 0);
	}
	free(want);
	free(before);
}

static void
check_other(struct edit *e, const struct key_event *ev)
{
	char *before = xstrdup(edit_text(e));
	enum edit_result result = edit_key(e, ev);
	bool changed = strcmp(edit_text(e), before) != 0;

	assert(!changed || result == EDIT_CHANGED || ev->type == EV_PASTE);
	free(before);
}

static void
check_view(struct edit *e)
{
	struct buf b = BUF_INIT;
	int caret = edit_view(e, 7, '_', &b);

	assert(caret >= 0 && caret < 7 && utf8_columns(buf_str(&b)) == 7);
	buf_release(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct key_events events = { 0 };
	struct edit_rules rules;
	struct keys keys;
	struct edit e;

	if (size < 2 || size > 600)
		return 0;
	rules = rules_of(data[0]);
	edit_init(&e, &rules);
	if (data[0] & 64) {
		char *text = xstrndup((const char *)data + 1, (size - 1) / 2);

		edit_set(&e, text, data[0] & 128);
		edit_check(&e);
		free(text);
	}
	keys_init(&keys);
	for (size_t i = 1; i < size; i++)
		keys_feed(&keys, data[i], 0, &events);
	keys_finish(&keys, 0, &events);
	for (size_t i = 0; i < events.n; i++) {
		if (events.v[i].type == EV_CHAR)
			check_insert(&e, &events.v[i]);
		else
			check_other(&e, &events.v[i]);
		edit_check(&e);
		check_view(&e);
		edit_check(&e);
	}
	while (edit_undo(&e) == EDIT_CHANGED)
		edit_check(&e);
	edit_release(&e);
	events_release(&events);
	return 0;
}
