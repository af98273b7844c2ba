/* SPDX-License-Identifier: MIT */
/* May a case be carried from one version of its program into another? */
#ifndef MAGANG_CASEWORK_VERSION_H
#define MAGANG_CASEWORK_VERSION_H

#include "magang/casework/facts.h"

/* What is in the way. */
enum version_fault {
	VERSION_FITS,
	VERSION_STAGE,  /* the stage where it stands is not there */
	VERSION_VALUE,  /* a value that its field does not take there */
	VERSION_HEALTH, /* whether one of health does, which he may not see */
	VERSION_START,  /* the version is for other starts */
};
/* The first that is; *field is the field of a value, by its old version. For who is
 * `blind` to health the answer is the same whatever the values of that are. */
enum version_fault version_fits(const struct case_facts *now,
	const struct program *to, bool blind, const struct fdef **field);

/* Does one of the two ask for a second person to move a case from one to the other?
 * Leaving that out of the new one needs two as well. */
bool version_asks_second(const struct program *from, const struct program *to);
/* Does the version wait for somebody else than its maker: does it, or the one before
 * it, ask for a second person? false of a first version, too. */
bool version_waits(struct rulebook *book, struct txn *txn, uint64_t version);
/* Did this user, or another account of the same human, install the version (by the
 * id of its record)? Then he is the first person. */
bool version_made_by(struct txn *txn, uint64_t version, uint64_t user);

#endif
