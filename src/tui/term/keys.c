/* SPDX-License-Identifier: MIT */
#include "magang/tui/term/keys.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/utf8.h"

#define ESC 0x1B
#define DEL 0x7F
#define BAD 0xFFFD
#define ESC_MS 100   /* a lone Esc is Esc after this */
#define TAIL_MS 1000 /* a tail that comes later is typing */
#define HELD_MS 250  /* what comes so soon behind a paste may belong to it */

/*
 * `pending` holds what followed an Esc ("[1;5", "O"), in a paste what looks
 * like the beginning of the end mark. Where `told_esc`, K_ESC was sent already
 * and only an exact tail makes a key of the rest.
 */
enum state { GROUND, ESCAPE, SEQUENCE };

static const char paste_begin[] = "\x1B[200~";
static const char paste_end[] = "\x1B[201~";

/* --- events -------------------------------------------------------------- */

void
events_add(struct key_events *events, struct key_event ev)
{
	VEC_GROW(events->v, events->n, events->cap);
	events->v[events->n++] = ev;
}

void
events_clear(struct key_events *events)
{
	events->n = 0;
}

void
events_release(struct key_events *events)
{
	free(events->v);
	*events = (struct key_events){ 0 };
}

static void
add(struct key_events *out, enum event_type type, uint32_t cp, int64_t now)
{
	events_add(
		out, (struct key_event){ .type = type, .cp = cp, .at = now });
}

static void
add_key(struct key_events *out, enum term_key key, int64_t now)
{
	events_add(out,
		(struct key_event){ .type = EV_KEY, .key = key, .at = now });
}

/* --- characters ---------------------------------------------------------- */

static void
character(struct keys *k, uint32_t cp, int64_t now, struct key_events *out)
{
	bool control = utf8_kind(cp) == UTF8_CONTROL;

	if (!k->in_paste)
		add(out, EV_CHAR, control ? BAD : cp, now);
	else if (!control || cp == '\n' || cp == '\t')
		add(out, EV_PASTE, cp, now);
}

/* The bytes of a character that never became one. */
static void
utf_bad(struct keys *k, int64_t now, struct key_events *out)
{
	for (; k->utf_n > 0; k->utf_n--)
		character(k, BAD, now, out);
}

static size_t
utf_length(unsigned char head)
{
	if (head < 0xC2 || head > 0xF4)
		return 1;
	return head < 0xE0 ? 2 : head < 0xF0 ? 3 : 4;
}

/* A byte from 0x80 on. */
static void
utf_feed(
	struct keys *k, unsigned char byte, int64_t now, struct key_events *out)
{
	const char *p = (const char *)k->utf;
	int32_t cp;

	if ((byte & 0xC0) != 0x80)
		utf_bad(k, now, out);
	k->utf[k->utf_n++] = byte;
	if (k->utf_n < utf_length(k->utf[0]))
		return;
	cp = utf8_next(&p, p + k->utf_n);
	if (cp < 0) {
		utf_bad(k, now, out);
		return;
	}
	k->utf_n = 0;
	character(k, (uint32_t)cp, now, out);
}

static void
control(unsigned char byte, int64_t now, struct key_events *out)
{
	static const struct {
		unsigned char byte;
		enum term_key key;
	} named[] = { { '\b', K_BACKSPACE }, { DEL, K_BACKSPACE },
		{ '\t', K_TAB }, { '\n', K_ENTER }, { '\r', K_ENTER } };

	for (size_t i = 0; i < ARRAY_SIZE(named); i++)
		if (named[i].byte == byte) {
			add_key(out, named[i].key, now);
			return;
		}
	add(out, EV_CONTROL, byte | 0x40U, now);
}

/* --- paste --------------------------------------------------------------- */

static void
paste_text(
	struct keys *k, unsigned char byte, int64_t now, struct key_events *out)
{
	bool after_cr = k->paste_cr;

	k->paste_cr = byte == '\r';
	if (byte >= 0x80) {
		utf_feed(k, byte, now, out);
		return;
	}
	utf_bad(k, now, out);
	if (byte == '\n' && after_cr)
		return;
	character(k, byte == '\r' ? '\n' : byte, now, out);
}

