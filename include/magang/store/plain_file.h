/* SPDX-License-Identifier: MIT */
/*
 * Files that people name: lists, exports, programs. Whoever may run a command
 * chooses the name, so it may be a pipe that never ends, a terminal, somebody's
 * file, or a part of a store; only a regular file outside of every store is
 * opened, and what is written never takes the place of a file that is there.
 */
#ifndef MAGANG_STORE_PLAIN_FILE_H
#define MAGANG_STORE_PLAIN_FILE_H

#include <stdbool.h>
#include <stdio.h>

struct err;

/* For reading, to be closed by fclose(). NULL, and *err is set. */
FILE *plain_file_open(const char *path, struct err *err);

/*
 * A file in the making. It has a name of its own beside `name`, which nobody
 * else may read, until it is whole.
 */
struct plain_file {
	FILE *f;
	char *name, *draft; /* owned; NULL: there is none */
};

/* MG_EEXIST where `name` is there already. On failure nothing is to be
 * released. */
int plain_file_make(struct plain_file *p, const char *name, struct err *err);
/* Synced, and there under its name, or nothing is left of it; a file that has
 * come there meanwhile stays. f is closed, `name` stays until it is dropped. */
int plain_file_keep(struct plain_file *p, struct err *err);
/* The same under another name, after MG_EEXIST. */
int plain_file_rename(struct plain_file *p, const char *name, struct err *err);
/* Away with what was not kept; may be called again. */
void plain_file_drop(struct plain_file *p);

#endif
