/* SPDX-License-Identifier: MIT */
#include "chat.h"

#include <ctype.h>
#include <string.h>

#define STAMP_BYTES 32
#define SENDER_BYTES 80

/* Day and hour in any order and with any signs between: five or six numbers, and
 * at most one word ("pukul", "AM"). */
static bool
is_stamp(const char *s, const char *end)
{
	size_t numbers = 0, letters = 0;

	if (end - s > STAMP_BYTES)
		return false;
	for (char before = ' '; s < end; before = *s++) {
		if (isdigit((unsigned char)*s))
			numbers += !isdigit((unsigned char)before);
		else if (isalpha((unsigned char)*s))
			letters++;
		else if (!strchr("/.:, -", *s))
			return false;
	}
	return (numbers == 5 || numbers == 6) && letters <= 5;
}

/* Behind the stamp; NULL: there is none. */
static const char *
behind_stamp(const char *line)
{
	const bool boxed = *line == '[';
	const char *end = strstr(line, boxed ? "] " : " - ");

	if (!end || !isdigit((unsigned char)line[boxed]) ||
		!is_stamp(line + boxed, end))
		return NULL;
	return end + (boxed ? 2 : 3);
}

bool
chat_read(const char *line, struct chat_line *out)
{
	const char *text = behind_stamp(line), *sign;

	if (!text)
		return false;
	sign = strchr(text, ':');
	*out = (struct chat_line){ .text = text };
	if (!sign || sign - text > SENDER_BYTES)
		return true;
	out->sender = text;
	out->sender_len = (size_t)(sign - text);
	out->text = sign + 1;
	return true;
}
