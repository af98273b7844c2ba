/* SPDX-License-Identifier: MIT */
/* Programs and settings installed. */
#ifndef MAGANG_OPS_OPS_SETTINGS_H
#define MAGANG_OPS_OPS_SETTINGS_H

#include <stddef.h>

struct diag_list;
struct err;
struct office;
struct receipt;

/* Settings: a program file, or one of site, roles, calendar, areas. Every fault
 * of the text goes to `diags` under the name of its file; of a setting it is in
 * *err where `diags` is NULL. */
int op_program_install(struct office *office, const char *file, const char *text,
	size_t len, struct diag_list *diags, struct receipt *out, struct err *err);
int op_setting_install(struct office *office, const char *name, const char *text,
	size_t len, struct diag_list *diags, struct receipt *out,
	struct err *err);

#endif
