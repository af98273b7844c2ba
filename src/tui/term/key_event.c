/* SPDX-License-Identifier: MIT */
#include "magang/tui/term/key_event.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "magang/base/utf8.h"

struct key_event
key_browse(struct key_event ev)
{
	if (ev.type != EV_CHAR)
		return ev;
	if (ev.cp >= 0xFF01 && ev.cp <= 0xFF5E)
		ev.cp -= 0xFEE0;
	else if (ev.cp == 0x30FB || ev.cp == 0xFF65)
		ev.cp = '/';
	else if (ev.cp == 0x3000)
		ev.cp = ' ';
	return ev;
}

bool
key_is_ime(const struct key_event *ev)
{
	enum utf8_script script = utf8_script(ev->cp);

	return ev->type == EV_CHAR &&
	       (script == SCRIPT_KANA || script == SCRIPT_HAN);
}

bool
key_is_control(const struct key_event *ev, char letter)
{
	return ev->type == EV_CONTROL && ev->cp == (uint32_t)letter;
}

bool
key_is(const struct key_event *ev, enum term_key key)
{
	return ev->type == EV_KEY && ev->key == key;
}

static const char *const key_names[] = {
	[K_NONE] = "none",
	[K_UP] = "Up",
	[K_DOWN] = "Down",
	[K_LEFT] = "Left",
	[K_RIGHT] = "Right",
	[K_HOME] = "Home",
	[K_END] = "End",
	[K_PGUP] = "PgUp",
	[K_PGDN] = "PgDn",
	[K_ENTER] = "Enter",
	[K_TAB] = "Tab",
	[K_BACKTAB] = "S-Tab",
	[K_BACKSPACE] = "Backspace",
	[K_DELETE] = "Delete",
	[K_INSERT] = "Insert",
	[K_ESC] = "Esc",
	[K_F1] = "F1",
	[K_F10] = "F10",
	[K_OTHER] = "other",
};

static const char *const event_names[] = {
	[EV_NONE] = "(none)",
	[EV_CHAR] = "",
	[EV_KEY] = "",
	[EV_CONTROL] = "^",
	[EV_PASTE_BEGIN] = "(paste",
	[EV_PASTE] = "+",
	[EV_PASTE_END] = ")",
	[EV_RESIZE] = "(resize)",
	[EV_REDRAW] = "(redraw)",
	[EV_SUSPEND] = "(suspend)",
	[EV_LEAVE] = "(leave)",
	[EV_GONE] = "(gone)",
};

static bool
has_character(const struct key_event *ev)
{
	return ev->type == EV_CHAR || ev->type == EV_CONTROL ||
	       ev->type == EV_PASTE;
}

const char *
key_text(const struct key_event *ev, char out[16])
{
	size_t n;

	if (ev->type == EV_KEY || (ev->type == EV_CHAR && ev->cp == ' ')) {
		snprintf(out, 16, "%s",
			ev->type == EV_KEY ? key_names[ev->key] : "Space");
		return out;
	}
	snprintf(out, 16, "%s", event_names[ev->type]);
	n = strlen(out);
	if (has_character(ev)) {
		assert(n + 4 < 16);
		n += utf8_put(out + n, ev->cp);
		out[n] = '\0';
	}
	return out;
}
