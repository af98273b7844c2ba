/* SPDX-License-Identifier: MIT */
#include "magang/field/merge.h"

#include <stdlib.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/marks.h"
#include "magang/base/marks_pack.h"
#include "magang/base/mem.h"
#include "magang/base/refs.h"

/* An empty text is no value. */
static struct value
keep(struct arena *arena, const struct buf *b)
{
	if (!b->len)
		return (struct value){ .kind = VALUE_UNKNOWN };
	return (struct value){ .kind = VALUE_TEXT,
		.text = arena_strndup(arena, b->data, b->len),
		.len = b->len };
}

static bool
read_refs(const struct value *v, struct refs *out)
{
	size_t at;

	out->n = 0;
	return v->kind == VALUE_UNKNOWN ||
	       (v->kind == VALUE_TEXT && refs_parse(v->text, v->len, NULL, NULL,
						 out, &at) == REFS_OK);
}

bool
merge_whole(const struct value *now, const struct value *seen,
	const struct value *wanted, struct arena *arena, struct value *out)
{
	(void)arena;
	*out = *wanted;
	return value_equal(now, seen) || value_equal(now, wanted);
}

bool
merge_refs(const struct value *now, const struct value *seen,
	const struct value *wanted, struct arena *arena, struct value *out)
{
	struct refs n, s, w, all;
	struct buf b = BUF_INIT;

	if (!read_refs(now, &n) || !read_refs(seen, &s) ||
		!read_refs(wanted, &w))
		return merge_whole(now, seen, wanted, arena, out);
	if (!refs_merge(&n, &s, &w, &all))
		return false;
	refs_print(&all, NULL, NULL, &b);
	*out = keep(arena, &b);
	buf_release(&b);
	return true;
}

static bool
read_marks(const struct value *v, struct marks *out)
{
	out->n = 0;
	return v->kind == VALUE_UNKNOWN ||
	       (v->kind == VALUE_TEXT && marks_unpack(v->text, v->len, out));
}

bool
merge_marks(const struct value *now, const struct value *seen,
	const struct value *wanted, struct arena *arena, struct value *out)
{
	struct marks *m = xcalloc(4, sizeof(*m)); /* now, seen, wanted, all */
	struct buf b = BUF_INIT;
	bool good;

	if (!read_marks(now, &m[0]) || !read_marks(seen, &m[1]) ||
		!read_marks(wanted, &m[2])) {
		free(m);
		return merge_whole(now, seen, wanted, arena, out);
	}
	good = marks_merge(&m[0], &m[1], &m[2], &m[3], NULL);
	if (good) {
		marks_pack(&m[3], &b);
		*out = keep(arena, &b);
	}
	buf_release(&b);
	free(m);
	return good;
}
