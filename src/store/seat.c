/* SPDX-License-Identifier: MIT */
/*
 * Seats are bytes of the file of the gate, far behind those of the gate itself,
 * each locked as long as the process lives: nobody has to clear up after one
 * that was killed.
 */
#include "magang/store/seat.h"

#include <errno.h>
#include <fcntl.h>

#include "internal.h"

#include "magang/base/i18n.h"

#define SEATS_FROM ((uint64_t)1 << 32)
#define SEATS_EACH 64

int
seat_take(struct store *store, uint64_t user, int most, struct err *err)
{
	struct flock lock = {
		.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 1
	};

	if (most > SEATS_EACH)
		most = SEATS_EACH;
	for (int i = 0; i < most; i++) {
		lock.l_start =
			(off_t)(SEATS_FROM + user * SEATS_EACH + (uint64_t)i);
		if (fcntl(store->gate, F_OFD_SETLK, &lock) == 0)
			return 0;
		if (errno != EAGAIN && errno != EACCES)
			return err_errno(err, "%s/gate", store->dir);
	}
	return err_set(err, MG_EBUSY,
		_n("you have %d session open, and may have no more; close it",
			"you have %d sessions open, and may have no more; "
			"close one of them",
			(unsigned)most),
		most);
}
