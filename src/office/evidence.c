/* SPDX-License-Identifier: MIT */
#include "magang/office/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"

void
evidence_print(const char *stored, size_t n, struct buf *out)
{
	const char *end = stored + n;

	while (stored < end) {
		const char *stop = memmem(stored, (size_t)(end - stored),
			EVIDENCE_BETWEEN, strlen(EVIDENCE_BETWEEN));
		char *words = xstrndup(
			stored, (size_t)((stop ? stop : end) - stored));

		/* of the empty word gettext gives its own head */
		buf_addf(out, "%s%s", *words ? _(words) : "",
			stop ? EVIDENCE_BETWEEN : "");
		free(words);
		stored = stop ? stop + strlen(EVIDENCE_BETWEEN) : end;
	}
}
