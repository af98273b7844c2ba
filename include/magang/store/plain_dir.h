/* SPDX-License-Identifier: MIT */
/*
 * A directory of files that a person names: nobody sees it by its name until all
 * of it is there. Like a file (plain_file.h) it lies outside of every store, and
 * takes the place of nothing.
 */
#ifndef MAGANG_STORE_PLAIN_DIR_H
#define MAGANG_STORE_PLAIN_DIR_H

#include <stddef.h>

struct err;

/* A directory in the making; files are written into the draft. */
struct plain_dir {
	char *name, *draft; /* owned; NULL: there is none */
	int fd;
};

/* MG_EEXIST where `name` is there already. On failure nothing is to be
 * released. */
int plain_dir_make(struct plain_dir *d, const char *name, struct err *err);
/* One file of it, of these bytes. */
int plain_dir_put(struct plain_dir *d, const char *file, const void *p,
	size_t n, struct err *err);
/* What was written so far is on disk. */
int plain_dir_sync(struct plain_dir *d, struct err *err);
/* There under its name; on failure it stays as d->draft. */
int plain_dir_keep(struct plain_dir *d, struct err *err);
/* Away with what was not kept; may be called again. */
void plain_dir_drop(struct plain_dir *d);

#endif
