/* SPDX-License-Identifier: MIT */
/* The values of an operation, each for itself: their types, days and counts,
 * texts that no reader is fooled by. */
#include "apply_values.h"

#include <stdio.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/name_text.h"
#include "magang/base/utf8.h"
#include "magang/casework/reckon.h"
#include "magang/record/change.h"
#include "magang/record/reach.h"
#include "magang/rulebook/program_cache.h"

#include "apply_refuse.h"
#include "apply_write.h"

static bool
op_follows(const struct op *op, uint16_t id)
{
	return op->kind == KIND_CASE && field_is_reckoned(id);
}

/* Of the program, and no text. */
static bool
is_bytes(uint16_t id)
{
	return id == F_FROZEN || id == F_FROZEN_HEALTH || id == F_RUN_FROZEN;
}

static bool
is_foul(const struct op_field *f, bool lines)
{
	if (f->new.kind != VALUE_TEXT || is_bytes(f->id))
		return false;
	return utf8_foul(f->new.text, f->new.len, lines) != 0;
}

#define NOTE_MOST 4000 /* characters, as the refusal says */

/* Of what people write; the text of a letter has no such limit. */
static bool
is_long(const struct op_field *f, const struct fdef *def)
{
	size_t n = 0;

	if (f->new.kind != VALUE_TEXT || !def || def->type != TYPE_NOTE ||
		!def->max)
		return false;
	for (size_t i = 0; i < f->new.len; i++)
		n += ((unsigned char)f->new.text[i] & 0xC0) != 0x80;
	return n > NOTE_MOST;
}

static bool
is_no_name(const struct op_field *f, const struct fdef *def)
{
	return f->new.kind == VALUE_TEXT &&def && def->type == TYPE_NAME &&
	       !name_text_is(f->new.text, f->new.len);
}

/* Why somebody was erased is all that is left of it, in clear and for ever. */
bool
applier_reason_tells(const struct op *op, const struct record *person)
{
	static const uint16_t numbers[] = { F_NIK, F_KK, F_PHONE };
	const struct op_field *f = op_sets(op, F_REASON);
	char said[1024], value[256];
	bool tells;

	if (!f || f->new.kind != VALUE_TEXT)
		return false;
	snprintf(said, sizeof(said), "%.*s", (int)f->new.len, f->new.text);
	tells = name_text_said(
		said, record_text(person, F_NAME, value, sizeof(value)));
	for (size_t i = 0; !tells && i < ARRAY_SIZE(numbers); i++)
		tells = digits_said(said,
			record_text(person, numbers[i], value, sizeof(value)));
	return tells;
}

int
applier_check_texts(struct applier *ap, const struct op *op)
{
	for (size_t i = 0; i < op->n; i++) {
		const struct op_field *f = &op->f[i];
		const struct fdef *def = field_of(NULL, op->kind, f->id);
		/* a field of a program is asked about lines where it is known */
		bool lines =
			f->id >= F_PROGRAM || (def && def->type == TYPE_NOTE);

		/* texts of their own grammar */
		if (kind_is(op->kind, KIND_TEXT) &&
			(f->id == F_SET_NAME || f->id == F_SET_TEXT))
			continue;
		if (is_foul(f, lines))
			return applier_refuse(ap, MG_EDATA, "text %u", f->id);
		if (!ap->recorded && is_long(f, def))
			return applier_refuse(ap, MG_EDATA, "long %u", f->id);
		if (!ap->recorded && !applier_takes_back(ap) &&
			is_no_name(f, def))
			return applier_refuse(ap, MG_EDATA, "name %u", f->id);
	}
	return 0;
}

/* Each field takes a value of its kind, and all together one record. */
int
applier_check_values(
	struct applier *ap, const struct op *op, const struct record *r)
{
	const struct program *p =
		kind_is(op->kind, KIND_OF_PROGRAM) && r->n
			? rulebook_case_program(ap->book, ap->txn, r)
			: NULL;
	const int32_t today = ap->c->date;
	const bool back = applier_takes_back(ap);
	/* those that follow have places of their own */
	size_t n = op->kind == KIND_CASE ? RECKONED : 0;

	for (size_t i = 0; i < r->n; i++)
		n += !op_follows(op, r->f[i].id);
	for (size_t i = 0; i < op->n; i++) {
		const struct op_field *f = &op->f[i];
		const struct fdef *def = field_of(p, op->kind, f->id);

		if (field_is_told(f->id) || f->new.kind == VALUE_UNKNOWN)
			continue;
		n += !op_follows(op, f->id) && !record_has(r, f->id);
		if (def && (f->new.kind == VALUE_NUMBER) !=
				   fdef_is_number(def->type))
			return applier_refuse(ap, MG_EDATA, "value %u", f->id);
		if (def && !back && !fdef_day_fits(def, f->new.number, today))
			return applier_refuse(ap, MG_EDATA, "day %u", f->id);
		if (def && !back && !fdef_count_fits(def, f->new.number))
			return applier_refuse(ap, MG_EDATA, "count %u", f->id);
		if (def && f->id >= F_PROGRAM &&
			is_foul(f, def->type == TYPE_NOTE))
			return applier_refuse(ap, MG_EDATA, "text %u", f->id);
		if (f->id >= F_PROGRAM && !ap->recorded && !back &&
			is_no_name(f, def))
			return applier_refuse(ap, MG_EDATA, "name %u", f->id);
	}
	return n > RECORD_FIELDS ? applier_refuse(ap, MG_EDATA, "fields") : 0;
}
