/* SPDX-License-Identifier: MIT */
/* The decoder of keys: what lines deliver in how many pieces, and what people found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"

#include "magang/tui/term/keys.h"

#define GAP "\x01" /* in a row: a pause follows, three digits of ms */

/*
 * `bytes` with "\x01NNN" for a pause of NNN ms (always three digits); what comes
 * out, as key_text() says it, with a blank between two.
 */
static const struct {
	const char *bytes, *events;
} rows[] = {
	/* characters */
	{ "aZ~", "a Z ~" },
	{ " ", "Space" },
	{ "日本語", "日 本 語" },
	{ "é\xF0\x9F\x8C\xB1", "é \xF0\x9F\x8C\xB1" },
	{ "日" GAP "900本", "日 本" },
	/* get_wch: one bad byte swallowed 100 keys */
	{ "\xE9"
	  "abc",
		"\uFFFD a b c" },
	{ "\xE3\x81z", "\uFFFD \uFFFD z" },
	{ "\xE3\x81日", "\uFFFD \uFFFD 日" },
	{ "\xC0\x80x", "\uFFFD \uFFFD x" },
	{ "\xED\xA0\x80x", "\uFFFD \uFFFD \uFFFD x" },
	{ "\xF4\x90\x80\x80x", "\uFFFD \uFFFD \uFFFD \uFFFD x" },
	{ "\xFFx\x80y", "\uFFFD x \uFFFD y" },
	{ "\xE3\x81\r", "\uFFFD \uFFFD Enter" },
	{ "\xE3\x81\x1B[A", "\uFFFD \uFFFD Up" },
	{ "\xC2\x9B"
	  "31mx",
		"\uFFFD 3 1 m x" }, /* C1 is no escape */
	/* controls */
	{ "\r\n\t\b\x7F", "Enter Enter Tab Backspace Backspace" },
	{ "\x03\x07\x10\x1A\x1F", "^C ^G ^P ^Z ^_" },
	/* keys of xterm, application and plain, with modifiers */
	{ "\x1B[A\x1B[B\x1B[C\x1B[D\x1B[H\x1B[F",
		"Up Down Right Left Home End" },
	{ "\x1BOA\x1BOB\x1BOC\x1BOD\x1BOH\x1BOF",
		"Up Down Right Left Home End" },
	{ "\x1B[1;5A\x1B[1;2D\x1B[6;5~", "Up Left PgDn" },
	{ "\x1B[Z\x1BOP\x1B[11~\x1B[[A\x1B[21~", "S-Tab F1 F1 F1 F10" },
	/* what terminfo's vt100 does not know */
	{ "\x1B[1~\x1B[2~\x1B[3~\x1B[4~\x1B[5~\x1B[6~\x1B[7~\x1B[8~",
		"Home Insert Delete End PgUp PgDn Home End" },
	{ "\x1BOp\x1BOy\x1BOM\x1BOm", "0 9 Enter -" },
	/* what means nothing */
	{ "\x1B[15~\x1B[?1;2ca", "other other a" },
	{ "\x1B[<0;12;4Mx", "other x" },
	/* Esc: alone, with a key behind it in one packet */
	{ "\x1B" GAP "100x", "Esc x" },
	{ "\x1B" GAP "099[A", "Up" },
	{ "\x1B\x1B" GAP "100", "Esc Esc" },
	{ "\x1Bq", "Esc q" },
	{ "\x1B\r", "Esc Enter" },
	{ "\x1B\x1B[A", "Esc Up" },
	{ "\x1B[q", "Esc [ q" },
	{ "\x1B[" GAP "100\x1B" GAP "100", "Esc [ Esc" },
	{ "\x1B[\r", "Esc [ Enter" },
	{ "\x1BOx", "8" },
	{ "\x1BOz", "Esc O z" },
	{ "\x1B日", "Esc 日" },
	/* a tail within a second after a lone Esc is still an arrow */
	{ "\x1B" GAP "300[A", "Esc Up" },
	{ "\x1B" GAP "900OB", "Esc Down" },
	{ "\x1B" GAP "990[" GAP "050A", "Esc Up" },
	{ "\x1B" GAP "300[5" GAP "200~", "Esc PgUp" },
	{ "\x1B[" GAP "300A", "Esc Up" },
	{ "\x1BO" GAP "200C", "Esc Right" },
	{ "\x1B" GAP "999" GAP "001[A", "Esc [ A" },
	{ "\x1B" GAP "300[" GAP "900x", "Esc [ x" },
	{ "\x1B" GAP "300Om", "Esc O m" },
	{ "\x1B" GAP "300x[A", "Esc x [ A" },
	{ "\x1B[5" GAP "500~", "PgUp" },
	{ "\x1B[5" GAP "999" GAP "001x", "Esc [ 5 x" },
	/* pastes: as text, split anywhere, only our mark ends them */
	{ "\x1B[200~ab\x1B[201~c", "(paste +a +b ) c" },
	{ "\x1B[20" GAP "2000~q\x1B[2" GAP "90001~", "(paste +q )" },
	{ "\x1B" GAP "200[200~q\x1B[201~", "Esc (paste +q )" },
	{ "\x1B[200~!q\r\x1B[201~", "(paste +! +q +\n )" },
	{ "\x1B[200~a\r\nb\rc\nd\te\x1B[201~",
		"(paste +a +\n +b +\n +c +\n +d +\t +e )" },
	{ "\x1B[200~a\x1B[31mb\x1B[200~c\x1B[201~",
		"(paste +a +[ +3 +1 +m +b +[ +2 +0 +0 +~ +c )" },
	{ "\x1B[200~\x1B\x1B[201~x", "(paste ) x" },
	{ "\x1B[200~\x1B[20\x1B[201~x", "(paste +[ +2 +0 ) x" },
	{ "\x1B[200~a\x03\x07\x7F\x1B"
	  "b\x1B[201~",
		"(paste +a +b )" },
	{ "\x1B[200~日\xE9z\xE3\x81\x1B[201~",
		"(paste +日 +\uFFFD +z +\uFFFD +\uFFFD )" },
	{ "\x1B[200~\xC2\x9B"
	  "31m\x1B[201~",
		"(paste +3 +1 +m )" },
	{ "\x1B[201~x", "other x" },
	/* what ends itself runs nothing: the terminal's own mark comes behind */
	{ "\x1B[200~a\x1B[201~:q\r\x1B[201~",
		"(paste +a ) (paste +: +q +\n )" },
	{ "\x1B[200~a\x1B[201~:q" GAP "249\r\x1B[20"
	  "1~",
		"(paste +a ) (paste +: +q +\n )" },
	{ "\x1B[200~a\x1B[201~!\x1B[201~?\x1B[201~d",
		"(paste +a ) (paste +! ) (paste +? ) d" },
	{ "\x1B[200~a\x1B[201~\x1B[200~b\x1B[201~c",
		"(paste +a ) (paste +b ) c" },
	{ "\x1B[200~a\x1B[201~x\x1B[200~b\x1B[201~",
		"(paste +a ) x (paste +b )" },
	{ "\x1B[200~a\x1B[201~" GAP "251\x1B[201~x", "(paste +a ) other x" },
	{ "\x1B[200~a\x1B[201~x" GAP "251y", "(paste +a ) x y" },
	/* the line ends in the middle */
	{ "\x1B[200~ab", "(paste +a +b )" },
	{ "\x1B[200~ab\x1B[20", "(paste +a +b +[ +2 +0 )" },
	{ "\xE3\x81", "\uFFFD \uFFFD" },
	{ "a\x1B[1;", "a Esc [ 1 ;" },
	{ "a\x1B", "a Esc" },
};

