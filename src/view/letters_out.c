/* SPDX-License-Identifier: MIT */
#include "magang/view/letters_out.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/casework/stages.h"
#include "magang/office/office.h"
#include "magang/office/reads.h"
#include "magang/ops/ops_letter.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"
#include "magang/record/letter_state.h"
#include "magang/rulebook/access.h"
#include "magang/store/plain_dir.h"
#include "magang/view/app.h"
#include "magang/view/each.h"
#include "magang/view/letter.h"
#include "magang/view/letters_files.h"
#include "magang/view/session.h"
#include "magang/view/words.h"

#define NAMED_FEW 5

/* ---- gathered ------------------------------------------------------------- */

struct letters_gathering {
	const struct letters_wanted *wanted;
	struct ids only; /* those that it names, ascending */
	struct letters_out *out;
	enum lang reader; /* who is told what a letter lacks */
};

static char *
cell(const struct style *s, const struct record *r, enum kind kind, uint16_t id)
{
	const struct value *v = record_get(r, id);
	struct buf b = BUF_INIT;

	if (v)
		record_cell(s, r, field_of(NULL, kind, id), v, &b);
	return buf_detach(&b);
}

/* The number is needed in full: letters are sent to it. */
static char *
phone_of(const struct record *person)
{
	char phone[64];

	return xstrdup(record_text(person, F_PHONE, phone, sizeof(phone)));
}

static char *
number_of(const struct style *s, enum kind kind, uint64_t id)
{
	char number[NUMBER_TEXT];

	return xstrdup(text_number(s->office, s->txn, kind, id, number));
}

/* Has its case been decided again? */
static bool
is_overtaken(const struct style *s, const struct record *letter)
{
	struct record *last = xmalloc(sizeof(*last));
	bool found = case_last_decision(s->txn,
		(uint64_t)record_number(letter, F_DECISION_CASE, 0), last);
	bool other = !found || last->id != (uint64_t)record_number(letter,
						   F_LETTER_DECISION, 0);

	free(last);
	return other;
}

static enum letter_fate
fate_of(const struct style *s, const struct record *letter, bool again,
	const struct buf *lacks)
{
	if (again)
		return LETTER_GOES;
	if (is_overtaken(s, letter))
		return LETTER_OVERTAKEN;
	return lacks->len ? LETTER_LACKS : LETTER_GOES;
}

static void
count_row(struct letters_out *out, const struct letter_row *row)
{
	out->go += row->fate == LETTER_GOES;
	out->lack += row->fate == LETTER_LACKS;
	out->overtaken += row->fate == LETTER_OVERTAKEN;
	out->no_phone += row->fate == LETTER_GOES && !*row->phone;
}

static void
add_row(struct letters_out *out, const struct style *s,
	const struct record *letter, const struct record *person,
	const struct letters_gathering *g)
{
	struct buf text = BUF_INIT, kept = BUF_INIT;
	struct letter_lack lack = { .lang = g->reader };
	struct letter_row *row;

	if (g->wanted->again)
		letter_text(s, letter, &text);
	else if (!letter_write(s, letter, &kept, &lack))
		buf_adds(&lack.words, "?");
	letter_read(buf_str(&kept), true, &text);
	VEC_GROW(out->rows, out->n, out->cap);
	row = &out->rows[out->n++];
	*row = (struct letter_row){ .id = letter->id,
		.seq = letter->seq,
		.person = record_owner(letter),
		.fate = fate_of(s, letter, g->wanted->again, &lack.words),
		.area = record_number(person, F_REGENCY, 0),
		.number = number_of(s, KIND_LETTER, letter->id),
		.kase = number_of(s, KIND_CASE,
			(uint64_t)record_number(letter, F_DECISION_CASE, 0)),
		.name = cell(s, person, KIND_PERSON, F_NAME),
		.phone = phone_of(person),
		.place = cell(s, person, KIND_PERSON, F_REGENCY),
		.label = cell(s, letter, KIND_LETTER, F_LETTER_TEMPLATE),
		.text = buf_detach(&text),
		.kept = buf_detach(&kept),
		.lacks = buf_detach(&lack.words),
		.fill = buf_detach(&lack.fields) };
	count_row(out, row);
}

