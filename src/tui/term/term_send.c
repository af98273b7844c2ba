/* SPDX-License-Identifier: MIT */
/* What curses wrote into memory, and its way to the terminal. */
#include "magang/tui/term/term_send.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "magang/base/buf.h"

#include "term_draw.h"
#include "term_own.h"
#include "term_send.h"

#define PASTE_ON "\033[?2004h"

/* Back to the plain look: curses sets the colour back, then a charset that was
 * never another, then all attributes, which is the colour as well. */
#define PLAIN_LONG "\033[39m\033(B\033[m"
#define PLAIN "\033[m"

/* From there on, in place. */
static void
shorten(struct buf *out, size_t from)
{
	const char *end = out->data + out->len, *p = out->data + from, *found;
	char *to = out->data + from;

	while ((found = strstr(p, PLAIN_LONG))) {
		memmove(to, p, (size_t)(found - p));
		to += found - p;
		memcpy(to, PLAIN, strlen(PLAIN));
		to += strlen(PLAIN);
		p = found + strlen(PLAIN_LONG);
	}
	memmove(to, p, (size_t)(end - p));
	buf_truncate(out, (size_t)(to - out->data) + (size_t)(end - p));
}

void
send_take(struct terminal *t, struct buf *out)
{
	const size_t from = out->len;
	int fd = fileno(t->out);
	off_t n = lseek(fd, 0, SEEK_CUR);
	ssize_t got;

	if (n <= 0)
		return;
	buf_reserve(out, (size_t)n + 1);
	got = pread(fd, out->data + out->len, (size_t)n, 0);
	assert(got == n);
	out->len += (size_t)n;
	out->data[out->len] = '\0';
	lseek(fd, 0, SEEK_SET);
	shorten(out, from);
}

static void
queue_shift(struct buf *queue, size_t n)
{
	memmove(queue->data, queue->data + n, queue->len - n);
	buf_truncate(queue, queue->len - n);
}

/* A line that is gone takes everything: the input tells it. */
void
term_send(struct terminal *t)
{
	while (term_waits(t)) {
		ssize_t n = t->fd < 0
				    ? (ssize_t)t->queue.len
				    : write(t->fd, t->queue.data, t->queue.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EAGAIN)
			return;
		if (n > 0)
			t->sent += (uint64_t)n;
		queue_shift(&t->queue, n > 0 ? (size_t)n : t->queue.len);
	}
}

/* The first picture brings the mark of pastes along. */
void
term_flush(struct terminal *t)
{
	bool first = t->away && t->bracketed;

	if (t->gone)
		return;
	draw_update(t);
	t->away = false;
	buf_adds(&t->queue, first ? PASTE_ON : "");
	buf_adds(&t->queue, t->bell ? "\a" : "");
	t->bell = false;
	send_take(t, &t->queue);
	term_send(t);
}

bool
term_waits(const struct terminal *t)
{
	return t->queue.len > 0;
}

int
term_output_fd(const struct terminal *t)
{
	return term_waits(t) ? t->fd : -1;
}

uint64_t
term_sent(const struct terminal *t)
{
	return t->sent;
}
