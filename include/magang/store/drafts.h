/* SPDX-License-Identifier: MIT */
/*
 * Drafts: what somebody has typed and not saved. They are no changes, so they
 * stand in an environment of their own (DIR/drafts, with room that is taken
 * before the disk is full), sealed under the master key and bound to their
 * place. Nothing here goes through the gate: hundreds of sessions that keep drafts every few
 * seconds must not stand before those who save.
 *
 * A draft that cannot be opened is damaged: another master key opens no store.
 */
#ifndef MAGANG_STORE_DRAFTS_H
#define MAGANG_STORE_DRAFTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct err;
struct store;

/* A note of 1 MiB, and what stands around it. */
#define DRAFT_BYTES (((size_t)1 << 20) + 4096)

/* The user whose drafts are runs of a matching: nobody is. */
#define DRAFT_RUNS UINT64_MAX

/* The place of a draft: one for each user, session and form. */
struct draft_key {
	uint64_t user;
	uint32_t session;
	uint16_t form;
};

/* Durable when it returns 0. MG_EFULL, MG_EDATA above DRAFT_BYTES. */
int drafts_put(struct store *store, const struct draft_key *key, const void *p,
	size_t n, struct err *err);
/* Appends the draft. MG_ENOENT; MG_EDATA: damaged. */
int drafts_get(struct store *store, const struct draft_key *key,
	struct buf *out, struct err *err);
/* Where drafts lie that this process found damaged and put aside, so that new
 * ones can be kept; NULL: nowhere. It lives until the store is closed. */
const char *drafts_damaged(const struct store *store);
/* Were there drafts that this process found gone, so that new ones are begun? */
bool drafts_gone(const struct store *store);
/* Was the last that was kept lost, of drafts that are open? A loss of power takes it,
 * as damage does. Told once. */
bool drafts_lost(struct store *store);
/* 0 also where there was none. */
int drafts_del(
	struct store *store, const struct draft_key *key, struct err *err);
/* What is damaged of the users that `may` says; how many in *n. */
int drafts_broken(struct store *store, bool (*may)(void *ctx, uint64_t user),
	void *ctx, size_t *n, struct err *err);
/* Takes it away, too. */
int drafts_sweep(struct store *store, bool (*may)(void *ctx, uint64_t user),
	void *ctx, size_t *n, struct err *err);
/* The first `max` keys of one user (0: of all), ascending; how many in *n. */
int drafts_keys(struct store *store, uint64_t user, struct draft_key *out,
	size_t max, size_t *n, struct err *err);

#endif
