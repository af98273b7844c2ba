/* SPDX-License-Identifier: MIT */
/*
 * Likeness of two persons. What is compared is small enough to be kept for
 * every row of an import; where it comes from (a record, an index entry) is no
 * matter.
 */
#ifndef DOMAIN_DUPLICATE_H
#define DOMAIN_DUPLICATE_H

#include "magang/base/buf.h"
#include "magang/base/fold.h"
#include "magang/linkage/likeness.h"
#include "magang/record/index.h"

struct trait {
	uint64_t nik, kk, phone; /* 0: not there */
	uint64_t passport;       /* checksum of the number, 0: not there */
	int32_t birth;           /* DATE_NONE */
	char sex;                /* 'L', 'P' or 0 */
	int64_t village;         /* 0 */
	struct fold_name name;
};
void trait_of(const struct record *person, struct trait *out);

/* 0..1000, the evidence in words behind it when `why` is not NULL. 0 where the
 * names have too little in common: same phone, card or birth date alone make
 * nobody the same, nor are twins. */
int trait_likeness(
	const struct trait *a, const struct trait *b, char *why, size_t size);
/* The date with day and month exchanged, or DATE_NONE where that is none. */
int32_t date_exchanged(int32_t date);

#endif
