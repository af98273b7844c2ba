/* SPDX-License-Identifier: MIT */
/*
 * LMDB's own writer mutex has no time limit: a stopped writer would block all
 * others for ever. The gate stands in front of it: a lock on a file of its own,
 * which also says who is inside.
 *
 * Whoever waits first takes his turn, a second lock: one who leaves the gate
 * and comes back at once, as an import does, then stands behind him. Somebody
 * who was stopped while waiting only costs the others a moment.
 *
 * A lock is as long as the number of the process that took it: whoever is
 * refused knows with it who holds it, also where that one had no time yet to
 * write his name.
 */
#include "magang/store/gate.h"

#include "gate.h"
#include "internal.h"
#include "keyring.h"
#include "scan.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "magang/base/elapsed.h"
#include "magang/base/i18n.h"

#define WHO 32   /* bytes of a name */
#define SLOT 128 /* bytes of the file for each who holds one of its locks */
#define LOCK_BYTES ((off_t)1 << 23) /* for each; no process has such a number */

/* How long one waits for whoever holds it, and how often one asks meanwhile: the
 * gate is asked for by one process at most of the time, the others by all. Where a
 * whole office opens at once one waits anew for each who came before. */
static const struct gate_row {
	int ms, pause_ms;
	bool each;
} rows[] = {
	[GATE_BYTE] = { 5000, 1, false },
	[TURN_BYTE] = { 200, 5, false },
	[OPEN_BYTE] = { 5000, 5, true },
	[DRAFT_BYTE] = { 2000, 5, false },
	[READS_BYTE] = { 2000, 5, false },
};

static struct flock
lock_of(enum gate_byte byte, short type, off_t length)
{
	return (struct flock){ .l_type = type,
		.l_whence = SEEK_SET,
		.l_start = byte * LOCK_BYTES,
		.l_len = length };
}

/* ---- who holds it -------------------------------------------------------- */

/* Processes have numbers of their own in each of these; 0: nobody knows. */
static uint64_t
pid_namespace(void)
{
	struct stat st;

	return stat("/proc/self/ns/pid", &st) == 0 ? st.st_ino : 0;
}

/* Bytes of a name that fit, whole characters only. */
static int
name_length(const char *who)
{
	size_t n = strlen(who);

	if (n > WHO) {
		n = WHO;
		while (n > 0 && ((unsigned char)who[n] & 0xC0) == 0x80)
			n--;
	}
	return (int)n;
}

/* "name\nprocess namespace\n" */
static void
gate_sign(struct store *store, enum gate_byte byte)
{
	char slot[SLOT] = "";
	int n = snprintf(slot, sizeof(slot), "%.*s\n%ld %" PRIu64 "\n",
		name_length(store->who), store->who, (long)getpid(),
		pid_namespace());

	if (pwrite(store->gate, slot, (size_t)n + 1, byte * SLOT) != n + 1)
		return; /* only a courtesy to the next one */
}

struct signature {
	char name[WHO + 1]; /* "": it has not signed */
	long pid;
	uint64_t space;
};

/* The process that holds it; 0: nobody. */
static long
gate_process(const struct store *store, enum gate_byte byte)
{
	struct flock lock = lock_of(byte, F_WRLCK, 1);

	if (fcntl(store->gate, F_OFD_GETLK, &lock) != 0 ||
		lock.l_type == F_UNLCK)
		return 0;
	return (long)lock.l_len - 1;
}

/* Of whoever signed last; false: nobody, or not in this form. */
static bool
last_signature(
	const struct store *store, enum gate_byte byte, struct signature *out)
{
	char slot[SLOT + 1];
	ssize_t n = pread(store->gate, slot, SLOT, byte * SLOT);
	size_t name;

	slot[n > 0 ? n : 0] = '\0';
	name = strcspn(slot, "\n");
	if (name > WHO)
		return false;
	memcpy(out->name, slot, name);
	out->name[name] = '\0';
	return sscanf(slot + name, "%ld %" SCNu64, &out->pid, &out->space) == 2;
}

/* Of who holds it; false: nobody does. Before him others have signed. */
static bool
gate_signature(
	const struct store *store, enum gate_byte byte, struct signature *out)
{
	const long pid = gate_process(store, byte);

	if (!last_signature(store, byte, out) || out->pid != pid)
		*out = (struct signature){ .pid = pid };
	return pid > 0;
}

static bool
is_elsewhere(const struct signature *s)
{
	uint64_t here = pid_namespace();

	return here && s->space && here != s->space;
}

/* Its lock was handed on to something that it had started. */
static bool
is_dead(const struct signature *s)
{
	return s->name[0] && !is_elsewhere(s) && kill((pid_t)s->pid, 0) != 0 &&
	       errno == ESRCH;
}

static void
signature_text(const struct signature *s, char out[STORE_WRITER])
{
	if (!s->name[0])
		snprintf(out, STORE_WRITER, _("process %ld"), s->pid);
	else if (is_elsewhere(s))
		snprintf(out, STORE_WRITER,
			_("%s (process %ld of another container)"), s->name,
			s->pid);
	else
		snprintf(out, STORE_WRITER, _("%s (process %ld)"), s->name,
			s->pid);
}

