/* SPDX-License-Identifier: MIT */
#include "reverse_left.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/office/find.h"
#include "magang/record/op_merge.h"
#include "magang/rulebook/in_use.h"
#include "magang/rulebook/program_cache.h"

#include "reverse_lead.h"
#include "reverse_state.h"

bool
undo_is_outside(struct undoing *u, enum kind kind, uint64_t id, uint64_t owner)
{
	struct record *r = xmalloc(sizeof(*r));
	bool out;

	if (record_load(u->txn, kind, id, RECORD_UNCHECKED, r))
		out = !office_sees(u->office, u->txn, kind, id, r);
	else
		out = owner &&
		      record_load(u->txn, KIND_PERSON, owner, RECORD_UNCHECKED,
			      r) &&
		      !office_sees(u->office, u->txn, KIND_PERSON, owner, r);
	free(r);
	return out;
}

static void
leave(struct undo_report *report, const char *number, const char *what)
{
	struct left_why *w = report->why;
	size_t i = 0;

	report->left++;
	while (i < report->n_why &&
		strncmp(w[i].text, what, sizeof(w[i].text) - 1) != 0)
		i++;
	if (i == LEFT_REASONS) {
		i--;
		utf8_copy(w[i].text, sizeof(w[i].text), _("for other reasons"));
	} else if (i == report->n_why) {
		report->n_why++;
		utf8_copy(w[i].text, sizeof(w[i].text), what);
	}
	if (w[i].n < LEFT_NAMED)
		utf8_copy(w[i].first[w[i].n], NUMBER_TEXT, number);
	w[i].n++;
}

/* Once, however much it is. */
static void
say_outside(struct undoing *u)
{
	if (u->report->outside)
		return;
	u->report->outside = true;
	leave(u->report, "", _("something outside of what you see stays"));
}

void
undo_say_left(struct undoing *u, const struct op *op, const char *what)
{
	char number[NUMBER_TEXT];
	enum kind kind;
	uint64_t id = op_subject(op, &kind);

	if (undo_is_consequence(u, op))
		return;
	if (undo_is_outside(u, kind, id, op->owner)) {
		say_outside(u);
		return;
	}
	if (u->now.n && u->now.id == id && u->now.kind == kind)
		office_number(u->office, u->txn, &u->now, number);
	else
		office_number_of(u->office, u->txn, kind, id, number);
	leave(u->report, number, what);
}

void
undo_say_used(struct undoing *u, const struct op *op, const struct use *by)
{
	char number[NUMBER_TEXT], *what;

	if (undo_is_outside(u, by->kind, by->id, 0)) {
		undo_say_left(u, op,
			_("something outside of what you see refers to it; it "
			  "stays"));
		return;
	}
	office_number_of(u->office, u->txn, by->kind, by->id, number);
	what = xasprintf(_("%s refers to it; it stays"), number);
	undo_say_left(u, op, what);
	free(what);
}

const struct fdef *
undo_field_now(void *ctx, uint16_t id)
{
	struct undoing *u = ctx;

	return office_field_id(u->office, u->txn, &u->now, id);
}

bool
undo_was_accepted(const struct undoing *u, const struct op_field *f)
{
	return f->id == F_OFFERED &&
	       f->new.kind ==
		       VALUE_NUMBER &&record_number(&u->now, F_OFFICER, 0) ==
		       f->new.number;
}

void
undo_say_changed(struct undoing *u, const struct op *op, const struct merged *m,
	const char *by)
{
	struct buf left = BUF_INIT;
	char name[DICT_NAME + 1];
	bool accepted = false;

	for (size_t i = 0; i < op->n; i++) {
		const struct fdef *def;

		if (!m[i].conflict)
			continue;
		accepted |= undo_was_accepted(u, &op->f[i]);
		def = undo_field_now(u, op->f[i].id);
		buf_addf(&left, "%s%s", left.len ? ", " : "",
			def ? label_in(&def->label, u->office->lang, def->name)
			    : field_name_ever(u->txn, op->f[i].id, name));
	}
	if (*by && accepted)
		buf_addf(&left, _(": accepted by %s; it stays"), by);
	else if (*by)
		buf_addf(&left, _(": changed since by %s; it stays"), by);
	else
		buf_adds(&left, _(": changed since; it stays"));
	undo_say_left(u, op, left.data);
	buf_release(&left);
}
