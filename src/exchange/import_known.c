/* SPDX-License-Identifier: MIT */
/* Who a row is: known to the store, to an earlier row, alike, or new. */
#include "import_known.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/casework/stages.h"
#include "magang/office/evidence.h"
#include "magang/office/office.h"
#include "magang/office/reads.h"
#include "magang/office/value_print.h"
#include "magang/rulebook/access.h"
#include "magang/store/walk.h"

#include "import_list.h"
#include "import_reason.h"
#include "import_seen.h"

/* Set by the program, or said in a way that need not be repeated exactly. */
static bool
is_compared(const struct import_row *row, uint16_t id)
{
	return id < F_REASON && row->given[id];
}

static const char *
head_of(const struct import *im, unsigned id)
{
	const struct fdef *f = core_field((uint16_t)id);

	for (size_t i = 0; i < im->sheet.n; i++)
		if (im->sheet.column[i] == id)
			return im->heads[i];
	if (id == SHEET_NUMBER) /* it stood in a column of running numbers */
		return "number";
	return f ? f->name : NULL;
}

static void
say_difference(struct import *im, struct import_row *row, uint16_t id,
	const struct value *theirs)
{
	const struct fdef *f = core_field(id);
	struct buf mine = BUF_INIT, known = BUF_INIT, text = BUF_INIT;

	field_print(
		im->office, NULL, f, record_get(&row->record, id), true, &mine);
	if (theirs)
		field_print(im->office, NULL, f, theirs,
			im->office->access.permissions & PERM_REVEAL, &known);
	buf_addf(&text, _("registered as '%s'"), buf_str(&known));
	import_reason_text(row, REASON_differs, head_of(im, id), buf_str(&mine),
		buf_str(&text));
	buf_release(&mine);
	buf_release(&known);
	buf_release(&text);
}

/* The remark of the file is part of the one that is kept. */
static bool
value_says(uint16_t id, const struct value *known, const struct value *given)
{
	if (!known)
		return false;
	if (id == F_REMARK && known->kind == VALUE_TEXT &&
		given->len <= known->len)
		return memmem(known->text, known->len, given->text,
			       given->len) != NULL;
	return value_equal(known, given);
}

/* How many given values differ from a known person; `say`: as reasons. */
static size_t
import_differences(struct import *im, struct import_row *row,
	const struct record *known, bool say)
{
	size_t n = 0;

	for (size_t i = 0; i < row->record.n; i++) {
		uint16_t id = row->record.f[i].id;
		const struct value *theirs = record_get(known, id);

		if (!is_compared(row, id) ||
			value_says(id, theirs, &row->record.f[i].v))
			continue;
		n++;
		if (say)
			say_difference(im, row, id, theirs);
	}
	return n;
}

bool
import_clashes(struct import *im, struct import_row *row,
	const struct record *said, const struct record *lines)
{
	const struct value *theirs = NULL;
	struct buf mine = BUF_INIT, text = BUF_INIT;
	uint16_t id = 0;
	size_t line;

	for (size_t i = 0; !theirs && i < row->record.n; i++) {
		id = row->record.f[i].id;
		if (is_compared(row, id) && record_has(said, id) &&
			!value_says(
				id, record_get(said, id), &row->record.f[i].v))
			theirs = record_get(said, id);
	}
	if (!theirs)
		return false;
	line = (size_t)record_number(lines, id, 0);
	field_print(im->office, NULL, core_field(id),
		record_get(&row->record, id), true, &mine);
	buf_addf(&text,
		_("row %zu of this file says something else of this person; "
		  "make one row of them"),
		line);
	row->line.same_as_line = line;
	import_reason_text(row, REASON_clash, head_of(im, id), buf_str(&mine),
		buf_str(&text));
	buf_release(&mine);
	buf_release(&text);
	return true;
}

static void
mark_line(struct import *im, struct import_row *row, uint64_t id)
{
	row->line.same_as = id;
	row->line.same_as_line = seen_line(im->seen, id);
}