static bool
gather_row(void *ctx, const struct row *row)
{
	const struct letters_gathering *g = ctx;
	const enum letter_state state = letter_state(row->record);
	struct style full = *row->style;
	struct record *person;

	if (g->wanted->ids && !ids_sorted_has(&g->only, row->record->id))
		return true;
	if (g->wanted->again ? state != LETTER_SENT && state != LETTER_ANSWERED
			     : state != LETTER_HELD)
		return true;
	full.reveal = true; /* noted by note_reads(), where it is shown */
	person = xmalloc(sizeof(*person));
	if (office_sees(full.office, full.txn, KIND_PERSON,
		    record_owner(row->record), person))
		add_row(g->out, &full, row->record, person, g);
	free(person);
	return true;
}

/* As they are handed out: place by place. */
static int
by_place(const void *a, const void *b)
{
	const struct letter_row *x = a, *y = b;
	int c = (x->area > y->area) - (x->area < y->area);

	if (!c)
		c = strcmp(x->name, y->name);
	return c ? c : (x->id > y->id) - (x->id < y->id);
}

/* How many there are of each text. */
struct alike {
	const struct letter_row *first;
	size_t n;
};
struct alikes {
	struct alike *rows; /* few: as many as programs have letters, or gaps */
	size_t n, cap;
};

static const char *
tallied(const struct letter_row *r)
{
	return r->fate == LETTER_LACKS ? r->lacks : r->label;
}

static struct alike *
tally_of(const struct alikes *t, const struct letter_row *r)
{
	for (size_t i = 0; i < t->n; i++)
		if (strcmp(tallied(t->rows[i].first), tallied(r)) == 0)
			return &t->rows[i];
	return NULL;
}

static void
tally(const struct letters_out *l, enum letter_fate fate, struct alikes *out)
{
	*out = (struct alikes){ 0 };
	for (size_t i = 0; i < l->n; i++) {
		struct alike *at = tally_of(out, &l->rows[i]);

		if (l->rows[i].fate != fate)
			continue;
		if (!at) {
			VEC_GROW(out->rows, out->n, out->cap);
			at = &out->rows[out->n++];
			*at = (struct alike){ &l->rows[i], 0 };
		}
		at->n++;
	}
}

/* Many that lack the same are no list of names. */
static void
choose_named(struct letters_out *l)
{
	struct alikes t;

	tally(l, LETTER_LACKS, &t);
	for (size_t i = 0; i < l->n; i++) {
		struct letter_row *r = &l->rows[i];

		r->named = r->fate == LETTER_OVERTAKEN || !*r->phone;
		if (r->fate == LETTER_LACKS)
			r->named = tally_of(&t, r)->n <= NAMED_FEW;
	}
	free(t.rows);
}

int
letters_gather(struct app *app, const struct letters_wanted *wanted,
	struct letters_out *out, struct err *err)
{
	const enum lang own = app->lang;
	const struct style style = { .office = app->office, .form = OUT_TABLE };
	struct letters_gathering g = {
		.wanted = wanted, .out = out, .reader = own
	};
	int rc = access_need(
		&app->office->access, PERM_PUBLISH | PERM_EXPORT, err);

	*out = (struct letters_out){ 0 };
	if (rc)
		return rc;
	for (size_t i = 0; wanted->ids && i < wanted->n; i++)
		ids_add(&g.only, wanted->ids[i]);
	ids_sort(&g.only);
	session_speak(app, wanted->lang == LANG_COUNT
				   ? app->office->book.site.lang
				   : wanted->lang);
	rc = filter_each(app->office, KIND_LETTER, wanted->filter, &style,
		gather_row, &g, err);
	session_speak(app, own);
	ids_release(&g.only);
	if (!rc && !out->n)
		rc = err_set(err, MG_ENOENT,
			wanted->again ? _("none of them was sent")
				      : _("none of them is held"));
	if (rc)
		letters_release(out);
	else
		qsort(out->rows, out->n, sizeof(*out->rows), by_place);
	choose_named(out);
	return rc;
}

