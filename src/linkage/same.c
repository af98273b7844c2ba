/* SPDX-License-Identifier: MIT */
/* There are few of these kinds: each is read. */
#include "magang/linkage/same.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/fold.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/record/index.h"
#include "magang/record/record.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

static void
folded(const struct record *r, uint16_t field, char out[256])
{
	struct fold_name name;
	char text[256];

	fold_name(&name, record_text(r, field, text, sizeof(text)), 0);
	fold_join(out, 256, &name);
	if (!name.n) /* not in these letters */
		memcpy(out, text, sizeof(text));
}

static bool
field_same(const struct record *a, const struct record *b, uint16_t field)
{
	const struct value *v = record_get(a, field);
	char x[256], y[256];

	if (!v || v->kind != VALUE_TEXT)
		return record_number(a, field, 0) == record_number(b, field, 0);
	folded(a, field, x);
	folded(b, field, y);
	return strcmp(x, y) == 0;
}

static bool
is_same(const struct record *a, const struct record *b)
{
	const uint16_t *fields = kind_info((enum kind)a->kind)->same;

	for (size_t i = 0; i < 2; i++)
		if (!field_same(a, b, fields[i]))
			return false;
	return true;
}

uint64_t
same_as(struct office *office, struct txn *txn, const struct record *r)
{
	const struct kind_info *k = kind_info((enum kind)r->kind);
	const uint8_t prefix = (uint8_t)r->kind;
	struct record *other;
	uint64_t found = 0;
	struct walk w;

	if (!k->same[0] || !record_has(r, k->name_field))
		return 0;
	other = xmalloc(sizeof(*other));
	walk_begin(&w, txn, TREE_REC, &prefix, 1);
	while (!found && walk_next(&w)) {
		if (walk_id(&w) != r->id &&
			record_decode(other, walk_id(&w), w.value.p, w.value.n,
				RECORD_UNCHECKED) &&
			is_same(r, other) &&
			access_sees(&office->access, txn, other))
			found = other->id;
	}
	walk_end(&w);
	free(other);
	return found;
}

uint64_t
same_named(struct office *office, struct txn *txn, enum kind kind,
	const char *name)
{
	const uint16_t field = kind_info(kind)->name_field;
	const uint8_t prefix = (uint8_t)kind;
	struct record *said = xmalloc(sizeof(*said)),
		      *other = xmalloc(sizeof(*other));
	uint64_t found = 0;
	size_t n = 0;
	struct walk w;

	record_init(said, kind, 0);
	record_set_text(said, field, name);
	walk_begin(&w, txn, TREE_REC, &prefix, 1);
	while (walk_next(&w)) {
		if (!record_decode(other, walk_id(&w), w.value.p, w.value.n,
			    RECORD_UNCHECKED) ||
			!field_same(said, other, field) ||
			!access_sees(&office->access, txn, other))
			continue;
		found = other->id;
		n++;
	}
	walk_end(&w);
	free(said);
	free(other);
	return n == 1 ? found : 0;
}
