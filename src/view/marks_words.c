/* SPDX-License-Identifier: MIT */
#include "magang/view/marks_words.h"

#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/casework/closed_code.h"
#include "magang/office/office.h"
#include "magang/record/sheet.h"

const char *
mark_shown(const char *mark)
{
	return sheet_mark_cause(mark) ? mark + 1 : mark;
}

const char *
mark_word(const struct office *office, const char *letter)
{
	const enum sheet_mark mark = sheet_mark(letter);
	const struct choice *c = core_field(F_SHEET_MARKS)->choices;

	if (strcmp(letter, MARK_CLOSED) == 0)
		return _("absent for a reason");
	return mark ? label_in(&c[mark - MARK_PRESENT].label, office->lang,
			      letter)
		    : letter;
}

const char *
mark_said(
	const struct office *office, const struct program *p, const char *mark)
{
	const char letter = sheet_mark_cause(mark);
	const struct absence_cause *c =
		letter && p ? program_absence(p, letter) : NULL;

	return c ? label_in(&c->label, office->lang, mark)
		 : mark_word(office, mark);
}

/* Those of row i and of all behind it that are the same. */
static void
say_same(const struct marks *marks, size_t i, struct buf *out)
{
	const char *before = " ";

	for (size_t k = i; k < marks->n; k++) {
		if (strcmp(marks->row[k].mark, marks->row[i].mark) != 0)
			continue;
		buf_addf(out, "%s%u", before, marks->row[k].roll);
		before = ", ";
	}
}

static bool
is_said(const struct marks *marks, size_t i)
{
	size_t k = 0;

	while (strcmp(marks->row[k].mark, marks->row[i].mark) != 0)
		k++;
	return k < i;
}

void
day_marks_say(const struct office *office, const struct program *program,
	const struct marks *marks, struct buf *out)
{
	for (size_t i = 0; i < marks->n; i++) {
		if (is_said(marks, i))
			continue;
		buf_addf(out, "%s%s", i ? "; " : "",
			mark_said(office, program, marks->row[i].mark));
		say_same(marks, i, out);
	}
}

void
grade_marks_say(const struct marks *marks, struct buf *out)
{
	for (size_t i = 0; i < marks->n; i++)
		buf_addf(out, "%s%u: %s", i ? "; " : "", marks->row[i].roll,
			marks->row[i].mark);
}
