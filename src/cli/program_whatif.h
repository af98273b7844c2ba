/* SPDX-License-Identifier: MIT */
/* The verbs of `program` that ask what another version would do, and that move cases
 * into it. */
#ifndef CLI_PROGRAM_WHATIF_H
#define CLI_PROGRAM_WHATIF_H

#include "command.h"

extern const struct command program_whatif;
extern const struct command program_adopt;
extern const struct command program_return;

#endif
