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

#endif
