/* SPDX-License-Identifier: MIT */
#include "magang/record/group.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/record/person_infer.h"

enum field_group
field_group(enum kind kind, uint16_t id)
{
	const struct kind_info *k = kind_info(kind);

	for (size_t i = 0; k && i < k->n_fields; i++)
		if (k->fields[i].id == id)
			return k->fields[i].group;
	return GROUP_NONE;
}

static bool
names(const struct op *op, uint16_t id)
{
	for (size_t i = 0; i < op->n + op->n_seen; i++)
		if (op->f[i].id == id)
			return true;
	return false;
}

void
op_see_groups(struct change *c, struct op *op, const struct record *seen)
{
	const struct kind_info *k = kind_info(op->kind);
	unsigned groups = 0; /* a bit each */

	for (size_t i = 0; i < op->n; i++)
		groups |= 1u << field_group(op->kind, op->f[i].id);
	groups &= ~(1u << GROUP_NONE);
	for (size_t i = 0; groups && i < k->n_fields; i++) {
		uint16_t id = k->fields[i].id;

		if ((groups >> k->fields[i].group & 1) && !names(op, id))
			op_seen(c, op, id, record_get(seen, id));
	}
}

/* "3:20781 5:20790": the last entry is the stage now, and its day. */
static uint16_t
case_torn(const struct record *c)
{
	const struct value *v = record_get(c, F_HISTORY);
	char *text, *last, *day;
	uint16_t torn = 0;

	if (!v || v->kind != VALUE_TEXT)
		return record_has(c, F_STAGE) ? F_HISTORY : 0;
	text = xstrndup(v->text, v->len);
	last = strrchr(text, ' ');
	last = last ? last + 1 : text;
	day = strchr(last, ':');
	if (!day || strtol(last, NULL, 10) != record_number(c, F_STAGE, -1))
		torn = F_STAGE;
	else if (strtol(day + 1, NULL, 10) != record_number(c, F_ENTERED, -1))
		torn = F_ENTERED;
	free(text);
	return torn;
}

uint16_t
record_torn(const struct record *r)
{
	switch (r->kind) {
	case KIND_PERSON:
		return person_torn(r);
	case KIND_CASE:
		return case_torn(r);
	default:
		return 0;
	}
}
