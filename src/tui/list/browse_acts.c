/* SPDX-License-Identifier: MIT */
/* What the keys of a list do. */
#include "magang/tui/list/browse_acts.h"

#include <stdlib.h>
#include <string.h>

#include "magang/record/index.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/pick.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/undo.h"
#include "magang/view/receipt.h"
#include "magang/tui/list/browse.h"
#include "magang/tui/list/browse_chosen.h"
#include "magang/tui/list/cells.h"
#include "magang/tui/ui/doors.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/quoted.h"
#include "magang/casework/verdict.h"
#include "magang/office/find.h"
#include "magang/ops/draft.h"
#include "magang/ops/ops.h"
#include "magang/ops/ops_about.h"
#include "magang/tui/widget/tags.h"

#define SORTINGS_MAX 16

/* --- opening -------------------------------------------------------------- */

/* Of a task what it is about; of the rest themselves, and of a decision, which is
 * read by itself. */
unsigned
browse_open(struct ui *ui)
{
	struct browse *b = browse_here(ui);
	uint64_t id = vlist_selected(&b->list);
	struct err err = ERR_INIT;
	const struct kind_info *k = kind_info(b->kind);
	enum kind kind = b->kind;

	if (!id)
		return REACT_NONE;
	if (rows_load(&b->rows, id, &err) != 0)
		return ui_fail(ui, &err);
	if (k->about && !kind_is(kind, KIND_WITHIN)) {
		kind = record_about(b->rows.record);
		id = (uint64_t)record_number(b->rows.record, k->about, 0);
	}
	return open_record(ui, (int)kind, id);
}

#define WRITTEN_MOST 150 /* tagged rows */

unsigned
browse_copy(struct ui *ui)
{
	struct browse *b = browse_here(ui);
	char number[NUMBER_TEXT];
	struct err err = ERR_INIT;
	struct txn *txn;

	if (!vlist_selected(&b->list))
		return REACT_NONE;
	if (rows_load(&b->rows, vlist_selected(&b->list), &err) != 0 ||
		office_look(ui->office, &txn, &err) != 0)
		return ui_fail(ui, &err);
	office_number(ui->office, txn, b->rows.record, number);
	office_look_end(txn);
	return ui_copy(ui, number);
}

/* "number:JP-000001-3,JP-000002-1" */
static int
add_tagged(
	struct ui *ui, const struct browse *b, struct buf *out, struct err *err)
{
	size_t n;
	const uint64_t *ids = browse_chosen(ui, &n);
	char number[NUMBER_TEXT];
	struct txn *txn;
	int rc = n > WRITTEN_MOST
			 ? err_set(err, MG_EUSAGE,
				   _("more than %d rows are not written by "
				     "their numbers; take the tags away and "
				     "filter them"),
				   WRITTEN_MOST)
			 : office_look(ui->office, &txn, err);

	if (rc)
		return rc;
	for (size_t i = 0; i < n; i++)
		buf_addf(out, "%s%s", i ? "," : "number:",
			office_number_of(
				ui->office, txn, b->kind, ids[i], number));
	office_look_end(txn);
	return 0;
}

unsigned
browse_write_out(struct ui *ui)
{
	const struct browse *b = browse_here(ui);
	struct buf filter = BUF_INIT, command = BUF_INIT;
	struct err err = ERR_INIT;
	unsigned r = REACT_DRAW;

	if (b->tags.n && add_tagged(ui, b, &filter, &err)) {
		buf_release(&filter);
		return ui_fail(ui, &err);
	}
	if (!b->tags.n)
		buf_addf(&filter, "%s%s%s", b->filter,
			*b->filter && *b->order ? " " : "", b->order);
	buf_addf(&command, "list %s ", kind_info(b->kind)->name);
	if (filter.len)
		quoted_put(&command, buf_str(&filter));
	buf_adds(&command, filter.len ? " --csv" : "--csv");
	r = ui_put_by(ui, kind_info(b->kind)->name, buf_str(&command), false);
	buf_release(&filter);
	buf_release(&command);
	return r;
}

/* --- filter --------------------------------------------------------------- */

/* To be asked for when the input is drained. */
static unsigned
want_filter(struct ui *ui, const char *text)
{
	struct browse *b = browse_here(ui);
	size_t n = strlen(text);

	while (n > 0 && text[n - 1] == ' ')
		n--;
	free(b->typed);
	b->typed = xstrndup(text, n);
	return REACT_DRAW;
}

