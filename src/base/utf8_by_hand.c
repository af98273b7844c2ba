/* SPDX-License-Identifier: MIT */
#include "magang/base/utf8_by_hand.h"

#include <string.h>
#include <utf8proc.h>

#include "magang/base/mem.h"

/* Signs that machines have twice: CP932 and other tables of Japan do not agree
 * which of them a byte is. */
static utf8proc_int32_t
one_sign(utf8proc_int32_t cp, void *ctx)
{
	(void)ctx;
	if ((cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212 || cp == 0xff0d)
		return '-';
	return cp == 0x301c || cp == 0xff5e ? '~' : cp;
}

static void
squeeze_blanks(char *s)
{
	char *out = s;

	for (const char *p = s; *p; p++)
		if (*p != ' ' || (out > s && out[-1] != ' '))
			*out++ = *p;
	if (out > s && out[-1] == ' ')
		out--;
	*out = '\0';
}

char *
utf8_by_hand(const char *s)
{
	const size_t n = strlen(s);
	utf8proc_uint8_t *out = NULL;
	char *text;

	if (utf8proc_map_custom((const utf8proc_uint8_t *)s,
		    (utf8proc_ssize_t)n, &out,
		    UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT,
		    one_sign, NULL) < 0)
		text = xstrndup(s, n);
	else
		text = (char *)out;
	squeeze_blanks(text);
	return text;
}
