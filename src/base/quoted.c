/* SPDX-License-Identifier: MIT */
#include "magang/base/quoted.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

/* Only what could stand on a screen as well. */
static int
check_text(const char *line, struct err *err)
{
	const char *end = line + strlen(line);

	if (end - line > QUOTED_BYTES)
		return err_set(err, MG_EUSAGE,
			_("the command is longer than %d bytes"), QUOTED_BYTES);
	while (line < end) {
		int32_t cp = utf8_next(&line, end);
		enum utf8_kind kind =
			cp < 0 ? UTF8_CONTROL : utf8_kind((uint32_t)cp);

		if (kind != UTF8_ORDINARY && kind != UTF8_MARK)
			return err_set(err, MG_EUSAGE,
				_("the command has a character that is none of "
				  "a text; write it in one line of UTF-8"));
	}
	return 0;
}

/* One word from *p on, written to *to; false: a quote is left open. */
static bool
take(const char **p, char **to)
{
	char quote = '\0';

	for (; **p && (quote || **p != ' '); (*p)++) {
		bool escapes = **p == '\\' && quote != '\'' && (*p)[1] &&
			       (!quote || strchr("\\\"", (*p)[1]));

		if (escapes)
			*(*to)++ = *++*p;
		else if (quote ? **p == quote : **p == '\'' || **p == '"')
			quote = quote ? '\0' : **p;
		else
			*(*to)++ = **p;
	}
	*(*to)++ = '\0';
	return quote == '\0';
}

int
quoted_split(const char *line, struct quoted *out, struct err *err)
{
	struct quoted q = { .n = 0 };
	int rc = check_text(line, err);
	char *to;

	if (rc)
		return rc;
	q.words = xcalloc(QUOTED_WORDS + 1, sizeof(*q.words));
	q.room = to = xmalloc(strlen(line) + 1);
	for (line += strspn(line, " "); !rc && *line;
		line += strspn(line, " ")) {
		if (q.n == QUOTED_WORDS) {
			rc = err_set(err, MG_EUSAGE,
				_("the command has more than %d words"),
				QUOTED_WORDS);
			break;
		}
		q.words[q.n++] = to;
		if (!take(&line, &to))
			rc = err_set(err, MG_EUSAGE,
				_("a quote is left open in the command"));
	}
	if (rc)
		quoted_release(&q);
	else
		*out = q;
	return rc;
}

void
quoted_release(struct quoted *q)
{
	free(q->words);
	free(q->room);
	*q = (struct quoted){ .n = 0 };
}

void
quoted_put(struct buf *out, const char *text)
{
	buf_addc(out, '\'');
	for (; *text; text++)
		if (*text == '\'')
			buf_adds(out, "'\\''");
		else
			buf_addc(out, *text);
	buf_addc(out, '\'');
}
