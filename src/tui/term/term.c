/* SPDX-License-Identifier: MIT */
/*
 * curses is kept on a short lead: it gets its size from us, never sees a key or
 * the terminal, and no handler of its own runs. It writes into memory; what is
 * there after a picture goes to the terminal in one write (curses itself would
 * write once a cursor movement, and a packet costs as much as 88 bytes).
 */
#include "magang/tui/term/term.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/tui/term/term_draw.h"
#include "magang/tui/term/term_send.h"

#include "term_draw.h"
#include "term_own.h"
#include "term_rescue.h"
#include "term_send.h"

#define PASTE_OFF "\033[?2004l"
#define CAN "\030"

/* --- size ---------------------------------------------------------------- */

/* What the line says, bounded, before curses allocates by it. */
static void
read_size(struct terminal *t)
{
	struct winsize size = { 0 };

	if (ioctl(t->fd, TIOCGWINSZ, &size) != 0)
		size.ws_col = size.ws_row = 0;
	t->columns = size.ws_col;
	t->rows = size.ws_row;
}

static void
settle_size(struct terminal *t)
{
	t->columns = t->columns > 0 ? t->columns : 80;
	t->rows = t->rows > 0 ? t->rows : 24;
	t->small = t->columns < TERM_COLUMNS_NEEDED || t->rows < TERM_ROWS_MIN;
	t->columns = term_clamp(t->columns, TERM_COLUMNS_MIN, TERM_COLUMNS_MAX);
	t->rows = term_clamp(t->rows, TERM_ROWS_MIN, TERM_ROWS_MAX);
}

/* --- starting ------------------------------------------------------------ */

static const int watched[] = { SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT,
	SIGTSTP, SIGCONT };

static void
signals_take(struct terminal *t)
{
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < ARRAY_SIZE(watched); i++)
		sigaddset(&set, watched[i]);
	sigprocmask(SIG_BLOCK, &set, &t->old_mask);
	t->signal_fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
	assert(t->signal_fd >= 0);
}

bool
term_can_place(void)
{
	static const char *const needed[] = { "cup", "clear" };

	for (size_t i = 0; i < ARRAY_SIZE(needed); i++) {
		const char *s = tigetstr(needed[i]);

		if (!s || s == (char *)-1)
			return false;
	}
	return true;
}

/* What nearly every terminal of today understands, then what every one does.
 */
const char *
term_name(const char *name, size_t attempt)
{
	const char *const names[] = { name, "xterm-256color", "vt100" };

	return attempt < ARRAY_SIZE(names) ? names[attempt] : NULL;
}

static bool
open_screen(struct terminal *t, const char *name)
{
	const char *tried;

	setlocale(LC_CTYPE, "C.UTF-8"); /* curses writes what that can */
	for (size_t i = 0; !t->screen && (tried = term_name(name, i)); i++) {
		t->screen = newterm(tried, t->out, t->in);
		if (!t->screen)
			continue;
		t->name = xstrdup(tried);
		if (i > 0)
			t->note = xasprintf(_("the terminal type '%s' is "
					      "unknown here, %s is tried"),
				name, tried);
	}
	return t->screen && term_can_place();
}

/* Modes of the line are set by us: curses knows no line. */
static void
set_modes(struct terminal *t)
{
	noecho();
	nonl();
	typeahead(-1);
	idlok(stdscr, TRUE);
	leaveok(stdscr, FALSE);
	scrollok(stdscr, FALSE);
	draw_colors(t);
}

static void
line_raw(struct terminal *t)
{
	struct termios raw_line = t->line;

	cfmakeraw(&raw_line);
	tcsetattr(STDIN_FILENO, TCSADRAIN, &raw_line);
}

/* A real VT100 ignores the mark of pastes; older ones are not so sure. */
static void
set_bracketed(struct terminal *t)
{
	t->bracketed = strncmp(t->name, "vt5", 3) != 0;
}

/* Opened once more, because not to block is said of an open file and the shell
 * has ours too. Where that is not allowed (su), the line blocks. */
static int
open_output(void)
{
	static const char *const names[] = { "/proc/self/fd/1", "/dev/tty" };
	int fd = -1;

	for (size_t i = 0; i < ARRAY_SIZE(names) && fd < 0; i++)
		fd = open(
			names[i], O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
	return fd < 0 ? fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3) : fd;
}

