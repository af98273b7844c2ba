/* SPDX-License-Identifier: MIT */
#include "magang/start/start.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "magang/base/err.h"
#include "magang/base/seal.h"
#include "magang/cli/cli.h"
#include "magang/view/app.h"
#include "magang/view/session.h"
#ifdef HAVE_TUI
#include "magang/tui/term/probe.h"
#include "magang/tui/tui.h"
#endif
#include "outside.h"
#include "small.h"

#define FEWEST_COLUMNS 20
#define MOST_COLUMNS 500

/* 0, 1 and 2 are open, whatever the caller closed: else the store would get one
 * of these numbers. Nothing else was handed to us on purpose. */
static void
settle_descriptors(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 &&
			open("/dev/null", O_RDWR | O_NOCTTY) < 0)
			abort();
	close_range(3, ~0U, 0);
}

/* A reader that goes away and a full disk are answers of write(2), not ends of
 * the program; a crash leaves no copy of the keys on disk. */
static void
settle_process(void)
{
	umask(077);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
}

static void
read_terminal(const struct outside *o, struct app *app)
{
	struct winsize size;

	app->out = stdout;
	app->log = stderr;
	app->tty_in = isatty(STDIN_FILENO);
	app->tty_out = isatty(STDOUT_FILENO);
	app->tty_log = isatty(STDERR_FILENO);
	app->columns = 80;
	app->color = !o->no_color;
	/* whoever is asked to be read aloud; a script is not */
	app->linear = o->accessible && app->tty_in && app->tty_out;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		app->columns = size.ws_col;
	if (app->columns < FEWEST_COLUMNS)
		app->columns = FEWEST_COLUMNS;
	if (app->columns > MOST_COLUMNS)
		app->columns = MOST_COLUMNS;
}

/* Test builds: "--dump-screen STEPS" runs the screens on keys given as text and
 * prints the last picture; it is taken out of the line. */
static void
set_screens(struct app *app, int *argc, char **argv)
{
#ifdef HAVE_TUI
	app->screens = tui_run;
	app->probe = &term_probe;
#endif
#ifdef MG_TEST
	for (int i = 1; i + 1 < *argc && !app->steps; i++) {
		if (strcmp(argv[i], "--dump-screen") != 0)
			continue;
		app->steps = argv[i + 1];
		app->tty_in = app->tty_out = true;
		for (int j = i + 2; j <= *argc; j++)
			argv[j - 2] = argv[j];
		*argc -= 2;
	}
#endif
	(void)app; /* builds without screens or tests */
	(void)argc;
	(void)argv;
}

/* Where nothing names one of ours it is English until the office is asked. */
static void
speak(struct app *app, enum lang lang)
{
	app->lang_known = lang != LANG_COUNT;
	session_speak(app, app->lang_known ? lang : LANG_EN);
}

int
start(int argc, char **argv)
{
	struct outside outside = { 0 };
	struct app app = { 0 };
	struct err err = ERR_INIT;
	int status;

	settle_process();
	outside_read(&outside);
	settle_descriptors();
	outside_caller(&outside, &app);
	outside_share(&outside, &app);
	small_start();
	app.confine = small_confine;
	speak(&app, lang_from_locale(outside.messages));
	read_terminal(&outside, &app);
	set_screens(&app, &argc, argv);
	if (seal_start(&err) == 0) {
		outside_clock(&outside, &app);
		status = cli_main(&app, argc, argv);
	} else {
		fprintf(stderr, "magang: %s\n", err.text);
		status = err_exit_status(err.code);
	}
	outside_release(&outside);
	return status;
}
