/* SPDX-License-Identifier: MIT */
#include "magang/exchange/import.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/intern.h"
#include "magang/base/mem.h"
#include "magang/ops/ops.h"
#include "magang/ops/settings_parse.h"
#include "import_batch.h"
#include "import_cell.h"
#include "import_list.h"
#include "import_note.h"
#include "import_records.h"
#include "import_row.h"
#include "import_sample.h"
#include "import_seen.h"
#include "import_told.h"

#define PIPE_MOST ((size_t)256 << 20) /* bytes of a list that is no file */

/* ---- the file ----------------------------------------------------------- */

static int
read_file(struct import *im, FILE *f, struct err *err)
{
	struct csv *csv = csv_open_by(f, im->separator, err);
	struct csv_row *row;
	int rc = csv ? 1 : err->code;

	while (rc == 1) {
		rc = csv_next_torn(csv, &row, err);
		if (rc != 1)
			break;
		rc = import_take(im, row, err);
		if (rc == 0)
			rc = 1;
	}
	csv_close(csv);
	return rc ? rc : import_flush(im, err);
}

/* In memory: there is no directory but that of the store which this process may write
 * to, and a list of people lies nowhere else. */
static FILE *
memory_file(void)
{
	int fd = memfd_create("list", MFD_CLOEXEC);
	FILE *f = fd < 0 ? NULL : fdopen(fd, "w+");

	if (!f && fd >= 0)
		close(fd);
	return f;
}

static int
copy_list(FILE *from, FILE *to, struct err *err)
{
	char chunk[65536];
	size_t n, left = PIPE_MOST;

	while ((n = fread(chunk, 1, sizeof(chunk), from)) > 0) {
		if (n > left)
			return err_set(err, MG_EDATA,
				_("what is sent is longer than %d MiB; load it "
				  "from a file, or in parts"),
				(int)(PIPE_MOST >> 20));
		left -= n;
		if (fwrite(chunk, 1, n, to) != n)
			break;
	}
	if (ferror(from) || fflush(to) != 0 || ferror(to))
		return err_errno(err, _("reading the list"));
	rewind(to);
	return 0;
}

/* A pipe cannot be read twice. */
static FILE *
seekable(FILE *f, struct err *err)
{
	FILE *copy;

	if (fseek(f, 0, SEEK_CUR) == 0)
		return f;
	copy = memory_file();
	if (!copy) {
		err_errno(err, _("reading the list"));
	} else if (copy_list(f, copy, err)) {
		fclose(copy);
		copy = NULL;
	}
	return copy;
}

static int
read_list(struct import *im, FILE *f, struct err *err)
{
	FILE *in = seekable(f, err);
	int rc = in ? import_sample(im, in, err) : err->code;

	if (!rc)
		rc = read_file(im, in, err);
	if (in && in != f)
		fclose(in);
	return rc;
}

/* regency=32.01 */
static int
take_one(struct import *im, const char *word, struct err *err)
{
	const struct kind_info *k = kind_info(im->opt->kind);
	const size_t len = strcspn(word, "=");
	unsigned column = SHEET_IGNORED;
	const struct fdef *f = NULL;
	char name[64];

	if (word[len] && len < sizeof(name)) {
		memcpy(name, word, len);
		name[len] = '\0';
		column = sheet_column(name, k->fields, k->n_fields);
		f = im->opt->kind == KIND_PERSON
			    ? core_field((uint16_t)column)
			    : kind_field(im->opt->kind, name, len);
	}
	if (im->opt->kind == KIND_PERSON && column == SHEET_PROGRAM)
		return import_set_program(im, word + len + 1, err);
	if (f) {
		im->set[im->n_set++] =
			(struct setting){ f, value_text(word + len + 1) };
		return 0;
	}
	return err_set(err, MG_EUSAGE,
		_("--set '%s': write FIELD=VALUE with a field of '%s'"), word,
		k->name);
}

/* --set */
static int
take_set(struct import *im, struct err *err)
{
	int rc = 0;

	im->set = arena_array(im->arena, im->opt->n_set + 1, sizeof(*im->set));
	for (size_t i = 0; i < im->opt->n_set && !rc; i++)
		rc = take_one(im, im->opt->set[i], err);
	return rc ? rc
		  : settings_parse(im->office, NULL, im->set, im->n_set,
			    im->arena, err);
}

/* A field of a person; of the list of an agency, one of an outcome, too. */
static bool
is_meant(const struct import *im, const char *word)
{
	const struct kind_info *k = kind_info(KIND_PERSON),
			       *o = kind_info(KIND_OUTCOME);

	return sheet_column(word, k->fields, k->n_fields) ||
	       (im->opt->list && sheet_column(word, o->fields, o->n_fields));
}

/* --map; what no list of persons has its heads look at (import_records.c). */
static int
check_map(struct import *im, struct err *err)
{
	for (size_t i = 0; i < im->opt->n_map; i++) {
		const char *sign = strrchr(im->opt->map[i], '=');

		if (sign && !im->opt->note &&
			(im->opt->kind != KIND_PERSON ||
				strcmp(sign, "=-") == 0 ||
				is_meant(im, sign + 1)))
			continue;
		return err_set(err, MG_EUSAGE,
			_("--map '%s': write HEAD=FIELD with a field of "
			  "'%s', or HEAD=- to leave it out"),
			im->opt->map[i], kind_info(im->opt->kind)->name);
	}
	return 0;
}

static void
import_free(struct import *im)
{
	for (size_t i = 0; i < IMPORT_BATCH; i++) {
		if (!im->rows[i])
			continue;
		import_row_reset(im->rows[i]);
		arena_free(im->rows[i]->arena);
		free(im->rows[i]);
	}
	seen_free(im->seen);
	intern_free(im->licences);
	arena_free(im->arena);
	free(im);
}

bool
import_takes(enum kind kind)
{
	return kind == KIND_PERSON || told_kind(kind) ||
	       (kind_is(kind, KIND_FORM) && !kind_info(kind)->about_kind &&
		       (kind_info(kind)->same[0] || kind_info(kind)->known_by));
}

int
import_file(struct office *office, FILE *f, const struct import_options *opt,
	struct import_report *out, struct err *err)
{
	struct import *im = xcalloc(1, sizeof(*im));
	int rc;

	memset(out, 0, sizeof(*out));
	im->office = office;
	im->opt = opt;
	im->report = out;
	im->batch = IMPORT_BATCH;
	im->arena = arena_new();
	im->seen = seen_new();
	/* A note is what an officer has written, not a list of an office. */
	rc = access_need(&office->access,
		opt->note ? PERM_REGISTER : PERM_IMPORT | PERM_REGISTER, err);
	if (!rc && !import_takes(opt->kind))
		rc = err_set(err, MG_EUSAGE,
			_("'%s' is not imported; see: magang import --help"),
			kind_info(opt->kind)->name);
	if (!rc) {
		im->areas = office_areas(office, err);
		rc = im->areas ? take_set(im, err) : err->code;
	}
	if (!rc)
		rc = check_map(im, err);
	if (!rc && opt->list)
		rc = list_begin(im, err);
	if (!rc)
		rc = opt->note                  ? import_note(im, f, err)
		     : opt->kind == KIND_PERSON ? read_list(im, f, err)
						: import_records(im, f, err);
	out->act = im->act;
	import_free(im);
	return rc;
}

void
import_report_release(struct import_report *r)
{
	for (size_t i = 0; i < r->n_notes; i++)
		free(r->notes[i]);
	memset(r, 0, sizeof(*r));
}
