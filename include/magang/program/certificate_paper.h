/* SPDX-License-Identifier: MIT */
/* A certificate on paper: a page of plain text, the same for the same values. */
#ifndef MAGANG_PROGRAM_CERTIFICATE_PAPER_H
#define MAGANG_PROGRAM_CERTIFICATE_PAPER_H

#include <stdint.h>

#include "magang/base/i18n.h"

struct buf;
struct certificate;
struct program;

/* What stands on the paper. Dates are DATE_NONE, texts "" where there are none. */
struct certificate_paper {
	const struct program *program;
	const struct certificate *certificate;
	enum lang lang;
	const char *office;
	const char *number, *code;
	const char *name, *kana;
	const char *cohort;
	int32_t date, born, from, until;
	const char *replaces; /* number of the one whose place it takes */
	uint64_t copy;        /* 1: the first */
};
#define PAPER_COLUMNS 80
/* One page of PAPER_COLUMNS columns at most. */
void certificate_print(const struct certificate_paper *paper, struct buf *out);

#endif
