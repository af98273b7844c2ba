/* SPDX-License-Identifier: MIT */
#include "magang/view/letters_files.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/exchange/csv_put.h"
#include "magang/store/plain_dir.h"
#include "magang/view/letters_out.h"

static int
put_each(struct plain_dir *d, const struct letters_out *l, struct err *err)
{
	int rc = 0;

	for (size_t i = 0; !rc && i < l->n; i++) {
		const struct letter_row *r = &l->rows[i];
		char *file = xasprintf("%s.txt", r->number);

		if (r->fate == LETTER_GOES)
			rc = plain_dir_put(
				d, file, r->text, strlen(r->text), err);
		free(file);
	}
	return rc;
}

static void
letters_pages(const struct letters_out *l, struct buf *out)
{
	const char *before = "";

	for (size_t i = 0; i < l->n; i++) {
		if (l->rows[i].fate != LETTER_GOES)
			continue;
		buf_addf(out, "%s%s", before, l->rows[i].text);
		before = "\f";
	}
}

/* A number is no formula. */
static void
put_phone(struct buf *b, const char *phone)
{
	csv_put(b, phone, false, false);
}

static void
put_message(struct buf *b, const struct letter_row *r)
{
	csv_put(b, r->number, true, true);
	put_phone(b, r->phone);
	csv_put(b, r->name, true, false);
	csv_put(b, r->text, true, false);
	buf_adds(b, "\r\n");
}

static void
put_call(struct buf *b, const struct letter_row *r)
{
	csv_put(b, r->place, true, true);
	csv_put(b, r->name, true, false);
	put_phone(b, r->phone);
	csv_put(b, r->kase, true, false);
	csv_put(b, r->label, true, false);
	csv_put(b, r->number, true, false);
	csv_put(b, "", true, false);
	buf_adds(b, "\r\n");
}

/* Who gets the page, and room to sign for it. */
static void
put_entry(struct buf *b, const struct letter_row *r, const char *before,
	size_t page)
{
	if (!before || strcmp(before, r->place) != 0)
		buf_addf(b, "%s%s\n", before ? "\n" : "", r->place);
	buf_addf(b, "%6zu  ", page);
	utf8_pad(b, r->number, 13);
	utf8_pad(b, r->name, 28);
	buf_adds(b, "  ");
	utf8_pad(b, r->label, 16);
	buf_adds(b, "  __________\n");
}

/* The pages in their order, place by place. */
static void
letters_index(const struct letters_out *l, struct buf *out)
{
	const char *before = NULL;
	size_t page = 0;

	for (size_t i = 0; i < l->n; i++) {
		if (l->rows[i].fate != LETTER_GOES)
			continue;
		put_entry(out, &l->rows[i], before, ++page);
		before = l->rows[i].place;
	}
}

static void
letters_messages(const struct letters_out *l, struct buf *out)
{
	buf_adds(out, "letter,phone,name,text\r\n");
	for (size_t i = 0; i < l->n; i++)
		if (l->rows[i].fate == LETTER_GOES && *l->rows[i].phone)
			put_message(out, &l->rows[i]);
}

static void
letters_phones(const struct letters_out *l, struct buf *out)
{
	buf_adds(out, "regency,name,phone,case,label,letter,answer\r\n");
	for (size_t i = 0; i < l->n; i++)
		if (l->rows[i].fate == LETTER_GOES)
			put_call(out, &l->rows[i]);
}

const struct letters_part letters_parts[LETTERS_PARTS] = {
	{ "letters", "letters.txt", letters_pages },
	{ "index", "index.txt", letters_index },
	{ "messages", "messages.csv", letters_messages },
	{ "phones", "phones.csv", letters_phones },
};

int
letters_files(struct plain_dir *d, const struct letters_out *l, struct err *err)
{
	int rc = put_each(d, l, err);

	for (size_t i = 0; !rc && i < LETTERS_PARTS; i++) {
		struct buf b = BUF_INIT;

		letters_parts[i].make(l, &b);
		rc = plain_dir_put(
			d, letters_parts[i].file, buf_str(&b), b.len, err);
		buf_release(&b);
	}
	return rc;
}
