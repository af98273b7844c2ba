/* SPDX-License-Identifier: MIT */
#include "import_who.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/exchange/sheet.h"
#include "magang/linkage/duplicate.h"
#include "magang/linkage/same.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/office/value_parse.h"
#include "magang/record/index.h"
#include "magang/store/walk.h"
#include "import_batch.h"
#include "import_cell.h"

/* ---- heads ---------------------------------------------------------------- */

/* Words that export writes, and their labels. */
static const struct {
	enum who_column column;
	const char *word;
} words[] = {
	{ WHO_ABOUT, "about" },
	{ WHO_ABOUT, "tentang" },
	{ WHO_ABOUT, "対象" },
	{ WHO_ORGANISATION, "about_name" },
	{ WHO_STAGE, "stage" },
	{ WHO_STAGE, "tahap" },
	{ WHO_STAGE, "段階" },
	{ WHO_PERSON, "person" },
	{ WHO_PERSON, "peserta" },
	{ WHO_PERSON, "対象者" },
	{ WHO_RULE, "rule" },
	{ WHO_STORE, "store" },
};

/* And what a list of persons knows them by. */
static const struct {
	enum who_column column;
	unsigned means;
} meanings[] = {
	{ WHO_NIK, F_NIK },
	{ WHO_NAME, F_NAME },
	{ WHO_BIRTH, F_BIRTH_DATE },
	{ WHO_PROGRAM, SHEET_PROGRAM },
};

enum who_column
who_column(const char *head)
{
	const struct kind_info *k = kind_info(KIND_PERSON);
	char *key = utf8_caseless(head);
	enum who_column is = WHO_NONE;
	unsigned means;

	for (size_t i = 0; i < ARRAY_SIZE(words) && !is; i++)
		if (strcmp(words[i].word, key) == 0)
			is = words[i].column;
	free(key);
	if (is)
		return is;
	means = sheet_column(head, k->fields, k->n_fields);
	for (size_t i = 0; i < ARRAY_SIZE(meanings) && !is; i++)
		if (meanings[i].means == means)
			is = meanings[i].column;
	return is;
}

void
who_clear(struct who *w)
{
	for (size_t i = 0; i < WHO_COLUMNS; i++)
		w->said[i] = "";
	w->foreign = false;
}

/* ---- persons -------------------------------------------------------------- */

/* The name and the birth date of the row as those of a person. */
static int
read_person(struct import *im, const struct who *w, struct arena *arena,
	struct record *out, struct err *err)
{
	static const struct {
		enum who_column column;
		uint16_t field;
	} said[] = { { WHO_NAME, F_NAME }, { WHO_BIRTH, F_BIRTH_DATE } };
	int rc = 0;

	record_init(out, KIND_PERSON, 0);
	for (size_t i = 0; i < ARRAY_SIZE(said) && !rc; i++) {
		struct value v;

		if (!*w->said[said[i].column])
			continue;
		rc = field_parse(im->office, core_field(said[i].field),
			w->said[said[i].column], arena, &v, err);
		if (!rc)
			record_set(out, said[i].field, &v);
	}
	return rc;
}

int
who_agrees(struct import *im, const struct who *w, uint64_t person,
	struct err *err)
{
	struct arena *arena;
	struct record *said, *is;
	struct trait t, k;
	int rc;

	if (!*w->said[WHO_NAME])
		return 0;
	arena = arena_new();
	said = arena_alloc(arena, sizeof(*said));
	is = arena_alloc(arena, sizeof(*is));
	rc = office_load(im->office, KIND_PERSON, person, arena, is, err);
	if (!rc)
		rc = read_person(im, w, arena, said, err);
	if (!rc) {
		trait_of(said, &t);
		trait_of(is, &k);
		if (weigh_names(&t, &k) < NAMES_ALIKE)
			rc = err_set(err, MG_EDATA,
				_("the number is that of somebody else, not of "
				  "'%s'"),
				w->said[WHO_NAME]);
	}
	arena_free(arena);
	return rc;
}

