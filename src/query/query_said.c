/* SPDX-License-Identifier: MIT */
#include "magang/query/query_said.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"

char *
query_said(enum kind kind, enum lang lang, const char *filter)
{
	struct buf b = BUF_INIT;
	bool quoted = false;

	while (*filter) {
		size_t n = strcspn(filter, " ()\"");
		char *word = xstrndup(filter, n);
		const struct kind_word *w =
			quoted ? NULL : kind_word(kind, word);

		buf_adds(&b, w ? label_in(&w->word, lang, word) : word);
		free(word);
		filter += n;
		quoted ^= *filter == '"';
		if (*filter)
			buf_addc(&b, *filter++);
	}
	buf_adds(&b, "");
	return buf_detach(&b);
}
