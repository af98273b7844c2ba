/* SPDX-License-Identifier: MIT */
/* Where somebody can be reached. */
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/identity/phone.h"

#include "typed.h"

static int
parse_phone(struct typed *t)
{
	char phone[PHONE_TEXT];
	bool several;
	const char *rest;

	switch (phone_parse(t->text, phone, &several, &rest)) {
	case PHONE_OK:
		return typed_text(t, phone);
	case PHONE_AMBIGUOUS:
		return typed_wrong(t,
			_("the country is not clear; begin with +62 or +81"));
	default:
		return typed_wrong(
			t, _("is no telephone number of Indonesia or Japan"));
	}
}

static void
mask_phone(const struct value *v, struct buf *out)
{
	char *text = xstrndup(v->text, v->len);
	char masked[64];

	buf_adds(out, v->len < 40 ? phone_mask(masked, text) : "");
	free(text);
}

static size_t
key_phone(const struct value *v, uint8_t out[TYPE_KEY])
{
	uint64_t number = phone_key(v->text, v->len);

	put_u64(out, number);
	return number ? 8 : 0;
}

/* Behind the number of a network 0000: nobody has it. */
static void
sample_phone(const struct sampling *s, const struct fdef *f, struct value *out)
{
	(void)f;
	*out = sample_format(s, "+628110000%05zu", s->serial % 100000);
}

TEXT_TYPE(phone_type, .type = TYPE_PHONE, .takes = TAKES_NOTHING,
	.parse = parse_phone, .mask = mask_phone, .key = key_phone,
	.filter = FILTER_SAME, .chars = CHARS_PHONE, .most = 24,
	.column = COLUMN_FIXED, .sample = sample_phone);

static int
parse_email(struct typed *t)
{
	const char *at = strchr(t->text, '@');
	int rc = typed_length(t);

	if (rc)
		return rc;
	if (!at || at == t->text || !at[1] || strchr(at + 1, '@') ||
		strpbrk(t->text, " \t,;"))
		return typed_wrong(t, _("must be one address with one @"));
	return typed_text(t, t->text);
}

static void
sample_email(const struct sampling *s, const struct fdef *f, struct value *out)
{
	(void)f;
	*out = sample_format(s, "demo%zu@example.org", s->serial);
}

TEXT_TYPE(email_type, .type = TYPE_EMAIL, .takes = TAKES_LENGTH,
	.parse = parse_email, .mask = mask_open, .key = key_none,
	.filter = FILTER_TEXT, .chars = CHARS_ASCII, .most = 254,
	.column = COLUMN_FLOW, .sample = sample_email);

/* Who else is asked for: a name, and where to reach it. */
static int
parse_contact(struct typed *t)
{
	int rc = typed_length(t);

	return rc ? rc : typed_text(t, t->text);
}

static void
mask_contact(const struct value *v, struct buf *out)
{
	phones_mask(v->text, v->len, out);
}

static void
sample_contact(
	const struct sampling *s, const struct fdef *f, struct value *out)
{
	(void)f;
	*out = sample_format(
		s, "Ibu Demo, +628110000%05zu", s->serial % 100000);
}

TEXT_TYPE(contact_type, .type = TYPE_CONTACT, .takes = TAKES_LENGTH,
	.parse = parse_contact, .mask = mask_contact, .key = key_none,
	.filter = FILTER_SAME, .chars = CHARS_ANY, .most = 200,
	.column = COLUMN_FLOW, .sample = sample_contact);
