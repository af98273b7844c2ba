/* SPDX-License-Identifier: MIT */
/*
 * Work that may end its process, or never come to an end, is done apart: bytes
 * of a disk that nobody has proved yet. Before it this process has opened no
 * environment of LMDB, which bears no fork.
 */
#ifndef MAGANG_BASE_APART_H
#define MAGANG_BASE_APART_H

struct err;

/* Runs `work` in a child; its code and its sentence come back, of what it left
 * in memory nothing. MG_EDAMAGED and no sentence where it did not come back. */
int apart(int (*work)(void *ctx, struct err *err), void *ctx, struct err *err);

#endif
