/* SPDX-License-Identifier: MIT */
#include "magang/tui/term/script.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/utf8.h"

bool
script_names(const struct key_event *ev, const char *name, size_t len)
{
	char text[16];

	key_text(ev, text);
	return strlen(text) == len && strncmp(text, name, len) == 0;
}

static void
add_text(const char *p, const char *end, enum event_type type,
	struct key_events *out)
{
	while (p < end) {
		int32_t cp = utf8_next(&p, end);

		if (cp == '_')
			cp = ' ';
		if (cp == '|' && type == EV_PASTE)
			cp = '\n';
		if (cp > 0)
			events_add(out, (struct key_event){ .type = type,
						.cp = (uint32_t)cp });
	}
}

static void
add_paste(const char *p, const char *end, struct key_events *out)
{
	events_add(out, (struct key_event){ .type = EV_PASTE_BEGIN });
	add_text(p, end, EV_PASTE, out);
	events_add(out, (struct key_event){ .type = EV_PASTE_END });
}

static bool
add_key(const char *word, size_t n, struct key_events *out)
{
	for (int key = K_NONE + 1; key < K_OTHER; key++) {
		struct key_event ev = { .type = EV_KEY,
			.key = (enum term_key)key };

		if (script_names(&ev, word, n)) {
			events_add(out, ev);
			return true;
		}
	}
	return false;
}

static void
add_size(const char *word, struct key_events *out)
{
	int columns, rows;

	script_size(word, &columns, &rows);
	events_add(out, (struct key_event){ .type = EV_RESIZE,
				.cp = (uint32_t)(columns * 1000 + rows) });
}

static void
add_word(const char *word, size_t n, struct key_events *out)
{
	if (word[0] == '@' && n > 1) {
		add_size(word, out);
		return;
	}
	if (word[0] == '+' && n > 1) {
		events_add(
			out, (struct key_event){ .at = atol(word + 1) * 1000 });
		return;
	}
	if (word[0] == '\'')
		add_text(word + 1, word + n, EV_CHAR, out);
	else if (word[0] == '"')
		add_paste(word + 1, word + n, out);
	else if (n == 2 && word[0] == '^')
		events_add(out, (struct key_event){ .type = EV_CONTROL,
					.cp = (unsigned char)word[1] });
	else if (n == 5 && strncmp(word, "Space", n) == 0)
		events_add(
			out, (struct key_event){ .type = EV_CHAR, .cp = ' ' });
	else if (!add_key(word, n, out))
		add_text(word, word + n, EV_CHAR, out);
}

bool
script_next(const char **steps, struct key_events *out)
{
	const char *p = *steps + strspn(*steps, " \n\t");
	size_t n = strcspn(p, " \n\t");

	events_clear(out);
	*steps = p + n;
	if (n == 0)
		return false;
	add_word(p, n, out);
	return true;
}

void
script_size(const char *steps, int *columns, int *rows)
{
	if (sscanf(steps, " @%3dx%3d", columns, rows) != 2)
		*columns = *rows = 0;
}
