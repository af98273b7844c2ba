/* SPDX-License-Identifier: MIT */
#include "magang/tui/record/compare.h"

#include <stdlib.h>
#include <string.h>

#include "magang/tui/record/dossier.h"

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/linkage/brief.h"
#include "magang/office/evidence.h"
#include "magang/ops/ops_about.h"
#include "magang/tui/term/term.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/undo.h"
#include "magang/view/codes.h"
#include "magang/view/words.h"

#define LABEL 24
#define FIRST_KEY 5000000 /* of lines; apart from those of other views */

struct pair {
	struct ui *ui;
	struct style style;
	struct record *r[2]; /* kind KIND_NONE: not to be seen by the caller */
	uint64_t id[2];
	struct lines *out;
	bool narrow; /* one column: below each other, and only what differs */
};

/* ---- lines -------------------------------------------------------------- */

static void
cell(struct pair *p, size_t which, const struct fdef *f, struct buf *out)
{
	const struct value *v = record_get(p->r[which], f->id);

	if (v)
		record_cell(&p->style, p->r[which], f, v, out);
}

static bool
differ(const struct value *a, const struct value *b)
{
	if (!a || !b)
		return a || b;
	return !value_equal(a, b);
}

/* "! Phone   0812...   0813..." */
static void
add_line(struct pair *p, bool wrong, const char *label, const char *a,
	const char *b, uint64_t key)
{
	int width = term_columns(p->ui->term) - LABEL - 7;
	struct buf text = BUF_INIT;
	struct line *line;

	buf_adds(&text, wrong ? "! " : "  ");
	if (p->narrow) {
		buf_adds(&text, label);
	} else {
		utf8_pad(&text, label, LABEL);
		buf_addc(&text, ' ');
		utf8_pad(&text, a, width / 2);
		buf_addf(&text, " %s", b);
	}
	line = lines_add(p->out, buf_str(&text));
	line->key = key;
	line->open = p->narrow;
	if (p->narrow)
		line->more = xasprintf("%s\n%s", a, b);
	buf_release(&text);
}

static void
field_line(struct pair *p, const struct fdef *f)
{
	const struct value *first = record_get(p->r[0], f->id);
	const struct value *second = record_get(p->r[1], f->id);
	bool wrong = differ(first, second);
	struct buf a = BUF_INIT, b = BUF_INIT;

	if ((first || second) && (wrong || !p->narrow)) {
		cell(p, 0, f, &a);
		cell(p, 1, f, &b);
		add_line(p, wrong,
			label_in(&f->label, p->ui->office->lang, f->name),
			buf_str(&a), buf_str(&b), FIRST_KEY + f->id);
	}
	buf_release(&a);
	buf_release(&b);
}

/* Each of the two by number, to be opened, with what became of the cases. */
static void
who_line(struct pair *p, size_t which)
{
	char number[NUMBER_TEXT];
	struct buf b = BUF_INIT;
	struct line *line;

	buf_addf(&b, "%s  ", number_format(number, "MG", p->id[which]));
	person_brief(p->ui->office, p->style.txn, p->id[which], &b);
	line = lines_add(p->out, buf_str(&b));
	line->kind = KIND_PERSON;
	line->id = p->id[which];
	line->key = p->id[which];
	buf_release(&b);
}

static void
evidence_line(struct pair *p, const struct dossier *d)
{
	const struct value *v = record_get(d->record, F_EVIDENCE);
	struct buf b = BUF_INIT, evidence = BUF_INIT;
	char *folded, *save = NULL;

	if (v)
		evidence_print(v->text, v->len, &evidence);
	words_likeness(record_number(d->record, F_LIKENESS, 0), &b);
	buf_addf(&b, ": %s", buf_str(&evidence));
	folded = lines_fold(buf_str(&b), term_columns(p->ui->term) - 1);
	for (char *l = strtok_r(folded, "\n", &save); l;
		l = strtok_r(NULL, "\n", &save))
		lines_head(p->out, l);
	free(folded);
	buf_release(&evidence);
	buf_release(&b);
}

