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
int op_program_install(struct office *office, const char *file,
	const char *text, size_t len, struct diag_list *diags,
	struct receipt *out, struct err *err);
int op_setting_install(struct office *office, const char *name,
	const char *text, size_t len, struct diag_list *diags,
	struct receipt *out, struct err *err);

/* The same of a setting: site, roles, calendar, areas. */
char *office_setting_text(
	struct office *office, const char *name, size_t *len, struct err *err);
/* The faults of a text as that setting go to `diags`. MG_EUSAGE: there is no
 * such setting; MG_ECONFIG: there were faults. */
int office_setting_check(const char *name, const char *text, size_t len,
	struct diag_list *diags, struct err *err);

#endif
