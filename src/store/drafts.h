/* SPDX-License-Identifier: MIT */
/* What is typed and not yet saved, sealed. */
#ifndef STORE_DRAFTS_H
#define STORE_DRAFTS_H

struct store;

/* Says where they are; nothing is opened. */
void drafts_name(struct store *store);
/* Makes the place for them while there is room on the disk, so that the first
 * draft is kept on a full one, too. What fails here is said then. */
void drafts_prepare(struct store *store);

/* The name of the one of these directories into which damaged drafts were put
 * aside; it is the caller's. */
#define DRAFTS_ASIDE_MOST 100
char *drafts_aside_name(const struct store *store, unsigned i);

#endif
