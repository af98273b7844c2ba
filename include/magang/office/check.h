/* SPDX-License-Identifier: MIT */
/*
 * Proof of health: records against indexes and counters both ways, references,
 * journal chain; the digest of the whole view; rebuilding from the journal.
 */
#ifndef MAGANG_OFFICE_CHECK_H
#define MAGANG_OFFICE_CHECK_H

#include "magang/office/check_report.h"
#include "magang/office/office.h"

struct err;

/* 0: the journal and the keys can be read to their ends, so that all else can be
 * made of them. */
int check_sources(struct office *office, struct err *err);
/* 0 also where there are problems: out->ok says. Changes nothing. */
int check_store(
	struct office *office, struct check_report *out, struct err *err);
/* The same, and the journal against `copy`, a register that was kept elsewhere;
 * NULL: only against the one beside the store. */
int check_store_against(struct office *office, const char *copy,
	struct check_report *out, struct err *err);

#endif
