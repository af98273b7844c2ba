/* SPDX-License-Identifier: MIT */
/*
 * What the library of the screens can say about a terminal; the only part of
 * the program that knows one. app->probe is NULL where it was not built.
 */
#ifndef MAGANG_VIEW_PROBE_H
#define MAGANG_VIEW_PROBE_H

#include <stdbool.h>
#include <stddef.h>

struct app;

/* What is known without asking the terminal. */
struct probe_terminal {
	const char *name; /* the description that is used; NULL: none is here */
	bool places;      /* it can place text: the screens open */
	int colors;
	int columns, rows; /* of the window; 0: there is none */
};

struct probe {
	/* By the checked TERM, and by the window of standard output. */
	void (*terminal)(const char *term, struct probe_terminal *out);
	/*
	 * Shows n texts in one line and asks the terminal how many columns it
	 * took for each. false: it does not answer. Both ends are terminals.
	 */
	bool (*columns)(const char *const *texts, size_t n, int *columns);
	/* Milliseconds from sending so many bytes that a terminal does nothing
	 * with, all the same, until it answers; -1: it does not. */
	int (*answer_ms)(size_t bytes);
	/* Shows what each key sends and what is made of it, until q. */
	void (*keys)(struct app *app);
};

#endif
