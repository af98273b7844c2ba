/* SPDX-License-Identifier: MIT */
/* Programs and other texts of the office: installed as changes. */
#include "magang/ops/ops_settings.h"

#include "magang/ops/ops.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/apply/apply.h"
#include "magang/program/load.h"
#include "magang/record/dict.h"
#include "magang/ops/op_run.h"
#include "magang/rulebook/program_cache.h"
#include "magang/rulebook/setting_check.h"

struct new_text {
	enum kind kind;
	uint64_t id;
	const char *name, *text;
	size_t len;
};

/* Is there a record under the id, and with this text? */
static bool
text_is(struct office *office, struct txn *txn, const struct new_text *new,
	struct record *old, struct arena *arena, bool *same)
{
	struct err unread = ERR_INIT;
	const struct value *v;

	*same = false;
	if (office_load_in(
		    office, txn, new->kind, new->id, arena, old, &unread))
		return false;
	v = record_get(old, F_SET_TEXT);
	*same = v && v->kind == VALUE_TEXT && v->len == new->len;
	if (*same)
		*same = memcmp(v->text, new->text, v->len) == 0;
	return true;
}

static void
text_op(struct change *c, const struct new_text *new, const struct record *old)
{
	struct value name = value_text(new->name);
	struct value text = { VALUE_TEXT, 0, new->text, new->len };
	struct op *op =
		change_op(c, old ? OP_SET : OP_CREATE, new->kind, new->id, 0);

	op->base = old ? old->seq : 0;
	op_set(c, op, F_SET_NAME, old ? record_get(old, F_SET_NAME) : NULL,
		&name);
	op_set(c, op, F_SET_TEXT, old ? record_get(old, F_SET_TEXT) : NULL,
		&text);
}

static int
other_text(const struct new_text *new, struct err *err)
{
	return err_set(err, MG_EEXIST,
		_("version %u of '%s' is installed with another text; give "
		  "the new text a new version"),
		(unsigned)(uint32_t) new->id, new->name);
}

/* A text that is there already changes nothing, and is no fault. */
static int
text_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	const struct new_text *new = ctx;
	struct record *old = xmalloc(sizeof(*old));
	bool same, there = text_is(office, txn, new, old, c->arena, &same);
	int rc = 0;

	if (there && new->kind == KIND_PROGRAM && !same)
		rc = other_text(new, err);
	if (!rc && !same)
		text_op(c, new, there ? old : NULL);
	free(old);
	return rc;
}

static int
setting_install(struct office *office, uint64_t id, const char *text,
	size_t len, struct receipt *out, struct err *err)
{
	struct new_text new = { KIND_SETTING, id, setting_name[id], text, len };
	int rc = op_run(office, ACT_INSTALL, text_build, &new, out, err);

	out->id = id;
	return rc;
}

static int
find_setting(const char *name, uint64_t *id, struct err *err)
{
	*id = setting_named(name);
	if (*id)
		return 0;
	return err_set(err, MG_EUSAGE,
		_("there is no setting '%s'; there are site, roles, calendar "
		  "and areas"),
		name);
}

int
office_setting_check(const char *name, const char *text, size_t len,
	struct diag_list *diags, struct err *err)
{
	uint64_t id;
	int rc = find_setting(name, &id, err);

	if (rc || setting_check(id, text, len, diags))
		return rc;
	return err_set(err, MG_ECONFIG, _("'%s' has faults; nothing installed"),
		diags->file);
}

int
op_setting_install(struct office *office, const char *name, const char *text,
	size_t len, struct diag_list *diags, struct receipt *out,
	struct err *err)
{
	uint64_t id;
	int rc = find_setting(name, &id, err);

	memset(out, 0, sizeof(*out));
	if (!rc && diags)
		rc = office_setting_check(name, text, len, diags, err);
	return rc ? rc : setting_install(office, id, text, len, out, err);
}

int
office_setting_try(struct office *office, const char *name, const char *text,
	size_t len, struct err *err)
{
	struct new_text new = { KIND_SETTING, 0, name, text, len };
	const struct op_job job = { .kind = ACT_INSTALL,
		.build = text_build,
		.ctx = &new,
		.try = true };
	struct receipt unsaid;
	int rc = find_setting(name, &new.id, err);

	return rc ? rc : op_run_job(office, &job, &unsaid, err);
}

