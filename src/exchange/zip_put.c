/* SPDX-License-Identifier: MIT */
#include "zip_put.h"

#include <assert.h>
#include <string.h>

#define SIGN_FILE 0x04034b50u
#define SIGN_ENTRY 0x02014b50u
#define SIGN_END 0x06054b50u
#define VERSION 20        /* 2.0: directories and nothing else of later ones */
#define NAMES_UTF8 0x0800 /* flag */
#define FIRST_DAY 0x21    /* 1 January 1980, for there is no other zero */

/* Least significant byte first. */
static void
put_le(struct buf *out, uint32_t v, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_addc(out, (char)(v >> 8 * i & 0xff));
}

/* Of ISO 3309, bit by bit: these files are small. */
static uint32_t
crc_of(const unsigned char *p, size_t n)
{
	uint32_t crc = 0xffffffffu;

	for (size_t i = 0; i < n; i++) {
		crc ^= p[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
	}
	return ~crc;
}

/* What the head of a file and its entry in the directory share. */
static void
put_common(struct zip *z, size_t i)
{
	put_le(z->out, VERSION, 2);
	put_le(z->out, NAMES_UTF8, 2);
	put_le(z->out, 0, 2); /* stored */
	put_le(z->out, 0, 2); /* midnight */
	put_le(z->out, FIRST_DAY, 2);
	put_le(z->out, z->file[i].crc, 4);
	put_le(z->out, z->file[i].size, 4);
	put_le(z->out, z->file[i].size, 4);
	put_le(z->out, (uint32_t)strlen(z->file[i].name), 2);
	put_le(z->out, 0, 2); /* nothing more */
}

void
zip_add(struct zip *z, const char *name, const struct buf *data)
{
	assert(z->n < ZIP_FILES && data->len < UINT32_MAX / 2);
	z->file[z->n].name = name;
	z->file[z->n].crc =
		crc_of((const unsigned char *)buf_str(data), data->len);
	z->file[z->n].size = (uint32_t)data->len;
	z->file[z->n].at = (uint32_t)z->out->len;
	put_le(z->out, SIGN_FILE, 4);
	put_common(z, z->n);
	buf_adds(z->out, name);
	buf_add(z->out, buf_str(data), data->len);
	z->n++;
}

void
zip_end(struct zip *z)
{
	const uint32_t at = (uint32_t)z->out->len;

	for (size_t i = 0; i < z->n; i++) {
		put_le(z->out, SIGN_ENTRY, 4);
		put_le(z->out, VERSION, 2);
		put_common(z, i);
		put_le(z->out, 0, 2); /* no comment */
		put_le(z->out, 0, 2); /* first disk */
		put_le(z->out, 0, 2);
		put_le(z->out, 0, 4); /* attributes */
		put_le(z->out, z->file[i].at, 4);
		buf_adds(z->out, z->file[i].name);
	}
	put_le(z->out, SIGN_END, 4);
	put_le(z->out, 0, 4);
	put_le(z->out, (uint32_t)z->n, 2);
	put_le(z->out, (uint32_t)z->n, 2);
	put_le(z->out, (uint32_t)z->out->len - 12 - at, 4);
	put_le(z->out, at, 4);
	put_le(z->out, 0, 2); /* no comment */
}
