/* SPDX-License-Identifier: MIT */
/* Site, roles, calendar and areas as they stand in the store. */
#ifndef MAGANG_RULEBOOK_SETTINGS_NOW_H
#define MAGANG_RULEBOOK_SETTINGS_NOW_H

#include "magang/rulebook/rulebook.h"

struct err;
struct txn;

/* "site", "roles", "calendar", "areas": as `magang config` has them. */
extern const char *const setting_name[SETTING_COUNT];
/* Loads what the transaction has otherwise than the rulebook. What cannot be
 * read is as if it were not there, and marked in bad_settings. */
int rulebook_settings(struct rulebook *book, struct txn *txn, struct err *err);
/* The same in a look of its own. */
int rulebook_settings_now(struct rulebook *book, struct err *err);
/* Gives back what the settings hold. */
void rulebook_release(struct rulebook *book);

#endif
