/* SPDX-License-Identifier: MIT */
#include "magang/record/fields.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/field/type.h"
#include "magang/program/program.h"
#include "kind_rows.h"

/* Parts of the paper form, in its order. */
static const struct choice sections[] = {
	{ "identity", L("Data diri", "Person", "本人") },
	{ "contact", L("Kontak", "Contact", "連絡先") },
	{ "address", L("Alamat", "Address", "住所") },
	{ "education", L("Pendidikan", "Education", "学歴") },
	{ "work", L("Pekerjaan", "Work", "職歴") },
	{ "consent", L("Persetujuan", "Consent", "同意") },
	{ "remark", L("Keterangan", "Remarks", "備考") },
	{ "documents", L("Berkas", "Papers", "書類") },
};

static const struct fdef reason_field = { F_REASON, "reason",
	L("Alasan", "Reason", "理由"), TYPE_NOTE, 0, 1000, PERSONAL };

static const struct choice *
find_section(const struct choice *rows, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(rows[i].code, name) == 0)
			return &rows[i];
	return NULL;
}

const char *
section_label(const struct program *program, const char *name, enum lang lang)
{
	const struct choice *section = NULL;

	if (program)
		section = find_section(
			program->sections, program->n_sections, name);
	if (!section)
		section = find_section(sections, ARRAY_SIZE(sections), name);
	return section ? label_in(&section->label, lang, name) : name;
}

bool
field_is_told(uint16_t id)
{
	return id == F_REASON;
}

/* The first kind that has one says what it is. */
static void
fill(const struct fdef *rows[F_REASON])
{
	for (int k = KIND_NONE + 1; k < KIND_COUNT; k++) {
		const struct kind_info *info = kind_info((enum kind)k);

		for (size_t i = 0; i < info->n_fields; i++) {
			const struct fdef *f = &info->fields[i];

			if (f->id < F_REASON && !rows[f->id])
				rows[f->id] = f;
		}
	}
}

const struct fdef *
core_field(uint16_t id)
{
	static const struct fdef *rows[F_REASON];
	static bool filled;

	if (id >= F_REASON)
		return id == F_REASON ? &reason_field : NULL;
	if (!filled)
		fill(rows);
	filled = true;
	return rows[id];
}

bool
field_is_closed(const struct fdef *f)
{
	return f->id >= F_PROGRAM && f->privacy == PRIVACY_PERSONAL;
}

bool
field_is_masked(const struct fdef *f)
{
	return type_is_masked(f) || field_is_closed(f);
}

const struct fdef *
kind_field(enum kind kind, const char *name, size_t len)
{
	const struct kind_info *k = kind_info(kind);

	for (size_t i = 0; k && i < k->n_fields; i++)
		if (strlen(k->fields[i].name) == len &&
			memcmp(k->fields[i].name, name, len) == 0)
			return &k->fields[i];
	return NULL;
}

const struct fdef *
fields_said(const struct fdef *fields, size_t n, const char *said)
{
	const struct fdef *f = NULL;
	char *words = xstrdup(said);

	for (char *c = words; *c; c++)
		if (*c == '_')
			*c = ' ';
	for (size_t i = 0; !f && i < n; i++)
		if (utf8_says(&fields[i].label, words))
			f = &fields[i];
	free(words);
	return f;
}
