/* SPDX-License-Identifier: MIT */
/*
 * Letters sent from a list of them. A session writes no files of its host: what
 * was sent is put by to be fetched, from the text that was kept.
 */
#include "magang/tui/list/browse_letters.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/ops/ops.h"
#include "magang/ops/ops_letter.h"
#include "magang/ops/aside.h"
#include "magang/program/letter.h"
#include "magang/record/fields.h"
#include "magang/record/letter_state.h"
#include "magang/tui/list/browse.h"
#include "magang/tui/list/browse_chosen.h"
#include "magang/tui/list/browse_work.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/pick.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/undo.h"
#include "magang/view/letters_files.h"
#include "magang/view/letters_out.h"
#include "magang/view/text.h"

const char *
browse_no_publish(struct ui *ui)
{
	return browse_here(ui)->kind == KIND_LETTER
		       ? NULL
		       : _("only letters are sent");
}

/* Those of this list, or of it those that are tagged. */
static bool
are_shown(struct ui *ui)
{
	size_t n;

	browse_chosen(ui, &n);
	return n > 0 || !browse_here(ui)->tags.n;
}

static int
gather(struct ui *ui, struct letters_out *out, struct err *err)
{
	const struct browse *b = browse_here(ui);
	const struct letters_wanted wanted = { .filter = b->filter,
		.ids = b->tags.n ? b->chosen : NULL,
		.n = b->tags.n ? b->n_chosen : 0,
		.lang = LANG_COUNT };

	return letters_gather(ui->app, &wanted, out, err);
}

/* The words of the command that prints a part of what was sent today. */
static char *
part_command(const struct ui *ui, const char *part)
{
	char day[DATE_TEXT];

	return xasprintf("letters print sent:%s --out - --part %s",
		date_format(day, ui->office->today), part);
}

static unsigned
say_sent(struct ui *ui, const struct letters_out *l, uint64_t act)
{
	char number[NUMBER_TEXT];
	struct buf names = BUF_INIT;
	unsigned r = REACT_DRAW;

	for (size_t i = 0; i < LETTERS_PARTS; i++) {
		char name[ASIDE_NAME];
		struct err err = ERR_INIT;
		char *command = part_command(ui, letters_parts[i].name);

		if (aside_keep(ui->office, letters_parts[i].name, command,
			    false, name, &err) == 0)
			buf_addf(&names, "%s%s", names.len ? ", " : "", name);
		free(command);
	}
	r = ui_say(ui, ROLE_GOOD,
		_("%zu sent (%s); to fetch them, here or over ssh: magang out "
		  "get NAME, of %s"),
		l->go, text_act(number, act), buf_str(&names));
	buf_release(&names);
	return r;
}

/* They are gathered again: the number is of now. */
static unsigned
number_typed(struct ui *ui, const char *text)
{
	struct letters_out l;
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	uint64_t number = 0;
	unsigned r;
	int rc;

	if (!are_shown(ui))
		return REACT_DRAW;
	rc = gather(ui, &l, &err);
	if (rc)
		return ui_fail(ui, &err);
	num_u64(text, 0, UINT32_MAX, &number);
	rc = letters_count(&l, (int64_t)number, &err);
	if (!rc)
		rc = letters_publish(ui->app, &l, NULL, &receipt, &err);
	if (!rc) {
		ui_did(ui, receipt.act); /* u says that it stays */
		ui_changed(ui);
	}
	r = rc ? ui_fail(ui, &err) : say_sent(ui, &l, receipt.act);
	if (!rc)
		browse_spend(ui, NULL, 0);
	letters_release(&l);
	return r;
}

static const struct ask_ops number_ops = {
	.rules = { .max = 7 },
	.done = number_typed,
};