char *
office_setting_text(
	struct office *office, const char *name, size_t *len, struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	struct arena *arena = arena_new();
	const struct value *text = NULL;
	char *copy = NULL;
	uint64_t id;
	int rc = find_setting(name, &id, err);

	if (!rc)
		rc = office_load(office, KIND_SETTING, id, arena, r, err);
	if (!rc)
		text = record_get(r, F_SET_TEXT);
	if (text && text->kind == VALUE_TEXT) {
		copy = xstrndup(text->text, text->len);
		*len = text->len;
	} else if (!rc) {
		err_set(err, MG_EDAMAGED, _("the setting '%s' has no text"),
			name);
	}
	arena_free(arena);
	free(r);
	return copy;
}

/* Number that apply() will give to a program. */
static uint16_t
program_number_for(struct txn *txn, const char *name)
{
	uint16_t all[UINT8_MAX];
	uint16_t number = dict_number(txn, DICT_PROGRAM, 0, name);

	return number ? number
		      : (uint16_t)(office_program_numbers(
					   txn, all, ARRAY_SIZE(all)) +
				   1);
}

struct new_program {
	struct new_text text;
	const struct program *program;
};

static int
program_build(struct office *office, struct txn *txn, struct change *c,
	void *ctx, struct err *err)
{
	struct new_program *new = ctx;
	uint16_t number = program_number_for(txn, new->program->name);

	new->text.id = PROGRAM_ID(number, new->program->version);
	return text_build(office, txn, c, &new->text, err);
}

int
op_program_install(struct office *office, const char *file, const char *text,
	size_t len, struct diag_list *diags, struct receipt *out,
	struct err *err)
{
	struct new_program new = { { KIND_PROGRAM, 0, NULL, text, len }, NULL };
	struct program *p;
	int rc;

	memset(out, 0, sizeof(*out));
	p = program_load(file, text, len,
		program_cache_core(office->book.programs), diags);
	if (!p)
		return err_set(err, MG_EDATA,
			_("'%s' has faults; nothing installed"), file);
	new.program = p;
	new.text.name = p->name;
	rc = op_run(office, ACT_INSTALL, program_build, &new, out, err);
	out->id = new.text.id;
	program_free(p);
	return rc;
}

/* ---- not installed ------------------------------------------------------- */

/* Its number; a version that is installed has this text. */
static int
tried_place(struct office *office, struct txn *txn, struct tried_version *t,
	const char *text, size_t len, struct err *err)
{
	struct new_text new = { KIND_PROGRAM, 0, t->own->name, text, len };
	struct record *old = xmalloc(sizeof(*old));
	struct arena *arena = arena_new();
	bool same;
	int rc = 0;

	t->number = dict_number(txn, DICT_PROGRAM, 0, t->own->name);
	new.id = PROGRAM_ID(t->number, t->own->version);
	if (!t->number)
		rc = err_set(err, MG_ENOENT,
			_("the program '%s' is not installed, so nobody has a "
			  "case in it; run: magang program install"),
			t->own->name);
	else if (text_is(office, txn, &new, old, arena, &same) && !same)
		rc = other_text(&new, err);
	arena_free(arena);
	free(old);
	return rc;
}

int
tried_version_load(struct office *office, const char *file, const char *text,
	size_t len, struct diag_list *diags, struct tried_version *out,
	struct err *err)
{
	struct txn *txn;
	int rc = access_need(&office->access, PERM_REVEAL, err);

	*out = (struct tried_version){ 0 };
	if (!rc)
		rc = office_look(office, &txn, err);
	if (rc)
		return rc;
	out->own = program_load(file, text, len,
		program_cache_core(office->book.programs), diags);
	if (!out->own)
		rc = err_set(err, MG_EDATA, _("'%s' has faults"), file);
	else
		rc = tried_place(office, txn, out, text, len, err);
	if (!rc)
		program_numbered(out->own, txn, out->number);
	out->program = out->own;
	office_look_end(txn);
	return rc;
}

int
tried_version_installed(struct office *office, const struct program *p,
	struct tried_version *out, struct err *err)
{
	struct txn *txn;
	int rc = office_look(office, &txn, err);

	if (rc)
		return rc;
	*out = (struct tried_version){
		dict_number(txn, DICT_PROGRAM, 0, p->name), p, NULL
	};
	office_look_end(txn);
	return 0;
}

void
tried_version_release(struct tried_version *t)
{
	program_free(t->own);
	*t = (struct tried_version){ 0 };
}
