/* SPDX-License-Identifier: MIT */
/* A new office. */
#ifndef MAGANG_OPS_INIT_H
#define MAGANG_OPS_INIT_H

struct err;
struct office_options;

/* Makes the store with everything of `config` installed; the caller becomes
 * administrator. MG_EEXIST where there is one already. */
int office_init(const struct office_options *opt, struct err *err);

#endif
