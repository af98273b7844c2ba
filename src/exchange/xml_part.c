/* SPDX-License-Identifier: MIT */
#include "xml_part.h"

#include <string.h>

#include <expat.h>

#define DEEP_MOST 64
#define CHUNK 16384
#define TAG_MOST ((size_t)1 << 20)

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
	XML_StopParser(x->parser, XML_FALSE);
}

void
xml_part_halt(struct xml_part *x)
{
	XML_StopParser(x->parser, XML_TRUE);
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
	x->parser = XML_ParserCreate(NULL);
	if (!x->parser) {
		zip_get_part_end(zip);
		return false;
	}
	XML_SetUserData(x->parser, x);
	XML_SetElementHandler(x->parser, begin, end);
	XML_SetCharacterDataHandler(x->parser, text);
	XML_SetStartDoctypeDeclHandler(x->parser, doctype);
	return true;
}

/* The next bytes to the parser. */
static enum XML_Status
feed(struct xml_part *x)
{
	void *into = XML_GetBuffer(x->parser, CHUNK);
	const int n = into ? zip_get_read(x->zip, into, CHUNK) : -1;

	if (n < 0)
		return XML_STATUS_ERROR;
	x->over = (size_t)n > x->left;
	x->left -= x->over ? x->left : (size_t)n;
	x->quiet += (size_t)n;
	if (x->over || x->quiet > TAG_MOST)
		return XML_STATUS_ERROR;
	x->done = n == 0;
	return XML_ParseBuffer(x->parser, n, x->done);
}

bool
xml_part_next(struct xml_part *x)
{
	while (!x->fault && (x->halted || !x->done)) {
		const enum XML_Status is =
			x->halted ? XML_ResumeParser(x->parser) : feed(x);

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
	XML_ParserFree(x->parser);
	zip_get_part_end(x->zip);
	x->parser = NULL;
}
