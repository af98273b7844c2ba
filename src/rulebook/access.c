/* SPDX-License-Identifier: MIT */
#include "magang/rulebook/access.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/pack.h"
#include "magang/record/index.h"
#include "magang/record/reach.h"
#include "magang/identity/area.h"
#include "magang/record/dict.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

bool
access_bound(const struct access *a)
{
	return a->n_areas || a->n_programs;
}

bool
access_area(const struct access *a, uint16_t regency)
{
	if (a->n_areas == 0 || regency == 0)
		return true;
	for (size_t i = 0; i < a->n_areas; i++)
		if (a->areas[i] == regency)
			return true;
	return false;
}

static bool
access_has(const struct access *a, uint16_t program)
{
	for (size_t i = 0; i < a->n_programs; i++)
		if (a->programs[i] == program)
			return true;
	return false;
}

bool
access_program(const struct access *a, uint16_t program)
{
	return a->n_programs == 0 || access_has(a, program);
}

bool
access_person(const struct access *a, struct txn *txn, uint64_t person)
{
	struct walk w;
	bool found = a->n_programs == 0;

	if (found)
		return true;
	members_begin(&w, txn, KIND_PERSON, person, KIND_CASE);
	while (!found && walk_next(&w))
		found = w.value.n == 2 && access_program(a, get_u16(w.value.p));
	walk_end(&w);
	return found;
}

bool
access_other(const struct access *a, struct txn *txn, uint64_t person)
{
	return (a->n_areas == 0 ||
		       access_area(a, person_area_now(txn, person))) &&
	       access_person(a, txn, person);
}

bool
access_persons_of(
	const struct access *a, struct txn *txn, const struct record *r)
{
	uint64_t owner = record_owner(r);

	if (owner && !access_person(a, txn, owner))
		return false;
	return !kind_of_two_persons(r->kind) ||
	       access_other(a, txn,
		       (uint64_t)record_number(
			       r, kind_info(r->kind)->other, 0));
}

bool
access_covers(const struct access *a, const struct access *of)
{
	bool all = (of->n_areas || !a->n_areas) &&
		   (of->n_programs || !a->n_programs);

	for (size_t i = 0; all && i < of->n_areas; i++)
		all = access_area(a, of->areas[i]);
	for (size_t i = 0; all && i < of->n_programs; i++)
		all = access_program(a, of->programs[i]);
	return all;
}

bool
access_has_hand(const struct access *a, const struct record *r)
{
	const struct kind_info *k = kind_info(r->kind);

	return k && k->scope.user && a->user &&
	       (uint64_t)record_number(r, k->scope.user, 0) == a->user;
}

/* A trainer has his own cohorts; who plans has all. */
static bool
own_only(const struct access *a, const struct kind_info *k)
{
	return k && k->own && (a->permissions & (k->own | PERM_PLAN)) == k->own;
}

bool
access_open(const struct access *a, const struct record *r)
{
	const struct kind_info *k = kind_info(r->kind);
	const unsigned need = k && k->others ? k->others(r) : 0;

	return ((a->permissions & need) == need && !own_only(a, k)) ||
	       access_has_hand(a, r);
}

bool
access_all(const struct access *a, enum kind kind)
{
	const struct kind_info *k = kind_info(kind);

	if (kind_seen_by_about(kind))
		return access_all(a, kind_about(kind));
	return !access_bound(a) && !(k && k->others) && !own_only(a, k);
}

/* As what it is about is seen. */
static bool
sees_about(const struct access *a, struct txn *txn, const struct record *r)
{
	const uint64_t about =
		(uint64_t)record_number(r, kind_info(r->kind)->about, 0);
	struct record *of = xmalloc(sizeof(*of));
	const bool sees = record_load(txn, record_about(r), about,
				  RECORD_UNCHECKED, of) &&
			  access_sees(a, txn, of);

	free(of);
	return sees;
}

bool
access_sees(const struct access *a, struct txn *txn, const struct record *r)
{
	uint16_t program;

	if (kind_seen_by_about(r->kind))
		return sees_about(a, txn, r);
	if (!access_open(a, r))
		return false;
	if (!access_bound(a))
		return true;
	program = record_program(txn, r);
	return access_has_hand(a, r) ||
	       (access_area(a, record_area(txn, r)) &&
		       (!program || access_program(a, program)) &&
		       access_persons_of(a, txn, r));
}

