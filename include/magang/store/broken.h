/* SPDX-License-Identifier: MIT */
/* A store whose journal was found broken takes no changes: DIR/broken. */
#ifndef MAGANG_STORE_BROKEN_H
#define MAGANG_STORE_BROKEN_H

#include <stdbool.h>

struct store;

/* Was it found so, and not found right since? */
bool store_is_broken(const struct store *store);
/* What was found. A disk that takes no note keeps nobody from reading. */
void store_broken(struct store *store, bool broken);

#endif
