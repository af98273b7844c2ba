/* SPDX-License-Identifier: MIT */
/* Users: who may do what, and where. */
#include "magang/base/num.h"
#include "leave.h"
#include "kind_rows.h"

static const struct choice language[] = {
	{ "id", L("Bahasa Indonesia", "Indonesian", "インドネシア語") },
	{ "en", L("Inggris", "English", "英語") },
	{ "ja", L("Jepang", "Japanese", "日本語") },
};

static const struct fdef user_fields[] = {
	{ F_USER_NAME, "name", L("Nama pengguna", "User name", "利用者名"),
		TYPE_TEXT, 1, 32, .required = "" },
	{ F_USER_UID, "uid", L("UID", "UID", "UID"), TYPE_NUMBER, 0,
		UNITS(4294967294) },
	{ F_USER_ROLE, "role", L("Peran", "Role", "役割"), TYPE_TEXT, 1, 40,
		.required = "", .group = GROUP_RIGHTS },
	{ F_USER_AREAS, "areas", L("Wilayah", "Areas", "担当地域"), TYPE_TEXT,
		0, 400, .group = GROUP_RIGHTS,
		.flags = FDEF_WORDS | FDEF_PLACES },
	{ F_USER_PROGRAMS, "programs", L("Program", "Programs", "プログラム"),
		TYPE_TEXT, 0, 400, .group = GROUP_RIGHTS, .flags = FDEF_WORDS },
	{ F_USER_LANG, "lang", L("Bahasa", "Language", "言語"), TYPE_CHOICE,
		CHOICES(language) },
	{ F_USER_SWITCHES, "switches",
		L("Pilihan layar", "Screen choices", "画面の設定"), TYPE_TEXT,
		0, 200 },
	{ F_USER_KEYS, "keys", L("Kunci SSH", "SSH keys", "SSH鍵"), TYPE_TEXT,
		0, USER_KEYS_BYTES, .flags = FDEF_OFFICE },
	{ F_USER_HUMAN, "person", L("Orang", "Person", "本人"), TYPE_REF,
		.flags = FDEF_OFFICE, .to = "person" },
	{ F_USER_KK, "kk", L("No. KK", "Family card", "家族カード番号"),
		TYPE_KK, 16, 16, PERSONAL, .flags = FDEF_OFFICE },
	{ F_USER_CLOSED, "closed", L("Ditutup", "Closed", "閉鎖日"),
		TYPE_DATE },
};

static void
derive_user(const struct record *u, const struct record *person,
	const struct record *parent, struct entries *out)
{
	char text[40];

	(void)person;
	(void)parent;
	leave_word(out, IX_USER,
		record_text(u, F_USER_NAME, text, sizeof(text)), u->id);
}

KIND_ROW(USER, user, "US", L("Pengguna", "Users", "利用者"), user_fields,
	PERM_SETTINGS, PERM_SETTINGS, 0, F_USER_NAME, derive_user,
	.act = ACT_USER, .act_set = ACT_USER, .flags = KIND_NAMED | KIND_ACTS);
