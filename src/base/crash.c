/* SPDX-License-Identifier: MIT */
#include "magang/base/crash.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"

static const int deadly[] = { SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL };

/* The only thing that a handler can reach. */
static struct crash {
	struct err cut, broken;
	bool watching;
	struct sigaction was[ARRAY_SIZE(deadly)];
	void (*before)(void);
	sigjmp_buf *to, *within;
	const char *volatile unfinished[CRASH_FILES];
} crash;

static void
sweep(void)
{
	for (size_t i = 0; i < CRASH_FILES; i++)
		if (crash.unfinished[i])
			unlink(crash.unfinished[i]);
}

static void
say(const char *text)
{
	size_t n = strlen(text);

	while (n > 0) {
		ssize_t done = write(STDERR_FILENO, text, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return;
		text += done;
		n -= (size_t)done;
	}
}

void
crash_end(void)
{
	void (*before)(void) = crash.before;

	crash.before = NULL;
	if (before)
		before();
	sweep();
	say(crash.cut.text);
	_exit(err_exit_status(MG_EDAMAGED));
}

/* Else the signal does then what it did before we came. */
static void
on_death(int sig)
{
	sigjmp_buf *to = crash.to, *within = crash.within;
	void (*before)(void) = crash.before;

	crash.within = NULL;
	if (within)
		siglongjmp(*within, 1);
	crash.to = NULL;
	if (sig == SIGBUS && to)
		siglongjmp(*to, 1);
	if (sig == SIGBUS)
		crash_end();
	crash.before = NULL;
	if (before)
		before();
	sweep();
	say(crash.broken.text);
	for (size_t i = 0; i < ARRAY_SIZE(deadly); i++)
		sigaction(deadly[i], &crash.was[i], NULL);
	raise(sig);
}

void
crash_watch(const char *cut, const char *broken)
{
	struct sigaction action = { .sa_handler = on_death };

	err_set(&crash.cut, MG_EDAMAGED, "magang: %s\n", cut);
	err_set(&crash.broken, MG_EDAMAGED, "magang: %s\n", broken);
	if (crash.watching)
		return;
	crash.watching = true;
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < ARRAY_SIZE(deadly); i++)
		sigaction(deadly[i], &action, &crash.was[i]);
}

void
crash_silent(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(deadly); i++)
		signal(deadly[i], SIG_DFL);
	crash.before = NULL;
	crash.to = crash.within = NULL;
}

void
crash_before(void (*call)(void))
{
	crash.before = call;
}

void
crash_lead(sigjmp_buf *to)
{
	crash.to = to;
}

void
crash_within(sigjmp_buf *to)
{
	crash.within = to;
}

void
crash_file(const char *path, bool unfinished)
{
	const char *is = unfinished ? NULL : path;

	for (size_t i = 0; i < CRASH_FILES; i++)
		if (crash.unfinished[i] == is) {
			crash.unfinished[i] = unfinished ? path : NULL;
			return;
		}
}