static int
gate_busy(enum gate_byte byte, const char *who, struct err *err)
{
	if (byte == OPEN_BYTE)
		return err_set(err, MG_EBUSY,
			_("%s is opening the store and has not finished for 5 "
			  "seconds; try again, or end that process"),
			who);
	if (byte == DRAFT_BYTE)
		return err_set(err, MG_EBUSY,
			_("%s is keeping a draft and has not finished for 2 "
			  "seconds; try again, or end that process"),
			who);
	if (byte == READS_BYTE)
		return err_set(err, MG_EBUSY,
			_("%s is keeping the log of reads and has not finished "
			  "for 2 seconds; end that process"),
			who);
	return err_set(err, MG_EBUSY,
		_("%s is writing and has not finished for 5 seconds; try "
		  "again, or end that process"),
		who);
}

static int
gate_refused(struct store *store, enum gate_byte byte, struct err *err)
{
	char who[STORE_WRITER];
	struct signature s;

	if (!gate_signature(store, byte, &s))
		return err_set(err, MG_EBUSY,
			_("somebody else is writing and does not finish; try "
			  "again"));
	if (is_dead(&s))
		return err_set(err, MG_EBUSY,
			_("%s (process %ld) is gone, but something that it "
			  "started still holds the store; find it with: fuser "
			  "'%s/gate', and end it"),
			s.name, s.pid, store->dir);
	signature_text(&s, who);
	return gate_busy(byte, who, err);
}

/* ---- the locks ----------------------------------------------------------- */

/* 1: taken, 0: somebody else has it, else a fault. */
static int
gate_try(struct store *store, enum gate_byte byte, struct err *err)
{
	struct flock lock = lock_of(byte, F_WRLCK, 1 + (off_t)getpid());

	if (fcntl(store->gate, F_OFD_SETLK, &lock) == 0) {
		store->held |= 1u << byte;
		return 1;
	}
	if (errno == EAGAIN || errno == EACCES || errno == EINTR)
		return 0;
	return err_errno(err, "%s/gate", store->dir);
}

static int
gate_wait(struct store *store, enum gate_byte byte, struct err *err)
{
	const struct gate_row *row = &rows[byte];
	const struct timespec pause = { 0, row->pause_ms * 1000000L };
	int rc = gate_try(store, byte, err);
	long holder, before = 0;
	int64_t end;

	if (rc != 0)
		return rc;
	store->waited = true;
	end = elapsed_ms() + row->ms;
	while (rc == 0 && elapsed_ms() < end) {
		nanosleep(&pause, NULL);
		rc = gate_try(store, byte, err);
		holder = rc == 0 && row->each ? gate_process(store, byte) : 0;
		if (holder != before)
			end = elapsed_ms() + row->ms;
		before = holder;
	}
	return rc;
}

int
gate_hold(struct store *store, enum gate_byte byte, struct err *err)
{
	int rc = gate_wait(store, byte, err);

	if (rc == 0)
		return gate_refused(store, byte, err);
	if (rc > 0)
		gate_sign(store, byte);
	return rc < 0 ? rc : 0;
}

void
gate_free(struct store *store, enum gate_byte byte)
{
	struct flock lock = lock_of(byte, F_UNLCK, LOCK_BYTES);

	store->held &= ~(1u << byte);
	fcntl(store->gate, F_OFD_SETLK, &lock);
}

int
gate_opens(struct store *store, bool begin)
{
	if (begin)
		return gate_hold(store, OPEN_BYTE, &store->busy) ? ENV_BUSY : 0;
	gate_free(store, OPEN_BYTE);
	return 0;
}

/* Inside it is as it is now, for who reads, too. */
static void
came_in(struct store *store, bool inside)
{
	store->inside = inside;
	env_look(&store->data);
	env_look(&store->keys);
}

int
gate_enter(struct store *store, struct err *err)
{
	int turn, rc;

	assert(!store->inside && !store->reading);
	store->waited = false;
	turn = gate_wait(store, TURN_BYTE, err);
	rc = turn < 0 ? turn : gate_hold(store, GATE_BYTE, err);
	if (turn > 0)
		gate_free(store, TURN_BYTE);
	came_in(store, rc == 0);
	return rc;
}

bool
gate_enter_free(struct store *store)
{
	struct err busy = ERR_INIT;

	assert(!store->inside && !store->reading);
	store->waited = false;
	came_in(store, gate_try(store, GATE_BYTE, &busy) == 1);
	if (store->inside)
		gate_sign(store, GATE_BYTE);
	return store->inside;
}

void
gate_leave(struct store *store)
{
	assert(store->inside && !store->writing);
	keyring_forget(store);
	gate_free(store, GATE_BYTE);
	store->inside = false;
}

void
gate_holder(struct store *store, char out[STORE_WRITER])
{
	struct signature s;

	out[0] = '\0';
	if (gate_signature(store, GATE_BYTE, &s))
		signature_text(&s, out);
}

bool
gate_inside(const struct store *store)
{
	return store->inside;
}

bool
gate_waited(const struct store *store)
{
	return store->waited;
}
