/* SPDX-License-Identifier: MIT */
#include "line.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <utmp.h>
#include <unistd.h>

#define TOO_LONG 30000 /* ms; only a failure takes so long */
#define PACKET 1400
#define SHORT_MS 100 /* a timer of the program, of no longer waits */

static void
die(const char *what)
{
	printf("Bail out! %s: %s\n", what, strerror(errno));
	exit(1);
}

int64_t
line_now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/* --- TAP ------------------------------------------------------------------ */

static struct {
	unsigned n, failed;
} taps;

bool
tap(bool good, const char *fmt, ...)
{
	va_list ap;

	printf("%sok %u - ", good ? "" : "not ", ++taps.n);
	taps.failed += !good;
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	printf("\n");
	fflush(stdout);
	return good;
}

void
tap_note(const char *fmt, ...)
{
	va_list ap;

	printf("# ");
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	printf("\n");
	fflush(stdout);
}

int
tap_done(void)
{
	printf("1..%u\n", taps.n);
	return taps.failed != 0;
}

/* --- starting ------------------------------------------------------------- */

static int
on_property(VTermProp prop, VTermValue *value, void *ctx)
{
	struct line *l = ctx;

	if (prop == VTERM_PROP_ALTSCREEN)
		l->alternate = value->boolean != 0;
	return 1;
}

/* What the terminal would answer: it was asked something. */
static void
on_answer(const char *bytes, size_t n, void *ctx)
{
	struct line *l = ctx;

	(void)bytes;
	l->queries += n > 0;
}

static const VTermScreenCallbacks callbacks = { .settermprop = on_property };

static void
make_terminal(struct line *l)
{
	l->vt = vterm_new(l->rows, l->columns);
	vterm_set_utf8(l->vt, 1);
	vterm_output_set_callback(l->vt, on_answer, l);
	l->screen = vterm_obtain_screen(l->vt);
	vterm_screen_enable_altscreen(l->screen, 1);
	vterm_screen_set_callbacks(l->screen, &callbacks, l);
	vterm_screen_reset(l->screen, 1);
}

static void
run(const struct line_options *options)
{
	setenv("TERM", options->term ? options->term : "xterm-256color", 1);
	execvp(options->argv[0], (char **)options->argv);
	_exit(127);
}

/* In the child: the session begins. A shell waits for no child here, so that
 * its end is told to the test, who is a subreaper. */
static void
lead(const struct line *l, const struct line_options *options, int told)
{
	pid_t pid = getpid();

	if (login_tty(l->slave) != 0)
		_exit(127);
	close(l->master); /* or the line would not be hung up */
	signal(SIGHUP, SIG_DFL);
	if (options->shell)
		pid = fork();
	if (pid == 0)
		run(options);
	if (write(told, &pid, sizeof(pid)) != sizeof(pid))
		_exit(127);
	while (options->shell)
		pause();
	run(options);
}

void
line_start(struct line *l, const struct line_options *options)
{
	struct winsize size;
	int told[2];

	memset(l, 0, sizeof(*l));
	l->columns = options->columns ? options->columns : 80;
	l->rows = options->rows ? options->rows : 24;
	size = (struct winsize){ .ws_col = (unsigned short)l->columns,
		.ws_row = (unsigned short)l->rows };
	if (openpty(&l->master, &l->slave, NULL, NULL, &size) != 0 ||
		pipe2(told, O_CLOEXEC) != 0)
		die("openpty");
	fcntl(l->master, F_SETFD, FD_CLOEXEC);
	tcgetattr(l->master, &l->before);
	make_terminal(l);
	fflush(stdout);
	l->leader = fork();
	if (l->leader < 0)
		die("fork");
	if (l->leader == 0)
		lead(l, options, told[1]);
	fcntl(l->slave, F_SETFD, FD_CLOEXEC);
	if (read(told[0], &l->pid, sizeof(l->pid)) != sizeof(l->pid))
		die("no program");
	close(told[0]);
	close(told[1]);
	l->process = (int)syscall(SYS_pidfd_open, l->pid, 0);
	if (l->process < 0)
		die("pidfd_open");
}

