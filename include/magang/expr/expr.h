/* SPDX-License-Identifier: MIT */
/*
 * Expressions: rules, guards, score inputs, conditions. The language is in
 * magang-program(5), section EXPRESSIONS. Names and types are checked when a
 * text is compiled; evaluation is pure: linear, no clock, no floating point.
 */
#ifndef MAGANG_EXPR_EXPR_H
#define MAGANG_EXPR_EXPR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/i18n.h"
#include "magang/field/fdef.h"

#define EXPR_MAX_BYTES 2000
#define EXPR_MAX_DEPTH 64

/* Unknown: a value that decides is not there. The numbers stand in stored
 * verdicts. */
enum tri { TRI_NO, TRI_YES, TRI_UNKNOWN };

/* Functions of a case; arg is a stage, document, activity or purpose name. */
enum fact {
	FACT_ENTERED,      /* entered(STAGE): date of the last entry */
	FACT_HAS,          /* has(DOCUMENT): yesno */
	FACT_VALID_UNTIL,  /* valid(DOCUMENT) on DATE: last day it is valid; a
			      large date where it never runs out */
	FACT_CONSENT,      /* consent(PURPOSE): yesno */
	FACT_HOURS,        /* hours(ACTIVITY): number */
	FACT_COUNT,        /* count(ACTIVITY): number */
	FACT_ATTENDANCE,   /* percent, number */
	FACT_SCORE,        /* number; PART as arg: that part */
	FACT_QUOTA_LEFT,   /* yesno: every quota has room for this case */
	FACT_HOUSEHOLD,    /* household_cases: number, this case included */
	FACT_NIK_VALID,    /* nik_valid: yesno */
	FACT_ACTIVE_CASES, /* active_cases: number, in this program */
	FACT_ASSESSMENT,   /* assessment(NAME): number, the mean of the cards;
			      unknown until the last is filed */
	FACT_SPREAD,       /* spread(NAME): number, between the highest and the
			      lowest card; unknown as long */
	FACT_HOST_QUOTA,   /* host_quota(LIMIT): yesno: its host has no more
			      people than that */
	FACT_HOST_PEOPLE,  /* host_people(LIMIT): number */
	FACT_UNIT,         /* unit(NAME): number, the best mark in its cohort */
	FACT_UNITS_PASSED, /* number */
	FACT_SERVED,       /* served: number, other cases of the person that
			      came to success, in any program */
	FACT_SERVED_ON,    /* served_on: date of the last of them */
	FACT_COUNT_
};

/* Where values come from. All leave *out VALUE_UNKNOWN for unknown. */
struct facts {
	void *ctx;
	int32_t today; /* date of the change that asks; DATE_NONE: unknown */
	void (*field)(void *ctx, const struct fdef *f, struct value *out);
	void (*fact)(
		void *ctx, enum fact fact, const char *arg, struct value *out);
	/* field `f` of the record that the reference `via` points to; NULL:
	 * nothing can be reached */
	void (*step)(void *ctx, const struct fdef *via, const struct fdef *f,
		struct value *out);
};

/* What an answer hangs on beside the records of the case and its person. */
enum expr_reads {
	READS_TODAY = 1 << 0, /* it may be another one tomorrow */
	READS_OTHERS =
		1 << 1, /* other records: a host, quotas, the household */
	READS_HEALTH = 1 << 2, /* a field that not everybody may see */
	READS_SCORE = 1 << 3,  /* the score or a part of it */
	READS_QUOTA = 1 << 4,  /* the room in the quotas */
	READS_ASKED = 1 << 5,  /* this is known of an expression */
};

#endif
