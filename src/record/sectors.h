/* SPDX-License-Identifier: MIT */
#ifndef RECORD_SECTORS_H
#define RECORD_SECTORS_H

#include "magang/field/fdef.h"

#define SECTOR_COUNT 40
extern const struct choice sectors[SECTOR_COUNT];

/* Where hosts are. */
#define COUNTRY_COUNT 2
extern const struct choice countries[COUNTRY_COUNT];

#endif
