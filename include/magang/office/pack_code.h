/* SPDX-License-Identifier: MIT */
/*
 * What says of a row of a pack that it is ours: a code in the row itself, so that
 * a spreadsheet may sort, cut and save the file as it likes, and other columns may
 * be filled in. It is of the pack, the place in it, the case and the name that
 * stands in the row: none of them can be changed, nor a row made up. It says
 * nothing of the other columns, and these are not read.
 *
 *	7K3F9Q-00012-45-7Q4M-2XKD
 *
 * The signature of a pack is of its file as it went out, byte by byte, by a key of
 * the store that is used for nothing else (Ed25519).
 */
#ifndef MAGANG_OFFICE_PACK_CODE_H
#define MAGANG_OFFICE_PACK_CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/seal.h"
#include "magang/identity/verify.h"
#include "magang/record/pack_state.h"

struct office;

/* A row as its code names it. */
struct pack_place {
	char code[PACK_CODE + 1]; /* of the pack */
	uint32_t row;             /* from 1 */
	struct verify_code read;
};

/* A code that no other pack has. */
void pack_code_new(char out[PACK_CODE + 1]);
/* Of a row; `date` is that of the pack. */
void pack_code_format(struct office *office, const char *code, uint32_t row,
	int32_t date, uint64_t kase, const char *name, char out[VERIFY_CODE]);
/* false: it is no code, or was mistyped or cut. */
bool pack_code_read(const char *text, struct pack_place *out);
/* Was it made here, for this case and this name, as people read names? */
bool pack_code_fits(struct office *office, const struct pack_place *place,
	int32_t date, uint64_t kase, const char *name);

/* The seal of a file. */
struct pack_seal {
	char digest[2 * HASH_SIZE +
		    1]; /* BLAKE2b-256, as b2sum -l 256 has it */
	uint8_t signature[SIGN_SIZE];
	char key[2 * 8 + 1]; /* which one; the first of the hash of it */
};
/* Makes it. */
void pack_sign(struct office *office, const void *file, size_t n,
	struct pack_seal *out);
/* The public key in PEM, as OpenSSL reads it. */
#define PACK_PEM 128
void pack_public(struct office *office, char out[PACK_PEM]);

#endif
