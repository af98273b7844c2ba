/* SPDX-License-Identifier: MIT */
/* Where a file of a person may lie. */
#ifndef STORE_PLAIN_PLACE_H
#define STORE_PLAIN_PLACE_H

struct err;

/* MG_EINPUT in a store, even where directories on the way are missing. */
int plain_place_outside(const char *path, struct err *err);

/* May something be made there? Not in a store, nor under the name that the
 * register of one has or will have, and not over what is there. */
int plain_place_free(const char *name, struct err *err);

#endif
