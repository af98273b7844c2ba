/* SPDX-License-Identifier: MIT */
/*
 * Which form of a text goes with a number: the C expression over n that stands
 * in the head of a catalog, "n%10==1 && n%100!=11 ? 0 : 1".
 */
#ifndef MAGANG_BASE_PLURAL_H
#define MAGANG_BASE_PLURAL_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The value of the expression in the `len` bytes at `text`. false: it is none,
 * nests deeper than 32, or divides by nothing; unlike in C that counts on the
 * side that is not taken, too.
 */
bool plural_form(
	const char *text, size_t len, unsigned long n, unsigned long *form);

#endif
