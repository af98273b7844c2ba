/* SPDX-License-Identifier: MIT */
#include "value_look.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/office/find.h"
#include "magang/office/find_named.h"
#include "magang/office/office.h"
#include "magang/record/dict.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

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
	struct err quiet = ERR_INIT, why = ERR_INIT;
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
		rc = office_find_as(look->office, text,
			to ? to->kind : KIND_NONE, &kind, &found, &why);
	else if (kind != to->kind) /* the person of a case */
		rc = office_find_as(
			look->office, name, to->kind, &kind, &found, &why);
	if (rc)
		return err_set(err, why.code, "%s", why.text);
	if (to && kind != to->kind)
		return wrong_kind(look, f, text, to, err);
	*id = (int64_t)found;
	return 0;
}

static void
add_name(struct txn *txn, const struct kind_info *k, uint64_t id,
	struct buf *out)
{
	struct record *r = xmalloc(sizeof(*r));
	char name[200];

	if (record_load(txn, k->kind, id, RECORD_UNCHECKED, r))
		buf_adds(
			out, record_text(r, k->name_field, name, sizeof(name)));
	free(r);
}

static void
write_ref(struct txn *txn, const struct fdef *f, uint64_t id, struct buf *out)
{
	const struct kind_info *to = kind_to(f);
	char number[NUMBER_TEXT], name[64];

	if (txn && to && kind_is_owner(to->kind) && !(f->flags & FDEF_ITSELF))
		id = person_root(txn, id);

	if (!to || (!txn && to->flags & (KIND_VERSIONS | KIND_NAMED)))
		buf_addf(out, "%lld", (long long)(id & UINT32_MAX));
	else if (to->flags & KIND_VERSIONS)
		buf_adds(out, dict_name(txn, DICT_PROGRAM, 0, (uint16_t)id,
				      name, sizeof(name)));
	else if (to->flags & KIND_NAMED)
		add_name(txn, to, id, out);
	else
		buf_adds(out, number_format(number, to->prefix, id));
}

/* What belongs to nobody is named, too. */
static void
refer(void *outside, const struct fdef *f, int64_t id, bool for_people,
	struct buf *out)
{
	struct txn *txn = ((struct value_look *)outside)->txn;
	const struct kind_info *to = kind_to(f);

	write_ref(txn, f, (uint64_t)id, out);
	if (!for_people || !txn || !to || to->owner ||
		to->flags & (KIND_VERSIONS | KIND_NAMED))
		return;
	buf_addc(out, ' ');
	add_name(txn, to, (uint64_t)id, out);
}

static int32_t
after(void *outside, int32_t from, struct span span)
{
	const struct office *office = ((struct value_look *)outside)->office;

	return calendar_add(&office->book.calendar, from, span);
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
		.refer = refer,
		.after = after };
}
