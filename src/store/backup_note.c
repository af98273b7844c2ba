/* SPDX-License-Identifier: MIT */
#include "magang/store/backup_note.h"

#include "backup_note.h"
#include "internal.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "magang/base/mem.h"
#include "magang/base/num.h"

#define NOTED 32 /* bytes of the first line of DIR/backup: seconds */

/* Seconds, the data, the keys, a line each; a name that is not there, or has a line
 * end in it, is left out. */
static void
note_file(int fd, const char *name)
{
	char *whole = name ? realpath(name, NULL) : NULL;

	dprintf(fd, "%s\n", whole && !strchr(whole, '\n') ? whole : "");
	free(whole);
}

void
store_backup_note(
	struct store *store, int64_t now, const char *data, const char *keys)
{
	char *path = xasprintf("%s/backup", store->dir);
	int fd = open(path,
		O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd >= 0) {
		dprintf(fd, "%" PRId64 "\n", now);
		note_file(fd, data);
		note_file(fd, keys);
		close(fd);
	}
	free(path);
}

int64_t
backup_noted(const struct store *store)
{
	char *path = xasprintf("%s/backup", store->dir);
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	char text[NOTED];
	ssize_t n = fd < 0 ? 0 : read(fd, text, sizeof(text) - 1);
	int64_t when;

	if (fd >= 0)
		close(fd);
	free(path);
	text[n > 0 ? n : 0] = '\0';
	text[strcspn(text, "\n")] = '\0';
	return num_i64(text, 0, INT64_MAX, &when) ? when : 0;
}
