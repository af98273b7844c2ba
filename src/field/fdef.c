/* SPDX-License-Identifier: MIT */
#include "magang/field/fdef.h"

#include <string.h>

const char *const fdef_type_word[TYPE_COUNT] = {
#define FDEF_WORD(type, word) [type] = word,
	FDEF_TYPES(FDEF_WORD)
#undef FDEF_WORD
};

static const bool kept_as_number[TYPE_COUNT] = {
	[TYPE_DATE] = true,
	[TYPE_NUMBER] = true,
	[TYPE_MONEY] = true,
	[TYPE_YESNO] = true,
	[TYPE_AREA] = true,
	[TYPE_REF] = true,
};

bool
fdef_is_number(enum fdef_type type)
{
	return (unsigned)type < TYPE_COUNT && kept_as_number[type];
}

bool
value_equal(const struct value *a, const struct value *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind == VALUE_NUMBER)
		return a->number == b->number;
	if (a->kind == VALUE_TEXT)
		return a->len == b->len &&
		       (a->len == 0 || memcmp(a->text, b->text, a->len) == 0);
	return true;
}

int
fdef_choice(const struct fdef *f, const char *code, size_t len)
{
	size_t i;

	for (i = 0; i < f->n_choices; i++) {
		const char *c = f->choices[i].code;

		if (strncmp(c, code, len) == 0 && c[len] == '\0')
			return (int)i;
	}
	return -1;
}
