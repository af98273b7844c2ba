/* SPDX-License-Identifier: MIT */
/*
 * The program behind a real sshd on loopback, which tests/tools/lines starts: a
 * client that is killed, one that stands still and then is killed. DIR/ssh is
 * the command that goes there.
 */
#include "stand.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BOUND 10000 /* ms until the far end has ended */

/* What the far end writes when it starts: the process of the program. */
static pid_t
far_process(const char *dir)
{
	char path[600];
	int pid = 0;
	FILE *f;

	snprintf(path, sizeof(path), "%s/far.pid", dir);
	f = fopen(path, "re");
	if (f) {
		if (fscanf(f, "%d", &pid) != 1)
			pid = 0;
		fclose(f);
	}
	return pid;
}

static bool
far_ended(const char *dir, struct line *l)
{
	pid_t pid = far_process(dir);
	int64_t end = line_now() + BOUND;

	while (pid > 0 && kill(pid, 0) == 0 && line_now() < end)
		line_pump(l, 10);
	return pid > 0 && kill(pid, 0) != 0;
}

static bool
connect_to(const struct stand *stand, const char *dir, struct line *l)
{
	char command[600], far[1600];
	const char *const argv[] = { command, far, NULL };
	struct line_options options = { .argv = argv };

	snprintf(command, sizeof(command), "%s/ssh", dir);
	snprintf(far, sizeof(far),
		"echo $$ >'%s/far.pid'; exec env MAGANG_CLOCK=2026-11-24T08:00 "
		"LC_ALL=C.UTF-8 '%s' --store '%s' --as rina --lang en",
		dir, stand->magang, stand->store);
	line_start(l, &options);
	return line_text(l, "TO DO");
}

/* The draft is offered; Enter goes on in its field. */
static bool
again(const struct stand *stand, const char *dir, const char *text)
{
	struct line l;
	int row, column;
	char shown[1000];
	bool good = connect_to(stand, dir, &l) &&
		    line_text(&l, "go on with a draft");

	line_keys(&l, "Enter");
	good = good && line_text(&l, text);
	line_cursor(&l, &row, &column);
	good = good && strstr(line_row(&l, row, shown, sizeof(shown)), text);
	line_keys(&l, "Esc");
	good = good && line_text(&l, "TO DO");
	line_keys(&l, "q");
	good = line_end(&l) && good;
	line_release(&l);
	return good;
}

static void
cut(const struct stand *stand, const char *dir, bool stands_still)
{
	const char *text = stands_still ? "Asep Suherm" : "Neng Sumi";
	char keys[40];
	struct line l;
	bool good = connect_to(stand, dir, &l);

	line_keys(&l, "7 Down");
	good = good && line_text(&l, "NUMBER");
	line_keys(&l, "c Enter Enter");
	good = good && line_text(&l, "ENTRY");
	snprintf(keys, sizeof(keys), "'%s", text);
	if (strchr(keys, ' '))
		*strchr(keys, ' ') = '_';
	line_keys(&l, keys);
	good = good && line_text(&l, text);
	if (stands_still)
		line_signal(&l, SIGSTOP);
	line_signal(&l, SIGKILL);
	good = line_end(&l) && good;
	good = far_ended(dir, &l) && good;
	line_release(&l);
	tap(good && stand_sound(stand), "ssh: the client %s: the program ends",
		stands_still ? "stands still, then is killed" : "is killed");
	tap(again(stand, dir, text),
		"ssh: the next one goes on in the same field");
	stand_drop_drafts(stand);
}

int
part_remote(struct stand *stand, const char *dir)
{
	char path[600];

	snprintf(path, sizeof(path), "%s/ssh", dir);
	if (access(path, X_OK) != 0) {
		tap(true, "ssh # SKIP no sshd here");
		return tap_done();
	}
	stand_fresh(stand, dir, "200");
	cut(stand, dir, false);
	cut(stand, dir, true);
	return tap_done();
}
