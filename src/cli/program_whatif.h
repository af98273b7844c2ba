/* SPDX-License-Identifier: MIT */
/* The verb of `program` that asks what another version would do. */
#ifndef CLI_PROGRAM_WHATIF_H
#define CLI_PROGRAM_WHATIF_H

#include "command.h"

extern const struct command program_whatif;

#endif
