/* SPDX-License-Identifier: MIT */
#include "magang/store/register.h"

#include "guard.h"
#include "internal.h"

#include <fcntl.h>
#include <inttypes.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "magang/base/buf.h"
#include "magang/base/file.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/store/plain_file.h"

static const char *const words[] = { [REGISTER_ERASED] = "erased",
	[REGISTER_HEAD] = "head",
	[REGISTER_RESTORED] = "restored" };

#define REGISTER_KEY "magang register"
#define REGISTER_MOST ((size_t)256 << 20) /* a million of erasures */

enum place_in_line {
	PIECE_WORD,
	PIECE_CLUSTER,
	PIECE_NUMBER,
	PIECE_TIME,
	PIECE_CHAIN,
	PIECES
};

char *
register_path(const char *dir)
{
	size_t n = strlen(dir);

	while (n > 1 && dir[n - 1] == '/')
		n--;
	return xasprintf("%.*s.register", (int)n, dir);
}

char *
register_of(const struct store *store)
{
	return register_path(store->place ? store->place : store->dir);
}

char *
register_inside(const char *dir)
{
	return xasprintf("%s/register", dir);
}

bool
register_is(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

/* ---- adding ------------------------------------------------------------- */

void
register_print(
	struct store *store, const struct register_line *line, struct buf *out)
{
	char chain[2 * HASH_SIZE + 1], sign[2 * SIGN_SIZE + 1];
	uint8_t sig[SIGN_SIZE];
	size_t at = out->len;

	buf_addf(out, "%s %016" PRIx64 " %" PRIu64 " %" PRId64 " %s",
		words[line->word], line->cluster, line->number, line->time,
		hex_format(chain, line->chain, HASH_SIZE));
	seal_sign(sig, REGISTER_KEY, out->data + at, out->len - at,
		store->master);
	buf_addf(out, " %s\n", hex_format(sign, sig, SIGN_SIZE));
}

/* A line that was cut by a loss of power stays by itself. */
static bool
ends_a_line(int fd)
{
	off_t end = lseek(fd, 0, SEEK_END);
	char last;

	return end <= 0 || (pread(fd, &last, 1, end - 1) == 1 && last == '\n');
}

static int
sync_parent(const char *path, struct err *err)
{
	char *copy = xstrdup(path);
	int rc = guard_sync_dir(dirname(copy), err);

	free(copy);
	return rc;
}

static int
add_bytes(const char *path, const struct buf *line, struct err *err)
{
	int fd = open(path,
		O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600);
	struct buf b = BUF_INIT;
	int rc = 0;

	if (fd >= 0 && !ends_a_line(fd))
		buf_addc(&b, '\n');
	buf_add(&b, line->data, line->len);
	if (fd < 0 || write(fd, b.data, b.len) != (ssize_t)b.len ||
		fsync(fd) != 0)
		rc = err_errno(err, "%s", path);
	if (fd >= 0)
		close(fd);
	buf_release(&b);
	return rc ? rc : sync_parent(path, err);
}

/* What stands beside a store that has none inside: it was made of a backup. */
static int
begin_inside(const char *inside, const char *beside, struct err *err)
{
	struct buf whole = BUF_INIT;
	int rc = 0;

	if (!register_is(inside) && register_is(beside))
		rc = file_read(beside, REGISTER_MOST, &whole, err);
	if (!rc && whole.len)
		rc = add_bytes(inside, &whole, err);
	buf_release(&whole);
	return rc;
}

int
register_add(
	struct store *store, const struct register_line *line, struct err *err)
{
	char *beside = register_of(store),
	     *inside = register_inside(store->dir);
	struct buf b = BUF_INIT;
	int rc = begin_inside(inside, beside, err);

	register_print(store, line, &b);
	if (!rc)
		rc = add_bytes(inside, &b, err);
	if (!rc)
		rc = add_bytes(beside, &b, err);
	buf_release(&b);
	free(beside);
	free(inside);
	return rc;
}

/* ---- reading ------------------------------------------------------------ */

static bool
hex_read(const char *text, uint8_t *out, size_t n)
{
	for (size_t i = 0; i < 2 * n; i++) {
		static const char digits[] = "0123456789abcdef";
		const char *at = text[i] ? strchr(digits, text[i]) : NULL;

		if (!at)
			return false;
		out[i / 2] = (uint8_t)(out[i / 2] << 4 | (at - digits));
	}
	return text[2 * n] == '\0';
}

static bool
word_read(const char *text, enum register_word *out)
{
	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (strcmp(text, words[i]) == 0) {
			*out = (enum register_word)i;
			return true;
		}
	return false;
}

/* Takes the line apart; `n` counts the bytes that are signed. */
static bool
line_read(char *text, struct register_line *out, size_t *n,
	uint8_t sig[SIGN_SIZE])
{
	char *sign = strrchr(text, ' '), *part[PIECES], *rest = text;
	uint8_t cluster[8];

	if (!sign || !hex_read(sign + 1, sig, SIGN_SIZE))
		return false;
	*n = (size_t)(sign - text);
	*sign = '\0';
	for (int i = 0; i < PIECES; i++) {
		part[i] = strsep(&rest, " ");
		if (!part[i])
			return false;
	}
	if (!hex_read(part[PIECE_CLUSTER], cluster, sizeof(cluster)))
		return false;
	out->cluster = 0;
	for (size_t i = 0; i < sizeof(cluster); i++)
		out->cluster = out->cluster << 8 | cluster[i];
	return !rest && word_read(part[PIECE_WORD], &out->word) &&
	       num_u64(part[PIECE_NUMBER], 0, UINT64_MAX, &out->number) &&
	       num_i64(part[PIECE_TIME], 0, INT64_MAX, &out->time) &&
	       hex_read(part[PIECE_CHAIN], out->chain, HASH_SIZE);
}

/* By a loss of power, before it was acknowledged: it stands there whole, too. */
static bool
is_cut(const char *text)
{
	const char *sign = strrchr(text, ' ');

	return !sign || strlen(sign + 1) != 2 * SIGN_SIZE;
}

static int
read_line(struct store *store, char *text, uint64_t cluster,
	register_visit visit, void *ctx, size_t *bad, struct err *err)
{
	char *whole = xstrdup(text);
	struct register_line line;
	uint8_t sig[SIGN_SIZE];
	size_t n;
	int rc = 0;

	if (is_cut(text)) {
		/* says nothing */
	} else if (!line_read(text, &line, &n, sig)) {
		++*bad;
	} else if (line.cluster == cluster) {
		if (seal_signed(sig, REGISTER_KEY, whole, n, store->master))
			rc = visit(ctx, &line, err);
		else
			++*bad;
	}
	free(whole);
	return rc;
}

static bool
is_inside(const char *path)
{
	const char *name = strrchr(path, '/');

	return name && strcmp(name, "/register") == 0;
}

/* The one in a store: what people name lies in none. */
static FILE *
open_inside(const char *path, struct err *err)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	FILE *f = fd < 0 || !register_is(path) ? NULL : fdopen(fd, "r");

	if (!f) {
		err_errno(err, "%s", path);
		if (fd >= 0)
			close(fd);
	}
	return f;
}

