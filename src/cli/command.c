/* SPDX-License-Identifier: MIT */
#include "command.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/diag.h"

const struct command *
command_find(const struct command *const *rows, size_t n, const char *name,
	const char **nearest)
{
	const char **names = xcalloc(n, sizeof(*names));
	const struct command *found = NULL;

	for (size_t i = 0; i < n && !found; i++) {
		names[i] = rows[i]->name;
		if (strcmp(rows[i]->name, name) == 0)
			found = rows[i];
	}
	*nearest = found ? NULL : diag_nearest(name, names, n);
	free(names);
	return found;
}
