/* SPDX-License-Identifier: MIT */
/*
 * Opening and closing a store, and the state of the whole.
 *
 *	DIR/data/data.mdb lock.mdb	records, indexes, counters, journal
 *	DIR/keys/data.mdb lock.mdb	per-person keys, sealed by
 *	DIR/keys/master			the master key, 32 bytes, 0600
 *	DIR/drafts/data.mdb lock.mdb	what is typed and not saved (drafts.h)
 *	DIR/gate			who writes, who opens (gate.h)
 *	DIR/reads/data.mdb lock.mdb	who read what about whom (reads.h)
 *	DIR/backup			when the last backup was made
 *	DIR/register			the register as the store knows it (register.h)
 *	DIR/parsed			derived (derived.h)
 *
 * Writers come through one door: gate_enter(), then at most one write
 * transaction at a time.
 */
#ifndef MAGANG_STORE_OPEN_H
#define MAGANG_STORE_OPEN_H

#include <stdbool.h>
#include <stdint.h>

struct err;
struct store;

/* The form of all bytes of a store: keys, values, journal. It is raised with
 * whatever an older program would misread. A store of another form is not
 * opened: MG_EVERSION. */
#define STORE_FORM 3
#define STORE_WRITER 128 /* bytes of the name of who is inside the gate */

/* How a store is opened; zeros will do. */
struct store_options {
	uint64_t map_bytes; /* 0: 90 % of the file system */
	const char *who;    /* name shown to others while this process writes */
	const uint8_t
		*master; /* the key in place of DIR/keys/master; or NULL */
};

/* Opens an existing store; MG_EINPUT where there is none. Refuses directories
 * and files that others can read, symbolic links, network file systems. */
int store_open(const char *dir, const struct store_options *opt,
	struct store **out, struct err *err);
/* Forgets its keys and gives back what it held; nothing is open in it. NULL is
 * fine. */
void store_close(struct store *store);
/* True for an existing directory with a store in it. */
bool store_exists(const char *dir);
/* Reads every page of what lies at `dir`, in a process of its own, so that
 * whatever it is cannot end this one: MG_EDAMAGED. Nothing is open yet. */
int store_prove(const char *dir, struct err *err);
/* Frees the reader slots of processes that are gone; opening does, and whoever
 * runs long every minute. */
void store_readers_check(struct store *store);

/* How many changes of the data were acknowledged and are gone, since this was asked
 * last: a head page was damaged, or an older file put in its place. */
uint64_t store_lost(struct store *store);

/* For who looks after the machine. */
struct store_state {
	uint64_t file, map;              /* bytes of the data and its map */
	unsigned sessions, sessions_max; /* reader slots */
	char writer[STORE_WRITER]; /* who is inside the gate; "": nobody */
	int64_t backup; /* when store_backup_note() was last called; 0: never */
};
/* Sizes and sessions as they are now. */
void store_state(struct store *store, struct store_state *out);

#endif
