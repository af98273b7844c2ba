/* SPDX-License-Identifier: MIT */
/*
 * A form as questions, in its order. A line is typed into the same model as on
 * the screen, with Enter behind it; what the model says about a field is read
 * out when it is left, and a bad value is asked for once more.
 */
#include "magang/tui/linear/linear_form.h"

#include "magang/tui/linear/linear_feed.h"

#include "magang/tui/linear/linear.h"
#include "magang/tui/linear/linear_say.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "magang/tui/form/screen_entry_draw.h"

#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/tui/ui/frame.h"

#define LIST_ROWS 30

static const char *
label_of(const struct linear *l, const struct entry_row *row)
{
	return label_in(&row->f->label, l->ui->office->lang, row->f->name);
}

/* --- asking --------------------------------------------------------------- */

static void
say_about(struct linear *l, const struct entry_form *e)
{
	struct buf all = BUF_INIT, one = BUF_INIT;

	for (size_t i = 0; entry_about(l->ui, e, i, &one); i++) {
		buf_addf(&all, "%s\n", buf_str(&one));
		buf_clear(&one);
	}
	if (!l->about || strcmp(l->about, buf_str(&all)) != 0 || e->at == e->n)
		for (const char *p = buf_str(&all); *p;) {
			size_t n = strcspn(p, "\n");

			linear_say(l, "%.*s", (int)n, p);
			p += n + 1;
		}
	free(l->about);
	l->about = xstrdup(buf_str(&all));
	buf_release(&all);
	buf_release(&one);
}

static void
say_place(struct linear *l, const struct entry_screen *es)
{
	const struct entry_form *e = &es->form;
	size_t page = entry_page(e);
	bool other = linear_said(l)->by != &es->base || l->saved != es->saved;
	struct buf title = BUF_INIT;

	if (other) {
		entry_title(l->ui, es, &title);
		linear_say(l, "%s", buf_str(&title));
		buf_release(&title);
	}
	if (e->at < e->n && e->n_pages > 1 && (other || page != l->page))
		linear_say(l, "-- %zu/%zu %s", page + 1, e->n_pages,
			entry_page_name(l->ui, e, page));
	linear_said(l)->by = &es->base;
	l->saved = es->saved;
	l->page = page;
}

/* "= 30-01-1998 (from NIK)", without '=' where it was typed. */
static void
add_value(const struct entry_row *row, struct buf *out)
{
	const char *text = row->first ? "" : edit_text(&row->edit);

	if (!*text)
		return;
	buf_addf(out, " [%s%s", row->mark == MARK_EQUAL ? "= " : "", text);
	if (row->shown[0])
		buf_addf(out, " %s", row->shown);
	if (row->level == LEVEL_HINT)
		buf_addf(out, " %s", row->note);
	buf_adds(out, "]");
}

/* "NIK (required) [3205055203989001]: " */
static void
ask_field(struct linear *l, const struct entry_row *row)
{
	struct buf b = BUF_INIT;
	bool list = matches_has_list(row->f);

	if (row->level >= LEVEL_WARN)
		linear_say(l, "! %s", row->note);
	buf_adds(&b, label_of(l, row));
	if (row->required || row->stage || list)
		buf_addf(&b, " (%s%s%s)",
			row->required ? _("required")
			: row->stage  ? _("for the first stage")
				      : "",
			(row->required || row->stage) && list ? ", " : "",
			list ? "?" : "");
	add_value(row, &b);
	linear_ask(l, "%s: ", buf_str(&b));
	buf_release(&b);
}

void
linear_form_ask(struct linear *l)
{
	struct entry_screen *es = (struct entry_screen *)l->ui->top;
	struct entry_form *e = &es->form;

	say_place(l, es);
	say_about(l, e);
	if (e->at < e->n)
		ask_field(l, &e->rows[e->at]);
	else
		linear_ask(l, "%s ",
			_("Enter saves, < goes back, .keep leaves and keeps "
			  "the draft:"));
}

/* --- lists ---------------------------------------------------------------- */

