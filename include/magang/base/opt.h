/* SPDX-License-Identifier: MIT */
/*
 * Options of a subcommand: one const row gives parsing, help and completion.
 * Options may stand anywhere before "--"; the rest are operands.
 */
#ifndef MAGANG_BASE_OPT_H
#define MAGANG_BASE_OPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct err;

/* What the value of an option is, and what stands at its `to`. */
enum opt_type {
	OPT_FLAG,   /* bool */
	OPT_TEXT,   /* const char *, borrowed from argv */
	OPT_FILE,   /* the same: a file or directory of this host, or "-" */
	OPT_NUMBER, /* uint64_t, min..max */
	OPT_LIST,   /* struct opt_list: may be repeated */
};

/* The values of an option that was repeated, borrowed from argv. */
struct opt_list {
	const char *rows[64];
	size_t n;
};

struct opt {
	char letter; /* 0: none */
	const char *name;
	enum opt_type type;
	void *to; /* bool, const char *, uint64_t or struct opt_list */
	/* "FILE": name of the value in help; NULL for flags */
	const char *value;
	const char *help;  /* N_("...") */
	uint64_t min, max; /* OPT_NUMBER; max 0: no bound */
};

/*
 * Parses argv[0..argc): options into their targets, operands to argv[0..*n).
 * Unknown options name the nearest known one. MG_EUSAGE on any fault.
 */
int opt_parse(const struct opt *opts, size_t n_opts, int argc, char **argv,
	int *n, struct err *err);

/* The rows as text for --help, aligned by columns. */
#define OPT_COLUMNS 79 /* that help is written in */
void opt_help(const struct opt *opts, size_t n_opts, struct buf *out);

#endif
