/* SPDX-License-Identifier: MIT */
#include "ask.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/view/app.h"
#include "magang/view/out.h"

char *
ask_line(struct app *app, const char *question)
{
	char *line = NULL;
	size_t cap = 0;

	out_line(app->log, "%s", question);
	if (getline(&line, &cap, stdin) < 0) {
		free(line);
		return NULL;
	}
	line[strcspn(line, "\r\n")] = '\0';
	return line;
}

bool
ask_yes(struct app *app, const char *question)
{
	char *typed = ask_line(app, question);
	const char *p = typed;
	bool yes = typed && *typed &&
		   i18n_yes((uint32_t)utf8_next(&p, p + strlen(p)));

	free(typed);
	return yes;
}
