/* SPDX-License-Identifier: MIT */
/* Rankings: in which order a host takes people of a program, at all of its places or
 * at some alone. */
#include <stdlib.h>

#include "magang/record/ranking.h"
#include "leave.h"
#include "kind_rows.h"

static const struct fdef ranking_fields[] = {
	{ F_RANKING_PROGRAM, "program", L("Program", "Program", "プログラム"),
		TYPE_REF, .required = "", .flags = FDEF_CLEAR | FDEF_FIXED,
		.to = "program" },
	{ F_RANKING_HOST, "host", L("Penerima", "Host", "受入機関"), TYPE_REF,
		.required = "", .flags = FDEF_CLEAR | FDEF_FIXED,
		.to = "organisation" },
	{ F_RANKING_NAME, "name", L("Nama", "Name", "名称"), TYPE_TEXT, 1, 60,
		.required = "", CLEAR },
	{ F_RANKING_REST, "rest",
		L("Yang lain di belakang", "The others behind",
			"記載のない人も可"),
		TYPE_YESNO, CLEAR },
	{ F_RANKING_SLOT, "slot",
		L("Hanya untuk lowongan", "Of these places alone",
			"この求人のみ"),
		TYPE_REF, .flags = FDEF_CLEAR | FDEF_FIXED, .to = "slot" },
};

static uint64_t
host_of(const struct record *r)
{
	return (uint64_t)record_number(r, F_RANKING_HOST, 0);
}

static uint64_t
slot_of(const struct record *r)
{
	return (uint64_t)record_number(r, F_RANKING_SLOT, 0);
}

static void
derive_ranking(const struct record *r, const struct record *person,
	const struct record *parent, struct entries *out)
{
	(void)person;
	(void)parent;
	leave_member(out, r, KIND_ORGANISATION, host_of(r));
	if (slot_of(r))
		leave_member(out, r, KIND_SLOT, slot_of(r));
}

/* The first of a host in a program for which it holds. */
static uint64_t
find(struct txn *txn, uint64_t host, uint16_t program,
	bool (*holds)(const struct record *r, const void *ctx), const void *ctx)
{
	struct record *r = xmalloc(sizeof(*r));
	uint64_t found = 0;
	struct walk w;

	members_begin(&w, txn, KIND_ORGANISATION, host, KIND_RANKING);
	while (!found && walk_next(&w))
		if (record_load(txn, KIND_RANKING, walk_id(&w),
			    RECORD_UNCHECKED, r) &&
			record_number(r, F_RANKING_PROGRAM, 0) == program &&
			holds(r, ctx))
			found = walk_id(&w);
	walk_end(&w);
	free(r);
	return found;
}

static bool
is_of_slot(const struct record *r, const void *ctx)
{
	const uint64_t *slot = ctx;

	return slot_of(r) == *slot;
}

uint64_t
ranking_of(struct txn *txn, uint64_t host, uint16_t program, uint64_t slot)
{
	return find(txn, host, program, is_of_slot, &slot);
}

static bool
is_any(const struct record *r, const void *ctx)
{
	(void)ctx;
	return r->id != 0;
}

uint64_t
ranking_of_any(struct txn *txn, uint64_t host, uint16_t program)
{
	return find(txn, host, program, is_any, NULL);
}

static bool
is_beside(const struct record *r, const void *ctx)
{
	const struct record *of = ctx;

	return r->id != of->id &&
	       (!slot_of(r) || !slot_of(of) || slot_of(r) == slot_of(of));
}

uint64_t
ranking_beside(struct txn *txn, const struct record *ranking)
{
	return find(txn, host_of(ranking),
		(uint16_t)record_number(ranking, F_RANKING_PROGRAM, 0),
		is_beside, ranking);
}

KIND_ROW(RANKING, ranking, "UP",
	L("Daftar urutan", "Rankings", "選考順位表"), ranking_fields, PERM_MATCH,
	PERM_MATCH, PERM_READ, F_RANKING_NAME, derive_ranking,
	.within = { F_RANKING_HOST, F_RANKING_SLOT }, .scope.program = F_RANKING_PROGRAM, .flags = KIND_FORM);