/* Not the end mark after all: its Esc is dropped, the rest is text. */
static void
paste_mismatch(struct keys *k, int64_t now, struct key_events *out)
{
	size_t n = k->n;

	k->n = 0;
	utf_bad(k, now, out);
	for (size_t i = 1; i < n; i++)
		paste_text(k, (unsigned char)paste_end[i], now, out);
}

static void
paste_stop(struct keys *k, int64_t now, struct key_events *out)
{
	utf_bad(k, now, out);
	k->in_paste = false;
	k->n = 0;
	k->held_until = now + HELD_MS;
	add(out, EV_PASTE_END, 0, now);
}

static void
paste_feed(
	struct keys *k, unsigned char byte, int64_t now, struct key_events *out)
{
	if (byte != (unsigned char)paste_end[k->n] && k->n > 0)
		paste_mismatch(k, now, out);
	if (byte != (unsigned char)paste_end[k->n])
		paste_text(k, byte, now, out);
	else if (++k->n == sizeof(paste_end) - 1)
		paste_stop(k, now, out);
}

static void
paste_start(struct keys *k, int64_t now, struct key_events *out)
{
	k->in_paste = true;
	k->paste_cr = false;
	add(out, EV_PASTE_BEGIN, 0, now);
}

/* --- sequences ----------------------------------------------------------- */

/* After "ESC [", whatever modifiers stand between. */
static const struct {
	char final;
	enum term_key key;
} csi_keys[] = {
	{ 'A', K_UP },
	{ 'B', K_DOWN },
	{ 'C', K_RIGHT },
	{ 'D', K_LEFT },
	{ 'F', K_END },
	{ 'H', K_HOME },
	{ 'Z', K_BACKTAB },
};

/* "ESC [ number ~": VT220, xterm, rxvt, the Linux console. A vt100's terminfo
 * knows none of them, but what is called vt100 today sends them. */
static const struct {
	int number;
	enum term_key key;
} tilde_keys[] = {
	{ 1, K_HOME },
	{ 2, K_INSERT },
	{ 3, K_DELETE },
	{ 4, K_END },
	{ 5, K_PGUP },
	{ 6, K_PGDN },
	{ 7, K_HOME },
	{ 8, K_END },
	{ 11, K_F1 },
	{ 21, K_F10 },
};

/* After "ESC O": cursor keys, F1, and the keypad of a vt100 as it is printed
 * on its keys. */
static const struct {
	char final;
	enum term_key key;
	char character;
} ss3_keys[] = {
	{ 'A', K_UP, 0 },
	{ 'B', K_DOWN, 0 },
	{ 'C', K_RIGHT, 0 },
	{ 'D', K_LEFT, 0 },
	{ 'F', K_END, 0 },
	{ 'H', K_HOME, 0 },
	{ 'P', K_F1, 0 },
	{ 'M', K_ENTER, 0 },
	{ 'j', K_NONE, '*' },
	{ 'k', K_NONE, '+' },
	{ 'l', K_NONE, ',' },
	{ 'm', K_NONE, '-' },
	{ 'n', K_NONE, '.' },
	{ 'o', K_NONE, '/' },
	{ 'p', K_NONE, '0' },
	{ 'q', K_NONE, '1' },
	{ 'r', K_NONE, '2' },
	{ 's', K_NONE, '3' },
	{ 't', K_NONE, '4' },
	{ 'u', K_NONE, '5' },
	{ 'v', K_NONE, '6' },
	{ 'w', K_NONE, '7' },
	{ 'x', K_NONE, '8' },
	{ 'y', K_NONE, '9' },
};
#define SS3_TAILS 6 /* so many rows are keys also behind a lone Esc */

static void ground(struct keys *k, unsigned char byte, int64_t now,
	struct key_events *out);

static void
sequence_done(struct keys *k)
{
	k->state = GROUND;
	k->told_esc = false;
	k->n = 0;
}

/* What looked like a sequence was typed: Esc, then each character. */
static void
sequence_typed(struct keys *k, int64_t now, struct key_events *out)
{
	if (!k->told_esc)
		add_key(out, K_ESC, now);
	for (size_t i = 0; i < k->n; i++)
		add(out, EV_CHAR, k->pending[i], now);
	sequence_done(k);
}

