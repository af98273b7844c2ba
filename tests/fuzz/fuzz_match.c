/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as an instance of matching: no crash, an instance exactly where
 * there is no fault, the same words each time; and of what is taken, a matching
 * that the checker finds stable, with a second chance, too.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/seal.h"
#include "magang/exchange/match_file.h"
#include "magang/matching/check.h"
#include "magang/matching/whatif.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
ask(const struct match_check *c)
{
	uint32_t i, n;

	for (i = 0; i < c->m->n_people && i < 4; i++)
		if (!c->seat[i].pinned)
			free(match_whatif(c, i, &n));
	for (i = 0; i < c->m->n_nodes && i < 4; i++)
		free(match_wider(c->m, i, false));
	free(match_gaps(c));
}

static void
match(const struct instance *m)
{
	struct match_check c;
	int again;

	for (again = 0; again < 2; again++) {
		struct match_seat *seat = match_solve(m, again == 1);

		match_check(m, seat, &c);
		assert(match_stable(&c));
		if (again == 0)
			ask(&c);
		match_check_release(&c);
		free(seat);
	}
}

static void
read_it(const char *text, size_t size, struct buf *out)
{
	struct diag_list diags;
	struct match_file f;
	bool right;

	diag_init(&diags, "fuzz");
	right = match_file_read(text, size, &f, &diags);
	assert(right == (diags.faults == 0));
	diag_print(&diags, out);
	if (right) {
		match(&f.m);
		match_file_release(&f);
	}
	diag_release(&diags);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf first = BUF_INIT, second = BUF_INIT;
	struct err err = ERR_INIT;

	if (seal_start(&err))
		abort();
	read_it((const char *)data, size, &first);
	read_it((const char *)data, size, &second);
	assert(strcmp(buf_str(&first), buf_str(&second)) == 0);
	buf_release(&first);
	buf_release(&second);
	return 0;
}
