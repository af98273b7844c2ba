/* SPDX-License-Identifier: MIT */
/*
 * A command: one const row for each, one file for each row.
 *
 * A command gets its options parsed, its store open and its operands counted;
 * it returns 0 or a code with a sentence in *err, which the dispatcher prints.
 * Where the answer itself is "no" (a check that failed, rows that were
 * rejected) the report says so and the command sets app->status.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "magang/program/settings.h"
#include "magang/record/kind.h"
#include "magang/view/app.h"
#include "magang/view/session.h"

#include "magang/base/mem.h"
#include "magang/base/opt.h"

struct err;

enum command_need {
	NEED_NOTHING,
	NEED_STORE,  /* the office is open */
	NEED_PROVED, /* and every page of it was read before, apart */
};

/* May it be asked for over ssh or sudo (cmd_door.c)? What reads and writes files
 * of this host may not: whoever is outside names none of them. */
enum command_door {
	DOOR_CLOSED,
	DOOR_OPEN,
	DOOR_DASH, /* with '-' for every file: what is sent, what is answered */
};

struct command;
typedef int (*command_run)(struct app *app, const void *args, char **words,
	int n, struct err *err);

struct command {
	const char *name;
	const char *summary;  /* N_("...") */
	const char *usage;    /* operands: "KIND FILE|-"; "" for none */
	const char *examples; /* whole lines, each ending in \n */
	const char *more;     /* N_("...") after the options, or NULL */
	const struct opt *options;
	size_t n_options;
	size_t args_size;       /* of the struct that the options fill */
	int min, max;           /* operands; max -1: any number */
	enum command_need need; /* by RUNS and its like, as the next */
	unsigned may;
	enum command_door door; /* of one with verbs: theirs count */
	int files;     /* operand, from 1, that files begin with; 0: none */
	unsigned host; /* office_options.host while it runs */
	bool rest;     /* all words behind it are its operands */
	bool beside;   /* needs what lies beside the store, too: the register */
	bool (*takes)(
		enum kind kind); /* as its KIND; NULL: any that is listed */
	command_run run;
	/* Instead of run: a second word chooses. */
	const struct command *const *verbs;
	size_t n_verbs;
};

/*
 * What runs a command, and the permissions (settings.h) that it is refused without
 * before its words are looked up. Where they hang on the record that is named, what
 * everybody has who comes: PERM_READ. It is a first look: apply() and the view of
 * the caller refuse whatever this lets by.
 */
#define RUNS(function, permissions)                                            \
	.run = (function), .need = NEED_STORE, .may = (permissions)
#define RUNS_PROVED(function, permissions)                                     \
	.run = (function), .need = NEED_PROVED, .may = (permissions)
/* Beside a store, or it opens one itself. */
#define RUNS_ALONE(function) .run = (function), .need = NEED_NOTHING

/*
 * Rows of options are const: `to` is the place inside the command's struct of
 * arguments, and the dispatcher lays it over the real one, zeroed before.
 *	{ 0, "dry-run", OPT_FLAG, AT(struct args, dry_run), ... }
 */
#define AT(type, member) ((void *)offsetof(type, member))
#define OPTIONS(rows, type)                                                    \
	.options = (rows), .n_options = ARRAY_SIZE(rows),                      \
	.args_size = sizeof(type)
#define VERBS(rows) .verbs = (rows), .n_verbs = ARRAY_SIZE(rows)

/* The row of that name; NULL: there is none, and *nearest is the name most like
 * it or NULL. */
const struct command *command_find(const struct command *const *rows, size_t n,
	const char *name, const char **nearest);
/* MG_EUSAGE, in words: there is no such command behind `parent` ("": of one word);
 * nearest NULL: nor one like it. */
int command_unknown(const char *parent, const char *name, const char *nearest,
	struct err *err);

#endif
