/* SPDX-License-Identifier: MIT */
/*
 * A ZIP archive of a few files, stored as they are (APPNOTE.TXT 6.3, without
 * compression, without dates): what office documents are packed in.
 */
#ifndef EXCHANGE_ZIP_PUT_H
#define EXCHANGE_ZIP_PUT_H

#include <stddef.h>
#include <stdint.h>

#include "magang/base/buf.h"

#define ZIP_FILES 16

struct zip {
	struct buf *out; /* borrowed; the archive is all of it */
	struct {
		const char *name;
		uint32_t crc, size, at;
	} file[ZIP_FILES];
	size_t n;
};

/* `name` is borrowed until zip_end(). */
void zip_add(struct zip *z, const char *name, const struct buf *data);
/* The directory, which makes it an archive. */
void zip_end(struct zip *z);

#endif
