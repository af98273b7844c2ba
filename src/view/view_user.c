/* SPDX-License-Identifier: MIT */
#include "view_rows.h"

VIEW_ROW(user, "number,name,role,areas,programs,closed", .made_by = "user add");
