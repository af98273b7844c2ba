/* SPDX-License-Identifier: MIT */
/* Texts of the office: settings, and the versions of program files. */
#include "kind_rows.h"

#define TEXT_FIELDS                                                            \
	{ F_SET_NAME, "name", L("Nama", "Name", "名称"), TYPE_TEXT, 1, 40,     \
		.required = "" },                                              \
	{                                                                      \
		F_SET_TEXT, "text", L("Isi", "Text", "内容"), TYPE_NOTE        \
	}

static const struct fdef setting_fields[] = {
	TEXT_FIELDS,
};

/* Whoever may return a version, and when, is asked by apply(). */
static const struct fdef program_fields[] = {
	TEXT_FIELDS,
	{ F_SET_RETURNED, "returned",
		L("Alasan dikembalikan", "Why returned", "差し戻しの理由"),
		TYPE_NOTE, 0, 1000, HIDDEN },
	{ F_SET_RETURNED_BY, "returned_by",
		L("Dikembalikan oleh", "Returned by", "差し戻した人"), TYPE_REF,
		HIDDEN, .to = "user" },
};

KIND_ROW(PROGRAM, program, "PR", L("Program", "Programs", "プログラム"),
	program_fields, PERM_SETTINGS, PERM_SETTINGS, 0, F_SET_NAME, NULL,
	.flags = KIND_TEXT | KIND_VERSIONS);
KIND_ROW(SETTING, setting, "ST", L("Pengaturan", "Settings", "設定"),
	setting_fields, PERM_SETTINGS, PERM_SETTINGS, 0, F_SET_NAME, NULL,
	.flags = KIND_TEXT);
