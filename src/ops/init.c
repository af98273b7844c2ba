/* SPDX-License-Identifier: MIT */
/* A new office: settings, areas, programs and its first user, as changes. */
#include "magang/ops/init.h"

#include "magang/office/office.h"
#include "magang/office/office_open.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/seal.h"
#include "magang/ops/ops.h"
#include "magang/apply/apply.h"
#include "magang/ops/op_run.h"
#include "magang/ops/ops_settings.h"
#include "magang/rulebook/user_check.h"
#include "magang/base/file.h"
#include "magang/store/create.h"
#include "magang/store/open.h"
#include "magang/store/txn.h"

#define CONFIG_MAX (4 << 20)

static int
name_order(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Names of the files of a directory that end in `end`, sorted. */
static int
dir_files(const char *dir, const char *end, char ***out, size_t *n,
	struct err *err)
{
	DIR *d = opendir(dir);
	const struct dirent *e;
	size_t cap = 0;

	*out = NULL;
	*n = 0;
	if (!d)
		return err_errno(err, "%s", dir);
	while ((e = readdir(d))) {
		size_t len = strlen(e->d_name), tail = strlen(end);

		if (len <= tail || strcmp(e->d_name + len - tail, end) != 0)
			continue;
		VEC_GROW(*out, *n, cap);
		(*out)[(*n)++] = xasprintf("%s/%s", dir, e->d_name);
	}
	closedir(d);
	if (*n)
		qsort(*out, *n, sizeof(**out), name_order);
	return 0;
}

static void
free_files(char **files, size_t n)
{
	for (size_t i = 0; i < n; i++)
		free(files[i]);
	free(files);
}

/* Faults in words; 0 where there was none. */
static int
install_end(int rc, const struct diag_list *diags, struct err *err)
{
	struct buf faults = BUF_INIT;

	if (rc && diags->faults) {
		diag_print(diags, &faults);
		rc = err_set(err, MG_ECONFIG, "%s", buf_str(&faults));
	}
	buf_release(&faults);
	return rc;
}

static int
install_setting(struct office *office, const char *name, const char *path,
	const struct buf *text, struct err *err)
{
	struct diag_list diags;
	struct receipt receipt;
	int rc;

	diag_init(&diags, path);
	rc = op_setting_install(
		office, name, buf_str(text), text->len, &diags, &receipt, err);
	rc = install_end(rc, &diags, err);
	diag_release(&diags);
	return rc;
}

static int
init_setting(struct office *office, const char *config, const char *name,
	const char *file, struct err *err)
{
	char *path = xasprintf("%s/%s", config, file);
	struct buf text = BUF_INIT;
	int rc = file_read(path, CONFIG_MAX, &text, err);

	if (!rc)
		rc = install_setting(office, name, path, &text, err);
	buf_release(&text);
	free(path);
	return rc;
}

/* All files of config/areas as one text. */
static int
init_areas(struct office *office, const char *config, struct err *err)
{
	char *dir = xasprintf("%s/areas", config);
	struct buf text = BUF_INIT;
	char **files;
	size_t n;
	int rc = dir_files(dir, ".txt", &files, &n, err);

	for (size_t i = 0; !rc && i < n; i++)
		rc = file_read(files[i], CONFIG_MAX, &text, err);
	if (!rc)
		rc = install_setting(office, "areas", dir, &text, err);
	free_files(files, n);
	buf_release(&text);
	free(dir);
	return rc;
}

static int
init_program(struct office *office, const char *path, struct err *err)
{
	struct buf text = BUF_INIT;
	struct diag_list diags;
	struct receipt receipt;
	int rc = file_read(path, CONFIG_MAX, &text, err);

	diag_init(&diags, path);
	if (!rc)
		rc = op_program_install(office, path, buf_str(&text), text.len,
			&diags, &receipt, err);
	rc = install_end(rc, &diags, err);
	diag_release(&diags);
	buf_release(&text);
	return rc;
}

static int
init_programs(struct office *office, const char *config, struct err *err)
{
	char *dir = xasprintf("%s/programs", config);
	char **files;
	size_t n;
	int rc = dir_files(dir, ".yaml", &files, &n, err);

	for (size_t i = 0; !rc && i < n; i++)
		rc = init_program(office, files[i], err);
	free_files(files, n);
	free(dir);
	return rc;
}

static int
user_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	const struct office_options *opt = ctx;
	bool fits = opt->login && user_name_valid(opt->login);
	struct op *op = change_op(c, OP_CREATE, KIND_USER, 1, 0);
	struct value name = value_text(fits ? opt->login : "admin");
	struct value role = value_text("administrator");
	struct value uid = value_number((int64_t)opt->uid * DECIMAL_ONE);

	(void)office;
	(void)txn;
	(void)err;
	op_set(c, op, F_USER_NAME, NULL, &name);
	op_set(c, op, F_USER_UID, NULL, &uid);
	op_set(c, op, F_USER_ROLE, NULL, &role);
	return 0;
}

static int
init_fill(void *ctx, struct store *store, struct err *err)
{
	static const struct {
		const char *name, *file;
	} settings[] = {
		{ "site", "magang.yaml" },
		{ "roles", "roles.yaml" },
		{ "calendar", "calendar.yaml" },
	};
	const struct office_options *opt = ctx;
	struct receipt receipt;
	struct office *office;
	int rc = office_new(store, opt, &office, err);

	seal_random(&office->cluster, sizeof(office->cluster));
	office->cluster |= 1; /* 0 means none */
	office->access.permissions = (1u << PERM_COUNT) - 1;
	for (size_t i = 0; !rc && i < ARRAY_SIZE(settings); i++)
		rc = init_setting(office, opt->config, settings[i].name,
			settings[i].file, err);
	if (!rc)
		rc = init_areas(office, opt->config, err);
	if (!rc)
		rc = init_programs(office, opt->config, err);
	if (!rc)
		rc = op_run(office, ACT_USER, user_build, ctx, &receipt, err);
	office->store = NULL; /* store_create() closes it */
	office_close(office);
	return rc;
}

int
office_init(const struct office_options *opt, struct err *err)
{
	struct store_options so = { opt->map_bytes, opt->login };

	return store_create(
		opt->dir, &so, init_fill, (void *)(uintptr_t)opt, err);
}
