/* SPDX-License-Identifier: MIT */
/* An office opened and closed: by whom, in which state, and what time it is. */
#ifndef MAGANG_OFFICE_OFFICE_OPEN_H
#define MAGANG_OFFICE_OFFICE_OPEN_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/base/i18n.h"

struct err;
struct office;
struct store;

/* Who opens which store, and when. Texts are borrowed for the call. */
struct office_options {
	const char *dir;
	const char *as; /* --as NAME, or NULL */
	uint32_t uid;   /* who runs the program */
	/* Came by the door: only what the own record says counts, whoever owns
	 * the store, and sessions are counted. */
	bool door;
	/* Where the account that owns a store of a service is nobody: what it
	 * may all the same, as the host; 0: nothing. */
	unsigned host;
	const char *login;  /* its name, for `init` */
	int64_t now;        /* seconds, UTC */
	uint64_t map_bytes; /* 0: by the file system */
	enum lang lang;
	const char *config; /* directory of the shipped configuration */
};

/* The account that owns the store can always open it, a store of a service
 * (struct site) only by the name of somebody or as the host. Where settings cannot be
 * read or nobody may administer, it may only undo, install and mend users, as
 * the office itself (user 0) if it has to; where a newer program wrote, nothing
 * is written. Then office->notice says why. */
int office_open(
	const struct office_options *opt, struct office **out, struct err *err);
/* The same sentence in the language that is spoken by now. */
void office_say_state(struct office *office);
/* An office around a store that is being made: no settings, no caller. *out is
 * the caller's to close, on an error as well. */
int office_new(struct store *store, const struct office_options *opt,
	struct office **out, struct err *err);
/* NULL is fine. Everything that was borrowed from the office dies. */
void office_close(struct office *office);

/* Are the caller's rights still those that the office was opened with? They are
 * read once, so a program that runs long asks when something was changed. */
bool office_access_stands(struct office *office);
/* For programs that run long: what the time is now, and with it which day.
 * Each minute sessions that died give up their place among the readers. */
void office_tick(struct office *office, int64_t now);

#endif
