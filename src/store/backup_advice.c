/* SPDX-License-Identifier: MIT */
#include "magang/store/backup_advice.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/quoted.h"
#include "magang/store/backup.h"

#define NOTE_MOST (3 * PATH_MAX)
#define ASIDE_MOST 1000

/* The files that were noted, by a text that they are cut of; NULL: there is none. */
static const char *
noted_files(const char *dir, char text[NOTE_MOST], const char **keys)
{
	char *path = xasprintf("%s/backup", dir), *rest = text, *data;
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	ssize_t n = fd < 0 ? 0 : read(fd, text, NOTE_MOST - 1);

	if (fd >= 0)
		close(fd);
	free(path);
	text[n > 0 ? n : 0] = '\0';
	strsep(&rest, "\n");
	data = strsep(&rest, "\n");
	*keys = strsep(&rest, "\n");
	return data && *data ? data : NULL;
}

/* Beside it, a name that nothing has. */
static void
put_aside_name(struct buf *line, const char *dir)
{
	char *to = NULL;

	for (int i = 1; i < ASIDE_MOST; i++) {
		free(to);
		to = i == 1 ? xasprintf("%s.damaged", dir)
			    : xasprintf("%s.damaged.%d", dir, i);
		if (access(to, F_OK) != 0)
			break;
	}
	quoted_put(line, to);
	free(to);
}

static void
put_line(struct buf *line, const char *dir, const char *data, const char *keys)
{
	char *beside = backup_keys_name(data);

	buf_adds(line, "mv ");
	quoted_put(line, dir);
	buf_addc(line, ' ');
	put_aside_name(line, dir);
	buf_adds(line, " && magang --store ");
	quoted_put(line, dir);
	buf_adds(line, " restore ");
	quoted_put(line, data);
	if (keys && *keys && strcmp(keys, beside) != 0) {
		buf_adds(line, " --keys ");
		quoted_put(line, keys);
	}
	free(beside);
}

char *
store_backup_advice(const char *dir)
{
	char *own = realpath(dir, NULL), *text = xmalloc(NOTE_MOST), *said;
	const char *keys, *data = noted_files(dir, text, &keys);
	struct buf line = BUF_INIT;

	put_line(&line, own ? own : dir, data ? data : "BACKUP", keys);
	if (data && access(data, R_OK) == 0)
		said = xasprintf(_("this puts the last backup in its place: "
				   "%s"),
			buf_str(&line));
	else if (data)
		said = xasprintf(
			_("the last backup was '%s', which is not there to be "
			  "read; look for it, or take the newest one that there "
			  "is: %s"),
			data, buf_str(&line));
	else
		said = xasprintf(_("of this store no backup is known; look "
				   "for the newest one: %s"),
			buf_str(&line));
	buf_release(&line);
	free(text);
	free(own);
	return said;
}
