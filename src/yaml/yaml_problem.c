/* SPDX-License-Identifier: MIT */
#include "yaml_problem.h"

#include <string.h>

#include "magang/base/i18n.h"
#include "magang/base/mem.h"

#define NOT_CLOSED N_("a list in [ ] or { } is not closed, or lacks a comma")
#define NOT_UTF8 N_("save the file as UTF-8")
#define NO_TABS N_("indent with spaces, not with a tab")
#define INDENT N_("is the indentation that of the lines above?")
#define IN_QUOTES N_("a value cannot begin with this sign; put it in quotes")

/* The literals of libyaml 0.2 (scanner.c, parser.c, reader.c). */
static const struct {
	const char *problem, *text;
} problems[] = {
	{ "block sequence entries are not allowed in this context",
		N_("a '-' begins a line of its own here") },
	{ "control characters are not allowed",
		N_("there is a control character; take it out") },
	{ "could not find expected ':'",
		N_("a key lacks its ':', or a text its quotes") },
	{ "did not find expected ',' or ']'", NOT_CLOSED },
	{ "did not find expected ',' or '}'", NOT_CLOSED },
	{ "did not find expected '-' indicator", INDENT },
	{ "did not find expected <document start>", INDENT },
	{ "did not find expected alphabetic or numeric character", IN_QUOTES },
	{ "did not find expected key", INDENT },
	{ "did not find expected node content",
		N_("a value is missing, or a bracket is not closed") },
	{ "found a tab character that violates indentation", NO_TABS },
	{ "found a tab character where an indentation space is expected",
		NO_TABS },
	{ "found character that cannot start any token",
		N_("no tab and no sign such as @ or ` stands here; put a text "
		   "in quotes") },
	{ "found unexpected end of stream",
		N_("the file ends inside of quotes") },
	{ "found unknown escape character",
		N_("a \\ means something in double quotes; use single ones") },
	{ "incomplete UTF-8 octet sequence", NOT_UTF8 },
	{ "invalid leading UTF-8 octet", NOT_UTF8 },
	{ "invalid trailing UTF-8 octet", NOT_UTF8 },
	{ "mapping keys are not allowed in this context", INDENT },
	{ "mapping values are not allowed in this context",
		N_("a second ':' in a line; put a text with ': ' in quotes") },
};

const char *
yaml_problem_text(const char *problem)
{
	for (size_t i = 0; i < ARRAY_SIZE(problems); i++)
		if (strcmp(problems[i].problem, problem) == 0)
			return _(problems[i].text);
	return problem;
}
