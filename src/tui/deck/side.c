/* SPDX-License-Identifier: MIT */
#include "side.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

void
side_put(struct side *c, enum term_role role, bool head, struct buf *b)
{
	if (c->n < ARRAY_SIZE(c->row)) {
		c->row[c->n].more = NULL;
		c->row[c->n].role = role;
		c->row[c->n].head = head;
		c->row[c->n++].text = xstrdup(buf_str(b));
	}
	buf_clear(b);
}

void
side_folded(struct side *out, enum term_role role, bool head, const char *text)
{
	char *folded = lines_fold(text, out->width), *save = NULL;
	struct buf b = BUF_INIT;

	for (char *l = strtok_r(folded, "\n", &save); l;
		l = strtok_r(NULL, "\n", &save)) {
		buf_adds(&b, l);
		side_put(out, role, head, &b);
		head = false;
	}
	buf_release(&b);
	free(folded);
}

void
side_cut(struct side *out, enum term_role role, const char *before,
	const char *label, int room, const char *tail)
{
	const size_t n = out->n;
	struct buf b = BUF_INIT;

	buf_adds(&b, before);
	utf8_pad(&b, label, room);
	buf_adds(&b, tail);
	side_put(out, role, false, &b);
	if (out->n > n && utf8_columns(label) > room)
		out->row[out->n - 1].more = xstrdup(label);
	buf_release(&b);
}

void
side_whole(struct side *out, enum term_role role, const char *before,
	const char *label, int room, const char *tail)
{
	char *folded = lines_fold(label, room), *save = NULL;
	const char *l = strtok_r(folded, "\n", &save);
	struct buf b = BUF_INIT;

	buf_adds(&b, before);
	utf8_pad(&b, l ? l : "", room);
	buf_adds(&b, tail);
	side_put(out, role, false, &b);
	while ((l = strtok_r(NULL, "\n", &save)) != NULL) {
		utf8_pad(&b, "", utf8_columns(before));
		buf_adds(&b, l);
		side_put(out, role, false, &b);
	}
	buf_release(&b);
	free(folded);
}

void
side_more(struct side *out, enum term_role role, const char *text,
	const char *more)
{
	const size_t n = out->n;
	struct buf b = BUF_INIT;

	buf_adds(&b, text);
	side_put(out, role, false, &b);
	if (out->n > n)
		out->row[n].more = xstrdup(more);
	buf_release(&b);
}

void
side_take(struct side *to, struct side *from)
{
	size_t taken = 0;

	while (taken < from->n && to->n < ARRAY_SIZE(to->row))
		to->row[to->n++] = from->row[taken++];
	memmove(from->row, from->row + taken,
		(from->n - taken) * sizeof(from->row[0]));
	from->n -= taken;
}

void
side_clear(struct side *c)
{
	for (size_t i = 0; i < c->n; i++) {
		free(c->row[i].text);
		free(c->row[i].more);
	}
	c->n = 0;
}

/* The line has what is cut of the row. */
static void
take_more(struct line *line, struct side *c, size_t i)
{
	char *both;

	if (i >= c->n || !c->row[i].more)
		return;
	both = line->more ? xasprintf("%s\n%s", line->more, c->row[i].more)
			  : xstrdup(c->row[i].more);
	free(line->more);
	line->more = both;
}

void
side_lines(struct lines *out, struct side *c)
{
	for (size_t i = 0; i < c->n; i++) {
		struct line *line = c->row[i].head
					    ? lines_head(out, c->row[i].text)
					    : lines_add(out, c->row[i].text);

		take_more(line, c, i);
		if (!c->row[i].head)
			line->role = c->row[i].role;
	}
}

void
side_beside(struct lines *out, struct side *left, struct side *right)
{
	size_t n = left->n > right->n ? left->n : right->n;
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < n; i++) {
		const bool head = i < left->n && left->row[i].head;
		const char *l = i < left->n ? left->row[i].text : "";
		struct line *line;

		utf8_pad(&b, l, left->width);
		if (i < right->n)
			buf_addf(&b, "  %s", right->row[i].text);
		line = head ? lines_head(out, buf_str(&b))
			    : lines_add(out, buf_str(&b));
		take_more(line, left, i);
		take_more(line, right, i);
		if (!head && i < left->n)
			line->role = left->row[i].role;
		buf_clear(&b);
	}
	buf_release(&b);
}
