/* SPDX-License-Identifier: MIT */
#include "magang/tui/record/certificate_acts.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/casework/refusal.h"
#include "magang/ops/ops_certificate.h"
#include "magang/record/certificate_state.h"
#include "magang/record/fields.h"
#include "magang/tui/record/certificate_renew.h"
#include "magang/tui/record/certify_screen.h"
#include "magang/tui/record/dossier.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/pick.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/undo.h"
#include "magang/view/text.h"

#define CERTIFICATES_MAX 20

static bool
is_class(struct ui *ui)
{
	return dossier_here(ui)->kind == KIND_COHORT;
}

/* Of a class the newest version of its program: the choice is by name. */
static const struct program *
program_here(struct ui *ui)
{
	const struct record *r = dossier_here(ui)->record;
	const struct program *p = NULL;
	struct err unread = ERR_INIT;
	struct txn *txn;

	if (!is_class(ui))
		return office_program_of(ui->office, r);
	if (office_look(ui->office, &txn, &unread) == 0) {
		p = office_program(ui->office, txn,
			(uint16_t)record_number(r, F_COHORT_PROGRAM, 0), 0);
		office_look_end(txn);
	}
	return p;
}

const char *
certificate_no_case(struct ui *ui)
{
	if (dossier_here(ui)->kind == KIND_CERTIFICATE)
		return NULL;
	if (!kind_has_stage(dossier_here(ui)->kind) && !is_class(ui))
		return _("this is no case, and no cohort");
	return program_here(ui) && program_here(ui)->n_certificates
		       ? NULL
		       : _("its program gives no certificates");
}

static unsigned
give(struct ui *ui, const char *name)
{
	const uint64_t kase = dossier_here(ui)->id;
	const struct giving g = { .name = name, .cases = &kase, .n = 1 };
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	char number[NUMBER_TEXT], *said;
	unsigned r;
	int rc = op_certificates_give(ui->office, &g, &receipt, &err);

	number_format(number, kind_info(KIND_CERTIFICATE)->prefix,
		receipt.first[KIND_CERTIFICATE]);
	said = xasprintf(_("given; to print: magang certificate print %s -o "
			   "FILE"),
		number);
	r = ui_act_done(ui, rc, &receipt, &err, said);
	free(said);
	return r;
}

static const char *
label_of(struct ui *ui, const struct certificate *c)
{
	return label_in(&c->label, ui->office->lang, c->name);
}

static unsigned
chosen(struct ui *ui, size_t index)
{
	const struct certificate *c = &program_here(ui)->certificates[index];

	return is_class(ui) ? certify_look(ui, c->name, label_of(ui, c))
			    : give(ui, c->name);
}

/* ---- in the place of another ----------------------------------------------- */

static unsigned
renew_because(struct ui *ui, const char *reason)
{
	return certificates_renew(ui, &dossier_here(ui)->id, 1, reason);
}

/* ---- given ----------------------------------------------------------------- */

unsigned
certificate_give(struct ui *ui)
{
	static const struct ask_ops renewal = { .rules = { .max = 300 },
		.done = renew_because };
	const struct program *p;
	const char *rows[CERTIFICATES_MAX];
	size_t n = 0;

	if (dossier_here(ui)->kind == KIND_CERTIFICATE)
		return certificates_ask_why(ui, &renewal);
	p = program_here(ui);
	if (p->n_certificates == 1)
		return chosen(ui, 0);
	for (; n < p->n_certificates && n < CERTIFICATES_MAX; n++)
		rows[n] = label_of(ui, &p->certificates[n]);
	return ui_push(ui, pick_new(_("Certificate"), rows, n, chosen));
}

/* ---- printed --------------------------------------------------------------- */

const char *
certificate_none(struct ui *ui)
{
	return ui_here(ui).kind == KIND_CERTIFICATE && ui_here(ui).id
		       ? NULL
		       : _("this is no certificate");
}

static void
look(struct ui *ui, enum certificate_state *state, bool *printed)
{
	struct record *r = xmalloc(sizeof(*r));
	struct err unread = ERR_INIT;
	struct txn *txn;

	*state = CERTIFICATE_GIVEN;
	*printed = false;
	if (office_look(ui->office, &txn, &unread) == 0) {
		if (office_sees(ui->office, txn, KIND_CERTIFICATE,
			    ui_here(ui).id, r)) {
			*state = certificate_state(r);
			*printed = record_has(r, F_CERT_COPIES);
		}
		office_look_end(txn);
	}
	free(r);
}

/* A session writes no files of its host: the command does, and notes the copy. */
unsigned
certificate_command(struct ui *ui)
{
	char number[NUMBER_TEXT], *command;
	enum certificate_state state;
	bool printed;
	unsigned r;

	look(ui, &state, &printed);
	if (state != CERTIFICATE_GIVEN)
		return ui_say(ui, ROLE_PLAIN, "%s",
			refusal_text(MG_ENOTALLOWED, REFUSED_NOT_VALID));
	number_format(
		number, kind_info(KIND_CERTIFICATE)->prefix, ui_here(ui).id);
	command = xasprintf("magang certificate print %s -o %s.txt%s", number,
		number, printed ? " --reason '...'" : "");
	r = ui_copy(ui, command);
	free(command);
	return r;
}
