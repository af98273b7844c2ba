/* SPDX-License-Identifier: MIT */
#include "zip_get.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <minizip/unzip.h>

#include "magang/base/late.h"
#include "magang/base/mem.h"

/* ---- a file that is bytes in memory --------------------------------------- */

static voidpf
mem_open(voidpf opaque, const void *name, int mode)
{
	(void)name;
	(void)mode;
	return opaque;
}

static uLong
mem_read(voidpf opaque, voidpf stream, void *out, uLong most)
{
	struct zip_get *z = opaque;
	const size_t left = z->n - z->at, n = most < left ? most : left;

	(void)stream;
	memcpy(out, z->data + z->at, n);
	z->at += n;
	return (uLong)n;
}

static uLong
mem_write(voidpf opaque, voidpf stream, const void *data, uLong n)
{
	(void)opaque;
	(void)stream;
	(void)data;
	(void)n;
	return 0;
}

static ZPOS64_T
mem_tell(voidpf opaque, voidpf stream)
{
	(void)stream;
	return ((struct zip_get *)opaque)->at;
}

static long
mem_seek(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
	struct zip_get *z = opaque;
	const size_t from = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
			    : origin == ZLIB_FILEFUNC_SEEK_CUR ? z->at
							       : z->n;

	(void)stream;
	if (offset > z->n - from)
		return -1;
	z->at = from + (size_t)offset;
	return 0;
}

static int
mem_still(voidpf opaque, voidpf stream)
{
	(void)opaque;
	(void)stream;
	return 0;
}

/* ---- the library ----------------------------------------------------------- */

struct unzip {
	__typeof__(unzOpen2_64) *open;
	__typeof__(unzLocateFile) *locate;
	__typeof__(unzOpenCurrentFile) *begin;
	__typeof__(unzReadCurrentFile) *read;
	__typeof__(unzCloseCurrentFile) *end;
	__typeof__(unzClose) *close;
};

static struct unzip *
unzip_new(void)
{
	struct unzip *u = xmalloc(sizeof(*u));

	*u = (struct unzip){
		.open = late_call(ZIP_LIBRARY, "unzOpen2_64"),
		.locate = late_call(ZIP_LIBRARY, "unzLocateFile"),
		.begin = late_call(ZIP_LIBRARY, "unzOpenCurrentFile"),
		.read = late_call(ZIP_LIBRARY, "unzReadCurrentFile"),
		.end = late_call(ZIP_LIBRARY, "unzCloseCurrentFile"),
		.close = late_call(ZIP_LIBRARY, "unzClose"),
	};
	return u;
}

/* ---- parts ---------------------------------------------------------------- */

bool
zip_get_open(struct zip_get *z, const void *data, size_t n)
{
	zlib_filefunc64_def file = { .zopen64_file = mem_open,
		.zread_file = mem_read,
		.zwrite_file = mem_write,
		.ztell64_file = mem_tell,
		.zseek64_file = mem_seek,
		.zclose_file = mem_still,
		.zerror_file = mem_still,
		.opaque = z };

	*z = (struct zip_get){ .data = data, .n = n, .unzip = unzip_new() };
	z->archive = z->unzip->open("", &file);
	return z->archive != NULL;
}

bool
zip_get_part(struct zip_get *z, const char *name)
{
	return z->unzip->locate(z->archive, name, 1) == UNZ_OK &&
	       z->unzip->begin(z->archive) == UNZ_OK;
}

int
zip_get_read(struct zip_get *z, void *out, unsigned most)
{
	return z->unzip->read(z->archive, out, most);
}

void
zip_get_part_end(struct zip_get *z)
{
	z->unzip->end(z->archive);
}

void
zip_get_close(struct zip_get *z)
{
	if (z->archive)
		z->unzip->close(z->archive);
	free(z->unzip);
	z->archive = NULL;
	z->unzip = NULL;
}
