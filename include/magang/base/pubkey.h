/* SPDX-License-Identifier: MIT */
/*
 * Public keys as OpenSSH writes them: "ssh-ed25519 AAAA... rina@laptop". Here
 * they are one word without blanks, "ssh-ed25519:AAAA...:rina@laptop", so that
 * several stand in one field.
 */
#ifndef MAGANG_BASE_PUBKEY_H
#define MAGANG_BASE_PUBKEY_H

#include <stdbool.h>

#include "magang/base/seal.h"

struct buf;

#define PUBKEY_PRINT "SHA256:" /* before a fingerprint */
#define PUBKEY_WORD 1600 /* bytes with the NUL; RSA of 8192 bits has room */

/* Places in a word. */
struct pubkey {
	const char *type, *blob, *name;
	int type_len, blob_len, name_len; /* name_len 0: it has none */
};

/* false: it is no key that is whole, of a type that is taken. */
bool pubkey_parse(const char *word, struct pubkey *out);
/* The first line of a .pub file as a word; without a name where that has signs
 * that no name has. false: it is none; options before the type make it none. */
bool pubkey_from_line(const char *line, struct buf *out);
/* What ssh-keygen -l prints behind "SHA256:". */
void pubkey_fingerprint(const struct pubkey *k, char out[SHA256_TEXT]);
/* One key, whatever it is called. */
bool pubkey_same(const struct pubkey *a, const struct pubkey *b);

#endif
