/* SPDX-License-Identifier: MIT */
#include "command.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"

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

int
command_unknown(const char *parent, const char *name, const char *nearest,
	struct err *err)
{
	const char *blank = *parent ? " " : "";

	if (nearest)
		return err_set(err, MG_EUSAGE,
			_("no command '%s%s%s'; did you mean '%s%s%s'"), parent,
			blank, name, parent, blank, nearest);
	if (*parent)
		return err_set(err, MG_EUSAGE,
			_("no command '%s %s'; 'magang %s --help' lists them"),
			parent, name, parent);
	return err_set(err, MG_EUSAGE,
		_("no command '%s'; 'magang help' lists them"), name);
}