int
register_read(struct store *store, const char *path, uint64_t cluster,
	register_visit visit, void *ctx, size_t *bad, struct err *err)
{
	FILE *f = is_inside(path) ? open_inside(path, err)
				  : plain_file_open(path, err);
	char *text = NULL;
	size_t cap = 0;
	ssize_t n;
	int rc = 0;

	*bad = 0;
	if (!f)
		return err->code;
	while (!rc && (n = getline(&text, &cap, f)) > 0) {
		if (text[n - 1] == '\n')
			text[n - 1] = '\0';
		if (*text)
			rc = read_line(
				store, text, cluster, visit, ctx, bad, err);
	}
	free(text);
	fclose(f);
	return rc;
}

#define END_BYTES 65536 /* that are looked at for the last line */

static size_t
read_end(const char *path, char *out)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	off_t size = fd < 0 ? 0 : lseek(fd, 0, SEEK_END);
	off_t at = size > END_BYTES ? size - END_BYTES : 0;
	ssize_t n = fd < 0 ? 0 : pread(fd, out, END_BYTES, at);

	if (fd >= 0)
		close(fd);
	return n > 0 ? (size_t)n : 0;
}

static bool
tells_of_journal(const char *text, uint64_t cluster, struct register_line *out)
{
	char *copy = xstrdup(text);
	uint8_t sig[SIGN_SIZE];
	size_t n;
	const bool does = strncmp(text, words[REGISTER_ERASED],
				  strlen(words[REGISTER_ERASED])) != 0 &&
			  line_read(copy, out, &n, sig) &&
			  out->cluster == cluster;

	free(copy);
	return does;
}

bool
register_last(const char *path, uint64_t cluster, struct register_line *out,
	struct buf *text)
{
	char *end = xmalloc(END_BYTES + 1), *line;
	size_t n = register_is(path) ? read_end(path, end) : 0;
	bool found = false;

	for (end[n] = '\0'; !found && n > 0; end[n] = '\0') {
		while (n > 0 && end[n - 1] != '\n')
			n--;
		line = end + n;
		found = tells_of_journal(line, cluster, out);
		if (found)
			buf_adds(text, line);
		n -= n > 0;
	}
	free(end);
	return found;
}

bool
register_signed(struct store *store, const struct buf *text)
{
	char *copy = xstrdup(buf_str(text));
	struct register_line line;
	uint8_t sig[SIGN_SIZE];
	size_t n;
	const bool good =
		line_read(copy, &line, &n, sig) &&
		seal_signed(sig, REGISTER_KEY, text->data, n, store->master);

	free(copy);
	return good;
}