/* Its case of the program that the file names is missing. */
static bool
case_is_missing(
	struct import *im, struct txn *txn, const struct import_row *row)
{
	const struct cases_wanted wanted = { .program = row->program };

	return row->program &&
	       person_cases(&im->office->book, txn, row->known, &wanted) == 0;
}

/* Somebody wrote the number of another person. NULL: no. */
static char *
of_somebody_else(const struct import_row *row, const struct trait *t,
	const struct trait *k, const char *number)
{
	if (row->number && t->nik && k->nik && t->nik != k->nik && t->name.n &&
		weigh_names(t, k) < NAMES_ALIKE)
		return xasprintf(
			_("it is of %s, of another name and NIK"), number);
	return is_stranger(t, k)
		       ? xasprintf(_("it belongs to %s, of another name and "
				     "birth date; look at the card"),
				 number)
		       : NULL;
}

/* By what the row names a person who is known. */
static unsigned
found_by(const struct import_row *row, const struct trait *t,
	const struct trait *k)
{
	if (row->number)
		return SHEET_NUMBER;
	return t->nik && t->nik == k->nik ? F_NIK : F_PASSPORT_NO;
}

/* What the row says would hurt somebody: it goes back with the reason. */
static bool
is_refused(struct import *im, struct txn *txn, struct import_row *row,
	const struct record *known)
{
	struct trait t, k;
	char number[NUMBER_TEXT], *why;
	uint64_t owner;
	bool refused;

	trait_of(&row->record, &t);
	trait_of(known, &k);
	owner = index_first(txn, IX_NIK, t.nik, 0);
	number_format(number, kind_person.prefix, known->id);
	if (record_has(known, F_ERASED))
		why = xasprintf(_("the data of %s were erased"), number);
	else if (owner && owner != known->id)
		why = xasprintf(_("the NIK belongs to %s"),
			number_format(number, kind_person.prefix, owner));
	else
		why = of_somebody_else(row, &t, &k, number);
	refused = why != NULL;
	if (refused)
		import_reason_text(row, REASON_value_wrong,
			head_of(im, found_by(row, &t, &k)), NULL, why);
	free(why);
	return refused;
}

static void
like_reason(struct import_row *row, enum import_reason_code code,
	const char *evidence)
{
	struct buf words = BUF_INIT;

	if (evidence)
		evidence_print(evidence, strlen(evidence), &words);
	import_reason_text(row, code, NULL, NULL, buf_str(&words));
	buf_release(&words);
}

/* Outside of what? */
static enum import_reason_code
outside(const struct import *im)
{
	return im->office->access.n_areas ? REASON_outside_area
					  : REASON_outside_program;
}

/* That a person outside exists is told to whoever has the number of the card;
 * ours is anybody's to guess. */
static void
say_elsewhere(struct import *im, struct txn *txn, struct import_row *row,
	uint64_t id, enum import_reason_code code)
{
	struct buf words = BUF_INIT;
	struct err limit = ERR_INIT;

	if (code == REASON_same_number)
		return;
	if (office_elsewhere(im->office, txn, id, &words, &limit))
		buf_adds(&words, limit.text);
	else
		import_reason(row, code, NULL, NULL, NULL);
	import_reason_text(row, outside(im), NULL, NULL, buf_str(&words));
	buf_release(&words);
}

/* Whoever may not be told any more whose card it is cannot add those either of
 * whose cards nobody is known: the difference would tell. */
static bool
may_not_ask(struct import *im, struct import_row *row)
{
	struct err limit = ERR_INIT;

	if (!has_card(&row->record) ||
		!office_read_left(im->office, READ_NUMBER, &limit))
		return false;
	import_reason_text(row, outside(im), NULL, NULL, limit.text);
	return true;
}