void
line_release(struct line *l)
{
	if (!l->ended) {
		kill(l->pid, SIGKILL);
		line_end(l);
	}
	line_hang_up(l);
	if (l->leader != l->pid) {
		kill(l->leader, SIGKILL);
		waitpid(l->leader, NULL, 0);
	}
	close(l->process);
	vterm_free(l->vt);
}

/* --- the process ---------------------------------------------------------- */

static void
proc_read(const struct line *l, const char *file, char *out, size_t room)
{
	char path[64];
	ssize_t n = -1;
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/%s", (int)l->pid, file);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd >= 0) {
		n = read(fd, out, room - 1);
		close(fd);
	}
	out[n > 0 ? n : 0] = '\0';
}

static uint64_t
switches_of(const struct line *l)
{
	char text[4096];
	const char *p;

	proc_read(l, "status", text, sizeof(text));
	p = strstr(text, "\nvoluntary_ctxt_switches:");
	return p ? strtoull(strchr(p, ':') + 1, NULL, 10) : 0;
}

static bool
sleeps(const struct line *l)
{
	char text[512];
	const char *p;

	proc_read(l, "stat", text, sizeof(text));
	p = strrchr(text, ')');
	return p && p[1] && p[2] == 'S';
}

/* ms that a call of ppoll() waits; -1: without end */
static long
poll_time(const struct line *l, unsigned long where)
{
	struct timespec ts = { 0 };
	struct iovec here = { &ts, sizeof(ts) };
	struct iovec there = { (void *)where, sizeof(ts) };

	if (!where ||
		process_vm_readv(l->pid, &here, 1, &there, 1, 0) != sizeof(ts))
		return -1;
	return ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/*
 * For input it waits in poll(), for long: a short time is that of an Esc or of
 * the size of the window. It does not in a flush of the disk, nor for another
 * process. Where the kernel does not tell the call, that it sleeps must do.
 */
static bool
waits_for_input(const struct line *l)
{
	char text[256];
	long call = 0, ms;
	unsigned long third = 0;

	if (!sleeps(l))
		return false;
	proc_read(l, "syscall", text, sizeof(text));
	if (!*text)
		return true;
	if (sscanf(text, "%ld %*x %*x %lx", &call, &third) != 2)
		return false;
#ifdef SYS_poll
	ms = call == SYS_poll ? (int)third : 0;
#else
	ms = 0;
#endif
	if (call == SYS_ppoll)
		ms = poll_time(l, third);
	return ms < 0 || ms > SHORT_MS;
}

size_t
line_unread(const struct line *l)
{
	int n = 0;

	if (l->slave < 0 || ioctl(l->slave, FIONREAD, &n) != 0)
		return 0;
	return (size_t)n;
}

/* --- waiting -------------------------------------------------------------- */

static void
take_end(struct line *l)
{
	if (!l->ended && waitpid(l->pid, &l->status, WNOHANG) == l->pid)
		l->ended = true;
}

/* Of the last character, when it has not come whole; 0: it has. */
static size_t
begun(const char *bytes, size_t n)
{
	size_t back = 1;

	while (back <= n && back < 4 && (bytes[n - back] & 0xc0) == 0x80)
		back++;
	if (back > n || (bytes[n - back] & 0xc0) != 0xc0)
		return 0;
	/* one leading bit a byte of the character */
	return (unsigned char)bytes[n - back] >> (7 - back) & 1 ? back : 0;
}

/* What of a character has come stays until the rest is there: the terminal takes
 * two halves for two faults. */
static bool
take_bytes(struct line *l)
{
	char bytes[sizeof(l->part) + 65536];
	size_t whole;
	ssize_t n =
		read(l->master, bytes + l->n_part, l->slow ? l->slow : 65536);

	if (n <= 0)
		return false;
	l->bytes += (uint64_t)n;
	l->packets += (uint64_t)(n + PACKET - 1) / PACKET;
	memcpy(bytes, l->part, l->n_part);
	whole = l->n_part + (size_t)n;
	l->n_part = begun(bytes, whole);
	whole -= l->n_part;
	memcpy(l->part, bytes + whole, l->n_part);
	if (whole)
		vterm_input_write(l->vt, bytes, whole);
	if (l->slow)
		poll(NULL, 0, LINE_TICK);
	return true;
}

bool
line_pump(struct line *l, int ms)
{
	struct pollfd fds[] = {
		{ .fd = l->deaf ? -1 : l->master, .events = POLLIN },
		{ .fd = l->ended ? -1 : l->process, .events = POLLIN },
	};
	bool some = false;

	if (poll(fds, 2, ms) < 0 && errno != EINTR)
		die("poll");
	if (fds[0].revents & POLLIN)
		some = take_bytes(l);
	if (fds[1].revents & POLLIN)
		take_end(l);
	return some || l->ended;
}

static bool
failed(const struct line *l, const char *what)
{
	tap_note("waited for %s; %s", what,
		l->ended ? "the program has ended" : "it runs");
	line_show(l);
	return false;
}

bool
line_text(struct line *l, const char *text)
{
	int64_t end = line_now() + TOO_LONG;

	while (!line_shows(l, text)) {
		if (l->ended || line_now() > end)
			return failed(l, text);
		line_pump(l, 100);
	}
	return true;
}

/* Three looks in a row, a ms apart: the kernel hands bytes on by a worker. */
bool
line_quiet(struct line *l)
{
	int64_t end = line_now() + TOO_LONG;
	int good = 0;

	while (good < 3) {
		if (l->ended || line_now() > end)
			return failed(l, "quiet");
		if (line_pump(l, 1))
			good = 0;
		else if (waits_for_input(l) && line_unread(l) == 0 &&
			 switches_of(l) != l->switches)
			good++;
		else
			good = 0;
	}
	return true;
}

static void
take_rest(struct line *l)
{
	struct pollfd fd = { .fd = l->deaf ? -1 : l->master, .events = POLLIN };

	while (poll(&fd, 1, 0) > 0 && fd.revents & POLLIN && take_bytes(l))
		;
}

bool
line_end(struct line *l)
{
	int64_t end = line_now() + TOO_LONG;

	while (!l->ended) {
		if (line_now() > end)
			return failed(l, "the end");
		line_pump(l, 100);
	}
	take_rest(l);
	return true;
}

/* --- sending -------------------------------------------------------------- */

void
line_bytes(struct line *l, const char *bytes, size_t n)
{
	if (n > 0)
		l->switches = switches_of(l);
	while (n > 0) {
		ssize_t done = write(l->master, bytes, n);

		if (done < 0 && errno != EINTR)
			die("write");
		if (done > 0) {
			bytes += done;
			n -= (size_t)done;
		}
	}
}

static const struct {
	const char *name, *bytes;
} key_bytes[] = {
	{ "Enter", "\r" },
	{ "Tab", "\t" },
	{ "Esc", "\033" },
	{ "Space", " " },
	{ "Backspace", "\177" },
	{ "Up", "\033[A" },
	{ "Down", "\033[B" },
	{ "Right", "\033[C" },
	{ "Left", "\033[D" },
	{ "Home", "\033[H" },
	{ "End", "\033[F" },
	{ "PgUp", "\033[5~" },
	{ "PgDn", "\033[6~" },
	{ "S-Tab", "\033[Z" },
};

/* 'words_of_text, ^X, a name, or characters */
static size_t
encode_word(const char *word, size_t n, char *out)
{
	bool quoted = word[0] == '\'';

	if (n == 2 && word[0] == '^') {
		out[0] = (char)(word[1] & 0x1F);
		return 1;
	}
	for (size_t i = 0;
		!quoted && i < sizeof(key_bytes) / sizeof(key_bytes[0]); i++)
		if (strlen(key_bytes[i].name) == n &&
			strncmp(key_bytes[i].name, word, n) == 0)
			return (size_t)sprintf(out, "%s", key_bytes[i].bytes);
	for (size_t i = quoted; i < n; i++)
		*out++ = (char)(quoted && word[i] == '_' ? ' ' : word[i]);
	return n - quoted;
}

size_t
line_encode(const char *steps, char *out, size_t room)
{
	size_t len = 0;

	for (const char *p = steps; *(p += strspn(p, " \n\t"));) {
		size_t n = strcspn(p, " \n\t");

		if (len + n + 8 > room)
			die("too many keys");
		len += encode_word(p, n, out + len);
		p += n;
	}
	return len;
}

void
line_keys(struct line *l, const char *steps)
{
	char bytes[8192];

	line_bytes(l, bytes, line_encode(steps, bytes, sizeof(bytes)));
}

void
line_resize(struct line *l, int columns, int rows)
{
	struct winsize size = { .ws_col = (unsigned short)columns,
		.ws_row = (unsigned short)rows };

	l->columns = columns;
	l->rows = rows;
	vterm_set_size(l->vt, rows, columns);
	l->switches = switches_of(l);
	ioctl(l->master, TIOCSWINSZ, &size);
}

/* --- looking -------------------------------------------------------------- */

void
line_count(struct line *l)
{
	l->bytes = l->packets = 0;
}

const char *
line_row(const struct line *l, int row, char *out, size_t room)
{
	VTermRect rect = { row, row + 1, 0, l->columns };
	size_t n = vterm_screen_get_text(l->screen, out, room - 1, rect);

	while (n > 0 && out[n - 1] == ' ')
		n--;
	out[n] = '\0';
	return out;
}

bool
line_shows(const struct line *l, const char *text)
{
	char row[4096];

	for (int i = 0; i < l->rows; i++)
		if (strstr(line_row(l, i, row, sizeof(row)), text))
			return true;
	return false;
}

void
line_cursor(const struct line *l, int *row, int *column)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(l->vt), &at);
	*row = at.row;
	*column = at.col;
}

