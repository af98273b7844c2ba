/* SPDX-License-Identifier: MIT */
/* Programs and settings installed. */
#ifndef MAGANG_OPS_OPS_SETTINGS_H
#define MAGANG_OPS_OPS_SETTINGS_H

#include <stddef.h>
#include <stdint.h>

struct diag_list;
struct err;
struct office;
struct program;
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

/* Would it be taken? Nothing is done. */
int office_setting_try(struct office *office, const char *name,
	const char *text, size_t len, struct err *err);

/*
 * A version of a program that is asked what it would do, installed or not. `own`
 * is freed with it; NULL: the program is borrowed.
 */
struct tried_version {
	uint16_t number; /* of its program in the store */
	const struct program *program;
	struct program *own;
};
/* PERM_REVEAL: whoever writes a file asks for any value by its rules and its score,
 * and the answers tell it. From a file, whose faults go to `diags`. MG_ENOENT: no such program is
 * installed; MG_EEXIST: this version is, with another text. What came out is to
 * be released, whatever comes back. */
int tried_version_load(struct office *office, const char *file,
	const char *text, size_t len, struct diag_list *diags,
	struct tried_version *out, struct err *err);
/* One that is installed, borrowed. */
int tried_version_installed(struct office *office, const struct program *p,
	struct tried_version *out, struct err *err);
/* Frees what it owns. */
void tried_version_release(struct tried_version *t);

/* The same of a setting: site, roles, calendar, areas. */
char *office_setting_text(
	struct office *office, const char *name, size_t *len, struct err *err);
/* The faults of a text as that setting go to `diags`. MG_EUSAGE: there is no
 * such setting; MG_ECONFIG: there were faults. */
int office_setting_check(const char *name, const char *text, size_t len,
	struct diag_list *diags, struct err *err);

#endif