static char *
said(const struct key_events *events)
{
	struct buf b = BUF_INIT;
	char text[16];

	for (size_t i = 0; i < events->n; i++) {
		if (i > 0)
			buf_addc(&b, ' ');
		buf_adds(&b, key_text(&events->v[i], text));
	}
	return buf_detach(&b);
}

/* Time passes in steps, as a loop that obeys keys_wait() would wake. */
static void
pass(struct keys *k, int64_t *now, int ms, struct key_events *out)
{
	int64_t end = *now + ms;

	while (*now < end) {
		int wait = keys_wait(k, *now);

		if (wait < 0 || wait > end - *now)
			wait = (int)(end - *now);
		*now += wait ? wait : 1;
		keys_tick(k, *now, out);
	}
}

static int
number(const char *digits)
{
	return (digits[0] - '0') * 100 + (digits[1] - '0') * 10 + digits[2] -
	       '0';
}

/* Feeds a row; before byte number `cut` there is a packet's end of `ms`. */
static char *
feed(const char *bytes, size_t cut, int ms)
{
	struct key_events out = { 0 };
	struct keys k;
	int64_t now = 5000;
	size_t i = 0;
	char *text;

	keys_init(&k);
	for (const char *p = bytes; *p; i++) {
		if (i == cut)
			pass(&k, &now, ms, &out);
		if (*p == *GAP) {
			pass(&k, &now, number(p + 1), &out);
			p += 4;
			continue;
		}
		keys_feed(&k, (unsigned char)*p++, now, &out);
		keys_tick(&k, now, &out);
	}
	keys_finish(&k, now, &out);
	assert_int_equal(keys_wait(&k, now), -1);
	text = said(&out);
	events_release(&out);
	return text;
}

