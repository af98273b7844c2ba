/* SPDX-License-Identifier: MIT */
/* A store is made beside its place and renamed into it. */
#ifndef STORE_CREATE_H
#define STORE_CREATE_H

#include <stdbool.h>

struct err;

/*
 * A directory of a store's shape is made whole at DIR.new and put in its place
 * by a rename; DIR.lock keeps two makers apart.
 *
 *	rc = making_begin(&m, dir, err);
 *	if (!rc)
 *		rc = (fill m.tmp);
 *	return making_end(&m, rc, err);
 */
struct making {
	char *dir, *tmp, *lock;
	int fd;
	bool locked, made;
};

/* MG_EEXIST where DIR is not empty, MG_EBUSY where somebody else makes it; what
 * a crash has left at DIR.new goes. making_end() follows in every case. */
int making_begin(struct making *m, const char *dir, struct err *err);
/* With rc 0 syncs and renames, else sweeps DIR.new away; returns rc or the
 * fault of the rename. Releases *m. */
int making_end(struct making *m, int rc, struct err *err);

#endif
