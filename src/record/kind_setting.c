/* SPDX-License-Identifier: MIT */
/* Texts of the office: settings, and the versions of program files. */
#include "kind_rows.h"

static const struct fdef setting_fields[] = {
	{ F_SET_NAME, "name", L("Nama", "Name", "名称"), TYPE_TEXT, 1, 40,
		.required = "" },
	{ F_SET_TEXT, "text", L("Isi", "Text", "内容"), TYPE_NOTE },
};

KIND_ROW(PROGRAM, program, "PR", L("Program", "Programs", "プログラム"),
	setting_fields, PERM_SETTINGS, PERM_SETTINGS, 0, F_SET_NAME, NULL,
	.flags = KIND_TEXT | KIND_VERSIONS);
KIND_ROW(SETTING, setting, "ST", L("Pengaturan", "Settings", "設定"),
	setting_fields, PERM_SETTINGS, PERM_SETTINGS, 0, F_SET_NAME, NULL,
	.flags = KIND_TEXT);
