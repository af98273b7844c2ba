/* SPDX-License-Identifier: MIT */
#include "magang/tui/record/certify_screen.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/ops/ops_certificate.h"
#include "magang/tui/record/certificate_renew.h"
#include "magang/tui/record/review.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/undo.h"
#include "magang/view/certify_list.h"

struct certify_screen {
	struct review review;
	char *name, *label; /* of the certificate */
	struct certify_list list;
};

static struct certify_screen *
certify_here(struct ui *ui)
{
	return (struct certify_screen *)ui_screen(ui);
}

static int
propose(struct ui *ui, struct review *r, struct err *err)
{
	struct certify_screen *s = (struct certify_screen *)r;

	return certify_list_ask(ui->office, r->in, s->name, &s->list, err);
}

/* "SF-000001-3", and the name on it that is none any more. */
static char *
paper_of(const struct certify_row *row)
{
	char number[NUMBER_TEXT];

	if (!row->certificate)
		return row->why ? xstrdup(row->why) : NULL;
	number_format(
		number, kind_info(KIND_CERTIFICATE)->prefix, row->certificate);
	return row->named ? xasprintf("%s: %s", number, row->named)
			  : xstrdup(number);
}

static void
add_rows(struct review_page *page, const struct certify_list *list,
	enum certify_part part)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct certify_row *row = &list->rows[i];
		char *why;

		if (certify_part(row) != part)
			continue;
		why = paper_of(row);
		review_case(page, &(struct review_case){ .nth = row->roll,
					  .kase = row->kase,
					  .why = why });
		free(why);
	}
}

static void
parts(struct review *r, struct review_page *page)
{
	static const char *const heads[CERTIFY_PARTS] = {
		[CERTIFY_GETS] = N_("GET ONE"),
		[CERTIFY_RENAMED] = N_("NAME PUT RIGHT SINCE, AS IT STANDS ON "
				       "IT"),
		[CERTIFY_TO_PRINT] = N_("GIVEN, NOT PRINTED YET"),
		[CERTIFY_PRINTED] = N_("PRINTED"),
		[CERTIFY_STAYS] = N_("STAY WITHOUT"),
	};
	const struct certify_list *list = &((struct certify_screen *)r)->list;

	if (!list->n)
		review_words(page, _("nobody has a seat in it"));
	for (enum certify_part i = 0; i < CERTIFY_PARTS; i++) {
		review_part(page, _(heads[i]), certify_count(list, i));
		add_rows(page, list, i);
	}
}

static char *
title(const struct review *r)
{
	return xasprintf(_("Certificates of %s"), r->name);
}

static char *
heading(const struct review *r)
{
	const struct certify_screen *s = (const struct certify_screen *)r;

	return xasprintf(_("%zu of %zu would get one: %s"),
		certify_count(&s->list, CERTIFY_GETS), s->list.n, s->label);
}

static void
release(struct review *r)
{
	struct certify_screen *s = (struct certify_screen *)r;

	certify_list_release(&s->list);
	free(s->name);
	free(s->label);
}

static const struct review_ops certify_ops = {
	.title = title,
	.heading = heading,
	.propose = propose,
	.parts = parts,
	.release = release,
};

static const struct screen_ops screen_ops = REVIEW_SCREEN(AT_CERTIFY);

unsigned
certify_look(struct ui *ui, const char *name, const char *label)
{
	struct certify_screen *s = xcalloc(1, sizeof(*s));
	struct err err = ERR_INIT;

	s->name = xstrdup(name);
	s->label = xstrdup(label);
	return review_begin(ui, &s->review, &certify_ops, &screen_ops, &err)
		       ? ui_fail(ui, &err)
		       : ui_push(ui, &s->review.base);
}

/* ---- keys ----------------------------------------------------------------- */

const char *
certify_nobody(struct ui *ui)
{
	return certify_count(&certify_here(ui)->list, CERTIFY_GETS)
		       ? NULL
		       : _("nobody would get one");
}

/* It stays, and shows what is to be printed now. */
unsigned
certify_do(struct ui *ui)
{
	const struct certify_screen *s = certify_here(ui);
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	struct ids ids = { 0 };
	char *said;
	unsigned r;
	int rc;

	for (size_t i = 0; i < s->list.n; i++)
		if (certify_part(&s->list.rows[i]) == CERTIFY_GETS)
			ids_add(&ids, s->list.rows[i].kase);
	rc = op_certificates_give(ui->office,
		&(struct giving){
			.name = s->name, .cases = ids.rows, .n = ids.n },
		&receipt, &err);
	said = xasprintf(_n("%zu certificate given", "%zu certificates given",
				 (unsigned long)receipt.went),
		receipt.went);
	r = ui_act_done(ui, rc, &receipt, &err, said);
	free(said);
	ids_release(&ids);
	return r;
}

static unsigned
renew_because(struct ui *ui, const char *reason)
{
	const struct certify_list *list = &certify_here(ui)->list;
	struct ids ids = { 0 };
	unsigned r;

	for (size_t i = 0; i < list->n; i++)
		if (certify_part(&list->rows[i]) == CERTIFY_RENAMED)
			ids_add(&ids, list->rows[i].certificate);
	r = certificates_renew(ui, ids.rows, ids.n, reason);
	ids_release(&ids);
	return r;
}

const char *
certify_all_named(struct ui *ui)
{
	return certify_count(&certify_here(ui)->list, CERTIFY_RENAMED)
		       ? NULL
		       : _("every name is as it stands on the certificate");
}

unsigned
certify_renew(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 300 },
		.done = renew_because };

	return certificates_ask_why(ui, &ops);
}

/* Each print is noted by the command, when it is fetched. */
unsigned
certify_pages(struct ui *ui)
{
	const char *prefix = kind_info(KIND_CERTIFICATE)->prefix;
	const struct certify_list *list = &certify_here(ui)->list;
	struct buf command = BUF_INIT;
	unsigned r;

	if (!certify_count(list, CERTIFY_TO_PRINT))
		return ui_say(ui, ROLE_PLAIN,
			_("none waits to be printed; to print one again, open "
			  "it and press P"));
	buf_adds(&command, "certificate print");
	for (size_t i = 0; i < list->n; i++) {
		char number[NUMBER_TEXT];

		if (certify_part(&list->rows[i]) != CERTIFY_TO_PRINT)
			continue;
		number_format(number, prefix, list->rows[i].certificate);
		buf_addf(&command, " %s", number);
	}
	buf_adds(&command, " -o -");
	r = ui_put_by(ui, "certificates", buf_str(&command), false);
	buf_release(&command);
	return r;
}
