/* SPDX-License-Identifier: MIT */
/*
 * Reading YAML takes most of the time that loading a program does. A text that
 * was read once can be kept as bytes that stand for it: the loaders of programs
 * and settings take them in its place where `file` is NULL. What is loaded then
 * borrows its names and labels from the bytes, which must live as long.
 *
 * Only a text that loads without a fault may be kept so: its expressions are not
 * looked at again before they are needed. They are for a derived file, under a
 * checksum: whoever could write them could as well write the text.
 */
#ifndef MAGANG_YAML_PACKED_H
#define MAGANG_YAML_PACKED_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

/* Adds the bytes to `out`; false: the text is no YAML of ours. */
bool yaml_pack(const char *text, size_t len, struct buf *out);

#endif
