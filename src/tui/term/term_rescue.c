/* SPDX-License-Identifier: MIT */
#include "term_rescue.h"

#include <assert.h>
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "magang/base/crash.h"

static struct rescue {
	volatile sig_atomic_t armed;
	int fd;
	struct termios line;
	char bytes[200];
	size_t n;
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

static void
rescue_now(void)
{
	if (!rescue.armed)
		return;
	rescue.armed = 0;
	rescue_write(rescue.fd, rescue.bytes, rescue.n);
	tcsetattr(rescue.fd, TCSANOW, &rescue.line);
}

void
rescue_arm(int fd, const struct termios *line, const char *bytes, size_t n)
{
	assert(!rescue.armed && n <= sizeof(rescue.bytes));
	rescue.fd = fd;
	rescue.line = *line;
	memcpy(rescue.bytes, bytes, n);
	rescue.n = n;
	rescue.armed = 1;
	crash_before(rescue_now);
}

void
rescue_disarm(void)
{
	crash_before(NULL);
	rescue.armed = 0;
}
