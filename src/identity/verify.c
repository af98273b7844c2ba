/* SPDX-License-Identifier: MIT */
#include "magang/identity/verify.h"

#include <stdio.h>
#include <string.h>

#include "magang/base/date.h"

#define MODULUS 97
#define DIGITS 2
#define SIGNS 8 /* of the mark, five bits each */
#define TAIL (DIGITS + SIGNS)

static const char signs[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static char
capital(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/* The letters and digits of a text as capitals; returns how many there are, of
 * which no more than `room` are written. */
static size_t
plain(char *out, size_t room, const char *text)
{
	size_t n = 0;

	for (; *text; text++) {
		const char c = capital(*text);

		if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')))
			continue;
		if (n < room)
			out[n] = c;
		n++;
	}
	out[n < room ? n : room] = '\0';
	return n;
}

size_t
verify_plain(char out[VERIFY_NUMBER], const char *number)
{
	const size_t n = plain(out, VERIFY_NUMBER - 1, number);

	return n < VERIFY_NUMBER ? n : VERIFY_NUMBER - 1;
}

/* The remainder of a number by 97, written as digits and letters. */
static int
remainder_of(int before, const char *s)
{
	for (; *s; s++)
		before = *s >= 'A' ? (before * 100 + *s - 'A' + 10) % MODULUS
				   : (before * 10 + *s - '0') % MODULUS;
	return before;
}

int
verify_digits(const char *number, int32_t date)
{
	char text[VERIFY_NUMBER], day[DATE_TEXT];
	int r;

	verify_plain(text, number);
	r = remainder_of(0, text);
	verify_plain(text, date_format(day, date));
	r = remainder_of(r, text);
	return MODULUS + 1 - r * 100 % MODULUS;
}

void
verify_format(char out[VERIFY_CODE], const char *number, int32_t date,
	const uint8_t mark[VERIFY_MARK])
{
	char text[SIGNS + 1] = "";
	uint64_t bits = 0;

	for (int i = 0; i < VERIFY_MARK; i++)
		bits = bits << 8 | mark[i];
	for (int i = SIGNS; i-- > 0; bits >>= 5)
		text[i] = signs[bits & 31];
	snprintf(out, VERIFY_CODE, "%.*s-%02u-%.4s-%.4s", VERIFY_NUMBER - 1,
		number, (unsigned)verify_digits(number, date) % 100, text,
		text + 4);
}

/* What is easily taken for another sign is that one. */
static int
sign_value(char c)
{
	const char *at;

	c = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
	at = strchr(signs, c);
	return at ? (int)(at - signs) : -1;
}

bool
verify_read(const char *text, struct verify_code *out)
{
	char all[VERIFY_NUMBER + TAIL];
	const size_t n = plain(all, sizeof(all) - 1, text);
	const char *tail;
	uint64_t bits = 0;

	if (n <= TAIL || n >= sizeof(all))
		return false;
	tail = all + n - TAIL;
	memcpy(out->number, all, n - TAIL);
	out->number[n - TAIL] = '\0';
	out->digits = 0;
	for (int i = 0; i < TAIL; i++) {
		const int value = sign_value(tail[i]);

		if (value < 0 || (i < DIGITS && value > 9))
			return false;
		if (i < DIGITS)
			out->digits = out->digits * 10 + value;
		else
			bits = bits << 5 | (uint64_t)value;
	}
	for (int i = VERIFY_MARK; i-- > 0; bits >>= 8)
		out->mark[i] = (uint8_t)bits;
	return true;
}
