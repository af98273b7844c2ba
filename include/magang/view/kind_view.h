/* SPDX-License-Identifier: MIT */
/*
 * How a kind of record looks, one row a kind (src/view/view_*.c): its usual
 * columns, what is worked out for it, the lists on its page.
 */
#ifndef MAGANG_VIEW_KIND_VIEW_H
#define MAGANG_VIEW_KIND_VIEW_H

#include "magang/view/worked.h"

/* Records that hang on one, as a list on its page. */
struct kind_part {
	const char *key;
	const char *heading; /* N_() */
	const char *head;    /* N_(): on screens; NULL: it is not there */
	enum kind kind;
	const char *columns;
	const char *filter; /* %s is the number of the one */
	size_t max;
};

#define HOME_IF_ANY 4

struct kind_view {
	const char *columns; /* the usual ones */
	const struct worked *worked;
	size_t n_worked;
	const struct kind_part *parts;
	size_t n_parts;
	const char *made_by; /* the command, where it is not "add" */
	/* Home names how many there are, in this place; 0: it does not. From
	 * HOME_IF_ANY on only where there are some. */
	int home;
};

#define VIEW_ROW_OF(word, row) extern const struct kind_view view_##row;
KINDS(VIEW_ROW_OF)
#undef VIEW_ROW_OF

/* The row of a kind; NULL for KIND_NONE. */
const struct kind_view *kind_view(enum kind kind);

/* What is worked out under this name; NULL: nothing is. */
const struct worked *kind_worked(enum kind kind, const char *name);

/* Is a field one for a page about its record? Not links, nor what is too long to
 * be read. */
bool field_on_page(enum kind kind, const struct fdef *f);

/* The filter of a part for one record; caller frees it. */
char *part_filter(const struct kind_part *part, const char *number);

/* Parts that several kinds have. */
#define PART_TASKS                                                             \
	{                                                                      \
		"tasks", N_("Open tasks"), N_("OPEN TASKS"), KIND_TASK,        \
			"number,due,task", "about:%s open sort:due", 50        \
	}
#define PART_ACTIVITIES                                                        \
	{                                                                      \
		"activities", N_("Last activities"), NULL, KIND_ACTIVITY,      \
			"number,date,activity,result,amount,text",             \
			"about:%s sort:-date", 10                              \
	}

#endif
