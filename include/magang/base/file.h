/* SPDX-License-Identifier: MIT */
/* A whole file, up to a bound. */
#ifndef MAGANG_BASE_FILE_H
#define MAGANG_BASE_FILE_H

#include <stddef.h>

struct buf;
struct err;

/* Adds the bytes to *out; MG_EDATA where there are more than `cap`. */
int file_read(const char *path, size_t cap, struct buf *out, struct err *err);

#endif
