/* SPDX-License-Identifier: MIT */
/*
 * Erasures that the store knows and its register does not: it was lost, or somebody
 * took a line out of it. A backup of before would bring those people back.
 */
#ifndef MAGANG_OFFICE_ERASURES_H
#define MAGANG_OFFICE_ERASURES_H

struct err;
struct ids;
struct office;
struct txn;

/* The persons, ascending, of whom the register at the path says nothing. */
int erasures_missing(struct office *office, struct txn *txn, const char *path,
	struct ids *out, struct err *err);
/* Writes them into the register of the store. */
int erasures_write(struct office *office, struct err *err);

#endif
