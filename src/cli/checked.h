/* SPDX-License-Identifier: MIT */
/* The report of check and replay. */
#ifndef CLI_CHECKED_H
#define CLI_CHECKED_H

#include <stdbool.h>

struct app;
struct check_report;

/* Sets app->status where something is wrong. */
void checked_print(
	struct app *app, const struct check_report *report, bool json);

#endif