static void
take_known(struct import *im, struct txn *txn, struct import_row *row,
	uint64_t id, enum import_reason_code code, const char *evidence)
{
	struct record *known = xmalloc(sizeof(*known));
	size_t differences;

	if (!office_sees(im->office, txn, KIND_PERSON, id, known)) {
		say_elsewhere(im, txn, row, id, code);
		free(known);
		return;
	}
	if (is_refused(im, txn, row, known)) {
		free(known);
		return;
	}
	row->known = row->line.id = id;
	mark_line(im, row, id);
	row->may_open = case_is_missing(im, txn, row);
	differences = import_differences(im, row, known, true);
	if (differences || row->may_open || row->line.same_as_line)
		like_reason(row, code, evidence);
	else
		row->line.result = IMPORT_UNCHANGED;
	free(known);
}

static void
take_alike(struct import_row *row, const struct likeness *like)
{
	if (row->n_like < ARRAY_SIZE(row->like))
		row->like[row->n_like++] = *like;
}

/* Is there nothing that leads to this person, but for a name? */
static bool
is_name_only(const struct record *r)
{
	struct trait t;

	trait_of(r, &t);
	return !t.nik && !t.passport && !t.phone && t.birth == DATE_NONE;
}

/* A row without NIK that says nothing else than somebody who is known; of whom no
 * more is known where a name is all that it says. */
static bool
is_unchanged(
	struct import *im, struct txn *txn, struct import_row *row, uint64_t id)
{
	struct record *known = xmalloc(sizeof(*known));
	bool same = !record_has(&row->record, F_NIK) &&
		    !seen_line(im->seen, id) &&
		    office_sees(im->office, txn, KIND_PERSON, id, known) &&
		    import_differences(im, row, known, false) == 0 &&
		    is_name_only(&row->record) == is_name_only(known);

	if (same) {
		row->known = row->line.id = id;
		row->may_open = case_is_missing(im, txn, row);
		row->line.result =
			row->may_open ? IMPORT_SAME : IMPORT_UNCHANGED;
	}
	free(known);
	return same;
}

/* The longest word of a name: it leads to the fewest. */
static const char *
rarest_word(const struct fold_name *name)
{
	const char *best = name->word[0];

	for (size_t i = 1; i < name->n; i++)
		if (strlen(name->word[i]) > strlen(best))
			best = name->word[i];
	return best;
}

/* So a list that is read once more finds all that it brought before. */
static bool
is_known_by_name(struct import *im, struct txn *txn, struct import_row *row,
	const struct trait *t)
{
	const char *word;
	struct key k = { 0 };
	struct walk w;
	bool found = false;

	if (!t->name.n || !is_name_only(&row->record))
		return false;
	word = rarest_word(&t->name);
	key_u8(&k, IX_NAME);
	key_u16(&k, (uint16_t)record_number(&row->record, F_REGENCY, 0));
	key_bytes(&k, word, strlen(word) + 1);
	walk_begin(&w, txn, TREE_IX, k.b, k.n);
	while (!found && walk_next(&w))
		found = get_u16(w.value.p) == 0 && /* no birth date (leave.h) */
			is_unchanged(im, txn, row, walk_id(&w));
	walk_end(&w);
	return found;
}

/* The same NIK or passport in an earlier row of the batch (or of a dry run). */
static void
take_in_file(
	struct import *im, struct import_row *row, const struct seen_hit *hit)
{
	struct record *known = xmalloc(sizeof(*known));

	row->line.same_as_line = hit->line;
	if (record_decode(known, 0, hit->record->data, hit->record->len,
		    RECORD_UNCHECKED))
		import_differences(im, row, known, true);
	if (hit->passport)
		import_reason_text(row, REASON_same_passport, NULL, NULL,
			_("passport number same"));
	else
		import_reason_text(
			row, REASON_same_nik, NULL, NULL, _("NIK same"));
	free(known);
}

/*
 * Everybody above the line goes to the list; the row is told the best, of
 * equals the one that was there first: who is known, then by line. So it makes
 * no difference which batch the other row stands in.
 */
