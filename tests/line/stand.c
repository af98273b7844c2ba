/* SPDX-License-Identifier: MIT */
/*
 * line-test MAGANG DIR PART [full] - DIR holds the stores that
 * tests/tools/lines has made. Output is TAP.
 */
#include "stand.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "magang/base/err.h"
#include "magang/base/seal.h"
#include "magang/office/office.h"
#include "magang/office/office_open.h"

#define NOW 1795507200 /* 2026-11-24 08:00 UTC */

static const char *
who(const struct stand *stand)
{
	return stand->as ? stand->as : "rina";
}

void
stand_copy(struct stand *stand, const char *dir, const char *people,
	const char *name)
{
	char command[1400];

	snprintf(stand->store, sizeof(stand->store), "%s/%s", dir, name);
	snprintf(command, sizeof(command), "rm -rf '%s' && cp -a '%s/%s' '%s'",
		stand->store, dir, people, stand->store);
	if (system(command) != 0)
		exit(1);
}

void
stand_fresh(struct stand *stand, const char *dir, const char *people)
{
	stand_copy(stand, dir, people, "store");
}

void
stand_begin(
	const struct stand *stand, struct line *l, struct line_options options)
{
	const char *const argv[] = { stand->magang, "--store", stand->store,
		"--as", who(stand), "--lang", "en", NULL };

	options.argv = argv;
	line_start(l, &options);
}

void
stand_start(const struct stand *stand, struct line *l, const char *term,
	int columns, int rows)
{
	stand_begin(stand, l,
		(struct line_options){
			.term = term, .columns = columns, .rows = rows });
}

bool
stand_open(const struct stand *stand, struct line *l, const char *term,
	int columns, int rows)
{
	stand_start(stand, l, term, columns, rows);
	return line_text(l, "TO DO") && line_quiet(l);
}

int
stand_run(const struct stand *stand, const char *args, char *out, size_t room)
{
	char command[2048];
	size_t n = 0;
	int status;
	FILE *f;

	snprintf(command, sizeof(command),
		"'%s' --store '%s' --lang en %s </dev/null 2>&1", stand->magang,
		stand->store, args);
	f = popen(command, "re");
	if (!f)
		exit(1);
	if (out)
		n = fread(out, 1, room - 1, f);
	while (fgetc(f) != EOF)
		;
	if (out)
		out[n] = '\0';
	status = pclose(f);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool
stand_sound(const struct stand *stand)
{
	static int n;
	char set[80], out[2000];

	snprintf(set, sizeof(set), "set MG-000001-3 remark='sound %d'", n++);
	if (stand_run(stand, set, out, sizeof(out)) == 0 &&
		stand_run(stand, "check", out, sizeof(out)) == 0)
		return true;
	tap_note("%s", out);
	return false;
}

/* --- drafts --------------------------------------------------------------- */

static struct office *
open_office(const struct stand *stand)
{
	struct office_options opt = { .dir = stand->store,
		.as = who(stand),
		.uid = getuid(),
		.login = "line-test",
		.now = NOW,
		.lang = LANG_EN };
	struct office *office;
	struct err err = ERR_INIT;

	if (office_open(&opt, &office, &err) == 0)
		return office;
	printf("Bail out! %s\n", err.text);
	exit(1);
}

bool
stand_draft(const struct stand *stand, struct draft *out)
{
	struct office *office = open_office(stand);
	struct err err = ERR_INIT;
	struct draft_head head;
	size_t n = 0;
	bool found =
		draft_heads(office, &head, 1, &n, &err) == 0 && n == 1 &&
		draft_load(office, head.session, head.form, out, &err) == 0;

	office_close(office);
	return found;
}

void
stand_drop_drafts(const struct stand *stand)
{
	struct office *office = open_office(stand);
	struct err err = ERR_INIT;
	struct draft_head head;
	struct draft d;
	size_t n = 0;

	while (draft_heads(office, &head, 1, &n, &err) == 0 && n == 1) {
		draft_init(&d, head.kind);
		d.session = head.session;
		d.form = head.form;
		if (draft_drop(office, &d, &err) != 0)
			break;
	}
	office_close(office);
}

const char *
draft_text(const struct draft *d, const char *field)
{
	for (size_t i = 0; i < d->n_rows; i++) {
		const struct fdef *f = core_field(d->rows[i].field);

		if (f && strcmp(f->name, field) == 0)
			return d->rows[i].text;
	}
	return "";
}

/* --- the start ------------------------------------------------------------ */

static const struct {
	const char *name;
	int (*run)(struct stand *stand, const char *dir);
} parts[] = {
	{ "drop", part_drop },
	{ "cut", part_cut },
	{ "burst", part_burst },
	{ "windows", part_windows },
	{ "bytes", part_bytes },
	{ "day1", part_day1 },
	{ "day2", part_day2 },
	{ "day3", part_day3 },
	{ "keys", part_keys },
	{ "memory", part_memory },
	{ "crowd", part_crowd },
	{ "remote", part_remote },
};

int
main(int argc, char **argv)
{
	struct stand stand = { 0 };
	struct err err = ERR_INIT;

	if (argc < 4 || seal_start(&err) != 0) {
		fprintf(stderr, "line-test MAGANG DIR PART [full]\n");
		return 2;
	}
	/* programs whose shell dies come to us */
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	stand.magang = argv[1];
	stand.full = argc > 4 && strcmp(argv[4], "full") == 0;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (strcmp(parts[i].name, argv[3]) == 0)
			return parts[i].run(&stand, argv[2]);
	fprintf(stderr, "line-test: no part '%s'\n", argv[3]);
	return 2;
}
