/* SPDX-License-Identifier: MIT */
/* An office of its own for a target, with the configuration that is shipped; gone
 * when the target ends. Run from the top of the tree. */
#ifndef FUZZ_OFFICE_H
#define FUZZ_OFFICE_H

#include "fuzz_place.h"

#include "magang/base/err.h"
#include "magang/base/seal.h"
#include "magang/office/office.h"
#include "magang/office/office_open.h"
#include "magang/ops/init.h"

#define FUZZ_NOW ((int64_t)1795482000)

static struct office *fuzz_office;

static void
fuzz_office_end(void)
{
	office_close(fuzz_office);
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

	if (rc)
		abort();
	fuzz_place_start();
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
