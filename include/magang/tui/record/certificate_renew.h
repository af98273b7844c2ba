/* SPDX-License-Identifier: MIT */
/* Certificates in the place of others, of a page and of a class. */
#ifndef MAGANG_TUI_RECORD_CERTIFICATE_RENEW_H
#define MAGANG_TUI_RECORD_CERTIFICATE_RENEW_H

#include <stddef.h>
#include <stdint.h>

struct ask_ops;
struct ui;

/* Asks why others take the place of certificates: most often for a name. */
unsigned certificates_ask_why(struct ui *ui, const struct ask_ops *ops);
/* They do: each names the one before. */
unsigned certificates_renew(
	struct ui *ui, const uint64_t *ids, size_t n, const char *reason);

#endif
