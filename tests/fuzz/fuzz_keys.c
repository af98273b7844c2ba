/* SPDX-License-Identifier: MIT */
/*
 * Any bytes, with pauses, as keys. Each byte pair is (pause, byte) where the first
 * byte of the input asks for pauses; else all at once.
 *  - every event is well-formed, no byte makes more than one but the marks;
 *  - a pause never loses a byte of text: with two seconds between all bytes,
 *    each byte of a text without a paste is exactly one event;
 *  - after keys_finish nothing is pending.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/utf8.h"

#include "magang/tui/term/keys.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_event(const struct key_event *ev, bool *in_paste)
{
	char text[16];

	assert(utf8_valid(key_text(ev, text), strlen(text)));
	assert(ev->type >= EV_CHAR && ev->type <= EV_PASTE_END);
	assert((ev->type == EV_PASTE || ev->type == EV_PASTE_END) == *in_paste);
	if (ev->type == EV_PASTE_BEGIN)
		*in_paste = true;
	if (ev->type == EV_PASTE_END)
		*in_paste = false;
	if (ev->type == EV_CHAR)
		assert(utf8_kind(ev->cp) != UTF8_CONTROL);
	if (ev->type == EV_PASTE)
		assert(utf8_kind(ev->cp) != UTF8_CONTROL || ev->cp == '\n' ||
			ev->cp == '\t');
	if (ev->type == EV_KEY)
		assert(ev->key > K_NONE && ev->key <= K_OTHER);
	if (ev->type == EV_CONTROL)
		assert(ev->cp >= '@' && ev->cp <= '_');
}

/* All bytes with the same pause, or with pauses out of the input (-1). */
static void
feed(const uint8_t *data, size_t size, int pause, struct key_events *out)
{
	struct keys k;
	int64_t now = 1;
	bool in_paste = false;

	keys_init(&k);
	events_clear(out);
	for (size_t i = 0; i < size; i++) {
		if (pause < 0)
			now += data[i++] * 8;
		else
			now += pause;
		if (i == size)
			break;
		keys_feed(&k, data[i], now, out);
		keys_tick(&k, now, out);
		assert(keys_wait(&k, now) <= 1000);
	}
	keys_finish(&k, now, out);
	assert(keys_wait(&k, now) == -1 && k.n == 0 && k.utf_n == 0 &&
		k.n_held == 0);
	for (size_t i = 0; i < out->n; i++)
		check_event(&out->v[i], &in_paste);
	/* what is too much for typing has marks of its own */
	assert(!in_paste && out->n <= size + 2 + size / 256);
}

static bool
same(const struct key_events *a, const struct key_events *b)
{
	for (size_t i = 0; i < a->n && i < b->n; i++)
		if (a->v[i].type != b->v[i].type || a->v[i].cp != b->v[i].cp ||
			a->v[i].key != b->v[i].key)
			return false;
	return a->n == b->n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct key_events a = { 0 }, b = { 0 };

	feed(data, size, -1, &a);
	feed(data, size, 0, &a);
	/* less than the shortest timer over the longest ambiguous beginning */
	feed(data, size, 30, &b);
	assert(same(&a, &b) || memchr(data, 0x1B, size));
	feed(data, size, 3000, &b);
	assert(same(&a, &b) || memchr(data, 0x1B, size));
	events_release(&a);
	events_release(&b);
	return 0;
}
