/* SPDX-License-Identifier: MIT */
/* An office of its own for a target, with the configuration that is shipped; gone
 * when the target ends. Run from the top of the tree. */
#ifndef FUZZ_OFFICE_H
#define FUZZ_OFFICE_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "magang/base/err.h"
#include "magang/base/seal.h"
#include "magang/office/office.h"
#include "magang/ops/init.h"

#define FUZZ_NOW ((int64_t)1795482000)

static char fuzz_top[64];
static struct office *fuzz_office;

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
fuzz_office_end(void)
{
	office_close(fuzz_office);
	nftw(fuzz_top, fuzz_remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void
fuzz_office_start(void)
{
	char store[80];
	struct office_options opt = { .dir = store,
		.uid = (uint32_t)getuid(),
		.login = "admin",
		.now = FUZZ_NOW,
		.map_bytes = 256 << 20,
		.lang = LANG_EN,
		.config = "config" };
	struct err err = ERR_INIT;
	int rc = seal_start(&err);

	snprintf(fuzz_top, sizeof(fuzz_top), "%s/magang-fuzz.XXXXXX",
		access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (rc || !mkdtemp(fuzz_top))
		abort();
	snprintf(store, sizeof(store), "%s/store", fuzz_top);
	rc = office_init(&opt, &err);
	if (!rc)
		rc = office_open(&opt, &fuzz_office, &err);
	if (rc) {
		fprintf(stderr, "%s\n", err.text);
		abort();
	}
	atexit(fuzz_office_end);
}

#endif