/* A list that follows the typing costs a page for each letter. */
static unsigned
filter_edited(struct ui *ui, const char *text)
{
	return ui->thrifty ? REACT_DRAW : want_filter(ui, text);
}

/* Keys that were typed behind it mean the rows that it leaves. */
static unsigned
filter_now(struct ui *ui, const char *text)
{
	unsigned r = want_filter(ui, text);

	browse_ops.settle(ui, &browse_here(ui)->base);
	return r;
}

/* Where it cannot be kept it is there until the end of the session. */
static void
remember(struct ui *ui, const struct browse *b)
{
	struct err unkept = ERR_INIT;

	past_add(&ui->past, (int)b->kind, b->filter);
	if (*b->filter)
		filter_keep(ui->office, b->kind, b->filter, &unkept);
}

static unsigned
filter_done(struct ui *ui, const char *text)
{
	struct browse *b = browse_here(ui);
	unsigned r = filter_now(ui, text);

	if (b->unread)
		return r | REACT_AGAIN;
	remember(ui, b);
	free(b->before);
	b->before = NULL;
	return r;
}

/* The old filter and the row that was selected then. */
static unsigned
filter_cancelled(struct ui *ui)
{
	struct browse *b = browse_here(ui);
	struct err err = ERR_INIT;
	char *before = b->before;

	b->before = NULL;
	message_clear(&ui->message);
	filter_now(ui, before);
	free(before);
	if (b->before_id &&
		vlist_select(&b->list, b->before_id, &err) == MG_EINTERNAL)
		return ui_fail(ui, &err);
	return REACT_DRAW;
}

/* What the list is of stays before what is typed, as "open" of tasks; the words of
 * the last time give way to new ones. */
static void
show_text(struct ui *ui, const char *text)
{
	struct browse *b = browse_here(ui);
	const size_t n = b->opened ? strlen(b->opened) : 0;
	const bool of_list = n && strncmp(text, b->opened, n) == 0 &&
			     (!text[n] || text[n] == ' ');

	free(b->shown);
	b->shown = xasprintf("%s%s", text, of_list && !text[n] ? " " : "");
	edit_set(&ui->prompt.edit, b->shown, true);
	edit_keep(&ui->prompt.edit, of_list ? n + 1 : 0);
}

/* The one before (1) or after; past the newest that which stood there. */
static unsigned
recall(struct ui *ui, int way)
{
	struct browse *b = browse_here(ui);
	const size_t back = way > 0 ? b->back + 1 : b->back - 1;
	const char *text =
		back ? past_back(&ui->past, (int)b->kind, back) : b->before;

	/* what stands there already is no step */
	if (text && way > 0 && !b->back && strcmp(text, b->before) == 0) {
		b->back++;
		return recall(ui, way);
	}
	if (!text)
		return REACT_NONE;
	b->back = back;
	show_text(ui, text);
	return filter_edited(ui, text);
}

/* As long as nothing is typed the arrows go through the filters before; then they
 * move the marker in what is found. */
static unsigned
filter_passed(struct ui *ui, const struct key_event *ev)
{
	struct browse *b = browse_here(ui);
	const bool as_shown =
		b->shown && strcmp(prompt_text(&ui->prompt), b->shown) == 0;

	if (as_shown && key_is(ev, K_UP))
		return recall(ui, 1);
	if (as_shown && key_is(ev, K_DOWN) && b->back)
		return recall(ui, -1);
	return browse_ops.key(ui, &b->base, ev) & ~(unsigned)REACT_PASS;
}

static const struct ask_ops filter_ops = {
	.rules = { .max = 1000 },
	.done = filter_done,
	.edited = filter_edited,
	.cancelled = filter_cancelled,
	.passed = filter_passed,
};

unsigned
browse_filter(struct ui *ui)
{
	struct browse *b = browse_here(ui);

	free(b->before);
	b->before = xstrdup(b->filter);
	b->before_id = vlist_selected(&b->list);
	b->back = 0;
	ui_ask(ui, &filter_ops, "/", NULL);
	show_text(ui, b->filter);
	return REACT_DRAW;
}

unsigned
browse_clear(struct ui *ui)
{
	return filter_now(ui, "");
}

/* --- order ---------------------------------------------------------------- */

