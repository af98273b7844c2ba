/* SPDX-License-Identifier: MIT */
/*
 * Any text as a NIK, phone, name, date, and as the cells that are taken apart.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/exchange/sheet_split.h"
#include "magang/identity/area.h"
#include "magang/exchange/sheet.h"
#include "magang/identity/name.h"
#include "magang/identity/nik.h"
#include "magang/identity/phone.h"
#include "magang/identity/sex.h"

#define TODAY 20781 /* 2026-11-24 */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
try_nik(const char *s)
{
	struct nik n, again;
	char mask[NIK_DIGITS + 1];
	enum nik_fault fault = nik_parse(s, DATE_NONE, TODAY, &n);

	assert(strlen(n.digits) <= NIK_DIGITS);
	assert(!*n.suggestion || strlen(n.suggestion) == NIK_DIGITS);
	nik_mask(mask, n.digits);
	if (fault != NIK_OK)
		return;
	assert(nik_parse(n.digits, n.birth, TODAY, &again) == NIK_OK);
	assert(again.birth == n.birth && again.birth <= TODAY);
	assert(strcmp(again.digits, n.digits) == 0);
	assert(!nik_one_off(n.digits, again.digits));
}

static void
try_phone(const char *s)
{
	char out[PHONE_TEXT], again[PHONE_TEXT], mask[PHONE_TEXT];
	bool several;
	const char *rest;

	if (phone_parse(s, out, &several, &rest) != PHONE_OK) {
		assert(!*out);
		return;
	}
	assert(!several || (rest > s && rest < s + strlen(s)));
	assert(phone_key(out, strlen(out)) > 0);
	phone_mask(mask, out);
	assert(phone_parse(out, again, &several, &rest) == PHONE_OK);
	assert(strcmp(out, again) == 0 && !several);
}

static void
try_name(const char *s)
{
	struct name_parts p;

	name_split(s, &p);
	if (utf8_valid(s, strlen(s)))
		assert(utf8_valid(p.name, strlen(p.name)));
	assert(*p.name || !*p.titles);
	sex_parse(s);
}

static void
try_cells(const char *s)
{
	struct sheet_address a;
	char place[64], date[64], rt[4], rw[4];
	bool valid = utf8_valid(s, strlen(s));

	sheet_split_address(s, &a);
	assert(!valid || (utf8_valid(a.street, strlen(a.street)) &&
				 utf8_valid(a.village, strlen(a.village))));
	sheet_split_birth(s, place, date);
	assert(!valid || utf8_valid(place, strlen(place)));
	if (sheet_split_rt_rw(s, rt, rw))
		assert(strlen(rt) == 3);
	sheet_education(s);
	sheet_marital(s);
	sheet_religion(s);
	sheet_column(s, NULL, 0);
}

static void
try_date(const char *s)
{
	int32_t date, again;
	char text[DATE_TEXT];

	if (date_parse(s, TODAY, &date) != DATE_OK)
		return;
	date_format(text, date);
	assert(date_parse(text, TODAY, &again) == DATE_OK && again == date);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *s = xstrndup((const char *)data, size);
	uint64_t code = area_code_parse(s);
	char text[AREA_CODE_TEXT];

	assert(!code || area_code_parse(area_code_format(text, code)) == code);
	try_nik(s);
	try_phone(s);
	try_name(s);
	try_cells(s);
	try_date(s);
	free(s);
	return 0;
}
