/* SPDX-License-Identifier: MIT */
/* Is a text a setting? The one judge of it: apply() takes no other, and who
 * installs or opens an office says in these words what is wrong. */
#ifndef MAGANG_RULEBOOK_SETTING_CHECK_H
#define MAGANG_RULEBOOK_SETTING_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct diag_list;
struct txn;

/* Id of a setting by its name; 0: there is none. */
uint64_t setting_named(const char *name);
/* Every fault goes to `diags`, with its line. false: there was one. */
bool setting_check(
	uint64_t id, const char *text, size_t len, struct diag_list *diags);
/* The faults of what is installed, a line each; NULL `out`: only asked. true:
 * there is none. */
bool setting_check_stored(struct txn *txn, uint64_t id, struct buf *out);

#endif
