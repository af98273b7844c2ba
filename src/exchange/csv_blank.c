/* SPDX-License-Identifier: MIT */
#include "csv_blank.h"

#include <string.h>

/* Bytes of a blank that s begins with: also U+00A0, U+3000. */
static size_t
blank_at(const char *s, size_t n)
{
	if (n >= 1 && strchr(" \t\r\n", s[0]) && s[0])
		return 1;
	if (n >= 2 && memcmp(s, "\xc2\xa0", 2) == 0)
		return 2;
	return n >= 3 && memcmp(s, "\xe3\x80\x80", 3) == 0 ? 3 : 0;
}

static size_t
blank_before(const char *s, size_t n)
{
	for (size_t k = 1; k <= 3 && k <= n; k++)
		if (blank_at(s + n - k, k) == k)
			return k;
	return 0;
}

size_t
csv_trim(const char **s, size_t n)
{
	size_t k;

	while (n > 0 && (k = blank_before(*s, n)) > 0)
		n -= k;
	while (n > 0 && (k = blank_at(*s, n)) > 0) {
		*s += k;
		n -= k;
	}
	return n;
}
