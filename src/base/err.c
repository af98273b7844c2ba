/* SPDX-License-Identifier: MIT */
#include "magang/base/err.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "magang/base/i18n.h"
#include "magang/base/mem.h"

struct code_row {
	int code;
	const char *id;
	int status;
};

/* In the order of enum mg_code, so that a code is an index. */
static const struct code_row codes[] = {
#define CODE_ROW(code, id, status) { code, id, status },
	MG_CODES(CODE_ROW)
#undef CODE_ROW
};

struct errno_row {
	int number;
	int code;
	const char *reason;
};

/* What happens to people; in the words of the C library, which are looked for
 * where somebody asks for help. */
static const struct errno_row errnos[] = {
	{ ENOSPC, MG_EFULL, N_("No space left on device") },
	{ EDQUOT, MG_EFULL, N_("Disk quota exceeded") },
	{ EFBIG, MG_EFULL, N_("File too large") },
	{ EACCES, MG_EACCESS, N_("Permission denied") },
	{ EPERM, MG_EACCESS, N_("Operation not permitted") },
	{ ENOENT, MG_EINPUT, N_("No such file or directory") },
	{ EEXIST, MG_EIO, N_("File exists") },
	{ EIO, MG_EIO, N_("Input/output error") },
	{ EISDIR, MG_EIO, N_("Is a directory") },
	{ ENAMETOOLONG, MG_EIO, N_("File name too long") },
	{ ENOTDIR, MG_EIO, N_("Not a directory") },
	{ EROFS, MG_EIO, N_("Read-only file system") },
};

static bool
is_continuation(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* Takes back the head of a character whose tail was cut off. */
static void
cut_at_character(char *text, size_t len)
{
	size_t i = len;

	while (i > 0 && is_continuation(text[i - 1]))
		i--;
	if (i > 0 && (unsigned char)text[i - 1] >= 0xC0) {
		unsigned char head = (unsigned char)text[i - 1];
		size_t want = head >= 0xF0 ? 4 : head >= 0xE0 ? 3 : 2;

		if (len - (i - 1) < want)
			text[i - 1] = '\0';
	}
}

/* Through a text of its own: the arguments may point into err->text. */
static void __attribute__((format(printf, 2, 0)))
err_vtext(struct err *err, const char *fmt, va_list ap)
{
	char text[sizeof(err->text)];
	int n = vsnprintf(text, sizeof(text), fmt, ap);

	assert(n >= 0);
	if ((size_t)n >= sizeof(text))
		cut_at_character(text, sizeof(text) - 1);
	memcpy(err->text, text, strlen(text) + 1);
}

static void __attribute__((format(printf, 2, 3)))
err_text(struct err *err, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	err_vtext(err, fmt, ap);
	va_end(ap);
}

int
err_set(struct err *err, int code, const char *fmt, ...)
{
	va_list ap;

	assert(err && code < 0);
	err->code = code;
	va_start(ap, fmt);
	err_vtext(err, fmt, ap);
	va_end(ap);
	return code;
}

static const struct errno_row *
errno_row(int number)
{
	for (size_t i = 0; i < ARRAY_SIZE(errnos); i++)
		if (errnos[i].number == number)
			return &errnos[i];
	return NULL;
}

int
err_errno(struct err *err, const char *fmt, ...)
{
	int number = errno;
	const struct errno_row *row = errno_row(number);
	char reason[256];
	char what[sizeof(err->text)];
	va_list ap;

	assert(err);
	va_start(ap, fmt);
	vsnprintf(what, sizeof(what), fmt, ap);
	va_end(ap);
	err->code = row ? row->code : MG_EIO;
	err_text(err, "%s: %s", what,
		row ? _(row->reason)
		    : strerror_r(number, reason, sizeof(reason)));
	errno = number;
	return err->code;
}

int
err_context(struct err *err, const char *fmt, ...)
{
	char context[sizeof(err->text)];
	va_list ap;

	assert(err && err->code);
	va_start(ap, fmt);
	vsnprintf(context, sizeof(context), fmt, ap);
	va_end(ap);
	err_text(err, "%s: %s", context, err->text);
	return err->code;
}

static const struct code_row *
code_row(int code)
{
	int i = code - MG_EFIRST - 1;

	if (i < 0 || (size_t)i >= ARRAY_SIZE(codes))
		i = MG_EINTERNAL - MG_EFIRST - 1;
	assert(codes[i].code == MG_EFIRST + 1 + i);
	return &codes[i];
}

const char *
err_id(int code)
{
	return code == MG_OK ? "ok" : code_row(code)->id;
}

int
err_exit_status(int code)
{
	return code == MG_OK ? 0 : code_row(code)->status;
}

int
err_from_id(const char *id)
{
	if (strcmp(id, "ok") == 0)
		return MG_OK;
	for (size_t i = 0; i < ARRAY_SIZE(codes); i++)
		if (strcmp(codes[i].id, id) == 0)
			return codes[i].code;
	return MG_EINTERNAL;
}
