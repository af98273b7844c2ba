/* SPDX-License-Identifier: MIT */
/*
 * Codes of certificates: identity/verify.h, with a mark that follows from the key
 * of the store, the office, the number and the date. Nothing of a code is kept, so
 * nobody reads one from the store without its keys; a copy of the store with its
 * keys, on another host or put back from a backup, knows the same codes.
 */
#ifndef MAGANG_OFFICE_CERTIFICATE_CODE_H
#define MAGANG_OFFICE_CERTIFICATE_CODE_H

#include <stdbool.h>

#include "magang/identity/verify.h"

struct office;
struct record;
struct txn;

/* As it is printed. */
void certificate_code(struct office *office, const struct record *certificate,
	char out[VERIFY_CODE]);
/* The certificate with that code, whoever may see its person: who has the code has
 * the paper. false: there is none, or the code is another one; nothing tells
 * which. */
bool certificate_by_code(struct office *office, struct txn *txn,
	const char *code, struct record *out);

#endif