/* How many have this name and this birth date; *id is the last of them. */
static size_t
count_named(struct office *office, struct txn *txn, const struct record *said,
	struct record *room, uint64_t *id)
{
	struct likeness like[LIKE_MAX];
	const size_t n = duplicates_of(office, txn, said, like, LIKE_MAX);
	struct trait t, k;
	size_t found = 0;

	trait_of(said, &t);
	for (size_t i = 0; i < n; i++) {
		if (like[i].outside || !office_sees(office, txn, KIND_PERSON,
					       like[i].id, room))
			continue;
		trait_of(room, &k);
		if (t.birth != k.birth || weigh_names(&t, &k) < NAMES_ALIKE)
			continue;
		*id = room->id;
		found++;
	}
	return found;
}

static int
person_named(struct import *im, const struct who *w, uint64_t *person,
	struct err *err)
{
	struct arena *arena = arena_new();
	struct record *said = arena_alloc(arena, sizeof(*said)),
		      *room = arena_alloc(arena, sizeof(*room));
	struct txn *txn;
	size_t found = 0;
	int rc = read_person(im, w, arena, said, err);

	if (!rc)
		rc = office_look(im->office, &txn, err);
	if (!rc) {
		found = count_named(im->office, txn, said, room, person);
		office_look_end(txn);
		if (found != 1)
			rc = err_set(err, MG_EDATA,
				found ? _("several are called '%s' and born on "
					  "that day; say the NIK")
				      : _("nobody here is called '%s' and born "
					  "on that day"),
				w->said[WHO_NAME]);
	}
	arena_free(arena);
	return rc;
}

static int
person_numbered(
	struct import *im, const char *text, uint64_t *person, struct err *err)
{
	enum kind kind;
	int rc = office_find(im->office, text, &kind, person, err);

	if (!rc && kind != KIND_PERSON)
		rc = err_set(err, MG_EDATA, _("'%s' is no person"), text);
	return rc;
}

int
who_person(struct import *im, const struct who *w, uint64_t *person,
	struct err *err)
{
	const char *number = *w->said[WHO_NIK] ? w->said[WHO_NIK]
			     : w->foreign      ? ""
					       : w->said[WHO_PERSON];
	int rc;

	if (!*number && *w->said[WHO_NAME] && *w->said[WHO_BIRTH])
		return person_named(im, w, person, err);
	if (!*number)
		return err_set(err, MG_EDATA,
			_("the row says nobody: a number, a NIK, or name and "
			  "birth date"));
	rc = person_numbered(im, number, person, err);
	return rc ? rc : who_agrees(im, w, *person, err);
}

/* ---- what it is about ------------------------------------------------------ */

int
who_program(struct import *im, const struct who *w, uint16_t *program,
	struct err *err)
{
	char near[400];

	*program = 0;
	if (!*w->said[WHO_PROGRAM])
		return 0;
	*program = import_program(im, w->said[WHO_PROGRAM], near, sizeof(near));
	if (*program)
		return 0;
	return err_set(err, MG_EDATA,
		_("there is no program '%s'; there are: %s"),
		w->said[WHO_PROGRAM], near);
}

int
who_organisation(
	struct import *im, const struct who *w, uint64_t *id, struct err *err)
{
	const char *name = w->said[WHO_ORGANISATION];
	struct txn *txn;
	int rc = office_look(im->office, &txn, err);

	if (rc)
		return rc;
	*id = same_named(im->office, txn, KIND_ORGANISATION, name);
	office_look_end(txn);
	return *id ? 0
		   : err_set(err, MG_EDATA,
			     _("no organisation, or more than one, is called "
			       "'%s'"),
			     name);
}

uint64_t
who_case(struct office *office, struct txn *txn, uint64_t person,
	uint16_t program, struct record *room)
{
	uint64_t found = 0;
	struct walk w;

	members_begin(&w, txn, KIND_PERSON, person, KIND_CASE);
	while (walk_next(&w))
		if (office_sees(office, txn, KIND_CASE, walk_id(&w), room) &&
			record_number(room, F_PROGRAM_NO, 0) == program)
			found = room->id;
	walk_end(&w);
	return found;
}
