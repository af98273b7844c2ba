/* SPDX-License-Identifier: MIT */
/*
 * LMDB's own writer mutex has no time limit: a stopped writer would block all
 * others for ever. The gate stands in front of it: a lock on a file of its own,
 * which also says who is inside.
 */
#include "internal.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "magang/base/i18n.h"

#define GATE_TRIES 100
#define GATE_PAUSE_MS 50
#define GATE_NAME 64
#define GATE_WHO 32

static int
gate_refused(struct store *store, struct err *err)
{
	char name[GATE_NAME + 1] = "";
	ssize_t n = pread(store->gate, name, GATE_NAME, 0);

	if (n <= 0)
		return err_set(err, MG_EBUSY,
			_("somebody else is writing and does not finish; try again"));
	name[n] = '\0';
	name[strcspn(name, "\n")] = '\0';
	return err_set(err, MG_EBUSY,
		_("%s is writing and has not finished for 5 seconds; try again, or "
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
	char name[GATE_NAME + 1];
	int n = snprintf(name, sizeof(name), "%.*s (process %ld)\n",
		gate_name_length(store->who), store->who, (long)getpid());

	if (pwrite(store->gate, name, (size_t)n, 0) != n)
		return; /* only a courtesy to the next one */
}

int
gate_enter(struct store *store, struct err *err)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	const struct timespec pause = { 0, GATE_PAUSE_MS * 1000000L };

	assert(!store->inside && !store->reading);
	for (int i = 0; i < GATE_TRIES; i++) {
		if (fcntl(store->gate, F_OFD_SETLK, &lock) == 0) {
			store->inside = true;
			gate_sign(store);
			return 0;
		}
		if (errno != EAGAIN && errno != EACCES && errno != EINTR)
			return err_errno(err, "%s/gate", store->dir);
		nanosleep(&pause, NULL);
	}
	return gate_refused(store, err);
}

void
gate_leave(struct store *store)
{
	struct flock lock = { .l_type = F_UNLCK, .l_whence = SEEK_SET };

	assert(store->inside && !store->writing);
	fcntl(store->gate, F_OFD_SETLK, &lock);
	store->inside = false;
}

bool
gate_inside(const struct store *store)
{
	return store->inside;
}
