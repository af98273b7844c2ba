/* SPDX-License-Identifier: MIT */
/* What is typed and not yet saved, sealed. */
#ifndef STORE_DRAFTS_H
#define STORE_DRAFTS_H

struct store;

void drafts_close(struct store *store);

#endif
