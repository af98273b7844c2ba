/* SPDX-License-Identifier: MIT */
#include "program_name.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/rulebook/access.h"
#include "magang/view/app.h"

#define PROGRAMS_MAX 64
#define SAID_MAX 16

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

/* By its label; NULL: none, or several. */
static const struct program *
program_said(struct office *office, struct txn *txn, const char *name)
{
	const struct program *p, *found = NULL;

	for (uint16_t no = 0; (p = office_program_next(office, txn, &no));) {
		if (!utf8_says(&p->label, name))
			continue;
		if (found)
			return NULL;
		found = p;
	}
	return found;
}

/* Codes that a label means, each once. */
struct said {
	const char *text;
	const char *codes[SAID_MAX];
	size_t n;
	bool code; /* it is one itself */
};

static void
said_try(struct said *s, const char *code, const struct label *label)
{
	size_t i = 0;

	s->code |= strcmp(code, s->text) == 0;
	if (!utf8_says(label, s->text))
		return;
	while (i < s->n && strcmp(s->codes[i], code) != 0)
		i++;
	if (i == s->n && s->n < SAID_MAX)
		s->codes[s->n++] = code;
}

static void
try_stages(struct said *s, const struct program *p)
{
	for (size_t i = 0; i < p->n_stages; i++)
		said_try(s, p->stages[i].name, &p->stages[i].label);
}

static void
try_causes(struct said *s, const struct program *p)
{
	for (size_t m = 0; m < p->n_moves; m++)
		for (size_t i = 0; i < p->moves[m].n_causes; i++)
			said_try(s, p->moves[m].causes[i].code,
				&p->moves[m].causes[i].label);
}

static int
said_code(struct app *app, void (*try)(struct said *s, const struct program *p),
	const char **text, struct err *err)
{
	struct said s = { .text = *text };
	struct buf all = BUF_INIT;
	const struct program *p;
	struct txn *txn;
	int rc = *text ? office_look(app->office, &txn, err) : 0;

	if (rc || !*text)
		return rc;
	for (uint16_t no = 0; (p = office_program_next(app->office, txn, &no));)
		try(&s, p);
	office_look_end(txn);
	if (s.code || !s.n)
		return 0; /* what there is no such thing is said with the case */
	if (s.n == 1) {
		*text = s.codes[0];
		return 0;
	}
	for (size_t i = 0; i < s.n; i++)
		buf_addf(&all, "%s%s", i ? ", " : "", s.codes[i]);
	rc = err_set(err, MG_EUSAGE, _("'%s' means several: %s; say which"),
		*text, buf_str(&all));
	buf_release(&all);
	return rc;
}

int
stage_named(struct app *app, const char **text, struct err *err)
{
	return said_code(app, try_stages, text, err);
}

int
cause_named(struct app *app, const char **text, struct err *err)
{
	return said_code(app, try_causes, text, err);
}

int
cause_there(struct app *app, const char **text, struct err *err)
{
	struct said s = { 0 };
	const struct program *p;
	struct txn *txn;
	int rc = cause_named(app, text, err);

	if (!rc && *text)
		rc = office_look(app->office, &txn, err);
	if (rc || !*text)
		return rc;
	s.text = *text;
	for (uint16_t no = 0; (p = office_program_next(app->office, txn, &no));)
		try_causes(&s, p);
	office_look_end(txn);
	return s.code ? 0
		      : err_set(err, MG_EUSAGE,
				_("no program has the cause '%s'; 'magang "
				  "program show NAME' lists those of its moves"),
				*text);
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
		*out = program_said(office, txn, name);
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
program_number(struct office *office, const struct program *program,
	uint16_t *out, struct err *err)
{
	const struct program *p;
	struct txn *txn;
	int rc = office_look(office, &txn, err);

	if (rc)
		return rc;
	*out = 0;
	for (uint16_t no = 0; (p = office_program_next(office, txn, &no));)
		if (strcmp(p->name, program->name) == 0)
			*out = no;
	office_look_end(txn);
	return access_program(&office->access, *out)
		       ? 0
		       : err_set(err, MG_EACCESS,
				 _("the program '%s' is none of yours"),
				 program->name);
}

int
document_named(const struct program *program, const char *name, struct err *err)
{
	int i = program_document(program, name);
	const char **names, *nearest;
	struct buf all = BUF_INIT;

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
	for (size_t k = 0; k < program->n_documents; k++)
		buf_addf(&all, "%s%s", k ? ", " : "",
			program->documents[k].name);
	err_set(err, MG_EUSAGE, _("'%s' has no document '%s'; there are: %s"),
		program->name, name, all.len ? all.data : _("none"));
	buf_release(&all);
	return err->code;
}
