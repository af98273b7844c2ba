/* SPDX-License-Identifier: MIT */
#include "magang/view/certificate.h"

#include <stdlib.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/casework/certify.h"
#include "magang/office/certificate_code.h"
#include "magang/program/certificate_paper.h"
#include "magang/record/fields.h"

#define NAME_TEXT 256

/* The texts that a page borrows. */
struct page_texts {
	char number[VERIFY_NUMBER], code[VERIFY_CODE];
	char name[NAME_TEXT], kana[NAME_TEXT], cohort[NAME_TEXT];
	char replaces[VERIFY_NUMBER];
};

static void
read_replaced(
	const struct style *s, const struct record *r, char out[VERIFY_NUMBER])
{
	struct record *old = xmalloc(sizeof(*old));
	const uint64_t id = (uint64_t)record_number(r, F_CERT_REPLACES, 0);

	out[0] = '\0';
	if (id && office_sees(s->office, s->txn, KIND_CERTIFICATE, id, old))
		record_text(old, F_CERT_NUMBER, out, VERIFY_NUMBER);
	free(old);
}

static int32_t
date_of(const struct record *r, uint16_t id)
{
	return (int32_t)record_number(r, id, DATE_NONE);
}

static void
read_texts(const struct style *s, const struct record *r, struct page_texts *t)
{
	record_text(r, F_CERT_NUMBER, t->number, sizeof(t->number));
	record_text(r, F_CERT_NAME, t->name, sizeof(t->name));
	record_text(r, F_CERT_KANA, t->kana, sizeof(t->kana));
	record_text(r, F_CERT_CLASS, t->cohort, sizeof(t->cohort));
	certificate_code(s->office, r, t->code);
	read_replaced(s, r, t->replaces);
}

bool
certificate_page(const struct style *s, const struct record *r, enum lang lang,
	uint64_t copy, struct buf *out)
{
	struct certificate_paper paper = { .lang = lang,
		.office = s->office->book.site.office,
		.date = date_of(r, F_DATE),
		.born = date_of(r, F_CERT_BORN),
		.from = date_of(r, F_CERT_FROM),
		.until = date_of(r, F_CERT_UNTIL),
		.copy = copy };
	struct page_texts t;

	if (!record_has(r, F_CERT_NAME) ||
		!certificate_terms(&s->office->book, s->txn, r, &paper.program,
			&paper.certificate))
		return false;
	read_texts(s, r, &t);
	paper.number = t.number;
	paper.code = t.code;
	paper.name = t.name;
	paper.kana = t.kana;
	paper.cohort = t.cohort;
	paper.replaces = t.replaces;
	certificate_print(&paper, out);
	return true;
}
