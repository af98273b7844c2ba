/* SPDX-License-Identifier: MIT */
/*
 * A part of an archive as XML: the only user of expat. It is read piece by piece
 * and may be halted at the end of an element, to go on from there. What declares
 * entities is refused, as is what is deeper, longer in one tag or longer as a whole
 * than any sheet.
 */
#ifndef EXCHANGE_XML_PART_H
#define EXCHANGE_XML_PART_H

#include <stdbool.h>
#include <stddef.h>

#include "zip_get.h"

#define XML_LIBRARY "libexpat.so.1"

/* Names are without their prefix. Attributes are name, value, ..., NULL. */
struct xml_ops {
	void (*begin)(void *ctx, const char *name, const char **attributes);
	void (*end)(void *ctx, const char *name);
	void (*text)(void *ctx, const char *s, size_t n);
};

struct xml_part {
	struct zip_get *zip;
	const struct xml_ops *ops;
	void *ctx;
	void *parser;
	struct expat *expat;
	size_t left;  /* bytes that it may still have */
	size_t quiet; /* bytes since anything was told */
	int depth;
	bool fault, over; /* damaged; longer than it may be */
	bool halted, done;
};

/* false: there is no such part. `most`: bytes. XML_LIBRARY is loaded (late.h). */
bool xml_part_open(struct xml_part *x, struct zip_get *zip, const char *name,
	size_t most, const struct xml_ops *ops, void *ctx);
/* Goes on: true where it was halted, false at its end or at a fault. */
bool xml_part_next(struct xml_part *x);
/* For ops: after this. */
void xml_part_halt(struct xml_part *x);
/* For ops: it is not what it should be, and nothing more is told. */
void xml_part_fail(struct xml_part *x);
/* NULL: there is none. */
const char *xml_attribute(const char **attributes, const char *name);
void xml_part_close(struct xml_part *x);

#endif
