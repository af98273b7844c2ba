/* SPDX-License-Identifier: MIT */
/* From argv to a running command. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stddef.h>

struct opt;

/* Options of every command. */
const struct opt *cli_global_options(size_t *n);

#endif
