/* SPDX-License-Identifier: MIT */
/* The files that letters leave the house as. */
#ifndef MAGANG_VIEW_LETTERS_FILES_H
#define MAGANG_VIEW_LETTERS_FILES_H

struct buf;
struct err;
struct letters_out;
struct plain_dir;

/* A file of all of them. */
struct letters_part {
	const char *name, *file;
	void (*make)(const struct letters_out *l, struct buf *out);
};
/* Of those that go: the one to print, a page for each and a form feed between two;
 * the index of its pages; messages for a gateway; whom to call. */
#define LETTERS_PARTS 4
extern const struct letters_part letters_parts[LETTERS_PARTS];

/* All of these, and a text for each letter. */
int letters_files(
	struct plain_dir *d, const struct letters_out *l, struct err *err);

#endif
