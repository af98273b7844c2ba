/* SPDX-License-Identifier: MIT */
/* A directory of its own for a target, gone when the target ends. */
#ifndef FUZZ_PLACE_H
#define FUZZ_PLACE_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char fuzz_top[64];

static int
fuzz_remove_one(
	const char *path, const struct stat *st, int type, struct FTW *w)
{
	(void)st;
	(void)type;
	(void)w;
	return remove(path);
}

static void
fuzz_place_end(void)
{
	nftw(fuzz_top, fuzz_remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* What closes its files is given to atexit() after this, and runs before. */
static void
fuzz_place_start(void)
{
	snprintf(fuzz_top, sizeof(fuzz_top), "%s/magang-fuzz.XXXXXX",
		access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (!mkdtemp(fuzz_top))
		abort();
	atexit(fuzz_place_end);
}

#endif
