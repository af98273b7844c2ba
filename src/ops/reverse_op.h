/* SPDX-License-Identifier: MIT */
/* One operation turned round. */
#ifndef OPS_REVERSE_OP_H
#define OPS_REVERSE_OP_H

#include <stdbool.h>

struct op;
struct undoing;

/* Adds to u->out what takes it back; false: nothing comes back of it. What stays is
 * told. */
bool undo_op(struct undoing *u, const struct op *op);

#endif