static unsigned
sort_chosen(struct ui *ui, size_t index)
{
	struct browse *b = browse_here(ui);
	size_t n;

	b->order = sortings_of(b->kind, &n)[index].sort;
	b->reorder = true;
	return filter_now(ui, b->filter);
}

unsigned
browse_sort(struct ui *ui)
{
	const char *labels[SORTINGS_MAX];
	size_t n;
	const struct sorting *rows = sortings_of(browse_here(ui)->kind, &n);

	for (size_t i = 0; i < n; i++)
		labels[i] = _(rows[i].label);
	return ui_push(ui, pick_new(_("Order"), labels, n, sort_chosen));
}

/* --- tags ----------------------------------------------------------------- */

const char *
browse_no_tags(struct ui *ui)
{
	return browse_here(ui)->tags.n ? NULL : _("no row is tagged");
}

unsigned
browse_tag(struct ui *ui)
{
	struct browse *b = browse_here(ui);
	struct key_event down = { .type = EV_KEY, .key = K_DOWN };

	if (!vlist_selected(&b->list))
		return REACT_NONE;
	tags_toggle(&b->tags, vlist_selected(&b->list));
	return browse_ops.key(ui, &b->base, &down);
}

unsigned
browse_tag_all(struct ui *ui)
{
	struct browse *b = browse_here(ui);
	const uint64_t *ids;
	struct err err = ERR_INIT;
	size_t n;

	if (rows_all(&b->rows, &ids, &n, &err) != 0)
		return ui_fail(ui, &err);
	tags_add_many(&b->tags, ids, n);
	return ui_say(ui, ROLE_PLAIN,
		_n("%zu row is tagged", "%zu rows are tagged", b->tags.n),
		b->tags.n);
}

unsigned
browse_untag(struct ui *ui)
{
	tags_clear(&browse_here(ui)->tags);
	return REACT_DRAW;
}

unsigned
browse_view(struct ui *ui)
{
	struct browse *b = browse_here(ui);
	bool wide = term_class(ui->term) == SIZE_WIDE && !ui->thrifty;

	b->preview = b->preview_set ? !b->preview : !wide;
	b->preview_set = true;
	free(b->preview_text);
	b->preview_text = NULL;
	browse_ops.refresh(ui, &b->base);
	return REACT_DRAW;
}

/* --- the deck ------------------------------------------------------------- */

const char *
browse_no_deck(struct ui *ui)
{
	return kind_has_stage(browse_here(ui)->kind)
		       ? NULL
		       : _("only cases are decided");
}

/* In the order of the list, where one was chosen. */
unsigned
browse_deck(struct ui *ui)
{
	struct browse *b = browse_here(ui);
	size_t n = 0;
	const uint64_t *ids = b->tags.n ? browse_chosen(ui, &n) : NULL;
	char *filter;
	unsigned r;

	if (b->tags.n && !n)
		return REACT_DRAW;
	if (n)
		browse_say_hidden(ui);
	filter = xasprintf("%s %s", b->filter, b->order);
	r = open_deck(ui, filter, ids, n);
	free(filter);
	return r;
}

/* --- tasks ---------------------------------------------------------------- */

const char *
browse_no_done(struct ui *ui)
{
	return browse_here(ui)->kind == KIND_TASK ? NULL
						  : _("only tasks can be done");
}

unsigned
browse_done(struct ui *ui)
{
	size_t n;
	const uint64_t *ids = browse_bulk(ui, &n);
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	int rc;

	if (!n)
		return REACT_NONE;
	rc = op_tasks_done(ui->office, ids, n, &receipt, &err);
	results_end(&ui->results, ui->office, &receipt);
	ui_did(ui, receipt.act);
	ui_changed(ui);
	if (rc)
		return ui_fail(ui, &err);
	if (receipt.stayed) {
		struct buf why = BUF_INIT;

		receipt_why(&receipt, &why);
		ui_say(ui, ROLE_WARN, _("%zu of %zu tasks are done. %s"),
			receipt.went, receipt.went + receipt.stayed,
			buf_str(&why));
		buf_release(&why);
	} else {
		ui_say(ui, ROLE_GOOD,
			_n("%zu task is done; u takes it back",
				"%zu tasks are done; u takes them back",
				receipt.went),
			receipt.went);
	}
	browse_spend(ui, NULL, 0);
	return REACT_DRAW;
}
