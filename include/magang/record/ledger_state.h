/* SPDX-License-Identifier: MIT */
/* What an entry of the ledger is, and whether it is settled. */
#ifndef MAGANG_RECORD_LEDGER_STATE_H
#define MAGANG_RECORD_LEDGER_STATE_H

#include <stdbool.h>
#include <stdint.h>

struct record;

/* The choices in their order, then those of them that are settled; numbers of
 * keys. */
enum ledger_state {
	LEDGER_ASKED = 1,
	LEDGER_PAID,
	LEDGER_REFUNDED,
	LEDGER_OWED, /* a loan */
	LEDGER_HELD, /* an original */
	LEDGER_REPAID,
	LEDGER_RETURNED
};
/* Of an entry as it is. */
enum ledger_state ledger_state(const struct record *r);
/* Is it a loan or an original, which is given back one day? */
bool ledger_comes_back(const struct record *r);
/* In yen, and not in rupiah? */
bool ledger_is_yen(const struct record *r);
/* The field that does not go with what the entry is; 0: all do. */
uint16_t ledger_odd(const struct record *r);

#endif
