/* SPDX-License-Identifier: MIT */
/*
 * LMDB's own writer mutex has no time limit: a stopped writer would block all
 * others for ever. The gate stands in front of it: a lock on a file of its own,
 * which also says who is inside.
 *
 * Whoever waits first takes his turn, a second lock: one who leaves the gate
 * and comes back at once, as an import does, then stands behind him. Somebody
 * who was stopped while waiting only costs the others TURN_MS.
 */
#include "magang/store/gate.h"

#include "gate.h"
#include "internal.h"
#include "keyring.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "magang/base/i18n.h"

#define GATE_MS 5000
#define TURN_MS 200
/* Bytes of the file, locked singly, and how often they are asked for: the gate
 * by one process at most of the time, the turn by all that wait. */
enum gate_byte { GATE_BYTE, TURN_BYTE };
static const int gate_pause_ms[] = { [GATE_BYTE] = 1, [TURN_BYTE] = 5 };
#define GATE_NAME (STORE_WRITER - 1)
#define GATE_WHO 32

/* The name that whoever entered last has signed with. */
static bool
gate_signature(struct store *store, char out[STORE_WRITER])
{
	ssize_t n = pread(store->gate, out, GATE_NAME, 0);

	out[n > 0 ? n : 0] = '\0';
	out[strcspn(out, "\n")] = '\0';
	return n > 0;
}

static int
gate_refused(struct store *store, struct err *err)
{
	char name[STORE_WRITER];

	if (!gate_signature(store, name))
		return err_set(err, MG_EBUSY,
			_("somebody else is writing and does not finish; try "
			  "again"));
	return err_set(err, MG_EBUSY,
		_("%s is writing and has not finished for 5 seconds; try "
		  "again, or "
		  "end that process"),
		name);
}

/* Bytes of a name that fit, whole characters only. */
static int
gate_name_length(const char *who)
{
	size_t n = strlen(who);

	if (n > GATE_WHO) {
		n = GATE_WHO;
		while (n > 0 && ((unsigned char)who[n] & 0xC0) == 0x80)
			n--;
	}
	return (int)n;
}

static void
gate_sign(struct store *store)
{
	char name[STORE_WRITER];
	int n = snprintf(name, sizeof(name), "%.*s (process %ld)\n",
		gate_name_length(store->who), store->who, (long)getpid());

	if (pwrite(store->gate, name, (size_t)n, 0) != n)
		return; /* only a courtesy to the next one */
}

/* 1: taken, 0: somebody else has it, else a fault. */
static int
gate_try(struct store *store, enum gate_byte byte, struct err *err)
{
	struct flock lock = { .l_type = F_WRLCK,
		.l_whence = SEEK_SET,
		.l_start = byte,
		.l_len = 1 };

	if (fcntl(store->gate, F_OFD_SETLK, &lock) == 0)
		return 1;
	if (errno == EAGAIN || errno == EACCES || errno == EINTR)
		return 0;
	return err_errno(err, "%s/gate", store->dir);
}

static int64_t
gate_clock_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int
gate_wait(struct store *store, enum gate_byte byte, int ms, struct err *err)
{
	const struct timespec pause = { 0, gate_pause_ms[byte] * 1000000L };
	int rc = gate_try(store, byte, err);
	int64_t end;

	if (rc != 0)
		return rc;
	store->waited = true;
	end = gate_clock_ms() + ms;
	while (rc == 0 && gate_clock_ms() < end) {
		nanosleep(&pause, NULL);
		rc = gate_try(store, byte, err);
	}
	return rc;
}

static void
gate_free(struct store *store, enum gate_byte byte)
{
	struct flock lock = { .l_type = F_UNLCK,
		.l_whence = SEEK_SET,
		.l_start = byte,
		.l_len = 1 };

	fcntl(store->gate, F_OFD_SETLK, &lock);
}

int
gate_enter(struct store *store, struct err *err)
{
	int turn, rc;

	assert(!store->inside && !store->reading);
	store->waited = false;
	turn = gate_wait(store, TURN_BYTE, TURN_MS, err);
	rc = turn < 0 ? turn : gate_wait(store, GATE_BYTE, GATE_MS, err);
	if (turn > 0)
		gate_free(store, TURN_BYTE);
	if (rc == 0)
		return gate_refused(store, err);
	if (rc < 0)
		return rc;
	store->inside = true;
	gate_sign(store);
	return 0;
}

bool
gate_enter_free(struct store *store)
{
	struct err busy = ERR_INIT;

	assert(!store->inside && !store->reading);
	store->waited = false;
	store->inside = gate_try(store, GATE_BYTE, &busy) == 1;
	if (store->inside)
		gate_sign(store);
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
	struct flock lock = { .l_type = F_WRLCK,
		.l_whence = SEEK_SET,
		.l_start = GATE_BYTE,
		.l_len = 1 };

	out[0] = '\0';
	if (fcntl(store->gate, F_OFD_GETLK, &lock) == 0 &&
		lock.l_type != F_UNLCK)
		gate_signature(store, out);
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
