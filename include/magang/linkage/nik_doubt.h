/* SPDX-License-Identifier: MIT */
/*
 * The NIK as a sensor: what it says against the rest of a record. A NIK stays
 * as issued even when a birth date or sex is corrected later (PP 40/2019 art.
 * 30), so a contradiction is a doubt and never a refusal.
 */
#ifndef MAGANG_LINKAGE_NIK_DOUBT_H
#define MAGANG_LINKAGE_NIK_DOUBT_H

#include "magang/identity/nik.h"
#include "magang/office/office.h"

/* Nobody who comes here was born on such a day: it is to come, or before 1900. */
bool birth_is_doubtful(const struct record *person, int32_t today);

/* What the NIK speaks against. */
enum nik_doubt_kind { NIK_DOUBT_BIRTH, NIK_DOUBT_SEX, NIK_DOUBT_REGION };

/* All that it speaks against, and what might have been meant. */
struct nik_doubts {
	size_t n;
	enum nik_doubt_kind kind[3];
	struct nik nik;
	/* A number one digit or one exchange away with which birth date, sex
	 * and district agree; one that somebody like this person has comes
	 * before one that only fits. "" where there is none, or more than one
	 * that only fits. */
	char near[NIK_DIGITS + 1];
	uint64_t near_person; /* who has it, 0: nobody */
};

/* txn NULL: nobody known is looked for. areas NULL: no district is judged. */
void nik_doubts(struct office *office, struct txn *txn,
	const struct areas *areas, const struct record *person,
	struct nik_doubts *out);

#endif
