/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as the command of a caller over ssh, and as a public key.
 */
#include <stdint.h>
#include <stdlib.h>

#include "door_line.h"
#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/pubkey.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static FILE *sink;
	char *s = xstrndup((const char *)data, size);
	struct buf word = BUF_INIT;
	struct pubkey k;
	char print[SHA256_TEXT];

	if (!sink)
		sink = fopen("/dev/null", "w");
	door_line(s, sink);
	if (pubkey_from_line(s, &word)) {
		assert(pubkey_parse(buf_str(&word), &k));
		assert(!strpbrk(buf_str(&word), " \"\n\\"));
		pubkey_fingerprint(&k, print);
	}
	buf_release(&word);
	free(s);
	return 0;
}
