/* SPDX-License-Identifier: MIT */
/* What a type asks its office for: places, and records by what people type. */
#include "magang/office/value_parse.h"

#include <ctype.h>
#include <stdio.h>

#include "magang/base/err.h"
#include "magang/field/fdef.h"
#include "magang/field/type.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/record/dict.h"
#include "magang/record/fields.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"

#include "value_parse.h"
#include "value_print.h"

#define FIND_TEXT 64 /* what is longer names nothing */

static const struct areas *
areas_of(void *outside, struct err *err)
{
	struct office *office = ((struct value_look *)outside)->office;

	return err ? office_areas(office, err) : office->book.areas;
}

static int
wrong_kind(const struct value_look *look, const struct fdef *f,
	const char *text, const struct kind_info *to, struct err *err)
{
	char rule[80];

	snprintf(rule, sizeof(rule), _("is no %s"), to->name);
	if (look->beside)
		return err_set(err, MG_EDATA, "%s", rule);
	return err_set(err, MG_EDATA, _("%s '%s': %s"), f->name, text, rule);
}

/* One of the caller's programs, by its name. */
static int
find_program(const struct value_look *look, const struct fdef *f,
	const char *text, int64_t *id, struct err *err)
{
	struct txn *txn;
	int rc = txn_read(look->office->store, &txn, err);

	if (rc)
		return rc;
	*id = dict_number(txn, DICT_PROGRAM, 0, text);
	txn_abort(txn);
	if (*id && access_program(&look->office->access, (uint16_t)*id))
		return 0;
	return *id ? err_set(err, MG_EACCESS, _("%s '%s': %s"), f->name, text,
			     _("this program is not one of yours"))
		   : wrong_kind(look, f, text, kind_to(f), err);
}

static int
find_record(void *outside, const struct fdef *f, const char *text, int64_t *id,
	struct err *err)
{
	const struct value_look *look = outside;
	const struct kind_info *to = kind_to(f);
	char name[FIND_TEXT];
	struct err quiet = ERR_INIT;
	enum kind kind;
	uint64_t found;
	int rc = 0;

	/* names have small letters, numbers capitals, and forms know neither */
	snprintf(name, sizeof(name), "%s", text);
	for (char *c = name; to && *c; c++)
		*c = to->flags & (KIND_VERSIONS | KIND_NAMED)
			     ? (char)tolower((unsigned char)*c)
			     : (char)toupper((unsigned char)*c);
	if (to && to->flags & KIND_VERSIONS)
		return find_program(look, f, name, id, err);
	if (!to || office_find(look->office, name, &kind, &found, &quiet))
		rc = office_find(look->office, text, &kind, &found, err);
	if (rc)
		return rc;
	if (to && kind != to->kind)
		return wrong_kind(look, f, text, to, err);
	*id = (int64_t)found;
	return 0;
}

struct field_context
value_context(struct value_look *look)
{
	return (struct field_context){ .today = look->office->today,
		.lang = look->office->lang,
		.beside = look->beside,
		.outside = look,
		.areas = areas_of,
		.find = find_record,
		.refer = value_refer };
}

static int
parse(struct value_look look, const struct fdef *f, const char *text,
	struct arena *arena, struct value *out, struct err *err)
{
	struct field_context ctx = value_context(&look);

	return type_parse(&ctx, f, text, arena, out, err);
}

int
field_parse(struct office *office, const struct fdef *f, const char *text,
	struct arena *arena, struct value *out, struct err *err)
{
	return parse((struct value_look){ .office = office }, f, text, arena,
		out, err);
}

int
field_parse_row(struct office *office, const struct fdef *f, const char *text,
	struct arena *arena, struct value *out, struct err *err)
{
	return parse((struct value_look){ .office = office, .beside = true }, f,
		text, arena, out, err);
}
