/* SPDX-License-Identifier: MIT */
/*
 * What a value becomes that is `now`, was `seen`, and is to be `wanted`: asked
 * when a change meets one that its author had not seen, and by undo, for which
 * the new value is the one seen and the old one wanted.
 *
 * By default the whole value: the wanted one where it is as it was seen, or so
 * already. (A value that went away and came back is the value that was seen.)
 * Values of several parts merge part by part.
 */
#ifndef MAGANG_FIELD_MERGE_H
#define MAGANG_FIELD_MERGE_H

#include "magang/field/fdef.h"

struct arena;

/* false: a conflict, *out is not set. New texts in arena. */
typedef bool (*value_merge)(const struct value *now, const struct value *seen,
	const struct value *wanted, struct arena *arena, struct value *out);

/* Those that stand in the rows of types (type.h). */
bool merge_whole(const struct value *now, const struct value *seen,
	const struct value *wanted, struct arena *arena, struct value *out);
/* Texts of base/refs.h and base/marks.h; a text that is none is whole. */
bool merge_refs(const struct value *now, const struct value *seen,
	const struct value *wanted, struct arena *arena, struct value *out);
/* The same of marks, each roll by itself. */
bool merge_marks(const struct value *now, const struct value *seen,
	const struct value *wanted, struct arena *arena, struct value *out);

#endif
