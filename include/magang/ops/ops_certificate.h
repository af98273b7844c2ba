/* SPDX-License-Identifier: MIT */
/* Certificates given, printed, replaced and revoked: PERM_CERTIFY. */
#ifndef MAGANG_OPS_OPS_CERTIFICATE_H
#define MAGANG_OPS_OPS_CERTIFICATE_H

#include "magang/ops/ops.h"

/* What is to be given. */
struct giving {
	const char *name; /* in the program; NULL: its only one */
	const uint64_t *cases;
	size_t n;
	bool try; /* nothing is done, only told */
	/* Told of each case that stays, and why; may be NULL. */
	void (*told)(void *ctx, uint64_t kase, const char *why);
	void *ctx;
};
/* One act. A case that has not completed what its program asks for stays, as one
 * that has the certificate; names are printed as they stand now. */
int op_certificates_give(struct office *office, const struct giving *g,
	struct receipt *out, struct err *err);

/* Another certificate in the place of each, with the name as it stands now, and why;
 * one whose name is the same stays. */
int op_certificates_replace(struct office *office, const uint64_t *ids,
	size_t n, const char *reason, struct receipt *out, struct err *err);

/* They are valid no more, and why; of who was erased without a word. */
int op_certificates_revoke(struct office *office, const uint64_t *ids, size_t n,
	const char *reason, struct receipt *out, struct err *err);

/* Notes that one copy more of each is printed: nobody takes that back. A reason is
 * needed from the second on. All or none. */
int op_certificates_print(struct office *office, const uint64_t *ids, size_t n,
	const char *reason, struct receipt *out, struct err *err);

#endif
