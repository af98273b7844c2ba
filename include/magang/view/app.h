/* SPDX-License-Identifier: MIT */
/*
 * What the faces of the program share: the way it was started, where it prints
 * to, and the office while one is open. Nothing of it is read from the outside
 * after the start.
 */
#ifndef MAGANG_VIEW_APP_H
#define MAGANG_VIEW_APP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "magang/base/i18n.h"

struct arena;
struct command;
struct err;
struct office;
struct probe;

/* Made once at the start and handed down. */
struct app {
	const char *store;   /* directory, as the person named it */
	const char *as;      /* --as NAME, or NULL */
	const char *share;   /* directory that holds config/ and locale/ */
	const char *program; /* path of this binary; NULL: unknown */
	const char *login;   /* name of the caller on this host */
	const char *term;    /* checked TERM, "dumb" otherwise */
	const char *locale;  /* of characters, as the environment says; NULL */
	uint32_t uid;
	/* What the host says about the way in; only `door` asks for it. NULL:
	 * it does not. */
	const char *asked;  /* the command of a caller over ssh */
	const char *line;   /* ssh: addresses and ports of both ends */
	const char *sudoer; /* the uid that sudo was called by */
	bool door;          /* came by it: less is open, see cli/command.h */
	unsigned host;      /* of the command that runs: office_options.host */
	enum lang lang;
	bool lang_given; /* by --lang: the user's record does not count */
	bool lang_known; /* by the environment: the site does not count */
	int64_t now;     /* seconds, UTC */
	uint64_t seed;   /* for invented data */
	FILE *out;       /* what was asked for */
	FILE *log;       /* errors and progress */
	bool tty_in, tty_out, tty_log;
	bool color;  /* NO_COLOR is not set */
	bool linear; /* the screens line by line: no terminal is drawn on */
	const char *deck;  /* filter of the deck that the screens begin with */
	const char *steps; /* test builds: keys for the screens, else NULL */
	int columns;       /* of the terminal, 80 where there is none */
	int status; /* exit status of a command that did what it was told */
	struct office *office; /* open while a command with NEED_STORE runs */
	struct arena *arena;   /* what a command reads; freed when it is done */
	/* When all is open that is needed: of files only those of the store can
	 * be opened, and what stands in the directories of `places`, paths that
	 * end in NULL; `places` NULL: all. NULL: it can. */
	void (*confine)(const struct app *app, const char *const *places);
	/* The screens, where they were built; set at the start. */
	int (*screens)(struct app *app, struct err *err);
	const struct probe *probe;
	/* Runs words as the command line of this program; set by it. */
	int (*run_words)(struct app *app, char **words, int n, struct err *err);
	/* All commands in the order of help; set by the command line. */
	const struct command *const *commands;
	size_t n_commands;
};

#endif
