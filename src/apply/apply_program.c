/* SPDX-License-Identifier: MIT */
/* A program that is installed: it can be read, its number is its own, and the
 * names in it get numbers. */
#include "apply_program.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/pack.h"
#include "magang/casework/refusal.h"
#include "magang/program/load.h"
#include "magang/record/dict.h"
#include "magang/record/op_merge.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

#include "apply_refuse.h"
#include "apply_write.h"

/* Numbers are told apart by their prefix: does any version of another program
 * give it? */
static bool
prefix_given(struct applier *ap, uint16_t number, const char *prefix)
{
	const uint8_t of_kind = KIND_PROGRAM;
	const struct program *p;
	bool given = false;
	struct walk w;

	walk_begin(&w, ap->txn, TREE_REC, &of_kind, 1);
	while (!given && walk_next(&w)) {
		uint64_t id = get_u64(w.key.p + 1);

		if (id >> 32 == number)
			continue;
		p = rulebook_program(ap->book, ap->txn, (uint16_t)(id >> 32),
			(int)(uint32_t)id);
		given = p && strcmp(p->prefix, prefix) == 0;
	}
	walk_end(&w);
	return given;
}

/* Whatever the file names has a number for good. */
static void
number_names(struct applier *ap, uint16_t number, const struct program *p)
{
	char name[DICT_NAME + 8];

	for (size_t i = 0; i < p->n_stages; i++)
		dict_add(
			ap->txn, DICT_STAGE, number, p->stages[i].name, 1, 255);
	for (size_t i = 0; i < p->n_units; i++)
		dict_add(ap->txn, DICT_UNIT, number, p->units[i].name, 1,
			UINT16_MAX);
	for (size_t i = 0; i < p->n_targets; i++)
		dict_add(ap->txn, DICT_TARGET, number, p->targets[i].name, 1,
			UINT16_MAX);
	for (size_t i = 0; i < p->n_fields + p->n_documents; i++) {
		bool field = i < p->n_fields;
		enum fdef_privacy class =
			field ? p->fields[i].privacy
			      : p->documents[i - p->n_fields].date.privacy;
		bool health = class == PRIVACY_HEALTH;

		if (field)
			snprintf(name, sizeof(name), "%s", p->fields[i].name);
		else
			DOCUMENT_NAME(name, p->documents[i - p->n_fields].name);
		dict_add(ap->txn, DICT_FIELD, health, name,
			health ? F_PROGRAM_HEALTH : F_PROGRAM,
			health ? UINT16_MAX : F_PROGRAM_HEALTH);
	}
}

int
applier_program(struct applier *ap, struct record *r)
{
	const struct value *text = record_get(r, F_SET_TEXT);
	struct diag_list diags;
	struct program *p;
	const char *role;
	uint16_t number;

	diag_init(&diags, "");
	p = text ? program_load("", text->text, text->len,
			   program_cache_core(ap->book->programs), &diags)
		 : NULL;
	diag_release(&diags);
	if (!p)
		return applier_refuse(ap, MG_EDATA, "program");
	role = program_role_missing(&ap->book->roles, p);
	if (role) {
		applier_refuse(ap, MG_EDATA, REFUSED_ROLE " %s", role);
		program_free(p);
		return ap->res->code;
	}
	number = dict_add(ap->txn, DICT_PROGRAM, 0, p->name, 1, UINT16_MAX);
	bool other_id = r->id != PROGRAM_ID(number, p->version);
	if (other_id || prefix_given(ap, number, p->prefix)) {
		program_free(p);
		return applier_refuse(ap, MG_EDATA, other_id ? "id" : "prefix");
	}
	number_names(ap, number, p);
	program_free(p);
	return 0;
}
