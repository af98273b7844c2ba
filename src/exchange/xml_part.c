/* SPDX-License-Identifier: MIT */
#include "xml_part.h"

#include <stdlib.h>
#include <string.h>

#include <expat.h>

#include "magang/base/late.h"
#include "magang/base/mem.h"

#define DEEP_MOST 64
#define CHUNK 16384
#define TAG_MOST ((size_t)1 << 20)

struct expat {
	__typeof__(XML_ParserCreate) *make;
	__typeof__(XML_SetUserData) *data;
	__typeof__(XML_SetElementHandler) *elements;
	__typeof__(XML_SetCharacterDataHandler) *text;
	__typeof__(XML_SetStartDoctypeDeclHandler) *doctype;
	__typeof__(XML_GetBuffer) *room;
	__typeof__(XML_ParseBuffer) *parse;
	__typeof__(XML_ResumeParser) *resume;
	__typeof__(XML_StopParser) *stop;
	__typeof__(XML_ParserFree) *free;
};

static struct expat *
expat_new(void)
{
	struct expat *e = xmalloc(sizeof(*e));

	*e = (struct expat){
		.make = late_call(XML_LIBRARY, "XML_ParserCreate"),
		.data = late_call(XML_LIBRARY, "XML_SetUserData"),
		.elements = late_call(XML_LIBRARY, "XML_SetElementHandler"),
		.text = late_call(XML_LIBRARY, "XML_SetCharacterDataHandler"),
		.doctype = late_call(
			XML_LIBRARY, "XML_SetStartDoctypeDeclHandler"),
		.room = late_call(XML_LIBRARY, "XML_GetBuffer"),
		.parse = late_call(XML_LIBRARY, "XML_ParseBuffer"),
		.resume = late_call(XML_LIBRARY, "XML_ResumeParser"),
		.stop = late_call(XML_LIBRARY, "XML_StopParser"),
		.free = late_call(XML_LIBRARY, "XML_ParserFree"),
	};
	return e;
}

static const char *
bare(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon ? colon + 1 : name;
}

const char *
xml_attribute(const char **attributes, const char *name)
{
	for (; *attributes; attributes += 2)
		if (strcmp(bare(*attributes), name) == 0)
			return attributes[1];
	return NULL;
}

void
xml_part_fail(struct xml_part *x)
{
	x->fault = true;
	x->expat->stop(x->parser, XML_FALSE);
}

void
xml_part_halt(struct xml_part *x)
{
	x->expat->stop(x->parser, XML_TRUE);
}

static void
begin(void *ctx, const char *name, const char **attributes)
{
	struct xml_part *x = ctx;

	x->quiet = 0;
	if (x->fault)
		return;
	if (++x->depth > DEEP_MOST)
		xml_part_fail(x);
	else
		x->ops->begin(x->ctx, bare(name), attributes);
}

static void
end(void *ctx, const char *name)
{
	struct xml_part *x = ctx;

	x->quiet = 0;
	x->depth--;
	if (!x->fault)
		x->ops->end(x->ctx, bare(name));
}

static void
text(void *ctx, const char *s, int n)
{
	struct xml_part *x = ctx;

	x->quiet = 0;
	if (!x->fault && x->ops->text)
		x->ops->text(x->ctx, s, (size_t)n);
}

/* Whoever needs none declares none. */
static void
doctype(void *ctx, const char *name, const char *system, const char *public,
	int internal)
{
	(void)name;
	(void)system;
	(void)public;
	(void)internal;
	xml_part_fail(ctx);
}

bool
xml_part_open(struct xml_part *x, struct zip_get *zip, const char *name,
	size_t most, const struct xml_ops *ops, void *ctx)
{
	*x = (struct xml_part){
		.zip = zip, .ops = ops, .ctx = ctx, .left = most
	};
	if (!zip_get_part(zip, name))
		return false;
	x->expat = expat_new();
	x->parser = x->expat->make(NULL);
	if (!x->parser) {
		zip_get_part_end(zip);
		free(x->expat);
		return false;
	}
	x->expat->data(x->parser, x);
	x->expat->elements(x->parser, begin, end);
	x->expat->text(x->parser, text);
	x->expat->doctype(x->parser, doctype);
	return true;
}

/* The next bytes to the parser. */
static enum XML_Status
feed(struct xml_part *x)
{
	void *into = x->expat->room(x->parser, CHUNK);
	const int n = into ? zip_get_read(x->zip, into, CHUNK) : -1;

	if (n < 0)
		return XML_STATUS_ERROR;
	x->over = (size_t)n > x->left;
	x->left -= x->over ? x->left : (size_t)n;
	x->quiet += (size_t)n;
	if (x->over || x->quiet > TAG_MOST)
		return XML_STATUS_ERROR;
	x->done = n == 0;
	return x->expat->parse(x->parser, n, x->done);
}

bool
xml_part_next(struct xml_part *x)
{
	while (!x->fault && (x->halted || !x->done)) {
		const enum XML_Status is =
			x->halted ? x->expat->resume(x->parser) : feed(x);

		x->halted = is == XML_STATUS_SUSPENDED;
		x->fault |= is == XML_STATUS_ERROR;
		if (x->halted)
			return true;
	}
	return false;
}

void
xml_part_close(struct xml_part *x)
{
	if (!x->parser)
		return;
	x->expat->free(x->parser);
	free(x->expat);
	zip_get_part_end(x->zip);
	x->parser = NULL;
}
