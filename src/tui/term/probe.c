/* SPDX-License-Identifier: MIT */
/*
 * Questions to the terminal that no screen asks: what its description says, how
 * wide it shows letters, what its keys send. No curses screen is open here; the
 * line is made raw for the time of the question and given back.
 */
#include "magang/tui/term/probe.h"

#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "magang/view/app.h"
#include "magang/view/out.h"
#include "magang/tui/term/input.h"
#include "term_own.h"

#include <term.h>
#undef columns /* a macro there, a word here */

#define ANSWER_MS 3000 /* two ways over a phone line, and a margin */
#define WHERE "\033[6n"

/* --- description ---------------------------------------------------------- */

/* The first name that is described here; it is curses' terminal then. */
static const char *
described(const char *term)
{
	const char *name;
	int why;

	for (size_t i = 0; (name = term_name(term, i)); i++)
		if (setupterm(name, STDOUT_FILENO, &why) == OK)
			return name;
	return NULL;
}

static void
look(const char *term, struct probe_terminal *out)
{
	struct winsize size;

	memset(out, 0, sizeof(*out));
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
		out->columns = size.ws_col;
		out->rows = size.ws_row;
	}
	out->name = described(term);
	if (!out->name)
		return;
	out->places = strcmp(term, "dumb") != 0 && term_can_place();
	out->colors = tigetnum("colors");
	del_curterm(cur_term);
}

/* --- the line ------------------------------------------------------------- */

/* Raw, and not to be ended by a signal before it is given back. */
struct raw_terminal {
	struct termios line;
	sigset_t mask;
};

static bool
raw_begin(struct raw_terminal *raw)
{
	struct termios line;
	sigset_t ends;

	if (tcgetattr(STDIN_FILENO, &raw->line) != 0)
		return false;
	sigemptyset(&ends);
	sigaddset(&ends, SIGTERM);
	sigaddset(&ends, SIGHUP);
	sigprocmask(SIG_BLOCK, &ends, &raw->mask);
	line = raw->line;
	cfmakeraw(&line);
	line.c_oflag |= OPOST; /* line ends of what is printed meanwhile */
	return tcsetattr(STDIN_FILENO, TCSADRAIN, &line) == 0;
}

static void
raw_end(struct raw_terminal *raw)
{
	tcsetattr(STDIN_FILENO, TCSADRAIN, &raw->line);
	sigprocmask(SIG_SETMASK, &raw->mask, NULL);
}

/* Bytes that came within `ms` (-1: any time); 0: none, or the line is gone. */
static size_t
read_line(unsigned char *out, size_t size, int ms)
{
	struct pollfd fd = { .fd = STDIN_FILENO, .events = POLLIN };
	ssize_t n = 0;

	if (poll(&fd, 1, ms) > 0)
		n = read(STDIN_FILENO, out, size);
	return n > 0 ? (size_t)n : 0;
}

static void
put(const char *text)
{
	size_t n = strlen(text);

	if (write(STDOUT_FILENO, text, n) != (ssize_t)n)
		return; /* then no answer comes, and that is said */
}

/* --- columns -------------------------------------------------------------- */

/* Takes answers ("ESC [ row ; column R") out of `text`, as columns. */
static size_t
take_answers(const char *text, int *column, size_t max)
{
	size_t n = 0;
	int row, at;

	for (const char *p = text; n < max && (p = strchr(p, '\033')); p++) {
		char end = '\0';

		if (sscanf(p, "\033[%5d;%5d%c", &row, &at, &end) == 3 &&
			end == 'R')
			column[n++] = at;
	}
	return n;
}

static int
left_ms(int64_t end)
{
	int64_t now = input_now();

	return end > now ? (int)(end - now) : 0;
}

static bool
ask_columns(const char *const *texts, size_t n, int *columns)
{
	char answers[512] = "";
	size_t len = 0, got = 0, more = 1;
	int64_t end = input_now() + ANSWER_MS;
	int before = 1;

	put("\r");
	for (size_t i = 0; i < n; i++) {
		put(texts[i]);
		put(WHERE);
	}
	while (got < n && more && input_now() < end) {
		more = read_line((unsigned char *)answers + len,
			sizeof(answers) - 1 - len, left_ms(end));
		len += more;
		answers[len] = '\0';
		got = take_answers(answers, columns, n);
	}
	for (size_t i = 0; i < got; i++) {
		int at = columns[i];

		columns[i] = at - before;
		before = at;
	}
	return got == n;
}

static bool
measure(const char *const *texts, size_t n, int *columns)
{
	struct raw_terminal raw;
	bool answered;

	if (!raw_begin(&raw))
		return false;
	answered = ask_columns(texts, n, columns);
	put("\r\n");
	raw_end(&raw);
	return answered;
}

/* --- how long an answer takes ---------------------------------------------- */

/* NUL: every terminal passes over it. */
static bool
put_nothing(size_t bytes)
{
	static const char none[512];
	ssize_t n = 1;

	for (; bytes > 0 && n > 0; bytes -= (size_t)n)
		n = write(STDOUT_FILENO, none,
			bytes < sizeof(none) ? bytes : sizeof(none));
	return n > 0;
}

static int
answer_ms(size_t bytes)
{
	struct raw_terminal raw;
	int64_t begin = input_now();
	int column, ms = -1;

	if (!raw_begin(&raw))
		return -1;
	if (put_nothing(bytes) &&
		ask_columns((const char *[]){ "" }, 1, &column))
		ms = (int)(input_now() - begin);
	raw_end(&raw);
	return ms;
}

/* --- keys ----------------------------------------------------------------- */

/* "1b 5b 41 -> Up"; true: it was q. */
static bool
show_keys(struct app *app, struct buf *bytes, struct key_events *events)
{
	bool end = false;
	char text[16];

	if (!events->n)
		return false;
	buf_adds(bytes, "->");
	for (size_t i = 0; i < events->n; i++) {
		const struct key_event *ev = &events->v[i];

		buf_addf(bytes, " %s", key_text(ev, text));
		end |= ev->type == EV_CHAR && ev->cp == 'q';
	}
	out_line(app->out, "%s", buf_str(bytes));
	fflush(app->out);
	buf_clear(bytes);
	events_clear(events);
	return end;
}

static void
watch_keys(struct app *app)
{
	struct key_events events = { 0 };
	struct buf bytes = BUF_INIT;
	unsigned char chunk[256];
	struct keys keys;
	bool end = false;

	keys_init(&keys);
	while (!end) {
		int ms = keys_wait(&keys, input_now());
		size_t n = read_line(chunk, sizeof(chunk), ms);

		if (n == 0 && ms < 0)
			break; /* the line is gone */
		for (size_t i = 0; i < n; i++) {
			buf_addf(&bytes, "%02x ", chunk[i]);
			keys_feed(&keys, chunk[i], input_now(), &events);
		}
		keys_tick(&keys, input_now(), &events);
		end = show_keys(app, &bytes, &events);
	}
	events_release(&events);
	buf_release(&bytes);
}

static void
try_keys(struct app *app)
{
	struct raw_terminal raw;

	if (!raw_begin(&raw))
		return;
	out_line(app->out, "%s",
		_("Press keys: the bytes that come, and what is made of them. "
		  "q ends."));
	fflush(app->out);
	watch_keys(app);
	raw_end(&raw);
}

const struct probe term_probe = {
	.terminal = look,
	.columns = measure,
	.answer_ms = answer_ms,
	.keys = try_keys,
};
