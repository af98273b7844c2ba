/* SPDX-License-Identifier: MIT */
#include "magang/store/plain_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "magang/base/crash.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/store/open.h"

#include "plain_place.h"

/* As much of a path as is there, without links. */
static char *
path_there(const char *path)
{
	char *part = xstrdup(path), *real = realpath(part, NULL), *slash;

	while (!real && (slash = strrchr(part, '/')) && slash != part) {
		*slash = '\0';
		real = realpath(part, NULL);
	}
	free(part);
	return real ? real : realpath(path[0] == '/' ? "/" : ".", NULL);
}

/* The directory that a file is in, or will be. */
static char *
dir_there(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *dir = slash ? xstrndup(path, (size_t)(slash - path) + 1)
			  : xstrndup(".", 1);
	char *real = path_there(dir);

	free(dir);
	return real;
}

int
plain_place_outside(const char *path, struct err *err)
{
	char *dir = dir_there(path), *slash;
	bool inside = false;

	/* is it a store, or a part of one? */
	while (dir && !inside && dir[0]) {
		inside = store_exists(dir);
		slash = strrchr(dir, '/');
		*slash = '\0';
	}
	free(dir);
	return inside ? err_set(err, MG_EINPUT,
				_("'%s' lies in a store; only magang reads and "
				  "writes there"),
				path)
		      : 0;
}

FILE *
plain_file_open(const char *path, struct err *err)
{
	/* else it waits for somebody to write into a pipe */
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	struct stat st;
	FILE *f = NULL;
	char *real;
	int rc = 0;

	if (fd < 0 || fstat(fd, &st) != 0)
		rc = err_errno(err, "%s", path);
	else if (!S_ISREG(st.st_mode))
		rc = err_set(err, MG_EINPUT,
			_("'%s' is no plain file; what a command writes is "
			  "read from '-'"),
			path);
	real = rc ? NULL : realpath(path, NULL);
	if (!rc)
		rc = plain_place_outside(real ? real : path, err);
	free(real);
	if (!rc) {
		f = fdopen(fd, "r");
		if (!f)
			err_errno(err, "%s", path);
	}
	if (!f && fd >= 0)
		close(fd);
	return f;
}

static int
place_taken(const char *name, struct err *err)
{
	return err_set(err, MG_EEXIST,
		_("'%s' is there already; nothing was written"), name);
}

static bool
is_of_register(const char *name)
{
	static const char end[] = ".register";
	const size_t n = strlen(name), k = sizeof(end) - 1;
	char *store;
	bool found = false;

	if (n > k && strcmp(name + n - k, end) == 0) {
		store = xstrndup(name, n - k);
		found = store_exists(store);
		free(store);
	}
	return found;
}

/* What is written there says who may log in, and rows of a list are words of others. */
static bool
is_of_ssh(const char *name)
{
	char *dir = dir_there(name);
	const char *at = dir ? strstr(dir, "/.ssh") : NULL;
	bool found = at && (at[5] == '/' || at[5] == '\0');

	free(dir);
	return found;
}

int
plain_place_free(const char *name, struct err *err)
{
	struct stat st;
	int rc = *name ? plain_place_outside(name, err)
		       : err_set(err, MG_EUSAGE, _("a file needs a name"));

	if (rc)
		return rc;
	if (is_of_ssh(name))
		return err_set(err, MG_EINPUT,
			_("'%s' is among the keys of ssh; nothing is written "
			  "there"),
			name);
	if (is_of_register(name))
		return err_set(err, MG_EINPUT,
			_("'%s' is the register of a store; only magang reads "
			  "and writes it"),
			name);
	return lstat(name, &st) == 0 ? place_taken(name, err) : 0;
}

int
plain_file_make(struct plain_file *p, const char *name, struct err *err)
{
	char *draft;
	int fd, rc = plain_place_free(name, err);

	*p = (struct plain_file){ 0 };
	if (rc)
		return rc;
	draft = xasprintf("%s.%ld.part", name, (long)getpid());
	fd = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
		0600);
	if (fd < 0) {
		rc = errno == EEXIST ? err_set(err, MG_EEXIST,
					       _("'%s' is being written "
						 "already; give another name"),
					       name)
				     : err_errno(err, "%s", name);
		free(draft);
		return rc;
	}
	p->name = xstrdup(name);
	p->draft = draft;
	crash_file(draft, true);
	p->f = fdopen(fd, "w");
	if (p->f)
		return 0;
	rc = err_errno(err, "%s", name);
	close(fd);
	plain_file_drop(p);
	return rc;
}

/* A rename takes the place of what is there; a link does not. Where a file
 * system knows no links, the name was free when the file was begun. */
static int
take_name(struct plain_file *p, struct err *err)
{
	struct stat st;

	if (link(p->draft, p->name) == 0) {
		unlink(p->draft);
		return 0;
	}
	if (errno == EEXIST || lstat(p->name, &st) == 0)
		return place_taken(p->name, err);
	if (rename(p->draft, p->name) != 0)
		return err_errno(err, "%s", p->name);
	return 0;
}

static int
end_draft(struct plain_file *p, struct err *err)
{
	int rc = take_name(p, err);

	if (rc)
		return rc;
	crash_file(p->draft, false);
	free(p->draft);
	p->draft = NULL;
	return 0;
}

int
plain_file_rename(struct plain_file *p, const char *name, struct err *err)
{
	int rc = plain_place_outside(name, err);

	if (rc)
		return rc;
	free(p->name);
	p->name = xstrdup(name);
	return end_draft(p, err);
}

int
plain_file_keep(struct plain_file *p, struct err *err)
{
	int rc = 0;

	if (fflush(p->f) != 0 || ferror(p->f) || fsync(fileno(p->f)) != 0)
		rc = err_errno(err, "%s", p->name);
	if (fclose(p->f) != 0 && !rc)
		rc = err_errno(err, "%s", p->name);
	p->f = NULL;
	return rc ? rc : end_draft(p, err);
}

void
plain_file_drop(struct plain_file *p)
{
	if (p->f)
		fclose(p->f);
	if (p->draft) {
		unlink(p->draft);
		crash_file(p->draft, false);
	}
	free(p->draft);
	free(p->name);
	*p = (struct plain_file){ 0 };
}
