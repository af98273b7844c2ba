/* SPDX-License-Identifier: MIT */
#include "magang/base/pubkey.h"

#include <stdint.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"

#define BLOB_BYTES 1200
#define NAME_MOST 60
#define SIGNS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

/* And of how many strings the key is made. */
static const struct {
	const char *name;
	int parts;
} types[] = {
	{ "ssh-ed25519", 2 },
	{ "sk-ssh-ed25519@openssh.com", 3 },
	{ "ecdsa-sha2-nistp256", 3 },
	{ "ecdsa-sha2-nistp384", 3 },
	{ "ecdsa-sha2-nistp521", 3 },
	{ "sk-ecdsa-sha2-nistp256@openssh.com", 4 },
	{ "ssh-rsa", 3 },
};

static int
parts_of(const struct pubkey *k)
{
	for (size_t i = 0; i < ARRAY_SIZE(types); i++)
		if (strlen(types[i].name) == (size_t)k->type_len &&
			memcmp(types[i].name, k->type, (size_t)k->type_len) ==
				0)
			return types[i].parts;
	return 0;
}

static size_t
decode(const struct pubkey *k, uint8_t out[BLOB_BYTES])
{
	return seal_base64(out, BLOB_BYTES, k->blob, (size_t)k->blob_len);
}

/* Strings, each behind its length; the first one names the type. */
static bool
is_whole(const struct pubkey *k)
{
	uint8_t b[BLOB_BYTES];
	size_t n = decode(k, b), at = 0;
	int parts = parts_of(k);

	for (int i = 0; i < parts; i++) {
		uint32_t len;

		if (n - at < 4)
			return false;
		len = get_u32(b + at);
		at += 4;
		if (len > n - at || len == 0)
			return false;
		if (i == 0 && (len != (uint32_t)k->type_len ||
				      memcmp(b + at, k->type, len) != 0))
			return false;
		at += len;
	}
	return parts > 0 && at == n;
}

bool
pubkey_parse(const char *word, struct pubkey *out)
{
	const char *name;

	if (strlen(word) >= PUBKEY_WORD)
		return false;
	out->type = word;
	out->type_len = (int)strcspn(word, ":");
	if (word[out->type_len] != ':')
		return false;
	out->blob = word + out->type_len + 1;
	out->blob_len = (int)strspn(out->blob, SIGNS "+/=");
	name = out->blob + out->blob_len;
	out->name = *name == ':' ? name + 1 : name;
	out->name_len = (int)strlen(out->name);
	if ((*name && (*name != ':' || !*out->name)) ||
		out->name_len > NAME_MOST ||
		strspn(out->name, SIGNS "@._-+") != (size_t)out->name_len)
		return false;
	return is_whole(out);
}

bool
pubkey_from_line(const char *line, struct buf *out)
{
	static const char blank[] = " \t\r\n";
	const char *type = line + strspn(line, blank);
	size_t type_len = strcspn(type, blank);
	const char *blob = type + type_len + strspn(type + type_len, blank);
	size_t blob_len = strcspn(blob, blank);
	const char *name = blob + blob_len;
	const size_t from = out->len;
	size_t name_len;
	struct pubkey k;

	name += strspn(name, " \t");
	name_len = strspn(name, SIGNS "@._-+");
	if (name[name_len] && !strchr(blank, name[name_len]))
		name_len = 0;
	if (name_len > NAME_MOST)
		name_len = NAME_MOST;
	if (type_len + blob_len + name_len + 3 > PUBKEY_WORD)
		return false;
	buf_add(out, type, type_len);
	buf_addc(out, ':');
	buf_add(out, blob, blob_len);
	if (name_len) {
		buf_addc(out, ':');
		buf_add(out, name, name_len);
	}
	return pubkey_parse(buf_str(out) + from, &k);
}

void
pubkey_fingerprint(const struct pubkey *k, char out[SHA256_TEXT])
{
	uint8_t b[BLOB_BYTES];

	seal_sha256(out, b, decode(k, b));
}

bool
pubkey_same(const struct pubkey *a, const struct pubkey *b)
{
	return a->blob_len == b->blob_len &&
	       memcmp(a->blob, b->blob, (size_t)a->blob_len) == 0;
}
