/* SPDX-License-Identifier: MIT */
#include "term_rescue.h"

#include <assert.h>
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "magang/base/mem.h"

static const int deadly[] = { SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL };

static struct rescue {
	volatile sig_atomic_t armed;
	int fd;
	struct termios line;
	char bytes[200];
	size_t n;
	struct sigaction before[ARRAY_SIZE(deadly)];
} rescue;

/* Gives up on an error, also when the line takes no more. */
static void
rescue_write(int fd, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, bytes, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return;
		bytes += done;
		n -= (size_t)done;
	}
}

/* Then the signal does what it did before we came. */
static void
on_death(int sig)
{
	int saved = errno;

	if (rescue.armed) {
		rescue.armed = 0;
		rescue_write(rescue.fd, rescue.bytes, rescue.n);
		tcsetattr(rescue.fd, TCSANOW, &rescue.line);
	}
	for (size_t i = 0; i < ARRAY_SIZE(deadly); i++)
		if (deadly[i] == sig)
			sigaction(sig, &rescue.before[i], NULL);
	errno = saved;
	raise(sig);
}

void
rescue_arm(int fd, const struct termios *line, const char *bytes, size_t n)
{
	struct sigaction action = { .sa_handler = on_death };

	assert(!rescue.armed && n <= sizeof(rescue.bytes));
	rescue.fd = fd;
	rescue.line = *line;
	memcpy(rescue.bytes, bytes, n);
	rescue.n = n;
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < ARRAY_SIZE(deadly); i++)
		sigaction(deadly[i], &action, &rescue.before[i]);
	rescue.armed = 1;
}

void
rescue_disarm(void)
{
	if (!rescue.armed)
		return;
	rescue.armed = 0;
	for (size_t i = 0; i < ARRAY_SIZE(deadly); i++)
		sigaction(deadly[i], &rescue.before[i], NULL);
}
