/* SPDX-License-Identifier: MIT */
/* Programs and other texts of the office: installed as changes. */
#include "magang/domain/ops.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "apply.h"
#include "dict.h"
#include "internal.h"
#include "program_cache.h"

/* The record that is there under an id, its text alone. */
static bool
text_is(struct office *office, enum kind kind, uint64_t id, const char *text,
	size_t len, struct record *old, struct arena *arena, bool *same)
{
	struct err err = ERR_INIT;
	const struct value *v;

	*same = false;
	if (office_load(office, kind, id, arena, old, &err))
		return false;
	v = record_get(old, F_SET_TEXT);
	*same = v && v->kind == VALUE_TEXT && v->len == len &&
		memcmp(v->text, text, len) == 0;
	return true;
}

static int
install_text(struct office *office, struct change *c, enum kind kind,
	uint64_t id, const char *name, const char *text, size_t len,
	struct err *err)
{
	struct record *old = xmalloc(sizeof(*old));
	struct value n = value_text(name);
	struct value v = { VALUE_TEXT, 0, text, len };
	bool same, there = text_is(
			   office, kind, id, text, len, old, c->arena, &same);
	struct op *op;
	int rc = 0;

	if (there && kind == KIND_PROGRAM && !same)
		rc = err_set(err, MG_EEXIST,
			_("version %u of '%s' is installed with another text; "
			  "give "
			  "the new text a new version"),
			(unsigned)(uint32_t)id, name);
	if (!rc && !same) {
		op = change_op(c, there ? OP_SET : OP_CREATE, kind, id, 0);
		op->base = there ? old->seq : 0;
		op_set(c, op, F_SET_NAME,
			there ? record_get(old, F_SET_NAME) : NULL, &n);
		op_set(c, op, F_SET_TEXT,
			there ? record_get(old, F_SET_TEXT) : NULL, &v);
		rc = submit(office, c, err);
	}
	free(old);
	return rc;
}

/* Faults are all in `diags` then. */
static int
check_setting(struct office *office, enum setting_id id, const char *text,
	size_t len, struct diag_list *diags, struct err *err)
{
	struct site site = { 0 };
	struct roles roles = { 0 };
	struct calendar calendar = { 0 };
	struct areas *areas;
	int rc = 0;

	(void)office;
	switch (id) {
	case SETTING_SITE:
		rc = site_load(diags->file, text, len, &site, diags);
		site_release(&site);
		break;
	case SETTING_ROLES:
		rc = roles_load(diags->file, text, len, &roles, diags);
		roles_release(&roles);
		break;
	case SETTING_CALENDAR:
		rc = calendar_load(diags->file, text, len, &calendar, diags);
		calendar_release(&calendar);
		break;
	default:
		areas = areas_parse(text, len, err);
		rc = areas ? 0 : err->code;
		areas_free(areas);
		return rc;
	}
	if (rc || diags->faults) {
		struct buf b = BUF_INIT;

		diag_print(diags, &b);
		rc = err_set(err, MG_ECONFIG, "%s", buf_str(&b));
		buf_release(&b);
	}
	return rc;
}

int
op_setting_install(struct office *office, const char *name, const char *text,
	size_t len, struct receipt *out, struct err *err)
{
	struct diag_list diags;
	struct change c;
	uint64_t id = 0;
	int rc;

	memset(out, 0, sizeof(*out));
	for (uint64_t i = SETTING_SITE; i < SETTING_COUNT; i++)
		if (strcmp(setting_name[i], name) == 0)
			id = i;
	if (!id)
		return err_set(
			err, MG_EUSAGE, _("there is no setting '%s'"), name);
	diag_init(&diags, name);
	rc = check_setting(office, (enum setting_id)id, text, len, &diags, err);
	diag_release(&diags);
	if (rc)
		return rc;
	change_init(&c, ACT_INSTALL);
	rc = install_text(office, &c, KIND_SETTING, id, name, text, len, err);
	out->id = id;
	out->act = c.act;
	out->seq = c.seq;
	change_release(&c);
	return rc;
}

/* Number that apply() will give to a program. */
static int
program_number_for(struct office *office, const char *name, uint16_t *number,
	struct err *err)
{
	uint16_t all[UINT8_MAX];
	struct txn *txn;
	int rc = txn_read(office->store, &txn, err);

	if (rc)
		return rc;
	*number = dict_number(txn, DICT_PROGRAM, 0, name);
	if (!*number)
		*number = (uint16_t)(office_program_numbers(
					     txn, all, ARRAY_SIZE(all)) +
				     1);
	txn_abort(txn);
	return 0;
}

int
op_program_install(struct office *office, const char *file, const char *text,
	size_t len, struct diag_list *diags, struct receipt *out,
	struct err *err)
{
	struct program *p;
	struct change c;
	uint16_t number;
	int rc;

	memset(out, 0, sizeof(*out));
	p = program_load(file, text, len,
		program_cache_core(office->programs), diags);
	if (!p)
		return err_set(err, MG_EDATA,
			_("'%s' has faults; nothing installed"), file);
	rc = program_number_for(office, p->name, &number, err);
	if (!rc) {
		change_init(&c, ACT_INSTALL);
		out->id = PROGRAM_ID(number, p->version);
		rc = install_text(office, &c, KIND_PROGRAM, out->id, p->name,
			text, len, err);
		out->act = c.act;
		out->seq = c.seq;
		change_release(&c);
	}
	program_free(p);
	return rc;
}
