/* SPDX-License-Identifier: MIT */
/* What is typed and not yet saved, sealed. */
#ifndef STORE_DRAFTS_H
#define STORE_DRAFTS_H

struct store;

/* Says where they are; nothing is opened. */
void drafts_name(struct store *store);

#endif
