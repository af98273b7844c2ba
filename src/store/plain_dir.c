/* SPDX-License-Identifier: MIT */
#include "magang/store/plain_dir.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"

#include "plain_place.h"

/* The name is taken while the draft is written: an empty directory is what a
 * rename may take the place of. */
int
plain_dir_make(struct plain_dir *d, const char *name, struct err *err)
{
	int rc = plain_place_free(name, err);

	*d = (struct plain_dir){ .fd = -1 };
	if (rc)
		return rc;
	if (mkdir(name, 0700) != 0)
		return err_errno(err, "%s", name);
	d->name = xstrdup(name);
	d->draft = xasprintf("%s.%ld.part", name, (long)getpid());
	if (mkdir(d->draft, 0700) != 0) {
		rc = err_errno(err, "%s", d->draft);
		free(d->draft);
		d->draft = NULL;
	} else {
		d->fd = open(d->draft,
			O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		if (d->fd < 0)
			rc = err_errno(err, "%s", d->draft);
	}
	if (rc)
		plain_dir_drop(d);
	return rc;
}

int
plain_dir_put(struct plain_dir *d, const char *file, const void *p, size_t n,
	struct err *err)
{
	int fd = openat(d->fd, file,
		O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	FILE *f = fd < 0 ? NULL : fdopen(fd, "w");
	int rc = 0;

	if (!f || fwrite(p, 1, n, f) != n || fflush(f) != 0)
		rc = err_errno(err, "%s/%s", d->draft, file);
	if (f && fclose(f) != 0 && !rc)
		rc = err_errno(err, "%s/%s", d->draft, file);
	if (!f && fd >= 0)
		close(fd);
	return rc;
}

int
plain_dir_sync(struct plain_dir *d, struct err *err)
{
	return syncfs(d->fd) == 0 ? 0 : err_errno(err, "%s", d->draft);
}

int
plain_dir_keep(struct plain_dir *d, struct err *err)
{
	if (rename(d->draft, d->name) != 0)
		return err_errno(err, "%s", d->name);
	free(d->draft);
	d->draft = NULL;
	free(d->name);
	d->name = NULL;
	close(d->fd);
	d->fd = -1;
	return 0;
}

static void
empty_draft(const struct plain_dir *d)
{
	DIR *dir = d->fd < 0 ? NULL : fdopendir(dup(d->fd));

	for (struct dirent *e; dir && (e = readdir(dir));)
		unlinkat(d->fd, e->d_name, 0);
	if (dir)
		closedir(dir);
}

void
plain_dir_drop(struct plain_dir *d)
{
	if (d->draft) {
		empty_draft(d);
		rmdir(d->draft);
	}
	if (d->name)
		rmdir(d->name);
	if (d->fd >= 0)
		close(d->fd);
	free(d->draft);
	free(d->name);
	*d = (struct plain_dir){ .fd = -1 };
}
