/* SPDX-License-Identifier: MIT */
/*
 * A directory of its own for each test of the store, gone afterwards; other
 * processes that hold, stop or die. A child is forked before this process opens
 * any environment: LMDB is not opened twice, and never carried over a fork.
 */
#ifndef TEST_STORE_PLACE_H
#define TEST_STORE_PLACE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/seal.h"
#include "magang/store/create.h"
#include "magang/store/gate.h"
#include "magang/store/open.h"
#include "magang/store/txn.h"

#define UNUSED __attribute__((unused))

struct place {
	char top[64];
	char dir[96]; /* the store */
	struct store *store;
	struct err err;
	pid_t owner;
};

static inline int
place_setup(void **state)
{
	struct place *p = xcalloc(1, sizeof(*p));
	const char *tmp = getenv("TMPDIR");

	if (seal_start(&p->err))
		return -1;
	snprintf(p->top, sizeof(p->top), "%.32s/magang-store.XXXXXX",
		tmp ? tmp : "/tmp");
	if (!mkdtemp(p->top))
		return -1;
	snprintf(p->dir, sizeof(p->dir), "%s/office", p->top);
	p->owner = getpid();
	*state = p;
	return 0;
}

static inline int
place_remove_one(
	const char *path, const struct stat *st, int type, struct FTW *w)
{
	(void)st;
	(void)type;
	(void)w;
	return remove(path);
}

/* A child that fails goes on here as if it was the runner. */
static inline int
place_teardown(void **state)
{
	struct place *p = *state;

	if (getpid() != p->owner)
		_exit(1);
	store_close(p->store);
	nftw(p->top, place_remove_one, 16, FTW_DEPTH | FTW_PHYS);
	free(p);
	return 0;
}

#define PLACE_TEST(f)                                                          \
	cmocka_unit_test_setup_teardown(f, place_setup, place_teardown)

/* "TOP/name"; one of 64 buffers in turn. */
static inline const char *
place_path(const struct place *p, const char *name)
{
	static char path[64][PATH_MAX];
	static unsigned turn;
	char *out = path[turn++ % 64];

	snprintf(out, PATH_MAX, "%s/%s", p->top, name);
	return out;
}

static inline bool
place_has(const struct place *p, const char *name)
{
	struct stat st;

	return lstat(place_path(p, name), &st) == 0;
}

static inline void
place_open(struct place *p, uint64_t map_bytes)
{
	struct store_options opt = { map_bytes, "test" };

	if (store_open(p->dir, &opt, &p->store, &p->err))
		fail_msg("%s", p->err.text);
}

/* A new store, open. */
static inline void
place_store(struct place *p, uint64_t map_bytes)
{
	struct store_options opt = { map_bytes, "test" };

	if (store_create(p->dir, &opt, NULL, NULL, &p->err))
		fail_msg("%s", p->err.text);
	place_open(p, map_bytes);
}

static inline void
place_close(struct place *p)
{
	store_close(p->store);
	p->store = NULL;
}

static inline struct txn *
place_write(struct place *p)
{
	struct txn *txn;

	if (!gate_inside(p->store) && gate_enter(p->store, &p->err))
		fail_msg("%s", p->err.text);
	if (txn_write(p->store, &txn, &p->err))
		fail_msg("%s", p->err.text);
	return txn;
}

static inline void
place_commit(struct place *p, struct txn *txn)
{
	if (txn_commit(txn, &p->err))
		fail_msg("%s", p->err.text);
}

static inline struct txn *
place_read(struct place *p)
{
	struct txn *txn;

	if (txn_read(p->store, &txn, &p->err))
		fail_msg("%s", p->err.text);
	return txn;
}

/* ---- another process ---------------------------------------------------- */

struct child {
	pid_t pid;
	int to, from; /* one byte each way is a step */
};

/* In the child: says that it is ready, waits for the next step. */
static inline void
child_step(const struct child *c)
{
	char byte = 's';

	if (write(c->to, &byte, 1) != 1 || read(c->from, &byte, 1) != 1)
		_exit(9);
}

/* In the parent. */
static inline void
child_wait_ready(const struct child *c)
{
	char byte;

	if (read(c->from, &byte, 1) != 1)
		fail_msg("the other process ended early");
}

static inline void
child_go(const struct child *c)
{
	assert_int_equal(write(c->to, "g", 1), 1);
}

static inline struct child
child_start(void (*run)(const struct child *c, void *arg), void *arg)
{
	int down[2], up[2];
	struct child c;

	if (pipe(down) || pipe(up))
		abort();
	c.pid = fork();
	if (c.pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		close(down[1]);
		close(up[0]);
		c.to = up[1];
		c.from = down[0];
		run(&c, arg);
		_exit(0);
	}
	close(down[0]);
	close(up[1]);
	c.to = down[1];
	c.from = up[0];
	return c;
}

/* Ends it by a signal (0: it ends by itself) and returns its exit status. */
static inline int
child_end(struct child *c, int sig)
{
	int status;

	if (sig)
		kill(c->pid, sig);
	while (waitpid(c->pid, &status, 0) < 0)
		;
	close(c->to);
	close(c->from);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/* ---- numbers ------------------------------------------------------------ */

/* SplitMix64: the same on every machine. */
static inline uint64_t
dice(uint64_t *seed)
{
	uint64_t z = *seed += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

static inline bool
text_is_utf8(const char *s)
{
	for (size_t i = 0, more = 0; s[i] || more; i++) {
		unsigned char c = (unsigned char)s[i];

		if (more) {
			if ((c & 0xC0) != 0x80)
				return false;
			more--;
		} else if (c >= 0x80) {
			if (c < 0xC2 || c > 0xF4)
				return false;
			more = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : 1;
		}
	}
	return true;
}

#endif