unsigned
browse_publish(struct ui *ui)
{
	struct letters_out l;
	struct err err = ERR_INIT;
	char *label;
	int rc;

	if (!are_shown(ui))
		return REACT_DRAW;
	browse_say_hidden(ui);
	if (gather(ui, &l, &err) != 0)
		return ui_fail(ui, &err);
	label = xasprintf(
		_("%zu would go, %zu stay held; how many? "), l.go, l.lack);
	rc = l.go ? 0 : letters_count(&l, 0, &err);
	letters_release(&l);
	if (rc) {
		free(label);
		return ui_fail(ui, &err);
	}
	ui_ask(ui, &number_ops, label, NULL);
	free(label);
	return REACT_DRAW;
}

/* --- withheld -------------------------------------------------------------- */

static unsigned
withhold_done(struct ui *ui, const char *text)
{
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	size_t n;
	const uint64_t *ids = browse_bulk(ui, &n);
	int rc = op_letters_withhold(ui->office, ids, n, text, &receipt, &err);

	return browse_told(ui, rc, &receipt, _("withheld"), &err);
}

unsigned
browse_withhold(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 150 },
		.done = withhold_done };
	size_t n;

	browse_chosen(ui, &n);
	if (n)
		ui_ask(ui, &ops, _("Not to be sent, because:"), NULL);
	return REACT_DRAW;
}

/* --- answers --------------------------------------------------------------- */

/* Is the letter under the marker, or any that is tagged, held still? */
static bool
is_held(struct ui *ui)
{
	struct record *r = xmalloc(sizeof(*r));
	struct err unread = ERR_INIT;
	const uint64_t id = ui_here(ui).id;
	struct txn *txn;
	bool held = false;

	if (id && !browse_here(ui)->tags.n &&
		office_look(ui->office, &txn, &unread) == 0) {
		held = office_sees(ui->office, txn, KIND_LETTER, id, r) &&
		       letter_state(r) == LETTER_HELD;
		office_look_end(txn);
	}
	free(r);
	return held;
}

const char *
browse_no_withhold(struct ui *ui)
{
	return browse_here(ui)->kind == KIND_LETTER
		       ? NULL
		       : _("only letters are answered or withheld");
}

const char *
browse_no_reply(struct ui *ui)
{
	const char *why = browse_no_withhold(ui);

	return why || !is_held(ui) ? why : _("this letter was not sent");
}

/* Of an appeal what it is about, which the letter does not say. */
static unsigned
reply(struct ui *ui, enum letter_reply_no no, const char *reason)
{
	const char *code = letter_reply_word[no];
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	struct letter_answer *rows;
	size_t n;
	const uint64_t *ids = browse_bulk(ui, &n);
	int rc;

	rows = xcalloc(n + 1, sizeof(*rows));
	for (size_t i = 0; i < n; i++)
		rows[i] = (struct letter_answer){ ids[i], code, reason };
	rc = op_letters_answer(
		ui->office, rows, n, NULL, false, &receipt, &err);
	free(rows);
	return browse_told(ui, rc, &receipt, _("noted"), &err);
}

static unsigned
appeal_told(struct ui *ui, const char *text)
{
	return reply(ui, REPLY_APPEAL, text);
}

static unsigned
reply_chosen(struct ui *ui, size_t index)
{
	static const struct ask_ops about = { .rules = { .max = 300 },
		.done = appeal_told };

	if (index != REPLY_APPEAL)
		return reply(ui, (enum letter_reply_no)index, NULL);
	ui_ask(ui, &about, _("What the appeal is about:"), NULL);
	return REACT_DRAW;
}

unsigned
browse_reply(struct ui *ui)
{
	const struct fdef *f = core_field(F_LETTER_ANSWER);
	const char *rows[REPLY_COUNT];
	struct err err = ERR_INIT;
	const uint64_t *ids;
	size_t n;

	ids = browse_chosen(ui, &n);
	if (!n)
		return REACT_DRAW;
	if (n == 1 && letter_answerable(ui->office, ids[0], &err))
		return ui_say(ui, ROLE_PLAIN, "%s", err.text);
	for (size_t i = 0; i < REPLY_COUNT; i++)
		rows[i] = label_in(&f->choices[i].label, ui->office->lang,
			f->choices[i].code);
	return ui_push(
		ui, pick_new(_("Answer"), rows, REPLY_COUNT, reply_chosen));
}