static enum term_key
tilde_key(int number)
{
	for (size_t i = 0; i < ARRAY_SIZE(tilde_keys); i++)
		if (tilde_keys[i].number == number)
			return tilde_keys[i].key;
	return K_OTHER;
}

static enum term_key
csi_key(const struct keys *k, unsigned char final)
{
	/* "ESC [ [ A" is F1 on the Linux console */
	if (k->n == 2 && k->pending[1] == '[')
		return final == 'A' ? K_F1 : K_OTHER;
	for (size_t i = 0; i < ARRAY_SIZE(csi_keys); i++)
		if (csi_keys[i].final == (char) final)
			return csi_keys[i].key;
	return k->n > 1 ? K_OTHER : K_NONE;
}

/* The number behind "[", 0 where there is none. */
static int
first_number(const struct keys *k)
{
	int number = 0;

	for (size_t i = 1; i < k->n && i < 5; i++) {
		if (k->pending[i] < '0' || k->pending[i] > '9')
			break;
		number = number * 10 + (k->pending[i] - '0');
	}
	return number;
}

static void
csi_final(struct keys *k, unsigned char final, int64_t now,
	struct key_events *out)
{
	bool tilde = final == '~' && k->n > 1;
	int number = tilde ? first_number(k) : 0;
	enum term_key key = tilde ? tilde_key(number) : csi_key(k, final);

	if (key == K_NONE) {
		sequence_typed(k, now, out);
		ground(k, final, now, out);
		return;
	}
	sequence_done(k);
	if (tilde && number == 200)
		paste_start(k, now, out);
	else
		add_key(out, key, now);
}

static void
csi_feed(
	struct keys *k, unsigned char byte, int64_t now, struct key_events *out)
{
	bool parameter = byte >= 0x30 && byte < 0x40;
	bool between = byte >= 0x20 && byte < 0x30 && k->n > 1;
	bool linux_console = byte == '[' && k->n == 1 && !k->told_esc;

	if (byte >= 0x40 && byte < DEL && !linux_console) {
		csi_final(k, byte, now, out);
	} else if ((parameter || between || linux_console) &&
		   k->n < KEYS_PENDING) {
		k->pending[k->n++] = byte;
	} else {
		sequence_typed(k, now, out);
		ground(k, byte, now, out);
	}
}

static void
ss3_feed(
	struct keys *k, unsigned char byte, int64_t now, struct key_events *out)
{
	size_t n = k->told_esc ? SS3_TAILS : ARRAY_SIZE(ss3_keys);

	for (size_t i = 0; i < n; i++) {
		if (ss3_keys[i].final != (char)byte)
			continue;
		sequence_done(k);
		if (ss3_keys[i].key != K_NONE)
			add_key(out, ss3_keys[i].key, now);
		else
			add(out, EV_CHAR, (uint32_t)ss3_keys[i].character, now);
		return;
	}
	sequence_typed(k, now, out);
	ground(k, byte, now, out);
}

static void
sequence(
	struct keys *k, unsigned char byte, int64_t now, struct key_events *out)
{
	if (k->pending[0] == '[')
		csi_feed(k, byte, now, out);
	else
		ss3_feed(k, byte, now, out);
}

static void
escape(struct keys *k, unsigned char byte, int64_t now, struct key_events *out)
{
	if (byte == '[' || byte == 'O') {
		k->pending[k->n++] = byte;
		k->state = SEQUENCE;
		return;
	}
	sequence_typed(k, now, out);
	ground(k, byte, now, out);
}

/* --- the machine --------------------------------------------------------- */

static void
ground(struct keys *k, unsigned char byte, int64_t now, struct key_events *out)
{
	if (k->told_esc && (byte == '[' || byte == 'O')) {
		k->pending[k->n++] = byte;
		k->state = SEQUENCE;
		return;
	}
	k->told_esc = false;
	if (byte >= 0x80) {
		utf_feed(k, byte, now, out);
		return;
	}
	utf_bad(k, now, out);
	if (byte == ESC) {
		k->state = ESCAPE;
		k->since = now;
	} else if (byte < 0x20 || byte == DEL) {
		control(byte, now, out);
	} else {
		add(out, EV_CHAR, byte, now);
	}
}

void
keys_init(struct keys *k)
{
	*k = (struct keys){ .state = GROUND };
}

