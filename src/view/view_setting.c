/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

VIEW_ROW(program, "number,name,version,label", .made_by = "program install");
VIEW_ROW(setting, "number,name,version", .made_by = "config show");
