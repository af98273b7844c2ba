/* SPDX-License-Identifier: MIT */
#include "magang/base/file.h"

#include <stdio.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"

int
file_read(const char *path, size_t cap, struct buf *out, struct err *err)
{
	char chunk[16384];
	size_t n;
	FILE *f = fopen(path, "re");
	int rc = 0;

	if (!f)
		return err_errno(err, "%s", path);
	while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0 && out->len <= cap)
		buf_add(out, chunk, n);
	if (ferror(f))
		rc = err_errno(err, "%s", path);
	else if (out->len > cap)
		rc = err_set(err, MG_EDATA, _("'%s' is too large"), path);
	fclose(f);
	return rc;
}