/* One who is not there any more has no lines. */
static int
load(struct pair *p, size_t which, struct arena *arena, struct err *err)
{
	struct err why = ERR_INIT;
	int rc;

	p->r[which] = xmalloc(sizeof(*p->r[which]));
	rc = office_show(p->ui->office, KIND_PERSON, p->id[which], arena,
		p->r[which], &why);
	if (rc)
		record_init(p->r[which], KIND_NONE, 0);
	return !rc || rc == MG_ENOENT ? 0 : err_set(err, rc, "%s", why.text);
}

int
compare_make(
	struct ui *ui, struct dossier *d, struct lines *out, struct err *err)
{
	const struct kind_info *k = kind_info(KIND_PERSON);
	struct arena *arena = arena_new();
	struct pair p = { .ui = ui,
		.style = { .office = ui->office, .form = OUT_TABLE },
		.id = { (uint64_t)record_number(d->record, F_FIRST, 0),
			(uint64_t)record_number(d->record, F_SECOND, 0) },
		.out = out,
		.narrow = term_class(ui->term) == SIZE_NARROW };
	int rc;

	rc = load(&p, 0, arena, err);
	if (!rc)
		rc = load(&p, 1, arena, err);
	if (!rc)
		rc = office_look(ui->office, &p.style.txn, err);
	if (!rc) {
		evidence_line(&p, d);
		who_line(&p, 0);
		who_line(&p, 1);
		if (p.r[0]->kind == KIND_PERSON && p.r[1]->kind == KIND_PERSON)
			for (size_t i = 0; i < k->n_fields; i++)
				field_line(&p, &k->fields[i]);
		office_look_end(p.style.txn);
	}
	free(p.r[0]);
	free(p.r[1]);
	arena_free(arena);
	return rc;
}

/* ---- answers ------------------------------------------------------------ */

const char *
no_answer(struct ui *ui)
{
	const struct here h = ui_here(ui);

	return h.kind == KIND_DOUBT && h.id
		       ? NULL
		       : _("this is no possible duplicate");
}

static int
answer(struct ui *ui, const char *code, size_t *n)
{
	const struct screen_ops *ops = ui_screen(ui)->ops;
	const uint64_t one = ui_here(ui).id, *ids = &one;
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	int rc;

	*n = 1;
	if (ops->chosen)
		ids = ops->chosen(ui, n);
	if (!*n)
		return MG_ENOENT; /* said already */
	results_begin(&ui->results, ui->office, KIND_DOUBT);
	rc = op_doubts_answer(ui->office, ids, *n, code, &receipt, &err);
	results_end(&ui->results, ui->office, &receipt);
	ui_did(ui, receipt.act);
	ui_changed(ui);
	if (rc)
		ui_fail(ui, &err);
	*n -= receipt.stayed;
	return rc;
}

static unsigned
spent(struct ui *ui)
{
	if (ui_screen(ui)->ops->spend)
		ui_screen(ui)->ops->spend(ui, NULL, 0);
	return REACT_DRAW;
}

unsigned
answer_same(struct ui *ui)
{
	size_t n;

	if (answer(ui, "same", &n))
		return REACT_DRAW;
	ui_say(ui, ROLE_GOOD,
		_n("remembered: the same person. u takes it back.",
			"remembered of %zu pairs: the same person. u takes it "
			"back.",
			n),
		n);
	return spent(ui);
}

unsigned
answer_different(struct ui *ui)
{
	size_t n;

	if (answer(ui, "different", &n))
		return REACT_DRAW;
	ui_say(ui, ROLE_GOOD,
		_n("remembered: two persons. u takes it back.",
			"remembered of %zu pairs: two persons. u takes it "
			"back.",
			n),
		n);
	return spent(ui);
}
