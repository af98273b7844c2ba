/* SPDX-License-Identifier: MIT */
/* What the office stands on: clock, store, settings, backup, programs, disk. */
#include "doctor_store.h"

#include "doctor.h"

#include <errno.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>

#include "command.h"

#include "magang/base/date.h"
#include "magang/base/diag.h"
#include "magang/rulebook/core.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/open.h"

#define DAY 86400
#define FIRST_YEAR 2025 /* a clock before it was never set */
#define LAST_YEAR 2100
#define AHEAD 120 /* seconds that two clocks may differ */
#define FULL 80   /* per cent of the map, of the slots */
#define LEAST_DISK (16u << 20)
#define PROGRAMS_MAX 64
#define BYTES_TEXT 24

static const char *
bytes_text(char out[BYTES_TEXT], uint64_t n)
{
	static const char *const units[] = { "KiB", "MiB", "GiB", "TiB" };
	double x = (double)n / 1024;
	size_t i = 0;

	for (; x >= 1000 && i + 1 < ARRAY_SIZE(units); i++)
		x /= 1024;
	snprintf(out, BYTES_TEXT, "%.*f %s", x < 10 ? 1 : 0, x, units[i]);
	return out;
}

static int
zone(const struct doctor *d)
{
	return d->app->office ? d->app->office->zone : 0;
}

void
doctor_clock(struct doctor *d)
{
	char now[DATE_TIME_TEXT], last[DATE_TIME_TEXT];
	int year, month, day, minutes = zone(d);

	date_format_time(now, d->app->now, minutes);
	date_to_civil((int32_t)(d->app->now / DAY), &year, &month, &day);
	if (year < FIRST_YEAR || year > LAST_YEAR)
		doctor_say(d, FINDING_FAIL,
			_("it says %s; set the clock of this machine"), now);
	else if (d->health.last > d->app->now + AHEAD)
		doctor_say(d, FINDING_FAIL,
			_("it says %s, but the last change was made at %s: set "
			  "the clock of this machine before anybody works"),
			now, date_format_time(last, d->health.last, minutes));
	else
		doctor_say(d, FINDING_OK, "%s (UTC%+d:%02d)", now, minutes / 60,
			abs(minutes % 60));
}

void
doctor_store(struct doctor *d)
{
	const struct health *h = &d->health;
	char last[DATE_TIME_TEXT] = "-", file[BYTES_TEXT], map[BYTES_TEXT];

	if (!d->app->office) {
		doctor_say(d, FINDING_FAIL, "%s", d->why.text);
		return;
	}
	if (d->app->office->state == OFFICE_IS_NEWER) {
		doctor_say(d, FINDING_WARN, "%s", _(OFFICE_NEWER));
		return;
	}
	if (d->journal.code) {
		doctor_say(d, FINDING_FAIL,
			_("%s; stop working; how to mend that says: magang "
			  "check"),
			d->journal.text);
		return;
	}
	if (d->app->office->state == OFFICE_IS_BROKEN) {
		doctor_say(d, FINDING_FAIL, "%s", d->app->office->notice);
		return;
	}
	bytes_text(file, h->file);
	bytes_text(map, h->map);
	if (h->file / FULL > h->map / 100) {
		doctor_say(d, FINDING_WARN,
			_("%s of the %s that it may grow to; set map_gib "
			  "higher or move it to a larger disk"),
			file, map);
		return;
	}
	if (h->last)
		date_format_time(last, h->last, zone(d));
	if (!(d->app->office->access.permissions & PERM_ADMIN))
		doctor_say(d, FINDING_OK,
			_("format %d; 'magang check' proves all of it"),
			STORE_FORM);
	else
		doctor_say(d, FINDING_OK,
			_("format %d, %s of %s, %llu changes, the last at %s; 'magang check' proves them all"),
			STORE_FORM, file, map, (unsigned long long)h->changes,
			last);
}

void
doctor_sessions(struct doctor *d)
{
	const struct health *h = &d->health;

	if (h->sessions > h->sessions_max / 100 * FULL)
		doctor_say(d, FINDING_WARN,
			_("%u of %u places are taken; close sessions that "
			  "nobody uses"),
			h->sessions, h->sessions_max);
	else if (h->writer[0])
		doctor_say(d, FINDING_OK, _("%u of %u; %s is writing just now"),
			h->sessions, h->sessions_max, h->writer);
	else
		doctor_say(d, FINDING_OK, _("%u of %u"), h->sessions,
			h->sessions_max);
}

void
doctor_backup(struct doctor *d)
{
	int64_t days = (d->app->now - d->health.backup) / DAY;
	char when[DATE_TIME_TEXT];

	if (!d->health.backup) {
		doctor_say(d, FINDING_WARN, "%s",
			_("there was none yet; every night run: magang backup "
			  "DIR"));
		return;
	}
	date_format_time(when, d->health.backup, zone(d));
	if (days > BACKUP_DAYS)
		doctor_say(d, FINDING_WARN,
			_("the last one is of %s, %lld days ago; every night "
			  "run: magang backup DIR"),
			when, (long long)days);
	else
		doctor_say(d, FINDING_OK, _("the last one is of %s"), when);
}

