/* SPDX-License-Identifier: MIT */
/* JSON as RFC 8259 wants it: always valid UTF-8, whatever a record holds. */
#include "magang/view/json.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/utf8.h"

#define JSON_DEPTH 31

void
json_init(struct json *j, struct buf *b)
{
	j->b = b;
	j->first = 1;
	j->depth = 0;
}

static void
add_escaped(struct buf *b, uint32_t cp)
{
	char utf8[4];

	if (cp == '"' || cp == '\\')
		buf_addf(b, "\\%c", (char)cp);
	else if (cp == '\n')
		buf_adds(b, "\\n");
	else if (cp == '\t')
		buf_adds(b, "\\t");
	else if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0))
		buf_addf(b, "\\u%04x", (unsigned)cp);
	else
		buf_add(b, utf8, utf8_put(utf8, cp));
}

/* Bytes that are themselves in a string. */
static size_t
plain_run(const char *s)
{
	const char *p = s;

	while (*p >= ' ' && *p <= '~' && *p != '"' && *p != '\\')
		p++;
	return (size_t)(p - s);
}

static void
add_string(struct buf *b, const char *s)
{
	const char *end = s + strlen(s);
	size_t plain;
	int32_t cp;

	buf_addc(b, '"');
	while (s < end) {
		plain = plain_run(s);
		buf_add(b, s, plain);
		s += plain;
		if (s == end)
			break;
		cp = utf8_next(&s, end);
		add_escaped(b, cp < 0 ? 0xfffd : (uint32_t)cp);
	}
	buf_addc(b, '"');
}

static void
begin_member(struct json *j, const char *key)
{
	unsigned bit = 1u << j->depth;

	if (!(j->first & bit))
		buf_addc(j->b, ',');
	j->first &= ~bit;
	if (key) {
		add_string(j->b, key);
		buf_addc(j->b, ':');
	}
}

void
json_open(struct json *j, const char *key, char bracket)
{
	begin_member(j, key);
	buf_addc(j->b, bracket);
	assert(j->depth < JSON_DEPTH);
	j->depth++;
	j->first |= 1u << j->depth;
}

void
json_close(struct json *j, char bracket)
{
	assert(j->depth > 0);
	j->depth--;
	buf_addc(j->b, bracket);
}

void
json_raw(struct json *j, const char *key, const char *raw)
{
	begin_member(j, key);
	buf_adds(j->b, raw);
}

void
json_text(struct json *j, const char *key, const char *text)
{
	if (!text) {
		json_raw(j, key, "null");
		return;
	}
	begin_member(j, key);
	add_string(j->b, text);
}

void
json_number(struct json *j, const char *key, uint64_t n)
{
	begin_member(j, key);
	buf_addf(j->b, "%" PRIu64, n);
}

void
json_bool(struct json *j, const char *key, bool b)
{
	json_raw(j, key, b ? "true" : "false");
}
