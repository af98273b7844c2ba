/* SPDX-License-Identifier: MIT */
/* Actions of a table that is handed in: by key, by name, in the footer, in the
 * manual. */
#include "magang/tui/ui/action.h"

#include <stdlib.h>
#include <string.h>

#include "magang/tui/term/script.h"

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/office/office.h"
#include "magang/tui/ui/frame.h"

const struct action *
action_at(const struct actions *const *all, size_t i)
{
	for (; *all && i >= (*all)->n; all++)
		i -= (*all)->n;
	return *all ? &(*all)->rows[i] : NULL;
}

static bool
key_of(const struct action *a, const struct key_event *ev)
{
	const char *p = a->keys;

	while (*p) {
		size_t n = strcspn(p, " ");

		if (script_names(ev, p, n))
			return true;
		p += n + (p[n] == ' ');
	}
	return false;
}

const char *
action_why_not(struct ui *ui, const struct action *a)
{
	unsigned may = ui->office->access.permissions;

	if ((may & a->permission) != a->permission)
		return _("your role does not allow it");
	return a->why_not ? a->why_not(ui) : NULL;
}

/* Lists of different kinds have different actions of one key. */
const struct action *
action_by_key(struct ui *ui, enum place place, const struct key_event *ev)
{
	const struct action *a, *first = NULL;

	for (size_t i = 0; (a = action_at(ui->actions, i)); i++) {
		if (!(a->places & place) || !key_of(a, ev))
			continue;
		if (!action_why_not(ui, a))
			return a;
		first = first ? first : a;
	}
	return first;
}

unsigned
action_run(struct ui *ui, const struct action *a)
{
	const char *why = action_why_not(ui, a);

	if (why)
		return ui_say(ui, ROLE_WARN, _("cannot: %s"), why);
	return a->run(ui);
}

/* --- words ---------------------------------------------------------------- */

/* One of the words of a list, by blanks? */
static bool
has_word(const char *list, const char *word)
{
	size_t len = strlen(word);

	while (*list) {
		size_t n = strcspn(list, " ");

		if (n == len && strncmp(list, word, n) == 0)
			return true;
		list += n + (list[n] == ' ');
	}
	return false;
}

static bool
goes_by(const struct action *a, const char *typed)
{
	char *words = xasprintf("%s %s", a->words, a->label ? _(a->label) : "");
	char *plain = utf8_caseless(words);
	bool yes = has_word(plain, typed);

	free(words);
	free(plain);
	return yes;
}

const struct action *
action_named(struct ui *ui, enum place place, const char *word)
{
	char *typed = utf8_caseless(word);
	const struct action *a, *by_word = NULL, *found = NULL;
	size_t n = 0;

	for (size_t i = 0; (a = action_at(ui->actions, i)); i++) {
		if (!(a->places & place))
			continue;
		if (has_word(a->keys, word) || strcmp(a->id, word) == 0)
			found = found && action_why_not(ui, a) ? found : a;
		else if (goes_by(a, typed) && ++n == 1)
			by_word = a;
	}
	free(typed);
	return found ? found : n == 1 ? by_word : NULL;
}

/* --- footer --------------------------------------------------------------- */

/* Lists of different kinds have different actions of one rank. */
static const struct action *
by_rank(struct ui *ui, enum place place, int rank)
{
	const struct action *a;

	for (size_t i = 0; (a = action_at(ui->actions, i)); i++)
		if (a->places & place && a->rank == rank &&
			!action_why_not(ui, a))
			break;
	return a;
}

/* Commands and help always find room. */
static bool
always(int rank)
{
	return rank == 9 || rank == 10;
}

#define RANKS 12

/* Who has room first: in a narrow list what it is for, and not what all have. */
static int
nth_for_room(enum place place, int nth)
{
	static const int list[RANKS] = { 0, 1, 5, 6, 2, 3, 4, 7, 8, 9, 10, 11 };

	return place == AT_LIST ? list[nth] : nth;
}

/* The best ones first. */
void
action_footer(struct ui *ui, int columns, struct buf *out)
{
	struct buf item[RANKS] = { 0 };
	int room = columns;

	for (int rank = 1; rank < RANKS; rank++) {
		const struct action *a = by_rank(ui, ui->top->ops->place, rank);

		if (a)
			buf_addf(&item[rank], "%.*s %s  ",
				(int)strcspn(a->keys, " "), a->keys,
				_(a->label));
		if (always(rank))
			room -= utf8_columns(buf_str(&item[rank]));
	}
	for (int i = 1; i < RANKS; i++) {
		const int rank = nth_for_room(ui->top->ops->place, i);
		const int used = utf8_columns(buf_str(&item[rank]));

		if (always(rank))
			continue;
		if (used <= room)
			room -= used;
		else
			buf_clear(&item[rank]);
	}
	for (int rank = 1; rank < RANKS; rank++) {
		buf_adds(out, buf_str(&item[rank]));
		buf_release(&item[rank]);
	}
}

/* --- manual --------------------------------------------------------------- */

static const struct {
	enum place place;
	const char *title;
} parts[] = {
	{ AT_HOME, "Home" },
	{ AT_LIST, "Lists" },
	{ AT_COUNT, "A list that is counted" },
	{ AT_RECORD, "A record" },
	{ AT_DECK, "The deck" },
	{ AT_FILL, "A cohort that is filled" },
	{ AT_COMPLETE, "A cohort that is completed" },
	{ AT_CERTIFY, "Certificates of a cohort" },
	{ AT_HANDOVER, "What a user has in hand, to others" },
	{ AT_MATCH, "Matching" },
	{ AT_WHATIF, "What another version would do" },
	{ AT_ORDER, "Wishes, and rankings of hosts" },
	{ AT_RESULTS, "What became of each row" },
	{ AT_ENTRY, "A form" },
	{ AT_PASTE, "A pasted note" },
	{ AT_ROLL, "Attendance" },
	{ AT_PACK, "A pack that came back" },
	{ AT_GRADES, "Grades" },
};

static void
manual_row(const struct action *a, struct buf *out)
{
	const char *p = a->keys;

	buf_adds(out, ".It ");
	if (!*p)
		buf_addf(out, "Ic :%s", a->id);
	while (*p) {
		size_t n = strcspn(p, " ");

		buf_addf(out, "%sIc \\&%.*s", p == a->keys ? "" : " , ", (int)n,
			p);
		p += n + (p[n] == ' ');
	}
	buf_addf(out, "\n%s.\n", a->help);
}

void
actions_manual(const struct actions *const *all, struct buf *out)
{
	const struct action *a;

	for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
		buf_addf(out, ".Ss %s\n.Bl -tag -width Ds\n", parts[i].title);
		for (size_t n = 0; (a = action_at(all, n)); n++)
			if (a->places == parts[i].place)
				manual_row(a, out);
		buf_adds(out, ".El\n");
	}
	buf_adds(out, ".Ss Everywhere\n.Bl -tag -width Ds\n");
	for (size_t n = 0; (a = action_at(all, n)); n++)
		if (a->places & (a->places - 1))
			manual_row(a, out);
	buf_adds(out, ".El\n");
}
