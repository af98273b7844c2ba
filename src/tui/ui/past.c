/* SPDX-License-Identifier: MIT */
#include "magang/tui/ui/past.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"

static void
drop(struct past *p, size_t at)
{
	free(p->rows[at].text);
	memmove(&p->rows[at], &p->rows[at + 1],
		(--p->n - at) * sizeof(*p->rows));
}

void
past_add(struct past *p, int kind, const char *text)
{
	if (!*text)
		return;
	for (size_t i = p->n; i-- > 0;)
		if (p->rows[i].kind == kind &&
			strcmp(p->rows[i].text, text) == 0)
			drop(p, i);
	if (p->n == PAST_ROWS)
		drop(p, 0);
	p->rows[p->n++] = (struct past_row){ kind, xstrdup(text) };
}

const char *
past_back(const struct past *p, int kind, size_t n)
{
	for (size_t i = p->n; n > 0 && i-- > 0;)
		if (p->rows[i].kind == kind && --n == 0)
			return p->rows[i].text;
	return NULL;
}

void
past_release(struct past *p)
{
	while (p->n)
		drop(p, p->n - 1);
}
