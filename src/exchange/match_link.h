/* SPDX-License-Identifier: MIT */
#ifndef EXCHANGE_MATCH_LINK_H
#define EXCHANGE_MATCH_LINK_H

#include <stdbool.h>

struct match_raw;

/* Names to whom they name: fills raw->out->m. false: faults. */
bool match_link(struct match_raw *raw);

#endif
