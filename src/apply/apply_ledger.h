/* SPDX-License-Identifier: MIT */
/* What can stand in the ledger of a case. */
#ifndef APPLY_APPLY_LEDGER_H
#define APPLY_APPLY_LEDGER_H

struct applier;
struct judged;
struct op;
struct record;

/* Its fields go with what it is, and its amount comes to rupiah. */
int applier_check_ledger(struct applier *ap, const struct judged *j);

#endif
