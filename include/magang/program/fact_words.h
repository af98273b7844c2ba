/* SPDX-License-Identifier: MIT */
/* What an expression asks of a program, by the labels that the program gives. */
#ifndef MAGANG_PROGRAM_FACT_WORDS_H
#define MAGANG_PROGRAM_FACT_WORDS_H

#include "magang/base/i18n.h"
#include "magang/expr/expr.h"

struct program;

/* Of the paper, sum, stage ... that it names, NULL: the program has none of that
 * name; without a name the words of what is asked, translated. */
const char *program_fact(const struct program *p, enum lang lang,
	enum fact fact, const char *arg);

#endif
