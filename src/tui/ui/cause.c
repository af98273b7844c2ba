/* SPDX-License-Identifier: MIT */
#include "magang/tui/ui/cause.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/tui/ui/stack.h"
#include "magang/view/why.h"

#define CAUSES_MAX 64

bool
cause_ask(struct ui *ui, const struct verdict *v, pick_done done)
{
	const char *rows[CAUSES_MAX];
	size_t n = why_causes(ui->office, v, rows, ARRAY_SIZE(rows));
	char *title;

	if (n == 0)
		return false;
	title = why_asked(ui->office, v);
	ui_push(ui, pick_new(title, rows, n, done));
	free(title);
	return true;
}
