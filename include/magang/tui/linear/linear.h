/* SPDX-License-Identifier: MIT */
/*
 * The screens line by line (--linear, ACCESSIBLE=1): the stack, the models and
 * the table of actions are the same; what a screen draws is replaced by what it
 * tells, keys by lines that are typed. Nothing is sent but text and line ends,
 * so that it works with any terminal, over a pipe, and for a screen reader.
 *
 *	a number	the row (Enter on it)
 *	n, /, move ...	a key, the name of an action or one of its words in any
 *			language; text behind it answers what it asks
 *	d 3		the action on a row
 *	?		what can be done here
 *	an empty line	more rows; in a question what stands there, or no
 *	.		this page once more
 *	b		back
 *
 * In questions and forms a line is data; there these are not:
 *	.		(question) back	.clear	no value
 *	<		(form) the field before
 *	.save .keep ^R	(form) actions by name or key
 */
#ifndef MAGANG_TUI_LINEAR_LINEAR_H
#define MAGANG_TUI_LINEAR_LINEAR_H

#include "magang/tui/term/keys.h"
#include "magang/tui/ui/told.h"
#include "magang/tui/term/term.h"

#include "magang/base/buf.h"

struct screen;
struct ui;

/* Of the terminal that the screens ask for its size: ten rows to a list, and
 * columns enough for names. */
extern const struct term_options linear_terminal;

/* In place of the loop; the office is open and home is there. */
void linear_run(struct ui *ui);

/* --- between linear.c, linear_say.c, linear_form.c --------------------- */

struct linear {
	struct ui *ui;
	struct buf line; /* of the input, so far */
	size_t unended;  /* keys since a line ended */
	char *rest; /* text behind an action that nothing has asked for yet */
	/* what was said of a screen, and of an overlay: what is below it need
	 * not be said again when it is gone */
	struct linear_said {
		const struct screen *by; /* to be compared only */
		struct told told;
		size_t next; /* row behind those said */
	} said[2];
	/* of a form */
	size_t saved, page; /* whose name was printed */
	char *about;        /* printed last */
};

#endif
