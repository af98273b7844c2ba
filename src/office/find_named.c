/* SPDX-License-Identifier: MIT */
#include "magang/office/find_named.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

#define TOLD_MOST 6 /* of those between which one has to choose */

struct finding_named {
	struct office *office;
	struct txn *txn;
	char *wanted; /* in small letters */
	size_t n;
	enum kind kind; /* the last one that was found */
	uint64_t id;
	struct buf told; /* all of them */
	struct record r, above;
};

static void
tell(struct finding_named *f, const char *what)
{
	char number[NUMBER_TEXT];

	if (f->n++ >= TOLD_MOST)
		return;
	buf_addf(&f->told, "%s%s", f->told.len ? ", " : "",
		office_number(f->office, f->txn, &f->r, number));
	if (*what)
		buf_addf(&f->told, " (%s)", what);
}

static const char *
told(struct finding_named *f)
{
	if (f->n > TOLD_MOST)
		buf_adds(&f->told, ", ...");
	return buf_str(&f->told);
}

/* ---- by name -------------------------------------------------------------- */

/* What belongs to nobody does; where any kind will do, those whose names are asked
 * about when a second one is made. */
static bool
goes_by_name(const struct kind_info *k, enum kind needed)
{
	return !k->owner && k->name_field &&
	       !(k->flags & (KIND_VERSIONS | KIND_NAMED | KIND_TEXT)) &&
	       (needed ? k->kind == needed : k->same[0] != 0);
}

/* The name of what it stands in: of places, of their host. */
static const char *
name_above(struct finding_named *f, const struct kind_info *k, char *out,
	size_t size)
{
	const uint16_t field = k->within[0];
	const struct kind_info *to = field ? kind_to(core_field(field)) : NULL;

	out[0] = '\0';
	if (to && office_sees(f->office, f->txn, to->kind,
			  (uint64_t)record_number(&f->r, field, 0), &f->above))
		record_text(&f->above, to->name_field, out, size);
	return out;
}

static bool
is_called(struct finding_named *f, const struct kind_info *k)
{
	char name[200], *small;
	bool is;

	record_text(&f->r, k->name_field, name, sizeof(name));
	/* most are told apart by their first letter */
	if ((unsigned char)*name < 0x80 &&
		tolower((unsigned char)*name) != (unsigned char)*f->wanted)
		return false;
	small = utf8_caseless(name);
	is = strcmp(small, f->wanted) == 0;
	free(small);
	return is && access_sees(&f->office->access, f->txn, &f->r);
}

static void
look_through(struct finding_named *f, const struct kind_info *k)
{
	const uint8_t prefix = (uint8_t)k->kind;
	char above[200];
	struct walk w;

	walk_begin(&w, f->txn, TREE_REC, &prefix, 1);
	while (walk_next(&w)) {
		if (!record_decode(&f->r, walk_id(&w), w.value.p, w.value.n,
			    RECORD_UNCHECKED) ||
			!is_called(f, k))
			continue;
		f->kind = k->kind;
		f->id = f->r.id;
		tell(f, name_above(f, k, above, sizeof(above)));
	}
	walk_end(&w);
}

static void
find_called(struct finding_named *f, const char *text, enum kind needed)
{
	f->wanted = utf8_caseless(text);
	for (int i = KIND_NONE + 1; *f->wanted && i < KIND_COUNT; i++)
		if (goes_by_name(kind_info((enum kind)i), needed))
			look_through(f, kind_info((enum kind)i));
	free(f->wanted);
}

/* ---- a case by its person ------------------------------------------------- */

static void
find_open_cases(struct finding_named *f, uint64_t person)
{
	struct walk w;

	members_begin(&w, f->txn, KIND_PERSON, person, KIND_CASE);
	while (walk_next(&w)) {
		const struct program *p;
		int stage;

		if (!office_sees(
			    f->office, f->txn, KIND_CASE, walk_id(&w), &f->r))
			continue;
		p = case_program(f->office, f->txn, &f->r);
		stage = p ? program_stage_by_number(p,
				    (uint8_t)record_number(&f->r, F_STAGE, 0))
			  : -1;
		if (stage < 0 || stage_is_end(p->stages[stage].kind))
			continue;
		f->kind = KIND_CASE;
		f->id = f->r.id;
		tell(f, p->name);
	}
	walk_end(&w);
}

/* ---- either --------------------------------------------------------------- */

int
office_find_as(struct office *office, const char *text, enum kind needed,
	enum kind *kind, uint64_t *id, struct err *err)
{
	struct err number = ERR_INIT;
	int rc = office_find(office, text, kind, id, &number);
	const bool of_person =
		!rc && *kind == KIND_PERSON && needed == KIND_CASE;
	struct finding_named *f;

	if (!of_person && rc != MG_ENOENT && rc != MG_EUSAGE)
		return rc ? err_set(err, rc, "%s", number.text) : 0;
	f = xcalloc(1, sizeof(*f));
	f->office = office;
	if (txn_read(office->store, &f->txn, err) != 0) {
		free(f);
		return err->code;
	}
	if (of_person)
		find_open_cases(f, *id);
	else
		find_called(f, text, needed);
	if (f->n > 1) {
		rc = err_set(err, MG_EDATA,
			of_person ? _("'%s' has several open cases; write the "
				      "number of one: %s")
				  : _("several are called '%s'; write the "
				      "number of one: %s"),
			text, told(f));
	} else if (f->n == 1) {
		*kind = f->kind;
		*id = f->id;
		rc = access_need(
			&office->access, kind_info(f->kind)->read, err);
	} else if (rc) {
		err_set(err, rc, "%s", number.text);
	}
	txn_abort(f->txn);
	buf_release(&f->told);
	free(f);
	return rc;
}
