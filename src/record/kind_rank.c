/* SPDX-License-Identifier: MIT */
/* Ranks: a case in the ranking of a host, or refused by it. */
#include "magang/base/pack.h"
#include "magang/record/ranks.h"
#include "leave.h"
#include "kind_rows.h"

static const struct fdef rank_fields[] = {
	{ F_PERSON, "person", L("Peserta", "Person", "対象者"), TYPE_REF,
		.required = "", KNOWN_BY, .to = "person" },
	{ F_DECISION_CASE, "case", L("Kasus", "Case", "案件"), TYPE_REF,
		.required = "", KNOWN_BY, .to = "case" },
	{ F_PROGRAM_NO, "program_no", L("Program", "Program", "プログラム"),
		TYPE_REF, .required = "", KNOWN_BY, .to = "program" },
	{ F_RANK_LIST, "ranking", L("Daftar urutan", "Ranking", "選考順位表"),
		TYPE_REF, .required = "", .flags = FDEF_CLEAR | FDEF_FIXED,
		.to = "ranking" },
	{ F_RANK, "rank", L("Urutan", "Rank", "順位"), TYPE_NUMBER, UNITS(1),
		UNITS(RANK_MOST), PERSONAL, .flags = FDEF_WHOLE,
		.group = GROUP_RANK },
	{ F_RANK_REFUSED, "refused", L("Ditolak", "Refused", "不可"),
		TYPE_YESNO, PERSONAL, .group = GROUP_RANK },
};

/* 0: refused. */
static unsigned
rank_of(const struct record *rank)
{
	return record_number(rank, F_RANK_REFUSED, 0)
		       ? 0
		       : (unsigned)(record_number(rank, F_RANK, 0) /
				    DECIMAL_ONE);
}

static uint64_t
list_of(const struct record *r)
{
	return (uint64_t)record_number(r, F_RANK_LIST, 0);
}

/* Under its case, and under its ranking: case u64, rank u16. */
static void
derive_rank(const struct record *r, const struct record *person,
	const struct record *parent, struct entries *out)
{
	struct entry *e;

	(void)person;
	(void)parent;
	leave_in_parent(out, r);
	e = leave_member(out, r, KIND_RANKING, list_of(r));
	put_u64(e->value, (uint64_t)record_number(r, F_DECISION_CASE, 0));
	put_u16(e->value + 8, (uint16_t)rank_of(r));
	e->len = 10;
}

void
ranks_begin(struct walk *w, struct txn *txn, uint64_t ranking)
{
	members_begin(w, txn, KIND_RANKING, ranking, KIND_RANK);
}

uint64_t
ranks_case(const struct walk *w)
{
	return w->value.n == 10 ? get_u64(w->value.p) : 0;
}

unsigned
ranks_rank(const struct walk *w)
{
	return w->value.n == 10 ? get_u16(w->value.p + 8) : 0;
}

/* A case stands in a ranking once. */
static bool
rank_known_by(const struct record *r, struct key *out)
{
	key_u64(out, list_of(r));
	return true;
}

KIND_ROW(RANK, rank, "UR", L("Urutan", "Ranks", "選考順位"), rank_fields,
	PERM_MATCH, PERM_MATCH, PERM_READ, 0, derive_rank,
	.owner = F_PERSON, .about = F_DECISION_CASE, .within = { F_RANK_LIST }, .scope.program = F_PROGRAM_NO,
	.known_by = rank_known_by, .twin = "ranked", .flags = KIND_WITHIN);
