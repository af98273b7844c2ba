/* SPDX-License-Identifier: MIT */
/* What a directory must look like before it is trusted. */
#ifndef STORE_GUARD_H
#define STORE_GUARD_H

#include <stdbool.h>
#include <stdint.h>

struct err;

/* What a directory must look like before we trust it. */
int guard_dir(const char *path, struct err *err);
int guard_file(const char *path, bool must_exist, struct err *err);
/* The directory of an environment and the files that are in it already. */
int guard_env(const char *path, struct err *err);
int guard_filesystem(const char *path, struct err *err);
uint64_t guard_map_bytes(const char *path);
int guard_sync_dir(const char *path, struct err *err);

#endif
