/* SPDX-License-Identifier: MIT */
#include "magang/tui/widget/prompt.h"

#include <stdarg.h>
#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/tui/term/term.h"
#include "magang/tui/widget/edit_view.h"

#define CARET_MIN 8 /* columns that a label always leaves to the answer */

/* --- messages ------------------------------------------------------------ */

void
message_set(struct message *m, enum term_role role, const char *fmt, ...)
{
	struct buf b = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vaddf(&b, fmt, ap);
	va_end(ap);
	free(m->text);
	m->text = buf_detach(&b);
	m->role = role;
}

void
message_clear(struct message *m)
{
	free(m->text);
	*m = (struct message){ 0 };
}

/* --- prompts ------------------------------------------------------------- */

static void
open_kind(struct prompt *p, enum prompt_kind kind, const char *label,
	const struct edit_rules *rules)
{
	*p = (struct prompt){ .kind = kind, .label = xstrdup(label) };
	edit_init(&p->edit, rules);
}

void
prompt_open(struct prompt *p, const char *label, const char *text,
	const struct edit_rules *rules)
{
	open_kind(p, PROMPT_TEXT, label, rules);
	if (text)
		edit_set(&p->edit, text, true);
}

void
prompt_open_yes(struct prompt *p, const char *label)
{
	open_kind(p, PROMPT_YES, label, NULL);
}

void
prompt_release(struct prompt *p)
{
	edit_release(&p->edit);
	free(p->label);
	*p = (struct prompt){ 0 };
}

const char *
prompt_text(const struct prompt *p)
{
	return edit_text(&p->edit);
}

static bool
means_yes(const struct key_event *ev)
{
	struct key_event key = key_browse(*ev);

	return key.type == EV_CHAR && i18n_yes(key.cp);
}

static bool
cancels(const struct key_event *ev)
{
	return key_is(ev, K_ESC) || key_is_control(ev, 'C');
}

static enum prompt_result
answer_yes(const struct key_event *ev)
{
	if (means_yes(ev))
		return PROMPT_DONE;
	/* a paste and a moved cursor are no answers */
	if (ev->type == EV_CHAR || key_is(ev, K_ENTER) || cancels(ev))
		return PROMPT_CANCELLED;
	return PROMPT_MORE;
}

enum prompt_result
prompt_key(struct prompt *p, const struct key_event *ev, bool *edited,
	bool *passed)
{
	enum edit_result result;

	if (edited)
		*edited = false;
	if (passed)
		*passed = false;
	if (p->kind == PROMPT_YES)
		return answer_yes(ev);
	if (cancels(ev))
		return PROMPT_CANCELLED;
	if (key_is(ev, K_ENTER))
		return PROMPT_DONE;
	result = edit_key(&p->edit, ev);
	if (edited)
		*edited = result == EDIT_CHANGED;
	if (passed)
		*passed = result == EDIT_PASS;
	return PROMPT_MORE;
}

void
prompt_draw(struct prompt *p, struct terminal *t, int row)
{
	int columns = term_columns(t), room = columns - CARET_MIN;
	struct buf b = BUF_INIT;
	int label = term_put(t, row, 0, -1, p->label, ROLE_PLAIN);
	int caret;

	if (label > room)
		label = term_put(t, row, 0, room, p->label, ROLE_PLAIN);
	if (label > 0)
		label++;
	caret = edit_view(&p->edit, columns - label, '\0', &b);
	term_put(t, row, label, -1, buf_str(&b), ROLE_PLAIN);
	term_park(t, row, label + caret);
	buf_release(&b);
}
