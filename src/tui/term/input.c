/* SPDX-License-Identifier: MIT */
#include "magang/tui/term/input.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "magang/base/elapsed.h"
#include "magang/base/mem.h"

#include "magang/tui/term/term.h"
#include "magang/tui/term/term_send.h"

#define BATCH 65536
/* at most ten a second, however the window is dragged */
#define RESIZE_MS 100

struct input {
	struct terminal *term;
	input_busy busy;
	void *ctx;
	struct keys keys;
	bool gone;
	bool hung_up;  /* gone, as soon as what has arrived is read */
	bool resize;   /* wanted, not yet told */
	unsigned news; /* not yet told; a bit for each row of the table */
	int64_t resized;
	uint64_t bytes;
};

int64_t
input_now(void)
{
	return elapsed_ms();
}

struct input *
input_new(struct terminal *t, input_busy busy, void *ctx)
{
	struct input *in = xcalloc(1, sizeof(*in));

	in->term = t;
	in->busy = busy;
	in->ctx = ctx;
	in->resized = input_now() - RESIZE_MS;
	keys_init(&in->keys);
	return in;
}

void
input_free(struct input *in)
{
	free(in);
}

static void
tell(struct key_events *out, enum event_type type)
{
	events_add(out, (struct key_event){ .type = type, .at = input_now() });
}

/* --- signals ------------------------------------------------------------- */

static const struct {
	int sig;
	enum event_type type;
} news[] = {
	{ SIGTERM, EV_LEAVE },
	{ SIGINT, EV_LEAVE },
	{ SIGQUIT, EV_LEAVE },
	{ SIGTSTP, EV_SUSPEND },
	{ SIGCONT, EV_REDRAW },
};

static void
take_signal(struct input *in, int sig)
{
	if (sig == SIGWINCH)
		in->resize = true;
	if (sig == SIGHUP)
		in->hung_up = true;
	for (size_t i = 0; i < ARRAY_SIZE(news); i++)
		if (news[i].sig == sig)
			in->news |= 1U << i;
}

static void
take_signals(struct input *in)
{
	struct signalfd_siginfo info;
	int fd = term_signal_fd(in->term);

	while (fd >= 0 && read(fd, &info, sizeof(info)) == sizeof(info))
		take_signal(in, (int)info.ssi_signo);
}

/* ^C of a line that is not raw is the key that it is on a raw one. */
static struct key_event
event_of(const struct input *in, size_t i)
{
	bool key = news[i].sig == SIGINT && term_of_lines(in->term);

	return (struct key_event){ .type = key ? EV_CONTROL : news[i].type,
		.cp = key ? 'C' : 0,
		.at = input_now() };
}

/* Behind the keys that were there when they came. */
static void
tell_news(struct input *in, struct key_events *out)
{
	for (size_t i = 0; i < ARRAY_SIZE(news); i++)
		if (in->news & 1U << i)
			events_add(out, event_of(in, i));
	in->news = 0;
}

/* The last size of a storm is the one that counts, so it waits, too. */
static void
take_resize(struct input *in, struct key_events *out)
{
	int64_t now = input_now();

	if (!in->resize || now < in->resized + RESIZE_MS)
		return;
	in->resize = false;
	in->resized = now;
	if (term_resize(in->term))
		tell(out, EV_RESIZE);
}

/* --- bytes --------------------------------------------------------------- */

/* Is there something within `ms`? A pause ends early for a signal, and when
 * the line takes more of what waits for it. */
static short
look(struct input *in, int ms, bool pause)
{
	struct pollfd fds[] = {
		{ .fd = term_input_fd(in->term), .events = POLLIN },
		{ .fd = pause ? term_signal_fd(in->term) : -1,
			.events = POLLIN },
		{ .fd = pause ? term_output_fd(in->term) : -1,
			.events = POLLOUT },
	};

	if (poll(fds, ARRAY_SIZE(fds), ms) < 0)
		assert(errno == EINTR);
	return fds[0].revents;
}

bool
input_waits(struct input *in)
{
	return look(in, 0, false) != 0;
}

/* Reads what is there, once. false: nothing, or the end. */
static bool
take_bytes(struct input *in, struct key_events *out)
{
	unsigned char bytes[4096];
	short state = look(in, 0, false);
	ssize_t n;

	if (in->gone || !state)
		return false;
	n = read(term_input_fd(in->term), bytes, sizeof(bytes));
	if (n < 0 && (errno == EINTR || errno == EAGAIN))
		return false;
	if (n <= 0) {
		in->gone = true;
		return false;
	}
	in->bytes += (uint64_t)n;
	for (ssize_t i = 0; i < n; i++)
		keys_feed(&in->keys, bytes[i], input_now(), out);
	return true;
}

static void
drain(struct input *in, struct key_events *out)
{
	uint64_t from = in->bytes;

	while (take_bytes(in, out) && in->bytes - from < BATCH)
		;
	keys_tick(&in->keys, input_now(), out);
}

/* --- waiting ------------------------------------------------------------- */

static int
earlier(int a, int b)
{
	return a < 0 ? b : b < 0 ? a : a < b ? a : b;
}

/* How long may poll() sleep: until the caller's end, the Esc timer, or until
 * the next resize may be told. */
static int
pause_ms(const struct input *in, int64_t now, int64_t end)
{
	int ms = end < 0 ? -1 : end > now ? (int)(end - now) : 0;

	ms = earlier(ms, keys_wait(&in->keys, now));
	if (in->resize)
		ms = earlier(ms, in->resized + RESIZE_MS > now
					 ? (int)(in->resized + RESIZE_MS - now)
					 : 0);
	return ms;
}

static void
collect(struct input *in, struct key_events *out)
{
	take_signals(in);
	take_resize(in, out);
	drain(in, out);
	tell_news(in, out);
	in->gone = in->gone || in->hung_up;
	if (!in->gone)
		return;
	/* the shell, ending, sends one more: that is no reason to be killed */
	signal(SIGHUP, SIG_IGN);
	keys_finish(&in->keys, input_now(), out);
	tell(out, EV_GONE);
}

/* true: all that waited for the line is gone. */
static bool
send_rest(struct input *in)
{
	bool waited = term_waits(in->term);

	term_send(in->term);
	return waited && !term_waits(in->term);
}

size_t
input_wait(struct input *in, int timeout_ms, struct key_events *out)
{
	int64_t now = input_now();
	int64_t end = timeout_ms < 0 ? -1 : now + timeout_ms;
	bool sent = false;

	assert(!in->busy || !in->busy(in->ctx));
	events_clear(out);
	collect(in, out);
	while (out->n == 0 && !sent && (end < 0 || now < end)) {
		look(in, pause_ms(in, now, end), true);
		sent = send_rest(in);
		collect(in, out);
		now = input_now();
	}
	return out->n;
}