static void
feed(struct keys *k, unsigned char byte, int64_t now, struct key_events *out)
{
	static void (*const handlers[])(
		struct keys *, unsigned char, int64_t, struct key_events *) = {
		[GROUND] = ground,
		[ESCAPE] = escape,
		[SEQUENCE] = sequence,
	};

	if (k->in_paste)
		paste_feed(k, byte, now, out);
	else
		handlers[k->state](k, byte, now, out);
	k->last = now;
}

/* --- behind a paste ------------------------------------------------------ */

static bool
held_ends(const struct keys *k, const char *mark)
{
	size_t n = strlen(mark);

	return k->n_held >= n && memcmp(k->held + k->n_held - n, mark, n) == 0;
}

/* They were typed, or the key of the next paste. */
static void
held_typed(struct keys *k, int64_t now, struct key_events *out)
{
	size_t n = k->n_held;

	k->n_held = 0;
	k->held_until = now;
	for (size_t i = 0; i < n; i++)
		feed(k, k->held[i], now, out);
}

/* The end mark before them was part of the paste. */
static void
held_pasted(struct keys *k, size_t n, int64_t now, struct key_events *out)
{
	k->n_held = 0;
	paste_start(k, now, out);
	for (size_t i = 0; i < n; i++)
		paste_feed(k, k->held[i], now, out);
	if (k->n > 0)
		paste_mismatch(k, now, out);
	paste_stop(k, now, out);
}

/* Nobody types so much in so short a time. */
static void
hold(struct keys *k, unsigned char byte, int64_t now, struct key_events *out)
{
	k->held[k->n_held++] = byte;
	if (held_ends(k, paste_begin))
		held_typed(k, now, out);
	else if (held_ends(k, paste_end))
		held_pasted(k, k->n_held - strlen(paste_end), now, out);
	else if (k->n_held == sizeof(k->held))
		held_pasted(k, k->n_held, now, out);
}

void
keys_feed(
	struct keys *k, unsigned char byte, int64_t now, struct key_events *out)
{
	keys_tick(k, now, out);
	if (!k->in_paste && now < k->held_until)
		hold(k, byte, now, out);
	else
		feed(k, byte, now, out);
}

/* --- time ---------------------------------------------------------------- */

/* When does what is pending stop to be a sequence? A tail that began late gets
 * its 100 ms, too. */
static int64_t
deadline(const struct keys *k)
{
	int64_t end = k->since + TAIL_MS;

	if (k->state != SEQUENCE)
		return end;
	return end > k->last + ESC_MS ? end : k->last + ESC_MS;
}

/* Esc alone, and Esc with one character behind that may have been typed. */
static bool
waits_for_esc(const struct keys *k)
{
	return k->state == ESCAPE ||
	       (k->state == SEQUENCE && k->n == 1 && !k->told_esc);
}

void
keys_tick(struct keys *k, int64_t now, struct key_events *out)
{
	if (k->n_held && now >= k->held_until)
		held_typed(k, now, out);
	if (k->in_paste)
		return;
	if (waits_for_esc(k) && now >= k->since + ESC_MS) {
		add_key(out, K_ESC, now);
		k->told_esc = true;
		if (k->state == ESCAPE)
			k->state = GROUND;
	}
	if (k->state == SEQUENCE && now >= deadline(k))
		sequence_typed(k, now, out);
	if (k->state == GROUND && k->told_esc && now >= deadline(k))
		k->told_esc = false;
}

int
keys_wait(const struct keys *k, int64_t now)
{
	int64_t at;

	if (k->in_paste || (k->state == GROUND && !k->n_held))
		return -1;
	at = k->n_held          ? k->held_until
	     : waits_for_esc(k) ? k->since + ESC_MS
				: deadline(k);
	return at > now ? (int)(at - now) : 0;
}

void
keys_finish(struct keys *k, int64_t now, struct key_events *out)
{
	held_typed(k, now, out);
	if (k->in_paste) {
		if (k->n > 0)
			paste_mismatch(k, now, out);
		paste_stop(k, now, out);
	} else if (k->state != GROUND) {
		sequence_typed(k, now, out);
	}
	utf_bad(k, now, out);
	k->told_esc = false;
}
