/* SPDX-License-Identifier: MIT */
/* The files that letters leave the house as. */
#ifndef MAGANG_VIEW_LETTERS_FILES_H
#define MAGANG_VIEW_LETTERS_FILES_H

struct buf;
struct err;
struct letters_out;
struct plain_dir;

/* Of those that go: a text each, one to print and the index of its pages, the
 * messages for a gateway and the list of phones. */
int letters_files(
	struct plain_dir *d, const struct letters_out *l, struct err *err);

/* The one to print: a page for each, a form feed between two. */
void letters_pages(const struct letters_out *l, struct buf *out);

#endif
