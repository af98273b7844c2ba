/* SPDX-License-Identifier: MIT */
#include "magang/tui/record/certificate_renew.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/ops/ops_certificate.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/undo.h"

unsigned
certificates_ask_why(struct ui *ui, const struct ask_ops *ops)
{
	ui_ask(ui, ops, _("Given anew, because:"), _("the name was put right"));
	return REACT_DRAW;
}

unsigned
certificates_renew(
	struct ui *ui, const uint64_t *ids, size_t n, const char *reason)
{
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	int rc = op_certificates_replace(
		ui->office, ids, n, reason, &receipt, &err);
	char *said = xasprintf(
		_n("%zu certificate given anew", "%zu certificates given anew",
			(unsigned long)receipt.went),
		receipt.went);
	const unsigned r = ui_act_done(ui, rc, &receipt, &err, said);

	free(said);
	return r;
}
