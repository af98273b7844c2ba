/* SPDX-License-Identifier: MIT */
/*
 * An instance of matching from a file. The keys are described in magang-match(5),
 * what they mean in magang/matching/instance.h. Names are texts as they are
 * written. An entry that names nobody, or somebody whom its list has named
 * before, is left out and told as a warning; everything else that is wrong is a
 * fault, and all of them are told in one pass.
 */
#ifndef MAGANG_EXCHANGE_MATCH_FILE_H
#define MAGANG_EXCHANGE_MATCH_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "magang/matching/instance.h"

/* For 100,000 people with 20 wishes each, and some more. */
#define MATCH_FILE_BYTES ((size_t)128 * 1024 * 1024)
#define MATCH_FILE_EVENTS ((size_t)16 * 1000 * 1000)

struct arena;
struct diag_list;

struct match_file {
	struct instance m;   /* settled */
	const char *title;   /* or NULL */
	struct arena *texts; /* names, seed and title */
};

/* false: faults, and there is nothing to release. */
bool match_file_read(const char *text, size_t len, struct match_file *out,
	struct diag_list *diags);
void match_file_release(struct match_file *f);

#endif
