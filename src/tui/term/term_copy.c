/* SPDX-License-Identifier: MIT */
/* What a terminal does besides showing a picture: its clipboard, its bell. */
#include "magang/tui/term/term_copy.h"

#include <string.h>

#include "magang/tui/term/term.h"
#include "magang/tui/term/term_send.h"

#include "term_own.h"

static void
base64(struct buf *out, const char *s, size_t n)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmno"
				     "pqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < n; i += 3) {
		unsigned v = (unsigned)(unsigned char)s[i] << 16;

		if (i + 1 < n)
			v |= (unsigned)(unsigned char)s[i + 1] << 8;
		if (i + 2 < n)
			v |= (unsigned char)s[i + 2];
		buf_addc(out, digits[v >> 18]);
		buf_addc(out, digits[v >> 12 & 63]);
		buf_addc(out, i + 1 < n ? digits[v >> 6 & 63] : '=');
		buf_addc(out, i + 2 < n ? digits[v & 63] : '=');
	}
}

/* Terminals inside tmux and screen: what wraps the sequence. */
static const struct {
	const char *name, *before, *after;
} wraps[] = {
	{ "tmux", "\033Ptmux;\033", "\033\\" },
	{ "screen", "\033P", "\033\\" },
	{ "", "", "" },
};

void
term_bell(struct terminal *t)
{
	t->bell = true;
}

void
term_copy(struct terminal *t, const char *text)
{
	struct buf *b = &t->queue;
	size_t n = strlen(text), i = 0;

	if (t->fd < 0 || t->gone)
		return;
	while (strncmp(t->name, wraps[i].name, strlen(wraps[i].name)) != 0)
		i++;
	buf_adds(b, wraps[i].before);
	buf_adds(b, "\033]52;c;");
	base64(b, text, n < TERM_COPY_MAX ? n : TERM_COPY_MAX);
	buf_adds(b, "\a");
	buf_adds(b, wraps[i].after);
	term_send(t);
}
