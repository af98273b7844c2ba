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

char *
store_aside(const char *dir, int i)
{
	size_t n = strlen(dir);

	while (n > 1 && dir[n - 1] == '/')
		n--;
	return i == 1 ? xasprintf("%.*s.damaged", (int)n, dir)
		      : xasprintf("%.*s.damaged.%d", (int)n, dir, i);
}

/* Beside it, a name that nothing has. */
static char *
free_name(const char *dir, char *(*name)(const char *dir, int i))
{
	char *to = NULL;

	for (int i = 1; i < STORE_ASIDE; i++) {
		free(to);
		to = name(dir, i);
		if (access(to, F_OK) != 0)
			break;
	}
	return to;
}

static void
put_store(struct buf *line, const char *dir, const char *verb, const char *file)
{
	buf_adds(line, "magang --store ");
	quoted_put(line, dir);
	buf_addf(line, " %s ", verb);
	quoted_put(line, file);
}

/* A backup where the store is, which is put aside. */
static void
put_restore(
	struct buf *line, const char *dir, const char *data, const char *keys)
{
	char *beside = backup_keys_name(data),
	     *to = free_name(dir, store_aside);

	if (access(dir, F_OK) == 0) {
		buf_adds(line, "mv ");
		quoted_put(line, dir);
		buf_addc(line, ' ');
		quoted_put(line, to);
		buf_adds(line, " && ");
	}
	put_store(line, dir, "restore", data);
	if (keys && *keys && strcmp(keys, beside) != 0) {
		buf_adds(line, " --keys ");
		quoted_put(line, keys);
	}
	free(beside);
	free(to);
}

/* What is known of the last backup. */
struct noted {
	char text[NOTE_MOST];
	const char *data, *keys; /* or NULL */
};

static bool
is_there(const char *file)
{
	return file && access(file, R_OK) == 0;
}

/* What is to be looked for, where it is not there. */
static char *
missing(const char *file)
{
	if (is_there(file))
		return xstrdup("");
	return file ? xasprintf(
			      _(" as far as that goes without the last backup, "
				"'%s', which is not there to be read; look "
				"for it, or for the newest one that there "
				"is, and give it, too"),
			      file)
		    : xstrdup(_(
			      " as far as that goes without a backup, of which "
			      "none is known; look for the newest one, and "
			      "give it, too"));
}

/* "magang --store DIR mend FILE"; *note is what to say of the file. */
static char *
mend_line(const char *dir, const char *file, char **note)
{
	struct buf line = BUF_INIT;

	*note = missing(file);
	buf_adds(&line, "magang --store ");
	quoted_put(&line, dir);
	buf_adds(&line, " mend");
	if (is_there(file)) {
		buf_addc(&line, ' ');
		quoted_put(&line, file);
	}
	return buf_detach(&line);
}

static void
put_move(struct buf *line, const char *dir, const char *from, const char *to)
{
	char *a = xasprintf("%s/%s", dir, from),
	     *b = xasprintf("%s/%s", dir, to);

	buf_adds(line, line->len ? " && mv " : "mv ");
	quoted_put(line, a);
	buf_addc(line, ' ');
	quoted_put(line, b);
	free(a);
	free(b);
}

/* The directories, where the master key came along. */
static char *
advise_places(const char *dir, const struct noted *n)
{
	char *master = xasprintf("%s/data/master", dir), *said;
	const bool whole = access(master, F_OK) == 0;
	const char *data = whole ? "data" : "data/data.mdb",
		   *keys = whole ? "keys" : "keys/data.mdb";
	struct buf line = BUF_INIT;

	(void)n;
	put_move(&line, dir, data, "exchanged");
	put_move(&line, dir, keys, data);
	put_move(&line, dir, "exchanged", keys);
	said = xasprintf(_("'%s/data' has what belongs in '%s/keys', and that "
			   "what belongs here; this puts both in their places; "
			   "then check again: %s"),
		dir, dir, buf_str(&line));
	buf_release(&line);
	free(master);
	return said;
}

