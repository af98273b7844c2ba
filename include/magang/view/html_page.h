/* SPDX-License-Identifier: MIT */
/*
 * What stands around a table that leaves the house as one page: style and pictures
 * are in it, no script, nothing is fetched; a browser prints it.
 */
#ifndef MAGANG_VIEW_HTML_PAGE_H
#define MAGANG_VIEW_HTML_PAGE_H

#include <stddef.h>
#include <stdint.h>

#include "magang/base/seal.h"

struct buf;
struct office;

/* BLAKE2b-256 in hexadecimal digits: b2sum -l 256. */
#define SUM_TEXT (2 * HASH_SIZE + 1)
char *sum_format(char out[SUM_TEXT], const char *text, size_t n);

/* To the end of the title, the office, the day and who sees it. */
void html_head(struct buf *out, const struct office *office, const char *title);
/* A bar of n of the longest one, which is drawn as wide as there is room. */
void html_bar(struct buf *out, int64_t n, int64_t most);
/* What '*' stands for, as the site has it; nothing where nothing is left out. */
void html_hidden(struct buf *out, const struct office *office);
/* The command that makes the same as CSV, what that comes to, and the end of the
 * page; a footer is open. */
void html_end(struct buf *out, const char *command, const char *sum);

#endif
