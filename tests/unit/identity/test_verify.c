/* SPDX-License-Identifier: MIT */
/* Codes of certificates: check digits by the printed rule, and how they are read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/identity/verify.h"

static const uint8_t mark[VERIFY_MARK] = { 0x00, 0x44, 0x32, 0x14, 0xc7 };

/* The remainder as the printed rule has it worked out. */
static int
by_hand(const char *number)
{
	int r = 0;

	for (; *number; number++) {
		char digits[8];

		snprintf(digits, sizeof(digits), "%d",
			*number >= 'A' ? *number - 'A' + 10 : *number - '0');
		for (const char *d = digits; *d; d++)
			r = (r * 10 + *d - '0') % 97;
	}
	return r;
}

static void
test_rule(void **state)
{
	(void)state;
	static const char *const numbers[] = { "MJ-2026-00001", "JP/2031/00017",
		"WB.2026.99999", "A1" };
	const int32_t date = date_from_civil(2026, 11, 29);

	/* a public LEI (GLEIF), an IBAN as ISO 13616 has it turned round */
	assert_int_equal(by_hand("506700GE1G29325QX363"), 1);
	assert_int_equal(by_hand("WEST12345698765432GB82"), 1);
	for (size_t i = 0; i < ARRAY_SIZE(numbers); i++) {
		char plain[VERIFY_NUMBER], all[VERIFY_CODE + 8];

		verify_plain(plain, numbers[i]);
		snprintf(all, sizeof(all), "%s20261129%02d", plain,
			verify_digits(numbers[i], date));
		assert_int_equal(by_hand(all), 1);
	}
}

/* Every digit that is wrong, and every two beside each other. */
static void
test_faults(void **state)
{
	(void)state;
	const int32_t date = date_from_civil(2026, 11, 29);
	const int good = verify_digits("MJ-2026-01837", date);
	char number[] = "MJ-2026-01837";

	for (size_t i = 3; number[i]; i++) {
		const char was = number[i];

		for (char c = '0'; was != '-' && c <= '9'; c++) {
			number[i] = c;
			assert_int_equal(
				verify_digits(number, date) == good, c == was);
		}
		number[i] = was;
	}
	assert_int_not_equal(verify_digits("MJ-2026-01387", date), good);
	assert_int_not_equal(verify_digits("MJ-2026-01837", date + 1), good);
}

static void
check_read(const char *text, bool good)
{
	struct verify_code c;

	assert_int_equal(verify_read(text, &c), good);
	if (!good)
		return;
	assert_string_equal(c.number, "MJ202600001");
	assert_memory_equal(c.mark, mark, sizeof(mark));
	assert_int_equal(c.digits,
		verify_digits("MJ-2026-00001", date_from_civil(2026, 11, 29)));
}

static void
test_read(void **state)
{
	(void)state;
	char code[VERIFY_CODE], other[VERIFY_CODE];

	verify_format(
		code, "MJ-2026-00001", date_from_civil(2026, 11, 29), mark);
	check_read(code, true);
	for (char *p = strcpy(other, code); *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p += 'a' - 'A';
	check_read(other, true);
	for (char *p = strcpy(other, code); *p; p++)
		*p = *p == '-' ? ' ' : *p;
	check_read(other, true);
	/* what is easily misread, in the part that has no such letters */
	assert_string_equal(code + strlen(code) - 9, "0123-4567");
	strcpy(other, code);
	memcpy(other + strlen(other) - 9, "O", 1);
	memcpy(other + strlen(other) - 8, "l", 1);
	check_read(other, true);
	check_read("", false);
	check_read("MJ-2026-00001", false);
	check_read("MJ-2026-00001-4X-0123-4567", false);
	check_read("MJ-2026-00001-45-0123-456U", false);
	check_read(
		"123456789012345678901234567890123456789012345678901234567890"
		"12345678901234567890",
		false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rule),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_read),
	};

	return cmocka_run_group_tests_name("verify", tests, NULL, NULL);
}
