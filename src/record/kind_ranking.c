/* SPDX-License-Identifier: MIT */
/* Rankings: in which order a host takes people of a program. */
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
};

static uint64_t
host_of(const struct record *r)
{
	return (uint64_t)record_number(r, F_RANKING_HOST, 0);
}

static void
derive_ranking(const struct record *r, const struct record *person,
	const struct record *parent, struct entries *out)
{
	(void)person;
	(void)parent;
	leave_member(out, r, KIND_ORGANISATION, host_of(r));
}

uint64_t
ranking_of(struct txn *txn, uint64_t host, uint16_t program, uint64_t except)
{
	struct record *r = xmalloc(sizeof(*r));
	uint64_t found = 0;
	struct walk w;

	members_begin(&w, txn, KIND_ORGANISATION, host, KIND_RANKING);
	while (!found && walk_next(&w))
		if (walk_id(&w) != except &&
			record_load(txn, KIND_RANKING, walk_id(&w),
				RECORD_UNCHECKED, r) &&
			record_number(r, F_RANKING_PROGRAM, 0) == program)
			found = walk_id(&w);
	walk_end(&w);
	free(r);
	return found;
}

KIND_ROW(RANKING, ranking, "UP",
	L("Daftar urutan", "Rankings", "選考順位表"), ranking_fields, PERM_MATCH,
	PERM_MATCH, PERM_READ, F_RANKING_NAME, derive_ranking,
	.within = { F_RANKING_HOST }, .scope.program = F_RANKING_PROGRAM, .flags = KIND_FORM);
