/* SPDX-License-Identifier: MIT */
/*
 * The parts of a ZIP archive that is in memory, one after the other: the only user
 * of minizip. Names and sizes in it are what somebody wrote; whoever reads a part
 * stops where he has enough.
 */
#ifndef EXCHANGE_ZIP_GET_H
#define EXCHANGE_ZIP_GET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ZIP_LIBRARY "libminizip.so.1"

struct zip_get {
	const uint8_t *data; /* borrowed */
	size_t n, at;
	void *archive;
	struct unzip *unzip;
};

/* false: it is no archive. ZIP_LIBRARY is loaded (late.h). */
bool zip_get_open(struct zip_get *z, const void *data, size_t n);
/* Begins a part; false: there is none of that name that can be read. */
bool zip_get_part(struct zip_get *z, const char *name);
/* Its next bytes: how many; 0: it is at its end, < 0: it is damaged. */
int zip_get_read(struct zip_get *z, void *out, unsigned most);
void zip_get_part_end(struct zip_get *z);
void zip_get_close(struct zip_get *z);

#endif