static char *
advise_keys(const char *dir, const struct noted *n)
{
	char *beside = n->data ? backup_keys_name(n->data) : NULL, *note;
	char *line =
		mend_line(dir, n->keys && *n->keys ? n->keys : beside, &note);
	char *said =
		xasprintf(_("this puts the keys back%s; then check again: %s"),
			note, line);

	free(beside);
	free(note);
	free(line);
	return said;
}

static char *
advise_mend(const char *dir, const struct noted *n)
{
	char *note, *line = mend_line(dir, n->data, &note);
	char *said = xasprintf(_("this puts the journal right%s; then check "
				 "again: %s"),
		note, line);

	free(note);
	free(line);
	return said;
}

static char *
anew_name(const char *dir, int i)
{
	return i == 1 ? xasprintf("%s.anew", dir)
		      : xasprintf("%s.anew.%d", dir, i);
}

/* No backup holds what was typed and is not saved, and the runs that were kept. */
static void
put_drafts(struct buf *line, const char *dir, const char *aside)
{
	char *drafts = xasprintf("%s/drafts", dir),
	     *from = xasprintf("%s/drafts", aside);

	if (access(drafts, F_OK) == 0) {
		buf_adds(line, " && cp -Rp ");
		quoted_put(line, from);
		buf_addc(line, ' ');
		quoted_put(line, dir);
	}
	free(drafts);
	free(from);
}

/* What it takes to make the store anew from its own journal; the names of what stays
 * beside it. */
static char *
anew_line(const char *dir, char **file, char **aside)
{
	struct buf line = BUF_INIT;

	*file = free_name(dir, anew_name);
	*aside = free_name(dir, store_aside);
	put_store(&line, dir, "backup", *file);
	buf_adds(&line, " && ");
	put_restore(&line, dir, *file, NULL);
	put_drafts(&line, dir, *aside);
	return buf_detach(&line);
}

static char *
advise_anew(const char *dir, const struct noted *n)
{
	char *file, *aside, *line = anew_line(dir, &file, &aside), *said;

	(void)n;
	said = xasprintf(_("no change is lost; '%s' and '%s' stay beside the "
			   "store with all that is in it, to be taken away "
			   "when all is well. This makes the store anew from "
			   "its journal, with its drafts and runs: %s"),
		aside, file, line);
	free(line);
	free(aside);
	free(file);
	return said;
}

static char *
advise_older(const char *dir, const struct noted *n)
{
	char *file, *aside, *line = anew_line(dir, &file, &aside), *said;

	(void)n;
	said = xasprintf(_("look for the newer store, or for a backup that "
			   "holds that entry, and put it in the place of this "
			   "one (magang restore). Where none is left, this "
			   "takes the store as it is, made anew from its "
			   "journal, and the register knows: %s"),
		line);
	free(line);
	free(aside);
	free(file);
	return said;
}

static char *
advise_back(const char *dir, const struct noted *n)
{
	struct buf line = BUF_INIT;
	char *said;

	put_restore(&line, dir, n->data ? n->data : "BACKUP", n->keys);
	if (n->data && access(n->data, R_OK) == 0)
		said = xasprintf(
			_("this puts the last backup in its place, and "
			  "behind it what can be proved here of later "
			  "changes: %s"),
			buf_str(&line));
	else if (n->data)
		said = xasprintf(
			_("the last backup was '%s', which is not there to be "
			  "read; look for it, or take the newest one that there "
			  "is: %s"),
			n->data, buf_str(&line));
	else
		said = xasprintf(_("of this store no backup is known; look "
				   "for the newest one: %s"),
			buf_str(&line));
	buf_release(&line);
	return said;
}

char *
store_step_advice(const char *dir, enum store_step step)
{
	static char *(*const say[])(const char *dir, const struct noted *n) = {
		[STEP_PLACES] = advise_places,
		[STEP_KEYS] = advise_keys,
		[STEP_MEND] = advise_mend,
		[STEP_OLDER] = advise_older,
		[STEP_ANEW] = advise_anew,
		[STEP_BACK] = advise_back,
	};
	char *own = realpath(dir, NULL), *said = NULL;
	struct noted *noted = xcalloc(1, sizeof(*noted));

	noted->data = noted_files(dir, noted->text, &noted->keys);
	if (say[step])
		said = say[step](own ? own : dir, noted);
	free(noted);
	free(own);
	return said;
}
