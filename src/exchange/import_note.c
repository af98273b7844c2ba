/* SPDX-License-Identifier: MIT */
/* A note from a phone, as rows of the import. */
#include "import_note.h"

#include "import_batch.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "note.h"

/* The whole of a stream, at most a byte more than a note may have. */
static int
read_text(FILE *f, struct buf *out, struct err *err)
{
	char chunk[65536];
	size_t n;

	while (out->len <= NOTE_BYTES &&
		(n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		buf_add(out, chunk, n);
	return ferror(f) ? err_errno(err, _("reading the note")) : 0;
}

int
import_note(struct import *im, FILE *f, struct err *err)
{
	struct csv_row *csv = xcalloc(1, sizeof(*csv));
	struct buf text = BUF_INIT;
	struct note note = { 0 };
	int rc = read_text(f, &text, err);

	if (!rc)
		rc = note_read(&note, buf_str(&text), text.len, im->arena, err);
	if (!rc) {
		im->sheet = note.sheet;
		im->has_heads = true;
		im->n_heads = im->width = note.sheet.n;
		memcpy(im->heads, note.heads, sizeof(note.heads));
	}
	for (size_t i = 0; !rc && i < note.n_rows; i++) {
		note_row(&note, i, csv);
		rc = import_take(im, csv, err);
	}
	if (!rc)
		rc = import_flush(im, err);
	note_release(&note);
	buf_release(&text);
	free(csv);
	return rc;
}