static void
take_all_alike(struct import *im, struct import_row *row,
	const struct likeness *like, size_t n, const struct seen_hit *hit)
{
	const int least = im->office->book.site.similar_line;
	const char *evidence = NULL;
	size_t best_line = 0;
	int best = 0;

	for (size_t i = 0; i < n; i++) {
		size_t line = seen_line(im->seen, like[i].id);

		if ((int)link_band(like[i].likeness) < least)
			continue;
		take_alike(row, &like[i]);
		if (evidence &&
			(like[i].score < best ||
				(like[i].score == best && line >= best_line)))
			continue;
		best = like[i].score;
		best_line = line;
		row->line.same_as = like[i].id;
		evidence = like[i].evidence;
	}
	if (hit->line && (int)link_band(hit->likeness) >= least) {
		struct likeness l = { .score = hit->score,
			.likeness = hit->likeness };

		if (!im->opt->dry_run) {
			l.id = im->rows[hit->index]->placeholder;
			memcpy(l.evidence, hit->evidence, sizeof(l.evidence));
			take_alike(row, &l);
		}
		if (!evidence || hit->score > best ||
			(hit->score == best && hit->line < best_line)) {
			best_line = hit->line;
			row->line.same_as = 0;
			evidence = hit->evidence;
		}
	}
	row->line.same_as_line = best_line;
	if (evidence)
		like_reason(row, REASON_likeness, evidence);
}

/* A number that nobody has is a slip; whoever is new comes without one. */
static bool
find_number(struct import *im, struct txn *txn, struct import_row *row)
{
	size_t before = row->line.n_reasons;

	if (!row->number)
		return false;
	take_known(im, txn, row, row->number, REASON_same_number, NULL);
	if (!row->known && row->line.n_reasons == before)
		import_reason_text(row, REASON_value_wrong,
			head_of(im, SHEET_NUMBER), NULL,
			_("nobody has this number; leave it out for somebody "
			  "new"));
	return true;
}

/* The rarest that the words can be first: it is seldom worth to count them. */
static void
find_in_file(struct import *im, struct txn *txn, const struct import_row *row,
	const struct trait *t, struct seen_hit *hit)
{
	const uint64_t persons = persons_in(txn);
	struct trait counted = *t;

	memset(counted.rare, RARITY_MOST, sizeof(counted.rare));
	seen_find(im->seen, persons, &counted, hit);
	if (hit->certain || !hit->line)
		return;
	counted = *t;
	trait_rare(txn, (uint16_t)record_number(&row->record, F_REGENCY, 0),
		&counted);
	seen_find(im->seen, persons, &counted, hit);
}

void
import_identify(struct import *im, struct txn *txn, struct import_row *row)
{
	struct likeness like[8];
	struct seen_hit hit;
	struct trait t;
	uint64_t same;
	size_t n;

	if (find_number(im, txn, row) || may_not_ask(im, row))
		return;
	trait_of(&row->record, &t);
	n = duplicates_of(
		im->office, txn, &row->record, like, ARRAY_SIZE(like));
	if (n && like[0].certain) {
		take_known(im, txn, row, like[0].id,
			t.nik && index_first(txn, IX_NIK, t.nik, 0) ==
						like[0].id
				? REASON_same_nik
				: REASON_same_passport,
			like[0].evidence);
		return;
	}
	if (im->opt->list && (same = list_known(im, txn, row, &t)) != 0) {
		take_known(im, txn, row, same, REASON_same_licence, NULL);
		return;
	}
	for (size_t i = 0; i < n; i++)
		if (is_unchanged(im, txn, row, like[i].id))
			return;
	if (is_known_by_name(im, txn, row, &t))
		return;
	find_in_file(im, txn, row, &t, &hit);
	if (hit.certain) {
		take_in_file(im, row, &hit);
		return;
	}
	take_all_alike(im, row, like, n, &hit);
	row->add = true;
}
