/* SPDX-License-Identifier: MIT */
/* A second process with the same store, that does what it is asked through a pipe. */
#ifndef TEST_OPS_OTHER_H
#define TEST_OPS_OTHER_H

#include "../office/office_fixture.h"

#include <sys/wait.h>

struct other {
	pid_t pid;
	int to, from;
};

/* Reads what is asked for until the pipe ends, and writes each answer. */
typedef void (*other_run)(void *ctx, int in, int out);

HELPER void
other_start(struct desk *d, struct other *o, other_run run, void *ctx)
{
	int there[2], here[2];

	assert_int_equal(pipe(there) | pipe(here), 0);
	office_close(d->o); /* a store is opened anew in every process */
	fflush(NULL);
	o->pid = fork();
	assert_true(o->pid >= 0);
	if (o->pid == 0) {
		close(there[1]);
		close(here[0]);
		desk_open(d);
		run(ctx, there[0], here[1]);
		office_close(d->o);
		_exit(0);
	}
	close(there[0]);
	close(here[1]);
	o->to = there[1];
	o->from = here[0];
	desk_open(d);
}

HELPER void
other_ask(const struct other *o, const void *order, size_t n)
{
	assert_int_equal(write(o->to, order, n), n);
}

HELPER void
other_hear(const struct other *o, void *done, size_t n)
{
	assert_int_equal(read(o->from, done, n), n);
}

HELPER void
other_end(struct other *o)
{
	int status;

	close(o->to);
	assert_int_equal(waitpid(o->pid, &status, 0), o->pid);
	close(o->from);
}

#endif
