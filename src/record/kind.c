/* SPDX-License-Identifier: MIT */
#include "magang/record/kind.h"

#include <string.h>

#include "magang/base/utf8.h"

static const struct kind_info *const kinds[KIND_COUNT] = {
#define KIND_PLACE(word, row) [KIND_##word] = &kind_##row,
	KINDS(KIND_PLACE)
#undef KIND_PLACE
};

const struct kind_info *
kind_info(enum kind kind)
{
	return kind > KIND_NONE && kind < KIND_COUNT ? kinds[kind] : NULL;
}

const struct kind_info *
kind_by_name(const char *name)
{
	for (int k = KIND_NONE + 1; k < KIND_COUNT; k++)
		if (strcmp(kinds[k]->name, name) == 0)
			return kinds[k];
	return NULL;
}

const struct kind_word *
kind_word(enum kind kind, const char *word)
{
	const struct kind_info *k = kind_info(kind);

	for (size_t i = 0; k && i < k->n_words; i++)
		if (utf8_says(&k->words[i].word, word))
			return &k->words[i];
	return NULL;
}

bool
kind_is(enum kind kind, enum kind_flags flag)
{
	const struct kind_info *k = kind_info(kind);

	return k && k->flags & flag;
}

enum kind
kind_of_prefix(const char *prefix)
{
	enum kind programs = KIND_NONE;

	for (int k = KIND_NONE + 1; k < KIND_COUNT; k++) {
		if (strcmp(kinds[k]->prefix, prefix) == 0)
			return (enum kind)k;
		if (kinds[k]->flags & KIND_OF_PROGRAM)
			programs = (enum kind)k;
	}
	return programs;
}

bool
kind_says(enum kind kind, uint16_t field)
{
	const struct kind_info *k = kind_info(kind);
	size_t i = 0;

	while (k && k->say && i < KIND_SAID && k->said[i] != field)
		i++;
	return k && k->say && i < KIND_SAID;
}

bool
kind_is_owner(enum kind kind)
{
	const struct kind_info *k = kind_info(kind);

	return k && k->owner == OWN_RECORD;
}

bool
kind_has_person(enum kind kind)
{
	const struct kind_info *k = kind_info(kind);

	return k && k->owner && k->owner != OWN_RECORD;
}

bool
kind_has_about(enum kind kind)
{
	const struct kind_info *k = kind_info(kind);

	return k && k->about;
}

const struct kind_info *
kind_to(const struct fdef *f)
{
	return f->to ? kind_by_name(f->to) : NULL;
}

bool
kind_refers(enum kind kind, const struct fdef *f)
{
	const struct kind_info *k = kind_info(kind), *to = kind_to(f);

	if (f->type != TYPE_REF)
		return false;
	return to ? !(to->flags & KIND_VERSIONS)
		  : k && k->about && f->id == k->about;
}

enum kind
kind_about(enum kind kind)
{
	const struct kind_info *k = kind_info(kind), *to;

	for (size_t i = 0; k && k->about && i < k->n_fields; i++) {
		to = k->fields[i].id == k->about ? kind_to(&k->fields[i])
						 : NULL;
		if (to)
			return to->kind;
	}
	return KIND_NONE;
}

bool
kind_is_within(enum kind kind, const struct fdef *f)
{
	const struct kind_info *k = kind_info(kind);

	return k && kind_to(f) &&
	       (f->id == k->within[0] || f->id == k->within[1] ||
		       f->id == k->about || f->id == k->other);
}

bool
kind_takes_about(enum kind kind, enum kind about)
{
	return kind_is(about, KIND_TOPIC) ||
	       (about && kind_about(kind) == about);
}

bool
kind_seen_by_about(enum kind kind)
{
	const struct kind_info *k = kind_info(kind);

	return k && k->about && !k->owner;
}

/* The kind of what it joins to its owner; NULL: it joins nothing. */
static const struct kind_info *
kind_other(enum kind kind)
{
	const struct kind_info *k = kind_info(kind);

	for (size_t i = 0; k && k->other && i < k->n_fields; i++)
		if (k->fields[i].id == k->other)
			return kind_to(&k->fields[i]);
	return NULL;
}

bool
kind_of_one_person(enum kind kind)
{
	const struct kind_info *k = kind_info(kind), *other = kind_other(kind);

	return k && k->owner && (!other || other->owner != OWN_RECORD);
}

bool
kind_of_two_persons(enum kind kind)
{
	const struct kind_info *k = kind_info(kind);

	return k && k->owner && !kind_of_one_person(kind);
}

bool
kind_leads_to_topic(enum kind kind)
{
	const struct kind_info *k = kind_info(kind);

	return k && (kind_is(kind, KIND_TOPIC) || k->about ||
			    kind_of_one_person(kind));
}

bool
kind_has_stage(enum kind kind)
{
	const struct kind_info *k = kind_info(kind);

	return k && k->stage;
}
