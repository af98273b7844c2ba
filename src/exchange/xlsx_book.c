/* SPDX-License-Identifier: MIT */
#include "xlsx_book.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"

#define PART_MOST ((size_t)64 << 20)
#define FORMATS_MOST 65536
#define CUSTOM_MOST 1000 /* formats that a workbook brings itself */

static int
damaged(struct err *err)
{
	return err_set(err, MG_EDATA, "%s",
		_("the workbook is damaged; open it and save it anew"));
}

/* Reads a part to its end; `must`: it has to be there. */
static int
read_part(struct zip_get *zip, const char *name, bool must,
	const struct xml_ops *ops, void *ctx, struct xml_part *part,
	struct err *err)
{
	if (!xml_part_open(part, zip, name, PART_MOST, ops, ctx))
		return must ? damaged(err) : 0;
	xml_part_next(part);
	xml_part_close(part);
	if (part->over)
		return err_set(err, MG_EDATA,
			_("the workbook holds more than can be read; divide "
			  "it"));
	return part->fault ? damaged(err) : 0;
}

/* ---- where the sheet is --------------------------------------------------- */

struct sheet_finding {
	struct xlsx_book *book;
	char *id; /* by which the workbook knows its first sheet */
};

static bool
is_true(const char *text)
{
	return text && (strcmp(text, "1") == 0 || strcmp(text, "true") == 0);
}

static void
workbook_begin(void *ctx, const char *name, const char **attributes)
{
	struct sheet_finding *f = ctx;
	const char *id = xml_attribute(attributes, "id"),
		   *state = xml_attribute(attributes, "state");

	if (strcmp(name, "workbookPr") == 0)
		f->book->from_1904 =
			is_true(xml_attribute(attributes, "date1904"));
	if (strcmp(name, "sheet") == 0 && !f->id && id &&
		(!state || strcmp(state, "visible") == 0))
		f->id = xstrdup(id);
}

static void
relation_begin(void *ctx, const char *name, const char **attributes)
{
	struct sheet_finding *f = ctx;
	const char *id = xml_attribute(attributes, "Id"),
		   *target = xml_attribute(attributes, "Target");

	if (strcmp(name, "Relationship") != 0 || !id || !target ||
		strcmp(id, f->id) != 0 || f->book->sheet)
		return;
	f->book->sheet = *target == '/' ? xstrdup(target + 1)
					: xasprintf("xl/%s", target);
}

static void
any_end(void *ctx, const char *name)
{
	(void)ctx;
	(void)name;
}

static int
find_sheet(struct xlsx_book *b, struct zip_get *zip, struct err *err)
{
	static const struct xml_ops workbook = { workbook_begin, any_end,
		NULL };
	static const struct xml_ops relations = { relation_begin, any_end,
		NULL };
	struct sheet_finding f = { b, NULL };
	struct xml_part part;
	int rc = read_part(
		zip, "xl/workbook.xml", true, &workbook, &f, &part, err);

	if (!rc && !f.id)
		rc = err_set(
			err, MG_EDATA, "%s", _("the workbook has no sheet"));
	if (!rc)
		rc = read_part(zip, "xl/_rels/workbook.xml.rels", true,
			&relations, &f, &part, err);
	if (!rc && !b->sheet)
		rc = damaged(err);
	free(f.id);
	return rc;
}

/* ---- which formats are dates ---------------------------------------------- */

struct styling {
	struct xlsx_book *book;
	struct xml_part *part;
	bool cells; /* within cellXfs */
	struct {
		uint64_t id;
		bool date;
	} custom[CUSTOM_MOST];
	size_t n_custom;
};

/* Those that every workbook has, those of Japan too. */
static bool
is_known_date(uint64_t id)
{
	return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) ||
	       id == 36 || (id >= 50 && id <= 58);
}

/* A year or a day outside of quotes and brackets. */
static bool
tells_day(const char *code)
{
	char close = '\0';

	for (; *code; code++) {
		if (close) {
			close = *code == close ? '\0' : close;
			continue;
		}
		if (*code == '"' || *code == '[')
			close = *code == '[' ? ']' : '"';
		else if (*code == '\\' && code[1])
			code++;
		else if (strchr("yYdD", *code))
			return true;
	}
	return false;
}

static bool
is_date_format(const struct styling *s, uint64_t id)
{
	for (size_t i = 0; i < s->n_custom; i++)
		if (s->custom[i].id == id)
			return s->custom[i].date;
	return is_known_date(id);
}

