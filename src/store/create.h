/* SPDX-License-Identifier: MIT */
/* A store is made beside its place and renamed into it. */
#ifndef STORE_CREATE_H
#define STORE_CREATE_H

#include <stdbool.h>

struct err;

struct making {
	char *dir, *tmp, *lock;
	int fd;
	bool locked, made;
};
int making_begin(struct making *m, const char *dir, struct err *err);
int making_end(struct making *m, int rc, struct err *err);

#endif
