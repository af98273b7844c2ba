/* SPDX-License-Identifier: MIT */
#include "magang/tui/record/phone_acts.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/office/calls.h"
#include "magang/office/office.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/ui/stack.h"

const char *
phone_none(struct ui *ui)
{
	const struct here at = ui_here(ui);

	if (!office_calls(ui->office))
		return _("your role shows no telephone in full; the "
			 "administrator gives a role the permission 'call'");
	return at.id && (kind_is_owner((enum kind)at.kind) ||
				kind_has_person((enum kind)at.kind))
		       ? NULL
		       : _("this is of no person");
}

unsigned
phone_show(struct ui *ui)
{
	const struct here at = ui_here(ui);
	struct buf text = BUF_INIT;
	struct err err = ERR_INIT;
	int rc = office_phone(
		ui->office, (enum kind)at.kind, at.id, &text, &err);
	unsigned react = rc ? ui_fail(ui, &err)
			    : ui_say(ui, ROLE_GOOD, "%s", buf_str(&text));

	buf_release(&text);
	return react;
}
