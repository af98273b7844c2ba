/* SPDX-License-Identifier: MIT */
#include "magang/tui/record/compare.h"

#include <stdlib.h>
#include <string.h>

#include "magang/tui/record/dossier.h"
#include "magang/tui/record/dossier_list.h"

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/linkage/brief.h"
#include "magang/linkage/cluster.h"
#include "magang/office/evidence.h"
#include "magang/ops/merge.h"
#include "magang/ops/ops_about.h"
#include "magang/tui/term/term.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/undo.h"
#include "magang/view/codes.h"
#include "magang/view/words.h"

#define LABEL 24

struct pair {
	struct ui *ui;
	struct style style;
	struct record *r[2]; /* kind KIND_NONE: not to be seen by the caller */
	uint64_t id[2];
	struct lines *out;
	const struct merge_plan *plan; /* n 0: they cannot be merged here */
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
	const struct merge_field *row = merge_plan_row(p->plan, f->id);
	bool wrong = differ(first, second);
	struct buf a = BUF_INIT, b = BUF_INIT;

	if ((first || second) && (wrong || !p->narrow)) {
		if (p->plan->n) {
			buf_adds(&a, row && !row->second ? "* " : "  ");
			buf_adds(&b, row && row->second ? "* " : "  ");
		}
		cell(p, 0, f, &a);
		cell(p, 1, f, &b);
		add_line(p, wrong,
			label_in(&f->label, p->ui->office->lang, f->name),
			buf_str(&a), buf_str(&b), COMPARE_KEY + f->id);
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

/* Three records of one person are three pairs, and one question. */
static void
cluster_line(struct pair *p, const struct dossier *d)
{
	struct cluster c;
	char *words;

	cluster_of(p->ui->office, p->style.txn, d->record, &c);
	if (c.pairs < 2)
		return;
	words = xasprintf(_("%zu of %zu pairs decided, %zu persons"), c.decided,
		c.pairs, c.persons);
	lines_head(p->out, words);
	free(words);
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

/* Persons are what their pointers end at. What was chosen stays chosen while it is
 * the same two. */
static void
make_plan(struct pair *p, struct dossier *d)
{
	struct merge_plan was = d->merge, *plan = &d->merge;
	const struct record *a = p->r[0], *b = p->r[1];
	struct err ignored = ERR_INIT;

	*plan = (struct merge_plan){ .n = 0 };
	if (a->kind == KIND_PERSON && b->kind == KIND_PERSON &&
		a->id != b->id &&
		p->ui->office->access.permissions & PERM_MERGE &&
		merge_plan_make(p->ui->office, a->id, b->id, plan, &ignored))
		merge_plan_release(plan);
	if (was.person[0] == plan->person[0] &&
		was.person[1] == plan->person[1])
		for (size_t i = 0; i < was.n; i++)
			merge_plan_keep(
				plan, was.row[i].f->id, was.row[i].second);
	merge_plan_release(&was);
	p->plan = plan;
}

static void
plan_head(struct pair *p)
{
	if (p->plan->n)
		lines_head(p->out, _("* is kept by a merge, Space changes it"));
	else if (p->r[0]->kind == KIND_PERSON && p->r[0]->id == p->r[1]->id)
		lines_head(p->out, _("they are one record already"));
}

/* Cases of both stay as they are, also two in one program. */
static int
case_lines(struct pair *p, struct err *err)
{
	const bool merges = p->plan->n;
	char first[NUMBER_TEXT], number[NUMBER_TEXT];
	int rc = 0;

	for (size_t i = 0; !rc && merges && i < 2; i++) {
		char *head, *filter = xasprintf(
				    "person:%s", number_format(number, "MG",
							 p->plan->person[i]));

		number_format(first, "MG", p->plan->person[0]);
		head = xasprintf(
			i ? _("CASES of %s, then of %s") : _("CASES of %s"),
			number, first);
		rc = dossier_list(p->ui, KIND_CASE, filter, head, p->out, err);
		free(head);
		free(filter);
	}
	return rc;
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
		make_plan(&p, d);
	if (!rc)
		rc = office_look(ui->office, &p.style.txn, err);
	if (!rc) {
		evidence_line(&p, d);
		cluster_line(&p, d);
		plan_head(&p);
		who_line(&p, 0);
		who_line(&p, 1);
		if (p.r[0]->kind == KIND_PERSON && p.r[1]->kind == KIND_PERSON)
			for (size_t i = 0; i < k->n_fields; i++)
				field_line(&p, &k->fields[i]);
		office_look_end(p.style.txn);
		rc = case_lines(&p, err);
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