void
letters_release(struct letters_out *l)
{
	for (size_t i = 0; i < l->n; i++) {
		struct letter_row *r = &l->rows[i];
		char *const texts[] = { r->number, r->kase, r->name, r->phone,
			r->place, r->label, r->text, r->kept, r->lacks,
			r->fill };

		for (size_t k = 0; k < ARRAY_SIZE(texts); k++)
			free(texts[k]);
	}
	free(l->rows);
	*l = (struct letters_out){ 0 };
}

/* ---- read ----------------------------------------------------------------- */

/* What leaves the house is exported. A report tells how many, which is nothing of
 * anybody, and names some: these are a list. All or none of it is read. */
static int
ask_reads(struct app *app, const struct letters_out *l, bool leaves,
	struct ids *persons, struct err *err)
{
	uint64_t named = 0;

	for (size_t i = 0; i < l->n; i++) {
		const struct letter_row *r = &l->rows[i];

		if ((leaves && r->fate == LETTER_GOES) ||
			(r->named && named++ >= READ_LISTED))
			ids_add(persons, r->person);
	}
	ids_sort(persons);
	return office_reads_room(app->office, READ_EXPORT, persons, err);
}

/* ---- sent ----------------------------------------------------------------- */

/* What the first one lacks that would go but for that. */
static const char *
first_lack(const struct letters_out *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->rows[i].fate == LETTER_LACKS)
			return l->rows[i].lacks;
	return "-";
}

int
letters_count(const struct letters_out *l, int64_t number, struct err *err)
{
	if (number == (int64_t)l->go && l->go)
		return 0;
	if (l->lack && !l->go)
		return err_set(err, MG_ENOTALLOWED,
			_("no letter can be sent as it is; fill in what each "
			  "lacks: %s"),
			first_lack(l));
	if (l->n && !l->go)
		return err_set(err, MG_ENOTALLOWED,
			_("no letter is sent of a case that was decided again; "
			  "magang letters withhold takes them away"));
	return err_set(err, MG_EUSAGE,
		_n("%zu letter would be sent, so nothing is sent; say how many "
		   "it is",
			"%zu letters would be sent, so nothing is sent; say "
			"how many there are",
			l->go),
		l->go);
}

static int
note_sent(struct office *office, const struct letters_out *l, bool try,
	struct receipt *receipt, struct err *err)
{
	struct letter_sending *rows = xcalloc(l->n + 1, sizeof(*rows));
	size_t n = 0;
	int rc;

	for (size_t i = 0; i < l->n; i++) {
		const struct letter_row *r = &l->rows[i];

		if (r->fate == LETTER_LACKS)
			continue;
		rows[n++] = (struct letter_sending){ r->id, r->seq,
			r->fate == LETTER_GOES ? r->kept : NULL };
	}
	rc = op_letters_send(office, rows, n, try, receipt, err);
	free(rows);
	return rc;
}

int
letters_try(struct app *app, const struct letters_out *l, const char *dir,
	struct err *err)
{
	struct plain_dir d = { .fd = -1 };
	struct receipt untold;
	struct ids persons = { 0 };
	int rc = ask_reads(app, l, false, &persons, err);

	if (!rc && dir)
		rc = plain_dir_make(&d, dir, err);
	plain_dir_drop(&d);
	if (!rc)
		rc = note_sent(app->office, l, true, &untold, err);
	if (!rc)
		office_reads_note(app->office, READ_EXPORT, &persons);
	ids_release(&persons);
	return rc;
}

static int
begin_files(struct plain_dir *d, const struct letters_out *l, const char *dir,
	struct err *err)
{
	int rc = plain_dir_make(d, dir, err);

	if (!rc)
		rc = letters_files(d, l, err);
	if (!rc)
		rc = plain_dir_sync(d, err);
	return rc;
}

/* What is sent is not lost for want of a name. */
static int
leave_draft(struct plain_dir *d, struct err *err)
{
	err_set(err, MG_EIO,
		_("the letters are sent; their files stand in '%s'"), d->draft);
	free(d->draft);
	d->draft = NULL;
	return MG_EIO;
}

