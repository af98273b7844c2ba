/* SPDX-License-Identifier: MIT */
#include "import_rejects.h"

#include "import.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"

/* Writing over the list that is being read would lose it. */
static bool
same_file(const char *a, const char *b)
{
	struct stat sa, sb;

	return stat(a, &sa) == 0 && stat(b, &sb) == 0 &&
	       sa.st_dev == sb.st_dev && sa.st_ino == sb.st_ino;
}

/* Takes over `name`. 0, or errno tells why not. */
static int
open_draft(struct rejects *r, char *name)
{
	int fd;

	r->name = name;
	r->draft = xasprintf("%s.new", name);
	fd = open(r->draft,
		O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
	r->f = fd < 0 ? NULL : fdopen(fd, "w");
	if (r->f)
		return 0;
	if (fd >= 0)
		close(fd);
	return -1;
}

static void
forget_names(struct rejects *r)
{
	free(r->name);
	free(r->draft);
	*r = (struct rejects){ 0 };
}

/* Beside the list; where nobody may write there, in the current directory. */
static void
open_default(struct rejects *r, const char *input)
{
	const char *slash = strrchr(input, '/');

	if (open_draft(r, xasprintf("%s.rejects.csv", input)) == 0)
		return;
	forget_names(r);
	if (slash && slash[1] &&
		open_draft(r, xasprintf("%s.rejects.csv", slash + 1)) == 0)
		return;
	forget_names(r);
}

int
rejects_open(struct rejects *r, const char *input, const char *wanted,
	bool only_wanted, FILE **out, struct err *err)
{
	*r = (struct rejects){ 0 };
	*out = NULL;
	if (!wanted) {
		/* a pipe has no place beside it */
		if (!only_wanted && strcmp(input, "-") != 0)
			open_default(r, input);
		*out = r->f;
		return 0;
	}
	if (same_file(input, wanted))
		return err_set(err, MG_EUSAGE,
			_("'%s' is the list itself; rejected rows need another "
			  "file"),
			wanted);
	if (open_draft(r, xstrdup(wanted)) != 0) {
		err_errno(err, "%s", r->draft);
		forget_names(r);
		return err->code;
	}
	*out = r->f;
	return 0;
}

void
rejects_drop(struct rejects *r)
{
	if (r->f)
		fclose(r->f);
	if (r->draft)
		unlink(r->draft);
	free(r->draft);
	free(r->name);
	*r = (struct rejects){ 0 };
}

int
rejects_close(struct rejects *r, size_t rejected, struct err *err)
{
	int rc = 0;

	if (!r->f)
		return 0;
	if (ferror(r->f))
		rc = err_errno(err, "%s", r->draft);
	if (fclose(r->f) != 0 && !rc)
		rc = err_errno(err, "%s", r->draft);
	r->f = NULL;
	if (rc || rejected == 0)
		return rc;
	if (rename(r->draft, r->name) != 0)
		return err_errno(err, "%s", r->name);
	free(r->draft);
	r->draft = NULL;
	return 0;
}