static void
style_begin(void *ctx, const char *name, const char **attributes)
{
	struct styling *s = ctx;
	struct xlsx_book *b = s->book;
	const char *number = xml_attribute(attributes, "numFmtId"),
		   *code = xml_attribute(attributes, "formatCode");
	uint64_t id = 0;

	if (number && !num_u64(number, 0, UINT32_MAX, &id))
		xml_part_fail(s->part);
	else if (strcmp(name, "cellXfs") == 0)
		s->cells = true;
	else if (strcmp(name, "numFmt") == 0 && code &&
		 s->n_custom < CUSTOM_MOST) {
		s->custom[s->n_custom].id = id;
		s->custom[s->n_custom++].date = tells_day(code);
	} else if (strcmp(name, "xf") == 0 && s->cells &&
		   b->n_formats < FORMATS_MOST) {
		VEC_GROW(b->date, b->n_formats, b->cap_formats);
		b->date[b->n_formats++] = is_date_format(s, id);
	}
}

static void
style_end(void *ctx, const char *name)
{
	struct styling *s = ctx;

	if (strcmp(name, "cellXfs") == 0)
		s->cells = false;
}

static int
find_dates(struct xlsx_book *b, struct zip_get *zip, struct err *err)
{
	static const struct xml_ops ops = { style_begin, style_end, NULL };
	struct styling *s = xcalloc(1, sizeof(*s));
	struct xml_part part;
	int rc;

	s->book = b;
	s->part = &part;
	rc = read_part(zip, "xl/styles.xml", false, &ops, s, &part, err);
	free(s);
	return rc;
}

bool
xlsx_book_is_date(const struct xlsx_book *b, const char *format)
{
	uint64_t n;

	return format && b->n_formats &&
	       num_u64(format, 0, b->n_formats - 1, &n) && b->date[n];
}

/* ---- texts that cells share ----------------------------------------------- */

void
xlsx_said_begin(struct xlsx_said *s, const char *name)
{
	s->reading += strcmp(name, "rPh") == 0;
	s->t = strcmp(name, "t") == 0 && !s->reading;
}

void
xlsx_said_end(struct xlsx_said *s, const char *name)
{
	s->reading -= strcmp(name, "rPh") == 0;
	s->t = false;
}

struct sharing {
	struct xlsx_book *book;
	struct xlsx_said said;
};

static void
shared_begin(void *ctx, const char *name, const char **attributes)
{
	struct sharing *s = ctx;
	struct xlsx_book *b = s->book;

	(void)attributes;
	if (strcmp(name, "si") == 0) {
		s->said = (struct xlsx_said){ .t = false };
		VEC_GROW(b->text, b->n_texts, b->cap_texts);
		b->text[b->n_texts++] = b->texts.len;
	}
	xlsx_said_begin(&s->said, name);
}

static void
shared_end(void *ctx, const char *name)
{
	struct sharing *s = ctx;

	xlsx_said_end(&s->said, name);
	if (strcmp(name, "si") == 0)
		buf_addc(&s->book->texts, '\0');
}

static void
shared_text(void *ctx, const char *text, size_t n)
{
	struct sharing *s = ctx;

	if (s->said.t && s->book->n_texts)
		buf_add(&s->book->texts, text, n);
}

static int
find_texts(struct xlsx_book *b, struct zip_get *zip, struct err *err)
{
	static const struct xml_ops ops = { shared_begin, shared_end,
		shared_text };
	struct sharing s = { .book = b };
	struct xml_part part;

	return read_part(
		zip, "xl/sharedStrings.xml", false, &ops, &s, &part, err);
}

const char *
xlsx_book_text(const struct xlsx_book *b, const char *number)
{
	uint64_t n;

	return b->n_texts && num_u64(number, 0, b->n_texts - 1, &n)
		       ? b->texts.data + b->text[n]
		       : NULL;
}

/* ---- all ------------------------------------------------------------------ */

int
xlsx_book_read(struct xlsx_book *b, struct zip_get *zip, struct err *err)
{
	int rc = find_sheet(b, zip, err);

	if (!rc)
		rc = find_dates(b, zip, err);
	return rc ? rc : find_texts(b, zip, err);
}

void
xlsx_book_release(struct xlsx_book *b)
{
	free(b->sheet);
	free(b->date);
	free(b->text);
	buf_release(&b->texts);
}
