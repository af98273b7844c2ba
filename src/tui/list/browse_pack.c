/* SPDX-License-Identifier: MIT */
/*
 * The cases of a list as a pack for a partner. A session writes no files of its
 * host, so what comes of it is the command that does, with the filter that is on
 * the screen, or the numbers of the tagged rows.
 */
#include "magang/tui/list/browse_pack.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/quoted.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/program/program.h"
#include "magang/tui/list/browse.h"
#include "magang/tui/list/browse_chosen.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/pick.h"
#include "magang/tui/ui/stack.h"
#include "magang/view/app.h"

#define PACKS_MAX 40
#define TAGS_MAX 20 /* numbers on one line */

/* Of all programs that the caller has. */
struct packs {
	struct {
		const struct program *program;
		const struct pack *pack;
	} v[PACKS_MAX];
	size_t n;
};

/* One that asks for ranks is of a host, which no list of cases names. */
static void
add_packs(const struct program *p, struct packs *out)
{
	for (size_t i = 0; i < p->n_packs && out->n < PACKS_MAX; i++) {
		if (p->packs[i].ranks)
			continue;
		out->v[out->n].program = p;
		out->v[out->n++].pack = &p->packs[i];
	}
}

static void
find_packs(struct ui *ui, struct txn *txn, struct packs *out)
{
	const struct program *p;

	for (uint16_t no = 0; (p = office_program_next(ui->office, txn, &no));)
		if (access_program(&ui->office->access, no))
			add_packs(p, out);
}

static bool
look_for(struct ui *ui, struct packs *out)
{
	struct err unread = ERR_INIT;
	struct txn *txn;

	out->n = 0;
	if (office_look(ui->office, &txn, &unread))
		return false;
	find_packs(ui, txn, out);
	office_look_end(txn);
	return out->n > 0;
}

const char *
browse_no_pack(struct ui *ui)
{
	struct packs packs;

	if (browse_here(ui)->kind != KIND_CASE)
		return _("only cases are in a pack");
	return look_for(ui, &packs)
		       ? NULL
		       : _("no program has packs; its file names them under "
			   "'packs'");
}

/* ---- the command ----------------------------------------------------------- */

static int
put_tagged(struct ui *ui, struct buf *out, struct err *err)
{
	char number[NUMBER_TEXT];
	struct buf words = BUF_INIT;
	struct txn *txn;
	size_t n;
	const uint64_t *ids = browse_chosen(ui, &n);
	int rc = office_look(ui->office, &txn, err);

	if (rc)
		return rc;
	for (size_t i = 0; i < n; i++)
		buf_addf(&words, "%s%s", i ? " or " : "",
			office_number_of(
				ui->office, txn, KIND_CASE, ids[i], number));
	office_look_end(txn);
	buf_addc(out, ' ');
	quoted_put(out, buf_str(&words));
	buf_release(&words);
	return 0;
}

static unsigned
chosen(struct ui *ui, size_t index)
{
	const struct browse *b = browse_here(ui);
	struct buf command = BUF_INIT;
	struct err err = ERR_INIT;
	struct packs packs;
	unsigned r;
	int rc = 0;

	if (!look_for(ui, &packs) || index >= packs.n)
		return REACT_NONE;
	buf_addf(&command, "%s pack make %s %s",
		ui->app->door ? "ssh HOST" : "magang",
		packs.v[index].program->name, packs.v[index].pack->name);
	if (b->tags.n)
		rc = put_tagged(ui, &command, &err);
	else if (*b->filter) {
		buf_addc(&command, ' ');
		quoted_put(&command, b->filter);
	}
	/* who comes over ssh has no files on the host */
	buf_addf(&command,
		ui->app->door ? " -o - --form xlsx >%s.xlsx" : " -o %s.xlsx",
		packs.v[index].pack->name);
	r = rc ? ui_fail(ui, &err) : ui_copy(ui, buf_str(&command));
	buf_release(&command);
	return r;
}

unsigned
browse_pack(struct ui *ui)
{
	const enum lang lang = ui->office->lang;
	char *rows[PACKS_MAX];
	struct packs packs;
	unsigned r;

	if (!look_for(ui, &packs))
		return REACT_NONE;
	if (browse_here(ui)->tags.n > TAGS_MAX)
		return ui_say(ui, ROLE_WARN,
			_("more than %d tagged rows are no line to type; "
			  "filter for them"),
			TAGS_MAX);
	for (size_t i = 0; i < packs.n; i++)
		rows[i] = xasprintf("%s: %s", packs.v[i].program->name,
			label_in(&packs.v[i].pack->label, lang,
				packs.v[i].pack->name));
	r = ui_push(ui, pick_new(_("Pack"), (const char *const *)rows, packs.n,
				chosen));
	for (size_t i = 0; i < packs.n; i++)
		free(rows[i]);
	return r;
}
