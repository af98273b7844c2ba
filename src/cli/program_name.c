/* SPDX-License-Identifier: MIT */
#include "program_name.h"

#include <stdlib.h>

#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"

#define PROGRAMS_MAX 64

static const char *
nearest_program(struct office *office, struct txn *txn, const char *name)
{
	const char *names[PROGRAMS_MAX];
	const struct program *p;
	size_t n = 0;

	for (uint16_t no = 0; n < PROGRAMS_MAX &&
			      (p = office_program_next(office, txn, &no));)
		names[n++] = p->name;
	return diag_nearest(name, names, n);
}

int
program_named(struct office *office, const char *name,
	const struct program **out, struct err *err)
{
	const char *nearest = NULL;
	struct txn *txn;
	int rc = office_look(office, &txn, err);

	if (rc)
		return rc;
	*out = office_program_named(office, txn, name);
	if (!*out)
		nearest = nearest_program(office, txn, name);
	office_look_end(txn);
	if (*out)
		return 0;
	if (nearest)
		return err_set(err, MG_EUSAGE,
			_("no program '%s'; did you mean '%s'"), name, nearest);
	return err_set(err, MG_EUSAGE,
		_("no program '%s'; 'magang program list' shows them"), name);
}

int
document_named(const struct program *program, const char *name, struct err *err)
{
	int i = program_document(program, name);
	const char **names, *nearest;

	if (i >= 0)
		return i;
	names = xcalloc(program->n_documents + 1, sizeof(*names));
	for (size_t k = 0; k < program->n_documents; k++)
		names[k] = program->documents[k].name;
	nearest = diag_nearest(name, names, program->n_documents);
	free(names);
	if (nearest)
		return err_set(err, MG_EUSAGE,
			_("'%s' has no document '%s'; did you mean '%s'"),
			program->name, name, nearest);
	return err_set(err, MG_EUSAGE, _("'%s' has no document '%s'"),
		program->name, name);
}
