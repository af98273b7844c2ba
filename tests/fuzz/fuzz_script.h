/* SPDX-License-Identifier: MIT */
/* Bytes as the script that builds a change. */
#ifndef FUZZ_SCRIPT_H
#define FUZZ_SCRIPT_H

#include "magang/base/pack.h"
#include "magang/field/fdef.h"

/* Nothing, a number or a text, in turn. */
static struct value
script_value(struct reader *rd, unsigned what)
{
	struct value v = value_none();

	if (what % 3 == 1)
		return value_number(read_signed(rd));
	if (what % 3 == 2) {
		v.text = (const char *)read_bytes(rd, &v.len);
		v.kind = v.text ? VALUE_TEXT : VALUE_UNKNOWN;
	}
	return v;
}

#endif
