/* SPDX-License-Identifier: MIT */
/*
 * The office itself: settings that can be read, users that can work, and always
 * somebody who may put right what others cannot.
 *
 * Actor 0 is the office: while it is being made, and where nobody may
 * administer it any more. Only the account that owns the store comes here as
 * actor 0 (office_open); apart from the making it mends settings and users.
 */
#include "apply_settings.h"

#include "apply_check.h"
#include "apply_officer.h"
#include "apply_refuse.h"

#include <inttypes.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/refusal.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/setting_check.h"
#include "magang/rulebook/setting_use.h"
#include "magang/rulebook/user_check.h"
#include "magang/rulebook/settings_now.h"
#include "magang/log/given.h"

int
applier_actor(struct applier *ap)
{
	bool made = given_any(ap->txn, KIND_USER);

	if (ap->c->actor == 0 &&
		(!made || !access_administrator(&ap->book->roles, ap->txn)))
		access_everything(&ap->actor);
	else if (!access_load(
			 &ap->book->roles, ap->txn, ap->c->actor, &ap->actor))
		return applier_refuse(ap, MG_EACCESS, "actor");
	ap->repair = made && (ap->c->actor == 0 || ap->book->bad_settings);
	return 0;
}

static int
refuse_gone(struct applier *ap, const struct setting_gone *gone)
{
	struct buf by = BUF_INIT;
	int rc;

	for (size_t i = 0; i < gone->n && i < GONE_NAMED; i++)
		buf_addf(&by, " %u %" PRIu64, (unsigned)gone->by[i].kind,
			gone->by[i].id);
	rc = applier_refuse(ap, MG_EINUSE, REFUSED_GONE " %" PRIu64 " %s %zu%s",
		gone->setting, gone->word, gone->n, buf_str(&by));
	buf_release(&by);
	return rc;
}

int
applier_check_setting(struct applier *ap, const struct judged *j)
{
	const struct record *new = j->new;
	const struct value *name = record_get(new, F_SET_NAME);
	const struct value *text = record_get(new, F_SET_TEXT);
	struct setting_gone gone;
	struct diag_list diags;
	bool good;

	if (!name || name->kind != VALUE_TEXT || !text ||
		text->kind != VALUE_TEXT ||
		setting_named(name->text) != new->id)
		return applier_refuse(ap, MG_EDATA, "setting name");
	diag_init(&diags, name->text);
	good = setting_check(new->id, text->text, text->len, &diags);
	diag_release(&diags);
	if (!good)
		return applier_refuse(ap, MG_EDATA, "setting text");
	if (setting_takes_away(
		    ap->book, ap->txn, new->id, text->text, text->len, &gone))
		return refuse_gone(ap, &gone);
	return 0;
}

int
applier_check_setting_goes(struct applier *ap, const struct judged *j)
{
	(void)j;
	return applier_refuse(ap, MG_ENOTALLOWED, "setting");
}

int
applier_check_user(struct applier *ap, const struct judged *j)
{
	char word[USER_WORD];
	enum user_fault fault =
		user_check(ap->book, ap->txn, j->op, j->new, word);

	return fault ? applier_refuse(ap, MG_EDATA, "user %d", (int)fault)
		     : applier_check_leaves(ap, j);
}

/* Roles are read as this change leaves them. Where nobody could before, a step
 * towards it is welcome. */
int
applier_check_administered(struct applier *ap)
{
	struct err err = ERR_INIT;
	bool touched = false;

	for (size_t i = 0; i < ap->c->n; i++)
		touched |= ap->c->ops[i].kind == KIND_USER ||
			   ap->c->ops[i].kind == KIND_SETTING;
	if (!touched || (ap->repair && ap->c->actor == 0) ||
		!given_any(ap->txn, KIND_USER))
		return 0;
	if (rulebook_settings(ap->book, ap->txn, &err))
		return err.code;
	return access_administrator(&ap->book->roles, ap->txn)
		       ? 0
		       : applier_refuse(ap, MG_ENOTALLOWED, "administrator");
}
