/* SPDX-License-Identifier: MIT */
/* Values for people (field_print) and for files (field_write). */
#include "magang/office/value.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/office/evidence.h"
#include "magang/identity/identity.h"
#include "magang/apply/apply.h"

static void
print_choice(struct office *office, const struct fdef *f, const struct value *v,
	struct buf *out)
{
	char *copy = xstrndup(v->text, v->len), *save = NULL;
	bool first = true;

	for (char *w = strtok_r(copy, " ", &save); w;
		w = strtok_r(NULL, " ", &save)) {
		int i = fdef_choice(f, w, strlen(w));

		buf_addf(out, "%s%s", first ? "" : ", ",
			i < 0 ? w
			      : label_in(
					&f->choices[i].label, office->lang, w));
		first = false;
	}
	free(copy);
}

static void
print_area(struct office *office, const struct value *v, struct buf *out)
{
	char code[AREA_CODE_TEXT];
	struct area a;

	if (!office->book.areas ||
		!area_find(office->book.areas, (uint64_t)v->number, &a))
		buf_adds(out, area_code_format(code, (uint64_t)v->number));
	else
		buf_adds(out, office->lang == LANG_JA && a.ja ? a.ja : a.name);
}

static void
print_ref(struct txn *txn, const struct fdef *f, const struct value *v,
	struct buf *out)
{
	char number[NUMBER_TEXT], name[64];
	uint64_t id = (uint64_t)v->number;

	if (f->flags & (FDEF_REF_PERSON | FDEF_REF_ORGANISATION)) {
		enum kind kind = f->flags & FDEF_REF_PERSON ? KIND_PERSON
							    : KIND_ORGANISATION;

		buf_adds(out,
			number_format(number, kind_info(kind)->prefix, id));
	} else if (f->id == F_PROGRAM_NO && txn) {
		buf_adds(out, dict_name(txn, DICT_PROGRAM, 0, (uint16_t)id,
				      name, sizeof(name)));
	} else if (f->id == F_OFFICER && txn) {
		struct record *u = xmalloc(sizeof(*u));

		if (record_load(txn, KIND_USER, id, RECORD_UNCHECKED, u))
			buf_adds(out, record_text(u, F_USER_NAME, name,
					      sizeof(name)));
		free(u);
	} else {
		buf_addf(out, "%lld", (long long)(id & UINT32_MAX));
	}
}

/* Whom everybody may see is named, too. */
static void
print_named(struct txn *txn, const struct fdef *f, const struct value *v,
	struct buf *out)
{
	struct record *r = xmalloc(sizeof(*r));
	char name[200];

	print_ref(txn, f, v, out);
	if (f->flags & FDEF_REF_ORGANISATION && txn &&
		record_load(txn, KIND_ORGANISATION, (uint64_t)v->number,
			RECORD_UNCHECKED, r))
		buf_addf(out, " %s",
			record_text(r, F_ORG_NAME, name, sizeof(name)));
	free(r);
}

static void
print_masked(const struct fdef *f, const struct value *v, struct buf *out)
{
	char *text = xstrndup(v->text, v->len);
	char masked[64];

	if (f->type == TYPE_PHONE)
		buf_adds(out, v->len < 40 ? phone_mask(masked, text) : "");
	else if (v->len == NIK_DIGITS)
		buf_adds(out, nik_mask(masked, text));
	else
		buf_adds(out, "****");
	free(text);
}

bool
field_is_masked(const struct fdef *f)
{
	return f->type == TYPE_NIK || f->type == TYPE_PHONE || f->id == F_KK ||
	       f->type == TYPE_PASSPORT || f->type == TYPE_RESCARD;
}

void
field_print(struct office *office, struct txn *txn, const struct fdef *f,
	const struct value *v, bool reveal, struct buf *out)
{
	bool may = office->access.permissions & PERM_HEALTH;

	if (v->kind == VALUE_UNKNOWN)
		return;
	if (f->privacy == PRIVACY_HEALTH && !(reveal && may))
		buf_adds(out, "***");
	else if (v->kind == VALUE_TEXT && field_is_masked(f) && !reveal)
		print_masked(f, v, out);
	else if (v->kind == VALUE_TEXT && f->id == F_EVIDENCE)
		evidence_print(v->text, v->len, out);
	else if (v->kind == VALUE_TEXT &&
		 (f->type == TYPE_CHOICE || f->type == TYPE_LEVEL ||
			 f->type == TYPE_CHOICES))
		print_choice(office, f, v, out);
	else if (v->kind == VALUE_NUMBER && f->type == TYPE_AREA)
		print_area(office, v, out);
	else if (v->kind == VALUE_NUMBER && f->type == TYPE_YESNO)
		buf_adds(out, v->number ? _("yes") : _("no"));
	else if (v->kind == VALUE_NUMBER && f->type == TYPE_REF)
		print_named(txn, f, v, out);
	else
		field_write(office, txn, f, v, out);
}

static void
write_number(const struct fdef *f, int64_t number, struct buf *out)
{
	char text[DECIMAL_TEXT], date[DATE_TEXT], code[AREA_CODE_TEXT];

	switch (f->type) {
	case TYPE_DATE:
		buf_adds(out, date_format(date, (int32_t)number));
		return;
	case TYPE_AREA:
		buf_adds(out, area_code_format(code, (uint64_t)number));
		return;
	case TYPE_YESNO:
		buf_adds(out, number ? "yes" : "no");
		return;
	default:
		buf_adds(out, decimal_format(text, number));
	}
}

void
field_write(struct office *office, struct txn *txn, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	(void)office;
	if (v->kind == VALUE_TEXT)
		buf_add(out, v->text, v->len);
	else if (v->kind == VALUE_NUMBER && f->type == TYPE_REF)
		print_ref(txn, f, v, out);
	else if (v->kind == VALUE_NUMBER)
		write_number(f, v->number, out);
}
