/* SPDX-License-Identifier: MIT */
/*
 * Catalogs. The first byte says which way: any bytes as a file; or a whole
 * file whose texts and plural expression are these bytes. Whatever it gives
 * as a format is printed with the arguments of its id; what is sound gives a
 * text.
 */
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/catalog.h"
#include "magang/base/mem.h"

#include "../unit/base/catalog_file.h"

#define FILES "%zu file of %s"
#define MANY_FILES "%zu files of %s"
#define BOTH FILES "\0" MANY_FILES
#define SCORE "%*.3f %ld %c"
#define HEAD "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: plural="
#define TEXTS 4

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
use(const struct catalog *c)
{
	static char out[1 << 16];
	const char *text = catalog_text(c, SCORE);

	if (text)
		snprintf(out, sizeof(out), text, 7, 1.5, 3L, 'x');
	text = catalog_text(c, "name");
	if (text)
		snprintf(out, sizeof(out), text, NULL);
	for (unsigned long n = 0; n < 30; n++) {
		text = catalog_plural(c, FILES, MANY_FILES, n);
		if (text)
			snprintf(out, sizeof(out), text, (size_t)n, "words");
	}
	catalog_sound(c);
}

static void
any_bytes(const uint8_t *data, size_t size)
{
	struct catalog c;

	if (catalog_init(&c, data, size))
		use(&c);
}

/* The next text: up to a byte of 1, which ends it; forms by NUL. */
static void
next_part(struct reader *r, const char *before, struct buf *out)
{
	const uint8_t *end = memchr(r->p, 1, reader_left(r));
	size_t len = end ? (size_t)(end - r->p) : reader_left(r);

	buf_adds(out, before);
	buf_add(out, read_raw(r, len), len);
	if (end)
		read_u8(r);
}

static void
whole_file(const uint8_t *data, size_t size)
{
	struct catalog_row rows[TEXTS] = { { .id = PART("") },
		{ .id = PART(SCORE) }, { .id = PART(BOTH) },
		{ .id = PART("name") } }; /* in order */
	struct buf texts[TEXTS] = { 0 }, file = BUF_INIT;
	struct reader r;
	struct catalog c;

	reader_init(&r, data, size);
	for (size_t i = 0; i < TEXTS; i++) {
		next_part(&r, i == 0 ? HEAD : "", &texts[i]);
		rows[i].text.s = buf_str(&texts[i]);
		rows[i].text.len = texts[i].len;
	}
	catalog_file(&file, true, rows, TEXTS);
	if (catalog_init(&c, file.data, file.len)) {
		use(&c);
		assert(!catalog_sound(&c) ||
			(catalog_text(&c, "name") && catalog_text(&c, SCORE)));
	}
	for (size_t i = 0; i < TEXTS; i++)
		buf_release(&texts[i]);
	buf_release(&file);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	if (data[0] & 1)
		any_bytes(data + 1, size - 1);
	else
		whole_file(data + 1, size - 1);
	return 0;
}
