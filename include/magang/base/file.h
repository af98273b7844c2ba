/* SPDX-License-Identifier: MIT */
#ifndef MAGANG_BASE_FILE_H
#define MAGANG_BASE_FILE_H

#include <stddef.h>

struct buf;
struct err;

/* Reads a whole file of at most `cap` bytes. */
int file_read(const char *path, size_t cap, struct buf *out, struct err *err);

#endif