static void
test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char *text = feed(rows[i].bytes, SIZE_MAX, 0);

		assert_string_equal(text, rows[i].events);
		free(text);
	}
}

/* A packet that ends at any byte changes nothing, when the rest follows soon
 * (rows without pauses of their own). */
static void
test_rows_split_anywhere(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		if (strchr(rows[i].bytes, *GAP))
			continue;
		for (size_t cut = 0; cut < strlen(rows[i].bytes); cut++) {
			char *text = feed(rows[i].bytes, cut, 95);

			assert_string_equal(text, rows[i].events);
			free(text);
		}
	}
}

/* However late: characters and pastes have no timer. */
static void
test_slow_text(void **state)
{
	static const char bytes[] = "日本\x1B[200~語\r\nx\x1B[201~é";
	size_t mark = strlen("日本") + 6;

	(void)state;
	for (size_t cut = 0; cut < strlen(bytes); cut++) {
		char *text;

		if (cut > strlen("日本") && cut < mark)
			continue;
		text = feed(bytes, cut, 30000);
		assert_string_equal(text, "日 本 (paste +語 +\n +x ) é");
		free(text);
	}
}

/* Whatever comes, each byte is at most one event and a key is at most late. */
static void
test_one_byte_at_a_time(void **state)
{
	struct key_events out = { 0 };
	struct keys k;

	(void)state;
	for (int byte = 0; byte < 256; byte++) {
		keys_init(&k);
		events_clear(&out);
		keys_feed(&k, (unsigned char)byte, 0, &out);
		keys_tick(&k, 2000, &out);
		keys_feed(&k, 'x', 4000, &out);
		assert_int_equal(out.n, 2);
		assert_int_equal(out.v[1].cp, 'x');
	}
	events_release(&out);
}

static void
test_long_sequence_is_let_go(void **state)
{
	struct key_events out = { 0 };
	struct keys k;

	(void)state;
	keys_init(&k);
	keys_feed(&k, 0x1B, 0, &out);
	keys_feed(&k, '[', 0, &out);
	for (int i = 0; i < 100; i++)
		keys_feed(&k, '1', 0, &out);
	assert_int_equal(out.n, 102);
	events_release(&out);
}

static void
test_browse_folds_full_width(void **state)
{
	static const struct {
		uint32_t from, to;
	} folds[] = { { 0xFF4D, 'm' }, { 0xFF0F, '/' }, { 0x30FB, '/' },
		{ 0xFF65, '/' }, { 0x3000, ' ' }, { 0xFF11, '1' }, { 'm', 'm' },
		{ 0x3042, 0x3042 } };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(folds); i++) {
		struct key_event ev = { .type = EV_CHAR, .cp = folds[i].from };

		assert_int_equal(key_browse(ev).cp, folds[i].to);
	}
	assert_true(key_is_ime(
		&(struct key_event){ .type = EV_CHAR, .cp = 0x3042 }));
	assert_false(
		key_is_ime(&(struct key_event){ .type = EV_CHAR, .cp = 'a' }));
	/* a paste is never a command */
	assert_int_equal(
		key_browse((struct key_event){ .type = EV_PASTE, .cp = 0xFF4D })
			.cp,
		0xFF4D);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_rows_split_anywhere),
		cmocka_unit_test(test_slow_text),
		cmocka_unit_test(test_one_byte_at_a_time),
		cmocka_unit_test(test_long_sequence_is_let_go),
		cmocka_unit_test(test_browse_folds_full_width),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
