/* SPDX-License-Identifier: MIT */
#include "magang/base/apart.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "magang/base/crash.h"
#include "magang/base/err.h"

/* Whatever the C library and LMDB say of a broken page, the parent says it. */
static void
be_quiet(void)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	prctl(PR_SET_PDEATHSIG, SIGKILL); /* locks of the parent are its, too */
	crash_silent();
	if (null >= 0)
		dup2(null, STDERR_FILENO);
}

static void
child(int (*work)(void *ctx, struct err *err), void *ctx, int to)
{
	struct err err = ERR_INIT;

	be_quiet();
	err.code = work(ctx, &err);
	if (write(to, &err, sizeof(err)) != (ssize_t)sizeof(err))
		_exit(1);
	_exit(0);
}

/* A struct is longer than what a pipe gives at once. */
static bool
read_all(int from, void *out, size_t n)
{
	char *p = out;
	ssize_t got = 1;

	while (n > 0 && got != 0) {
		got = read(from, p, n);
		if (got < 0 && errno != EINTR)
			return false;
		if (got > 0) {
			p += got;
			n -= (size_t)got;
		}
	}
	return n == 0;
}

int
apart(int (*work)(void *ctx, struct err *err), void *ctx, struct err *err)
{
	struct err said = ERR_INIT;
	int ends[2];
	bool back;
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return work(ctx, err);
	fflush(NULL);
	pid = fork();
	if (pid == 0)
		child(work, ctx, ends[1]);
	close(ends[1]);
	back = pid > 0 && read_all(ends[0], &said, sizeof(said));
	close(ends[0]);
	while (pid > 0 && waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
	if (pid < 0)
		return work(ctx, err); /* better so than not at all */
	if (!back)
		return MG_EDAMAGED;
	if (said.code)
		*err = said;
	return said.code;
}
