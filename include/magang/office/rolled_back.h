/* SPDX-License-Identifier: MIT */
/* Is the store older than what is known of it? */
#ifndef MAGANG_OFFICE_ROLLED_BACK_H
#define MAGANG_OFFICE_ROLLED_BACK_H

struct office;

/* What the register beside the store saw last and the journal does not hold, in words:
 * an older store was put in its place, or the journal was written anew; NULL: it holds
 * it, or there is no register. free() it. */
char *office_rolled_back(struct office *office);

#endif