static void
say_matches(struct linear *l, const struct matches *m)
{
	size_t n = m->n < LIST_ROWS ? m->n : LIST_ROWS;

	for (size_t i = 0; i < n; i++)
		linear_say(l, "%s %s", m->v[i].brief, m->v[i].label);
	if (m->all > n)
		linear_say(l, _("and %zu more: type a part of the name"),
			m->all - n);
}

/* The whole list; what it is chosen by is typed as the answer. */
static bool
say_list(struct linear *l, const struct entry_form *e)
{
	if (!linear_type(l, "?"))
		return false;
	say_matches(l, &e->matches);
	return linear_key(l, K_ESC);
}

/* --- answers -------------------------------------------------------------- */

/* What became of a field that was left. true: it is to be asked again. */
static bool
say_left(struct linear *l, const struct entry_form *e, size_t at,
	const char *typed)
{
	const struct entry_row *row = &e->rows[at];

	if (at >= e->n || e->at == at)
		return false;
	if (row->level == LEVEL_ERROR && *typed && !e->walking &&
		e->at == at + 1)
		return true;
	if (row->level >= LEVEL_WARN)
		linear_say(l, "%s: ! %s", label_of(l, row), row->note);
	else if (row->shown[0])
		linear_say(l, "= %s", row->shown);
	else if (*typed && strcmp(typed, edit_text(&row->edit)) != 0)
		linear_say(l, "= %s", edit_text(&row->edit));
	return false;
}

/* In place of what stands in the field. */
static bool
type_value(struct linear *l, struct entry_form *e, const char *text)
{
	const struct edit *edit = &e->rows[e->at].edit;

	if (!edit->fresh && !edit_empty(edit) && !linear_control(l, 'U'))
		return false;
	if (!linear_type(l, text))
		return false;
	if (e->matches.all > 1 && e->matches.exact < 0)
		say_matches(l, &e->matches);
	return true;
}

static bool
clear_value(struct linear *l, struct entry_form *e)
{
	return linear_control(l, e->rows[e->at].edit.fresh ? 'K' : 'U');
}

static bool
is_untouched(const struct edit *edit)
{
	return edit->fresh || edit_empty(edit);
}

static bool
accept(struct linear *l, const char *text)
{
	struct entry_screen *es = (struct entry_screen *)l->ui->top;
	struct entry_form *e = &es->form;
	size_t at = e->at;
	bool clear = strcmp(text, ".clear") == 0;

	if (at == e->n && *text) {
		ui_say(l->ui, ROLE_WARN, _("there is no field here"));
		return true;
	}
	if (clear ? !clear_value(l, e) : *text && !type_value(l, e, text))
		return false;
	if (!clear && *text && is_untouched(&e->rows[at].edit))
		return true; /* no character of it has a place there */
	if (!linear_key(l, K_ENTER))
		return false;
	if (l->ui->top == &es->base && say_left(l, e, at, clear ? "" : text))
		return linear_key(l, K_UP);
	return true;
}

/* ".sav" is no value, ".clear" is accept()'s. */
static bool
is_meant(const char *text)
{
	return text[0] == '.' && islower((unsigned char)text[1]) &&
	       !strchr(text, ' ') && strcmp(text, ".clear") != 0;
}

static bool
say_unknown(struct linear *l, const char *text)
{
	ui_say(l->ui, ROLE_WARN, _("no command '%s'; .help lists them"), text);
	return true;
}

bool
linear_form_line(struct linear *l, const char *text)
{
	struct entry_screen *es = (struct entry_screen *)l->ui->top;
	struct entry_form *e = &es->form;
	bool known, go_on;

	if (strcmp(text, "<") == 0)
		return linear_key(l, K_UP);
	if (strcmp(text, "?") == 0)
		text = e->at < e->n && matches_has_list(e->rows[e->at].f)
			       ? "?"
			       : ".help";
	if (strcmp(text, "?") == 0)
		return say_list(l, e);
	go_on = linear_dotted(l, text, &known);
	if (known || is_meant(text))
		return known ? go_on : say_unknown(l, text);
	return accept(l, text);
}