/* Made ready, then sent, noted as read, and shown. */
int
letters_publish(struct app *app, const struct letters_out *l, const char *dir,
	struct receipt *receipt, struct err *err)
{
	struct ids persons = { 0 };
	struct plain_dir d = { .fd = -1 };
	int rc = ask_reads(app, l, true, &persons, err);

	if (!rc && dir)
		rc = begin_files(&d, l, dir, err);
	if (!rc && receipt)
		rc = note_sent(app->office, l, false, receipt, err);
	if (!rc)
		office_reads_note(app->office, READ_EXPORT, &persons);
	if (!rc && dir && plain_dir_keep(&d, err))
		rc = receipt ? leave_draft(&d, err) : err->code;
	plain_dir_drop(&d);
	ids_release(&persons);
	return rc;
}

/* ---- told ----------------------------------------------------------------- */

/* How many of each letter. */
static void
report_labels(const struct letters_out *l, struct buf *out)
{
	struct alikes t;

	tally(l, LETTER_GOES, &t);
	for (size_t i = 0; i < t.n; i++)
		buf_addf(
			out, "%6zu  %s\n", t.rows[i].n, t.rows[i].first->label);
	free(t.rows);
}

static void
report_row(const struct letter_row *r, const char *indent, struct buf *out)
{
	buf_addf(out, "%s%s %s\n", indent, r->number, r->name);
}

/* What is not filled in, for how many, and how that is done. */
static void
report_lacks(const struct letters_out *l, struct buf *out)
{
	bool unnamed = false;
	struct alikes t;

	tally(l, LETTER_LACKS, &t);
	for (size_t i = 0; i < t.n; i++) {
		const struct letter_row *first = t.rows[i].first;

		buf_addf(out, "%6zu  %s\n", t.rows[i].n, first->lacks);
		for (size_t k = 0; first->named && k < l->n; k++)
			if (l->rows[k].fate == LETTER_LACKS &&
				tally_of(&t, &l->rows[k]) == &t.rows[i])
				report_row(&l->rows[k], "        ", out);
		if (*first->fill)
			buf_addf(out, "        magang set case FILTER%s\n",
				first->fill);
		unnamed |= !first->named;
	}
	free(t.rows);
	if (unnamed)
		buf_adds(out, _("Whose they are: magang list letter held\n"));
}

static void
report_overtaken(const struct letters_out *l, struct buf *out)
{
	if (l->overtaken)
		buf_addf(out,
			_n("%zu is not sent, as its case was decided again:\n",
				"%zu are not sent, as their cases were decided "
				"again:\n",
				l->overtaken),
			l->overtaken);
	for (size_t i = 0; i < l->n; i++)
		if (l->rows[i].fate == LETTER_OVERTAKEN)
			report_row(&l->rows[i], "  ", out);
}

static void
report_no_phone(const struct letters_out *l, struct buf *out)
{
	if (l->no_phone)
		buf_addf(out,
			_n("%zu has no phone, and is not in the file of "
			   "messages:\n",
				"%zu have no phone, and are not in the file of "
				"messages:\n",
				l->no_phone),
			l->no_phone);
	for (size_t i = 0; i < l->n; i++)
		if (l->rows[i].fate == LETTER_GOES && !*l->rows[i].phone)
			report_row(&l->rows[i], "  ", out);
}

void
letters_report(const struct letters_out *l, bool sent, struct buf *out)
{
	buf_addf(out,
		sent ? _n("%zu letter sent\n", "%zu letters sent\n", l->go)
		     : _n("%zu letter would be sent\n",
			       "%zu letters would be sent\n", l->go),
		l->go);
	report_labels(l, out);
	if (l->lack)
		buf_addf(out,
			_n("%zu stays held, for something is not filled in:\n",
				"%zu stay held, for something is not filled "
				"in:\n",
				l->lack),
			l->lack);
	report_lacks(l, out);
	report_overtaken(l, out);
	report_no_phone(l, out);
}