static int
open_line(struct terminal *t, const struct term_options *opt, struct err *err)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(err, MG_EUSAGE,
			_("the screens need a terminal: --linear asks line by "
			  "line, 'magang help' lists the commands"));
	if (!opt->name || !*opt->name || strcmp(opt->name, "dumb") == 0)
		return err_set(err, MG_EUSAGE,
			_("this terminal (TERM=dumb) cannot place text: "
			  "use --linear"));
	if (tcgetattr(STDIN_FILENO, &t->line) < 0)
		return err_errno(err, _("cannot open the terminal"));
	t->fd = open_output();
	return t->fd < 0 ? err_errno(err, _("cannot open the terminal")) : 0;
}

/* What curses writes into, and what it would read. */
static int
open_memory(struct terminal *t, struct err *err)
{
	int fd = memfd_create("magang-screen", MFD_CLOEXEC);

	t->in = fopen("/dev/null", "re");
	t->out = fd < 0 ? NULL : fdopen(fd, "w");
	return t->in && t->out ? 0
			       : err_errno(err, _("cannot open the terminal"));
}

/* A second SIGTERM is no reason to die in the middle of an orderly end. */
static void
signals_give_back(struct terminal *t)
{
	struct signalfd_siginfo info;

	while (read(t->signal_fd, &info, sizeof(info)) == sizeof(info))
		;
	close(t->signal_fd);
	sigprocmask(SIG_SETMASK, &t->old_mask, NULL);
}

static void
close_all(struct terminal *t)
{
	if (t->screen)
		delscreen(t->screen);
	if (t->out)
		fclose(t->out);
	if (t->in)
		fclose(t->in);
	if (t->fd >= 0)
		close(t->fd);
	if (t->signal_fd >= 0)
		signals_give_back(t);
	buf_release(&t->text);
	buf_release(&t->queue);
	free(t->name);
	free(t->note);
	free(t);
}

static const char *
capability(const char *name, const char *otherwise)
{
	const char *s = tigetstr(name);

	return s && s != (char *)-1 ? s : otherwise;
}

/* A capability without its delays ("$<50>"): no terminal of today needs them.
 */
static void
add_capability(struct buf *b, const char *name)
{
	const char *s = capability(name, "");

	while (*s) {
		const char *delay = strstr(s, "$<");

		buf_add(b, s, delay ? (size_t)(delay - s) : strlen(s));
		s = delay ? strchr(delay, '>') : NULL;
		s = s ? s + 1 : "";
	}
}

/* What an ending program still owes the terminal, ready as bytes. */
static void
arm_rescue(struct terminal *t)
{
	struct buf b = BUF_INIT;

	add_capability(&b, "clear");
	if (t->bracketed)
		buf_adds(&b, PASTE_OFF);
	buf_adds(&b, "\033[m");
	add_capability(&b, "rmcup");
	if (t->forget)
		add_capability(&b, "E3");
	rescue_arm(t->fd, &t->line, buf_str(&b), b.len);
	buf_release(&b);
}

static int
start_line(struct terminal *t, const struct term_options *opt, struct err *err)
{
	int rc;

	t->columns = opt->columns;
	t->rows = opt->rows;
	if (opt->headless)
		return 0;
	rc = opt->lines ? 0 : open_line(t, opt, err);
	if (rc < 0)
		return rc;
	if (!opt->lines)
		read_size(t);
	signals_take(t);
	return 0;
}

/* In the environment, which is empty else: some types know no size, and the
 * first thing that curses sends is a scrolling region as high as the window. */
static void
tell_size(const struct terminal *t)
{
	char number[16];

	use_tioctl(FALSE);
	snprintf(number, sizeof(number), "%d", t->rows);
	setenv("LINES", number, 1);
	snprintf(number, sizeof(number), "%d", t->columns);
	setenv("COLUMNS", number, 1);
}

static int
start_curses(struct terminal *t, const char *name, struct err *err)
{
	int rc = open_memory(t, err);

	if (rc < 0)
		return rc;
	tell_size(t);
	if (!open_screen(t, name))
		return err_set(err, MG_EUSAGE,
			_("the terminal type '%s' cannot place text: "
			  "use --linear"),
			name);
	set_bracketed(t);
	set_modes(t);
	werase(stdscr);
	return 0;
}

