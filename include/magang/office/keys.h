/* SPDX-License-Identifier: MIT */
/* Whose keys open the door of an office. */
#ifndef MAGANG_OFFICE_KEYS_H
#define MAGANG_OFFICE_KEYS_H

#include "magang/rulebook/user_keys.h"

struct err;
struct office;

/* Every key of every user, of closed ones, too, for whoever may (PERM_SETTINGS);
 * no op or query in `visit`. */
int office_keys(struct office *office, user_key_visit *visit, void *ctx,
	struct err *err);

#endif