bool
line_modes_back(const struct line *l)
{
	struct termios now;

	return tcgetattr(l->master, &now) == 0 &&
	       now.c_iflag == l->before.c_iflag &&
	       now.c_oflag == l->before.c_oflag &&
	       now.c_lflag == l->before.c_lflag &&
	       now.c_cflag == l->before.c_cflag;
}

void
line_show(const struct line *l)
{
	char row[4096];
	int at, column;

	for (int i = 0; i < l->rows; i++)
		if (*line_row(l, i, row, sizeof(row)))
			tap_note("|%s", row);
	line_cursor(l, &at, &column);
	tap_note("cursor %d %d", at, column);
}

long
line_private(const struct line *l, const char *store)
{
	char path[64], text[512];
	bool counts = true;
	long kb = 0, n;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/smaps", (int)l->pid);
	f = fopen(path, "re");
	while (f && fgets(text, sizeof(text), f)) {
		if (strchr("0123456789abcdef", text[0]))
			counts = !strstr(text, store);
		else if (counts &&
			 (sscanf(text, "Private_Clean: %ld", &n) == 1 ||
				 sscanf(text, "Private_Dirty: %ld", &n) == 1))
			kb += n;
	}
	if (f)
		fclose(f);
	return kb;
}

/* --- ending --------------------------------------------------------------- */

void
line_signal(struct line *l, int sig)
{
	kill(l->pid, sig);
}

void
line_hang_up(struct line *l)
{
	if (l->master >= 0)
		close(l->master);
	if (l->slave >= 0)
		close(l->slave);
	l->master = l->slave = -1;
}
