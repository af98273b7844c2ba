/* SPDX-License-Identifier: MIT */
/* Formats of printf(3) that come from outside. */
#ifndef MAGANG_BASE_FORMAT_H
#define MAGANG_BASE_FORMAT_H

#include <stdbool.h>

/*
 * May `text` stand where `ours` is a format? It takes the same arguments, in
 * any order, or leaves out the last ones. Where `ours` is no format (a lone
 * %), nobody prints with it, and any text will do.
 */
bool format_fits(const char *ours, const char *text);

#endif