bool
access_takes_back(const struct access *a, uint64_t actor, enum act_kind act)
{
	return actor == a->user || a->permissions & PERM_ADMIN ||
	       (act == ACT_MERGE && a->permissions & PERM_MERGE);
}

bool
access_works(const struct access *a)
{
	const unsigned work = PERM_REGISTER | PERM_EDIT | PERM_MOVE |
			      PERM_PLAN | PERM_APPROVE | PERM_PUBLISH |
			      PERM_ASSESS | PERM_CERTIFY | PERM_TEACH |
			      PERM_MATCH;

	return a->permissions & PERM_READ && a->permissions & work;
}

bool
access_class(const struct access *a, enum fdef_privacy class)
{
	return class != PRIVACY_HEALTH || a->permissions & PERM_HEALTH;
}

bool
access_reads(const struct access *a, const struct fdef *f)
{
	return access_class(a, f->privacy) &&
	       (!(f->flags & FDEF_OFFICE) || a->permissions & PERM_SETTINGS);
}

int
access_field(const struct access *a, const struct fdef *f, struct err *err)
{
	const char *label = label_in(&f->label, i18n_lang(), f->name);

	if (access_reads(a, f))
		return 0;
	if (f->flags & FDEF_OFFICE)
		return err_set(err, MG_EACCESS,
			_("'%s' is for who sees to users; your role may not "
			  "see it"),
			label);
	return err_set(err, MG_EACCESS,
		_("'%s' is about health; your role may not see it"), label);
}

int
access_need(const struct access *a, unsigned permission, struct err *err)
{
	const char *called = a->called[i18n_lang()];
	struct buf words = BUF_INIT;
	int rc = 0;

	for (size_t i = 0; i < PERM_COUNT; i++)
		if ((permission & 1u << i) && !(a->permissions & 1u << i))
			buf_addf(&words, "%s%s", words.len ? ", " : "",
				_(permission_said[i]));
	if (permission & a->withheld)
		rc = err_set(err, MG_EACCESS,
			_("who is bound to areas or programs may not: %s; ask "
			  "an administrator who is not"),
			words.data);
	else if (words.len)
		rc = err_set(err, MG_EACCESS,
			_("role '%s' may not: %s; ask the administrator"),
			called[0] ? called : a->role, words.data);
	buf_release(&words);
	return rc;
}

static void
access_add_area(struct access *a, const char *word)
{
	uint64_t code = area_code_parse(word);
	size_t i = a->n_areas;

	if (code == 0 || code > UINT16_MAX || i == ACCESS_AREAS)
		return;
	for (; i > 0 && a->areas[i - 1] > code; i--)
		a->areas[i] = a->areas[i - 1];
	a->areas[i] = (uint16_t)code;
	a->n_areas++;
}

/* Calls add for each word of a field. */
static void
access_words(const struct record *user, uint16_t field, struct txn *txn,
	struct access *a,
	void (*add)(struct access *, struct txn *, const char *))
{
	char text[512], *save = NULL;

	record_text(user, field, text, sizeof(text));
	for (char *w = strtok_r(text, ACCESS_BETWEEN, &save); w;
		w = strtok_r(NULL, ACCESS_BETWEEN, &save))
		add(a, txn, w);
}

static void
add_area(struct access *a, struct txn *txn, const char *word)
{
	(void)txn;
	access_add_area(a, word);
}

/* Words that name nothing bind to nothing: whoever is bound is never free. */
#define NOWHERE UINT16_MAX

static void
bind_areas(const struct record *user, struct txn *txn, struct access *a)
{
	access_words(user, F_USER_AREAS, txn, a, add_area);
	if (a->n_areas == 0 && record_has(user, F_USER_AREAS))
		a->areas[a->n_areas++] = NOWHERE;
}

static void
add_program(struct access *a, struct txn *txn, const char *word)
{
	uint16_t number = dict_number(txn, DICT_PROGRAM, 0, word);
	size_t i = a->n_programs;

	if (!number || i == ACCESS_PROGRAMS || access_has(a, number))
		return;
	for (; i > 0 && a->programs[i - 1] > number; i--)
		a->programs[i] = a->programs[i - 1];
	a->programs[i] = number;
	a->n_programs++;
}

static void
bind_programs(const struct record *user, struct txn *txn, struct access *a)
{
	access_words(user, F_USER_PROGRAMS, txn, a, add_program);
	if (a->n_programs == 0 && record_has(user, F_USER_PROGRAMS))
		a->programs[a->n_programs++] = NOWHERE;
}

