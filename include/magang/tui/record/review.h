/* SPDX-License-Identifier: MIT */
/*
 * What an act would do to cases, before it is done: a screen of cases in parts,
 * each with why it is there. The screens of acts begin with a struct review and
 * say the rest by its ops.
 */
#ifndef MAGANG_TUI_RECORD_REVIEW_H
#define MAGANG_TUI_RECORD_REVIEW_H

#include "magang/record/kind.h"
#include "magang/record/record.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/widget/lines.h"
#include "magang/view/text.h"

struct err;
struct told;
struct ui;

struct review {
	struct screen base; /* with the functions below in its table */
	const struct review_ops *ops;
	enum kind kind; /* a cohort, a slot, a user: what the cases are of */
	uint64_t in;
	char *name, *program; /* of that; program "": it is of none */
	struct lines lines;
};

/* The lines while they are made. */
struct review_page;

/* Of the screen of an act. */
struct review_ops {
	/* Of the screen, and the line above the cases; the caller frees them. */
	char *(*title)(const struct review *r),
		*(*heading)(const struct review *r);
	/* Asks what the act would do. */
	int (*propose)(struct ui *ui, struct review *r, struct err *err);
	/* Its parts, by review_part() and review_case(). */
	void (*parts)(struct review *r, struct review_page *d);
	/* What the screen has of its own. */
	void (*release)(struct review *r);
};

/* The review of what the page that the user is on shows, proposed; the fault, and
 * it is freed. Pushed by the caller. */
int review_begin(struct ui *ui, struct review *r, const struct review_ops *ops,
	const struct screen_ops *screen, struct err *err);

/* The look that is open while they are made. */
struct txn *review_look(struct review_page *d);
/* "WOULD WAIT  3", where there is somebody (n). */
void review_part(struct review_page *d, const char *head, size_t n);
/* A line without a case. */
void review_words(struct review_page *d, const char *words);
/* The same of more, as many lines as it takes. */
void review_text(struct review_page *d, const char *text);
/* What stands in the line of a case. */
struct review_case {
	size_t nth; /* a rank, a number of the roll; 0: none */
	uint64_t kase;
	bool score;      /* with it */
	const char *why; /* NULL: the number of the case instead */
};
/* A line of it, which Enter opens; of who is not seen nothing. */
void review_case(struct review_page *d, const struct review_case *c);

/* What their tables have. */
int review_read(struct ui *ui, struct screen *base, struct err *err);
unsigned review_key(
	struct ui *ui, struct screen *base, const struct key_event *ev);
void review_draw(struct ui *ui, struct screen *base);
void review_fit(struct ui *ui, struct screen *base);
void review_leave(struct screen *base);
void review_tell(struct ui *ui, struct screen *base, struct told *out);
bool review_mark(struct ui *ui, struct screen *base, size_t row);
void review_here(struct screen *base, struct here *out);
#define REVIEW_SCREEN(at)                                                      \
	{                                                                      \
		.place = (at), .read = review_read, .key = review_key,         \
		.draw = review_draw, .fit = review_fit, .leave = review_leave, \
		.tell = review_tell, .mark = review_mark, .here = review_here  \
	}

/* Actions on it: opens the case under the marker. */
unsigned review_open(struct ui *ui);
/* What it would do is asked anew. */
unsigned review_again(struct ui *ui);

#endif
