/* SPDX-License-Identifier: MIT */
#include "magang/tui/ui/told.h"

void
told_release(struct told *t)
{
	lines_clear(&t->lines);
	*t = (struct told){ 0 };
}
