/* SPDX-License-Identifier: MIT */
#include "magang/tui/linear/linear_feed.h"

#include <string.h>

#include "magang/base/utf8.h"
#include "magang/tui/linear/linear.h"
#include "magang/tui/term/input.h"
#include "magang/tui/term/script.h"
#include "magang/tui/ui/action.h"
#include "magang/tui/ui/batch.h"
#include "magang/tui/ui/dispatch.h"
#include "magang/tui/ui/screen.h"

static bool
feed(struct linear *l, struct key_event ev)
{
	ev.at = input_now();
	return ui_handle(l->ui, &ev);
}

bool
linear_feed(struct linear *l, struct key_event ev)
{
	if (!feed(l, ev))
		return false;
	ui_settle(l->ui);
	return true;
}

bool
linear_key(struct linear *l, enum term_key key)
{
	return linear_feed(l, (struct key_event){ .type = EV_KEY, .key = key });
}

bool
linear_control(struct linear *l, char letter)
{
	return linear_feed(l, (struct key_event){ .type = EV_CONTROL,
				      .cp = (unsigned char)letter });
}

bool
linear_type(struct linear *l, const char *text)
{
	const char *end = text + strlen(text);

	while (text < end) {
		int32_t cp = utf8_next(&text, end);

		if (cp > 0 && !feed(l, (struct key_event){ .type = EV_CHAR,
					       .cp = (uint32_t)cp }))
			return false;
	}
	ui_settle(l->ui);
	return true;
}

bool
linear_dotted(struct linear *l, const char *text, bool *known)
{
	enum place place = l->ui->top->ops->place;
	const char *name = text[0] == '.' ? text + 1 : text;
	const struct action *a = strchr(".^", text[0]) && *name
					 ? action_named(l->ui, place, name)
					 : NULL;
	struct key_events key = { 0 };
	bool go_on = true;

	*known = a != NULL;
	if (a && *a->keys) {
		const char *keys = a->keys;

		if (script_next(&keys, &key))
			go_on = linear_feed(l, key.v[0]);
		events_release(&key);
	} else if (a) {
		go_on = ui_react(l->ui, action_run(l->ui, a));
		if (go_on)
			ui_settle(l->ui);
	}
	return go_on;
}