/* --- settings ------------------------------------------------------------- */

void
doctor_settings(struct doctor *d)
{
	const struct office *office = d->app->office;
	struct buf line = BUF_INIT;

	if (office->state != OFFICE_UNREADABLE &&
		office->state != OFFICE_UNMANNED) {
		doctor_say(d, FINDING_OK, "%s",
			_("site, roles, calendar and areas can be read"));
		return;
	}
	for (const char *p = office->notice; *p; p++)
		if (*p == '\n')
			buf_adds(&line, "; ");
		else
			buf_addc(&line, *p);
	doctor_say(d, FINDING_FAIL, "%s", buf_str(&line));
	buf_release(&line);
}

/* --- programs ------------------------------------------------------------- */

/* Adds what one program's file says to `found`. */
static int
read_program(struct doctor *d, uint16_t number, struct diag_list *found,
	struct err *err)
{
	char name[64];
	int version;
	size_t len;
	char *text = office_program_text(d->app->office, number, &len, err);

	if (!text)
		return err->code;
	office_program_check("", text, len, found, name, &version);
	free(text);
	return 0;
}

static void
say_diags(struct doctor *d, const struct diag_list *found)
{
	struct buf text = BUF_INIT;
	size_t i = 0;

	while (found->rows[i].level == DIAG_NOTE)
		i++;
	diag_print_row(found, &found->rows[i], &text);
	doctor_say(d, found->faults ? FINDING_FAIL : FINDING_WARN,
		_("%.*s; correct the file and install it again"),
		(int)strcspn(buf_str(&text), "\n"), buf_str(&text));
	buf_release(&text);
}

static int
all_programs(struct doctor *d, uint16_t *numbers, size_t *n, struct err *err)
{
	struct txn *txn;
	int rc = office_look(d->app->office, &txn, err);

	if (rc)
		return rc;
	*n = office_program_numbers(txn, numbers, PROGRAMS_MAX);
	office_look_end(txn);
	return 0;
}

static void
program_name(struct doctor *d, uint16_t number, char *out, size_t size)
{
	struct err ignored = ERR_INIT;
	struct txn *txn;

	out[0] = '\0';
	if (office_look(d->app->office, &txn, &ignored) != 0)
		return;
	dict_name(txn, DICT_PROGRAM, 0, number, out, size);
	office_look_end(txn);
}

/* false: it has a fault or a warning, and this has been said. */
static bool
program_sound(struct doctor *d, uint16_t number)
{
	struct diag_list found;
	struct err err = ERR_INIT;
	char name[64];
	bool sound;

	program_name(d, number, name, sizeof(name));
	diag_init(&found, name);
	if (read_program(d, number, &found, &err) != 0)
		doctor_say(d, FINDING_FAIL, "%s: %s", name, err.text);
	else if (found.faults + found.warnings)
		say_diags(d, &found);
	sound = !err.code && !found.faults && !found.warnings;
	diag_release(&found);
	return sound;
}

/* One line: of the first that is not sound. */
void
doctor_programs(struct doctor *d)
{
	uint16_t numbers[PROGRAMS_MAX];
	struct err err = ERR_INIT;
	size_t n = 0, sound = 0;

	if (all_programs(d, numbers, &n, &err) != 0)
		doctor_say(d, FINDING_FAIL, "%s", err.text);
	while (sound < n && program_sound(d, numbers[sound]))
		sound++;
	if (!err.code && n == 0)
		doctor_say(d, FINDING_WARN, "%s",
			_("none is installed; run: magang program install "
			  "FILE"));
	else if (!err.code && sound == n)
		doctor_say(d, FINDING_OK, _("%zu, without a fault"), n);
}

/* --- disk ----------------------------------------------------------------- */

/* Bytes that are free where the store lies, or would lie. */
static bool
disk_free(const char *dir, uint64_t *out)
{
	char *path = xstrdup(dir);
	const char *at = path;
	struct statvfs fs;
	int rc = statvfs(at, &fs);

	while (rc != 0 && errno == ENOENT && strcmp(at, ".") != 0) {
		at = dirname(path);
		rc = statvfs(at, &fs);
	}
	free(path);
	if (rc == 0)
		*out = (uint64_t)fs.f_bavail * fs.f_frsize;
	return rc == 0;
}

void
doctor_disk(struct doctor *d)
{
	char left[BYTES_TEXT], file[BYTES_TEXT];
	uint64_t n;

	if (!disk_free(d->app->store, &n)) {
		doctor_say(
			d, FINDING_SKIP, _("'%s' is not there"), d->app->store);
		return;
	}
	bytes_text(left, n);
	bytes_text(file, d->health.file);
	if (n < LEAST_DISK)
		doctor_say(d, FINDING_FAIL,
			_("%s are free; make room, or nothing can be stored "
			  "soon"),
			left);
	else if (n < d->health.file)
		doctor_say(d, FINDING_WARN,
			_("%s are free, less than the store takes (%s); make "
			  "room, or keep backups elsewhere"),
			left, file);
	else
		doctor_say(d, FINDING_OK, _("%s are free"), left);
}
