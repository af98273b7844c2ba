/* SPDX-License-Identifier: MIT */
#include "magang/linkage/trait.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/seal.h"
#include "magang/identity/nik.h"
#include "magang/identity/phone.h"
#include "magang/record/index.h"

int32_t
date_exchanged(int32_t date)
{
	int y, m, d;

	if (date == DATE_NONE)
		return DATE_NONE;
	date_to_civil(date, &y, &m, &d);
	return m == d ? DATE_NONE : date_from_civil(y, d, m);
}

void
trait_settle(struct trait *t)
{
	char digits[NIK_DIGITS + 8];
	struct nik nik;

	memset(t->rare, RARITY_USUAL, sizeof(t->rare));
	t->rare_phone = RARITY_MOST;
	snprintf(digits, sizeof(digits), "%016" PRIu64, t->nik);
	t->nik_fits = t->nik && t->sex && t->birth != DATE_NONE &&
		      nik_parse(digits, t->birth, DATE_NONE, &nik) == NIK_OK &&
		      nik.birth == t->birth && nik.sex == t->sex;
}

void
trait_of(const struct record *p, struct trait *out)
{
	const struct value *phone = record_get(p, F_PHONE);
	const struct value *passport = record_get(p, F_PASSPORT_NO);
	const struct value *sex = record_get(p, F_SEX);
	char name[256];

	memset(out, 0, sizeof(*out));
	out->nik = digits_key(record_get(p, F_NIK));
	out->kk = digits_key(record_get(p, F_KK));
	if (phone && phone->kind == VALUE_TEXT)
		out->phone = phone_key(phone->text, phone->len);
	if (passport && passport->kind == VALUE_TEXT)
		out->passport = seal_checksum(passport->text, passport->len);
	out->birth = (int32_t)record_number(p, F_BIRTH_DATE, DATE_NONE);
	out->sex = sex && sex->len ? sex->text[0] : 0;
	out->village = record_number(p, F_VILLAGE, 0);
	fold_name(&out->name, record_text(p, F_NAME, name, sizeof(name)), 0);
	trait_settle(out);
}
