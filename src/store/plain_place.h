/* SPDX-License-Identifier: MIT */
/* Where a file of a person may lie. */
#ifndef STORE_PLAIN_PLACE_H
#define STORE_PLAIN_PLACE_H

struct err;

/* Not in a store. */
int plain_place_check(const char *path, struct err *err);
/* MG_EEXIST, in words. */
int plain_place_taken(const char *name, struct err *err);

#endif