int
term_start(
	const struct term_options *opt, struct terminal **out, struct err *err)
{
	struct terminal *t = xcalloc(1, sizeof(*t));
	int rc;

	t->fd = -1;
	t->signal_fd = -1;
	t->color = opt->color;
	t->forget = opt->forget;
	t->away = true;
	rc = start_line(t, opt, err);
	settle_size(t);
	if (rc == 0 && !opt->lines)
		rc = start_curses(
			t, opt->headless ? "xterm-256color" : opt->name, err);
	if (rc < 0) {
		close_all(t);
		return rc;
	}
	if (t->fd >= 0) {
		line_raw(t);
		arm_rescue(t);
	}
	*out = t;
	return 0;
}

/* --- leaving ------------------------------------------------------------- */

/* Nobody reads. What waits would be cleared anyway; CAN ends a sequence that
 * was cut. */
static void
line_cut(struct terminal *t)
{
	if (!term_waits(t))
		return;
	buf_clear(&t->queue);
	tcflush(t->fd, TCOFLUSH);
	buf_adds(&t->queue, CAN);
}

static void
close_picture(struct terminal *t)
{
	line_cut(t);
	add_capability(&t->queue, "clear");
	buf_adds(&t->queue, t->bracketed ? PASTE_OFF : "");
	endwin();
	send_take(t, &t->queue);
	if (t->forget)
		add_capability(&t->queue, "E3");
	term_send(t);
	buf_clear(&t->queue);
}

static void
term_leave(struct terminal *t)
{
	if (t->fd < 0 || t->gone)
		return;
	if (!t->away)
		close_picture(t);
	t->away = true;
	t->gone = true;
	rescue_disarm();
	/* not after what is under way: that may never arrive */
	tcsetattr(STDIN_FILENO, TCSANOW, &t->line);
}

static void
term_return(struct terminal *t)
{
	if (t->fd < 0 || !t->gone)
		return;
	t->gone = false;
	line_raw(t);
	arm_rescue(t);
	term_resize(t);
	term_repaint(t);
}

void
term_stop(struct terminal *t)
{
	if (!t)
		return;
	term_leave(t);
	close_all(t);
}

void
term_suspend(struct terminal *t)
{
	sigset_t stop, cont;

	if (t->signal_fd < 0)
		return;
	term_leave(t);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	signal(SIGTSTP, SIG_DFL);
	raise(SIGTSTP); /* blocked: stops when it is let through */
	sigprocmask(SIG_UNBLOCK, &stop, NULL);
	sigprocmask(SIG_BLOCK, &stop, NULL);
	/* our own continuing is no news */
	sigemptyset(&cont);
	sigaddset(&cont, SIGCONT);
	sigtimedwait(&cont, NULL, &(struct timespec){ 0 });
	term_return(t);
}

bool
term_resize_to(struct terminal *t, int columns, int rows)
{
	int old_columns = t->columns, old_rows = t->rows;
	bool small = t->small;

	t->columns = columns;
	t->rows = rows;
	settle_size(t);
	if (t->columns == old_columns && t->rows == old_rows &&
		t->small == small)
		return false;
	resize_term(t->rows, t->columns);
	werase(stdscr);
	term_park(t, t->park_row, t->park_col);
	term_repaint(t);
	return true;
}

bool
term_resize(struct terminal *t)
{
	struct terminal now = { .fd = t->fd };

	if (t->fd < 0)
		return false;
	read_size(&now);
	return term_resize_to(t, now.columns, now.rows);
}

/* --- looking ------------------------------------------------------------- */

const char *
term_note(const struct terminal *t)
{
	return t->note;
}

int
term_columns(const struct terminal *t)
{
	return t->columns;
}

int
term_rows(const struct terminal *t)
{
	return t->rows;
}

enum size_class
term_class_of(int columns)
{
	if (columns < 60)
		return SIZE_NARROW;
	return columns < 120 ? SIZE_NORMAL : SIZE_WIDE;
}

enum size_class
term_class(const struct terminal *t)
{
	return term_class_of(t->columns);
}

bool
term_small(const struct terminal *t)
{
	return t->small;
}

int
term_signal_fd(const struct terminal *t)
{
	return t->signal_fd;
}

bool
term_of_lines(const struct terminal *t)
{
	return !t->screen;
}

int
term_input_fd(const struct terminal *t)
{
	(void)t;
	return STDIN_FILENO;
}