/* What these do is done to all areas and programs: a backup holds them all, and
 * who makes users makes one who sees them. */
#define PERM_OF_ALL (PERM_SETTINGS | PERM_ADMIN)

static void
bind_role(const struct roles *roles, struct access *a)
{
	const unsigned withheld = access_bound(a) ? PERM_OF_ALL : 0;

	for (size_t i = 0; i < roles->n; i++) {
		if (strcmp(roles->rows[i].name, a->role) != 0)
			continue;
		for (enum lang l = 0; l < LANG_COUNT; l++)
			snprintf(a->called[l], sizeof(a->called[l]), "%s",
				label_in(&roles->rows[i].label, l, a->role));
		a->permissions = roles->rows[i].permissions & ~withheld;
		a->withheld = roles->rows[i].permissions & withheld;
		memcpy(a->limits, roles->rows[i].limits, sizeof(a->limits));
	}
}

void
access_everything(struct access *a)
{
	memset(a, 0, sizeof(*a));
	memcpy(a->name, "system", 7);
	memcpy(a->role, "system", 7);
	a->lang = LANG_COUNT;
	a->permissions = (1u << PERM_COUNT) - 1;
}

static enum lang
user_lang(const struct record *user)
{
	char code[8];

	if (!record_has(user, F_USER_LANG))
		return LANG_COUNT;
	return lang_from_locale(
		record_text(user, F_USER_LANG, code, sizeof(code)));
}

bool
access_load(const struct roles *roles, struct txn *txn, uint64_t user,
	struct access *out)
{
	static const struct access none;
	struct record *r = xmalloc(sizeof(*r));
	bool found = record_load(txn, KIND_USER, user, 0, r);

	*out = none;
	out->user = user;
	out->lang = LANG_COUNT;
	if (found) {
		record_text(r, F_USER_NAME, out->name, sizeof(out->name));
		record_text(r, F_USER_ROLE, out->role, sizeof(out->role));
		out->lang = user_lang(r);
		bind_areas(r, txn, out);
		bind_programs(r, txn, out);
		out->closed = record_has(r, F_USER_CLOSED);
		if (!out->closed)
			bind_role(roles, out);
	}
	free(r);
	return found;
}

void
access_user_name(struct txn *txn, uint64_t user, char *out, size_t size)
{
	struct record *r = xmalloc(sizeof(*r));

	out[0] = '\0';
	if (record_load(txn, KIND_USER, user, RECORD_UNCHECKED, r))
		record_text(r, F_USER_NAME, out, size);
	free(r);
}

uint64_t
access_user_named(struct txn *txn, const char *name)
{
	struct key k = { 0 };
	struct walk w;
	uint64_t id = 0;

	key_u8(&k, IX_USER);
	key_bytes(&k, name, strlen(name) + 1);
	walk_begin(&w, txn, TREE_IX, k.b, k.n);
	if (walk_next(&w))
		id = get_u64(w.key.p + w.key.n - 8);
	walk_end(&w);
	return id;
}

uint64_t
access_user_of_uid(struct txn *txn, uint32_t uid)
{
	const uint8_t prefix = KIND_USER;
	const int64_t wanted = (int64_t)uid * DECIMAL_ONE;
	struct record *r = xmalloc(sizeof(*r));
	struct walk w;
	uint64_t id = 0;
	bool open = false;

	walk_begin(&w, txn, TREE_REC, &prefix, 1);
	while (!open && walk_next(&w)) {
		if (!record_decode(r, get_u64(w.key.p + 1), w.value.p,
			    w.value.n, RECORD_UNCHECKED) ||
			record_number(r, F_USER_UID, -1) != wanted)
			continue;
		open = !record_has(r, F_USER_CLOSED);
		if (open || !id)
			id = r->id;
	}
	walk_end(&w);
	free(r);
	return id;
}

uint64_t
access_administrator(const struct roles *roles, struct txn *txn)
{
	const unsigned need = PERM_OF_ALL;
	const uint8_t prefix = KIND_USER;
	struct access a;
	struct walk w;
	uint64_t id = 0;

	walk_begin(&w, txn, TREE_REC, &prefix, 1);
	while (!id && walk_next(&w)) {
		uint64_t user = get_u64(w.key.p + 1);

		if (access_load(roles, txn, user, &a) &&
			(a.permissions & need) == need)
			id = user;
	}
	walk_end(&w);
	return id;
}
