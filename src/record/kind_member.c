/* SPDX-License-Identifier: MIT */
/* Members: a person in a cooperative or another organisation, from when until
 * when. One that has left may join again; as long as it has not, it is in once. */
#include "leave.h"
#include "kind_rows.h"

static const struct fdef member_fields[] = {
	{ F_PERSON, "person", L("Peserta", "Person", "対象者"), TYPE_REF,
		.required = "", .flags = FDEF_CLEAR | FDEF_FIXED,
		.to = "person" },
	{ F_MEMBER_OF, "organisation", L("Lembaga", "Organisation", "団体"),
		TYPE_REF, .required = "", .flags = FDEF_CLEAR | FDEF_FIXED,
		.to = "organisation" },
	{ F_MEMBER_NUMBER, "member_no",
		L("Nomor anggota", "Member number", "組合員番号"), TYPE_TEXT, 0,
		40, PERSONAL },
	{ F_MEMBER_ROLE, "role", L("Jabatan", "Role", "役職"), TYPE_TEXT, 0, 60,
		PERSONAL },
	{ F_MEMBER_JOINED, "joined", L("Bergabung", "Joined", "加入日"),
		TYPE_DATE, CLEAR },
	{ F_MEMBER_LEFT, "left", L("Keluar", "Left", "脱退日"), TYPE_DATE,
		CLEAR, .since = F_MEMBER_JOINED },
};

static const struct kind_word words[] = {
	{ L("sekarang", "now", "在籍"), 0, { "left:-" } },
	{ L("keluar", "left", "脱退"), 0, { "left:*" } },
};

static uint64_t
organisation_of(const struct record *m)
{
	return (uint64_t)record_number(m, F_MEMBER_OF, 0);
}

static bool
member_known_by(const struct record *m, struct key *out)
{
	if (record_has(m, F_MEMBER_LEFT))
		return false;
	key_u64(out, organisation_of(m));
	return true;
}

static void
derive_member(const struct record *m, const struct record *person,
	const struct record *parent, struct entries *out)
{
	(void)person;
	(void)parent;
	leave_in_parent(out, m);
	leave_member(out, m, KIND_ORGANISATION, organisation_of(m));
}

KIND_ROW(MEMBER, member, "ME", L("Anggota", "Members", "組合員"),
	member_fields, PERM_EDIT, PERM_EDIT, PERM_READ, 0, derive_member,
	.owner = F_PERSON, .other = F_MEMBER_OF, .known_by = member_known_by,
	.twin = "member", WORDS(words), .flags = KIND_FORM);
