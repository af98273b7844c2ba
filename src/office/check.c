/* SPDX-License-Identifier: MIT */
/*
 * One pass over the records derives every index entry and counter again: each
 * must be there with its value, and their number must be all there are. The
 * digest runs along; records of persons whose key is destroyed count as the
 * stub that a replay without the key arrives at.
 */
#include "magang/office/check.h"

#include "check_anchor.h"
#include "check_keys.h"
#include "check_tasks.h"
#include "tally.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/office/value_print.h"
#include "magang/store/keyring.h"
#include "magang/rulebook/access.h"
#include "magang/apply/apply.h"
#include "magang/record/group.h"
#include "magang/record/counter.h"
#include "magang/record/derive.h"
#include "magang/record/index.h"
#include "magang/record/trace.h"
#include "magang/record/twin.h"
#include "magang/rulebook/in_use.h"
#include "magang/rulebook/parsed.h"
#include "magang/rulebook/program_cache.h"
#include "magang/record/skips.h"
#include "magang/rulebook/setting_check.h"
#include "magang/record/change.h"
#include "magang/record/change_bytes.h"
#include "magang/record/letter_state.h"
#include "magang/log/log.h"
#include "magang/casework/reckon.h"
#include "magang/casework/stages.h"
#include "magang/casework/work.h"
#include "magang/log/given.h"
#include "magang/store/broken.h"
#include "magang/store/register.h"
#include "magang/store/txn.h"

/* What a record is known by, as a sum. */
struct known {
	uint64_t sum, id;
	enum kind kind;
};

struct store_checking {
	struct office *office;
	struct txn *txn;
	struct check_report *out;
	struct hash hash;
	struct record r, person, parent, stub, stub_person;
	struct entries entries;
	struct arena *arena; /* texts of a case that is reckoned again */
	struct tasks_checking tasks;
	uint64_t history, history_found; /* of the trace: wanted, there */
	struct tallies tallies;          /* counters as recounted */
	struct known *known;
	size_t n_known, cap_known;
};

static void problem(struct store_checking *c, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

static void
problem(struct store_checking *c, const char *fmt, ...)
{
	struct buf b = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vaddf(&b, fmt, ap);
	va_end(ap);
	if (c->out->n_problems < CHECK_PROBLEMS)
		c->out->problems[c->out->n_problems] = buf_detach(&b);
	c->out->n_problems++;
	buf_release(&b);
}

static void
say_problem(void *ctx, const char *text)
{
	problem(ctx, "%s", text);
}

static const char *
record_name(const struct record *r, char out[NUMBER_TEXT])
{
	return number_format(out, kind_info((enum kind)r->kind)->prefix, r->id);
}

/* ---- counters ----------------------------------------------------------- */

/* The digest has seen them with the records, those without a key as stubs: what
 * such a one was counted for is no part of what a replay comes to. */
static void
check_counters(struct store_checking *c)
{
	struct walk w;

	counter_rows_begin(&w, c->txn);
	while (walk_next(&w)) {
		struct key k = { 0 };
		const char *family;
		int64_t n = counter_row(&w, &family);
		int64_t counted;

		key_bytes(&k, w.key.p, w.key.n);
		counted = tally_of(&c->tallies, &k);
		if (counted != n)
			problem(c, _("a counter of %s says %lld, counted %lld"),
				family, (long long)n, (long long)counted);
		c->out->counters++;
	}
	walk_end(&w);
	if (c->out->counters < c->tallies.n)
		problem(c, _("%zu counters are missing"),
			c->tallies.n - (size_t)c->out->counters);
}

/* ---- records ------------------------------------------------------------ */

static void
hash_record(struct store_checking *c, const struct record *r,
	const struct entries *e)
{
	struct buf bytes = BUF_INIT;
	uint8_t id[8];

	put_u64(id, r->id);
	record_encode(r, &bytes);
	hash_add(&c->hash, id, sizeof(id));
	hash_add(&c->hash, bytes.data, bytes.len);
	for (size_t i = 0; i < e->n; i++) {
		hash_add(&c->hash, e->rows[i].key.b, e->rows[i].key.n);
		hash_add(&c->hash, e->rows[i].value, e->rows[i].len);
	}
	buf_release(&bytes);
}

static void
check_entry(struct store_checking *c, const struct entry *e)
{
	char number[NUMBER_TEXT];
	struct view v;

	if (e->tree == TREE_CT) {
		tally_add(&c->tallies, &e->key);
		return;
	}
	c->out->entries++;
	if (!txn_get(c->txn, TREE_IX, e->key.b, e->key.n, &v))
		problem(c, _("%s: an entry of index %u is missing"),
			record_name(&c->r, number), e->key.b[0]);
	else if (v.n != e->len || memcmp(v.p, e->value, e->len) != 0)
		problem(c, _("%s: an entry of index %u has another value"),
			record_name(&c->r, number), e->key.b[0]);
}

/* Erased, or its key is gone: the digest sees the stub. */
static bool
counts_as_stub(struct store_checking *c, uint64_t owner)
{
	struct person_keys keys;

	return owner &&
	       keyring_get(c->office->store, owner, &keys) != KEYRING_FOUND;
}

/* Loads a record without giving up on the whole check when it is damaged: its
 * own turn names it. */
static bool
look_at(struct store_checking *c, enum kind kind, uint64_t id,
	struct record *out)
{
	struct key k = { 0 };
	struct view v;

	key_u8(&k, (uint8_t)kind);
	key_u64(&k, id);
	out->id = id;
	return txn_get(c->txn, TREE_REC, k.b, k.n, &v) &&
	       record_decode(out, v.p, v.n, 0) && out->kind == kind;
}

/* What a record names must be there; its person is asked for elsewhere. */
/* What is held is of a decision that stands. */
static void
check_letter(struct store_checking *c)
{
	char number[NUMBER_TEXT];

	if (letter_state(&c->r) == LETTER_HELD &&
		!record_there(c->txn, KIND_DECISION,
			(uint64_t)record_number(&c->r, F_LETTER_DECISION, 0)))
		problem(c, _("%s: is held for a decision that is not there"),
			record_name(&c->r, number));
}

static void
check_references(struct store_checking *c)
{
	const struct kind_info *k = kind_info(c->r.kind);
	const struct program *p =
		kind_is(k->kind, KIND_OF_PROGRAM)
			? rulebook_case_program(&c->office->book, c->txn, &c->r)
			: NULL;
	char number[NUMBER_TEXT];

	for (size_t i = 0; i < c->r.n; i++) {
		const struct fdef *f = field_of(p, k->kind, c->r.f[i].id);

		if (f && f->id != k->owner && !(f->flags & FDEF_PASSING) &&
			!reference_stands(c->txn, &c->r, f, &c->r.f[i].v))
			problem(c, _("%s: what '%s' names is not there"),
				record_name(&c->r, number), f->name);
	}
	if (k->about && !kind_is(record_about(&c->r), KIND_TOPIC))
		problem(c, _("%s: nothing is about what it names"),
			record_name(&c->r, number));
	if (version_named(&c->r) &&
		!record_there(c->txn, KIND_PROGRAM, version_named(&c->r)))
		problem(c, _("%s: its program version is not there"),
			record_name(&c->r, number));
}

static void
note_known(struct store_checking *c)
{
	struct key k;

	if (!twin_key(&c->r, &k))
		return;
	VEC_GROW(c->known, c->n_known, c->cap_known);
	c->known[c->n_known++] = (struct known){ seal_checksum(k.b, k.n),
		c->r.id, (enum kind)c->r.kind };
}

static int
known_order(const void *a, const void *b)
{
	const struct known *x = a, *y = b;

	if (x->sum != y->sum)
		return x->sum < y->sum ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

/* One task for a round of a rule, one size of a day, one membership. */
static void
check_known(struct store_checking *c)
{
	struct known *k = c->known;
	char first[NUMBER_TEXT], second[NUMBER_TEXT];

	if (c->n_known)
		qsort(k, c->n_known, sizeof(*k), known_order);
	for (size_t i = 1; i < c->n_known; i++)
		if (k[i].sum == k[i - 1].sum)
			problem(c,
				_("%s: says the same as %s; one is too many"),
				number_format(second,
					kind_info(k[i].kind)->prefix, k[i].id),
				number_format(first,
					kind_info(k[i - 1].kind)->prefix,
					k[i - 1].id));
}

/* Fields that belong together tell one story. */
static void
check_groups(struct store_checking *c)
{
	char number[NUMBER_TEXT];
	uint16_t torn = record_torn(&c->r);

	if (torn)
		problem(c, _("%s: '%s' does not go with the fields beside it"),
			record_name(&c->r, number), core_field(torn)->name);
}

/* A case stands where its decisions led it: an entry of its history for each,
 * and one for each entry, but where erasing its person ended it. */
static void
check_decided(struct store_checking *c, const struct record *person)
{
	const size_t entries = stage_entries(&c->r);
	char number[NUMBER_TEXT];
	struct walk w;
	size_t n = 0;

	members_begin(&w, c->txn, KIND_CASE, c->r.id, KIND_DECISION);
	while (walk_next(&w))
		n++;
	walk_end(&w);
	if (n + 1 == entries ||
		(n + 2 == entries && person && record_has(person, F_ERASED)))
		return;
	problem(c, _("%s: %zu decisions, but %zu stages behind the first"),
		record_name(&c->r, number), n, entries ? entries - 1 : 0);
}

/* A case says what its last decision was for. */
static void
check_cause(struct store_checking *c)
{
	const struct value none = value_none();
	const struct value *is = record_get(&c->r, F_CAUSE), *was = NULL;
	char number[NUMBER_TEXT];

	if (case_last_decision(c->txn, c->r.id, &c->parent))
		was = record_get(&c->parent, F_DECISION_CAUSE);
	if (!value_equal(is ? is : &none, was ? was : &none))
		problem(c, _("%s: its last decision was for something else"),
			record_name(&c->r, number));
}

/* The one proposal that is open about a case is what it says. */
static void
check_proposed(struct store_checking *c)
{
	const size_t entries = stage_entries(&c->r);
	char number[NUMBER_TEXT];
	struct walk w;
	bool good = true;
	size_t n = 0;

	members_begin(&w, c->txn, KIND_CASE, c->r.id, KIND_PROPOSAL);
	while (walk_next(&w)) {
		if (!record_load(c->txn, KIND_PROPOSAL, walk_id(&w),
			    RECORD_UNCHECKED, &c->parent) ||
			proposal_state(&c->parent) != PROPOSAL_OPEN)
			continue;
		n++;
		good = good &&
		       record_number(&c->parent, F_DECISION_TO, -1) ==
			       record_number(&c->r, F_PROPOSED, 0) &&
		       record_number(&c->parent, F_DECISION_NTH, -1) ==
			       (int64_t)entries;
	}
	walk_end(&w);
	if (n != record_has(&c->r, F_PROPOSED) || !good ||
		(record_has(&c->r, F_HELD) && !n))
		problem(c, _("%s: its proposal is not what it says"),
			record_name(&c->r, number));
}

/* What a decision approved is approved. */
static void
check_approved(struct store_checking *c)
{
	char number[NUMBER_TEXT];

	if (record_has(&c->r, F_PROPOSAL) &&
		(!look_at(c, KIND_PROPOSAL,
			 (uint64_t)record_number(&c->r, F_PROPOSAL, 0),
			 &c->parent) ||
			proposal_state(&c->parent) != PROPOSAL_APPROVED))
		problem(c,
			_("%s: the proposal that it approves is not approved"),
			record_name(&c->r, number));
}

static void
check_decision(struct store_checking *c)
{
	const size_t nth = (size_t)record_number(&c->r, F_DECISION_NTH, 0);
	struct stage_entry from, to;
	char number[NUMBER_TEXT];

	if (look_at(c, KIND_CASE,
		    (uint64_t)record_number(&c->r, F_DECISION_CASE, 0),
		    &c->parent) &&
		nth > 0 && stage_entry(&c->parent, nth - 1, &from) &&
		stage_entry(&c->parent, nth, &to) &&
		from.stage == record_number(&c->r, F_DECISION_FROM, -1) &&
		to.stage == record_number(&c->r, F_DECISION_TO, -1) &&
		to.date == record_number(&c->r, F_DATE, -1))
		return;
	problem(c, _("%s: its case has not gone this way"),
		record_name(&c->r, number));
}

static void
say_kept(struct store_checking *c, uint16_t id, const struct value *v)
{
	const struct fdef *f = core_field(id);
	const struct value *kept = record_get(&c->r, id);
	struct buf was = BUF_INIT, facts = BUF_INIT;
	char number[NUMBER_TEXT];

	if (kept)
		field_write(c->office, NULL, f, kept, &was);
	field_write(c->office, NULL, f, v, &facts);
	problem(c, _("%s: '%s' is kept as '%s', by the facts it is '%s'"),
		record_name(&c->r, number), f->name, buf_str(&was),
		buf_str(&facts));
	buf_release(&was);
	buf_release(&facts);
}

/* What is worked out for a case must be what its facts come to. */
static void
check_reckoned(struct store_checking *c)
{
	const struct value none = value_none();
	struct value v[RECKONED];
	struct case_facts f;

	arena_clear(c->arena);
	case_facts_init(
		&f, &c->office->book, c->txn, &c->r, &c->person, DATE_NONE);
	case_answers(&f, ASK_KEPT, c->arena, v);
	for (size_t i = 0; i < RECKONED; i++) {
		const struct value *kept =
			record_get(&c->r, reckoned_fields[i]);

		if (!value_equal(kept ? kept : &none, &v[i]))
			say_kept(c, reckoned_fields[i], &v[i]);
	}
}

/* Of a person that was erased nothing waits. */
static void
check_closed(struct store_checking *c, const struct record *person)
{
	struct rulebook *book = &c->office->book;
	const struct program *p;
	char number[NUMBER_TEXT];
	bool open =
		(c->r.kind == KIND_TASK && !record_has(&c->r, F_DONE)) ||
		(c->r.kind == KIND_DOUBT && doubt_state(&c->r) == DOUBT_OPEN);

	if (!record_has(person, F_ERASED))
		return;
	if (c->r.kind == KIND_CASE) {
		p = rulebook_case_program(book, c->txn, &c->r);
		open = p && stage_of_leaving(p) >= 0 &&
		       case_is_active(book, c->txn, &c->r);
	}
	if (open)
		problem(c, _("%s: is open, and its person was erased"),
			record_name(&c->r, number));
}

/* What the record at hand stands in: its person, or read here. */
static const struct record *
parent_of_record(struct store_checking *c, const struct record *person)
{
	enum kind kind;
	uint64_t id = record_parent(&c->r, &kind);

	if (person && kind == KIND_PERSON && id == person->id)
		return person;
	return id && look_at(c, kind, id, &c->parent) ? &c->parent : NULL;
}

/* What a replay without the key of the person arrives at. */
static void
hash_stub(struct store_checking *c, const struct record *person,
	const struct record *parent)
{
	c->stub = c->r;
	record_reduce(&c->stub);
	if (parent && parent != person)
		record_reduce(&c->parent);
	if (person) {
		c->stub_person = *person;
		record_reduce(&c->stub_person);
	}
	if (parent == person)
		parent = person ? &c->stub_person : NULL;
	derive(&c->stub, person ? &c->stub_person : NULL, parent, &c->entries);
	hash_record(c, &c->stub, &c->entries);
}

static void
check_record(struct store_checking *c)
{
	uint64_t owner = record_owner(&c->r);
	const struct record *person = NULL, *parent;
	char number[NUMBER_TEXT];

	if (kind_is_owner(c->r.kind))
		person = &c->r;
	else if (owner) {
		if (look_at(c, KIND_PERSON, owner, &c->person))
			person = &c->person;
		else
			problem(c, _("%s: its person is not there"),
				record_name(&c->r, number));
	}
	check_references(c);
	note_known(c);
	check_groups(c);
	if (c->r.kind == KIND_CASE) {
		check_decided(c, person);
		check_cause(c);
		check_proposed(c);
	}
	if (c->r.kind == KIND_DECISION) {
		check_decision(c);
		check_approved(c);
	}
	if (c->r.kind == KIND_LETTER)
		check_letter(c);
	parent = parent_of_record(c, person);
	derive(&c->r, person, parent, &c->entries);
	for (size_t i = 0; i < c->entries.n; i++)
		check_entry(c, &c->entries.rows[i]);
	if (person)
		check_closed(c, person);
	if (counts_as_stub(c, owner)) {
		hash_stub(c, person, parent);
		return;
	}
	hash_record(c, &c->r, &c->entries);
	if (!person || record_has(person, F_ERASED))
		return;
	if (c->r.kind == KIND_CASE)
		check_reckoned(c);
	if (c->r.kind == KIND_CASE || kind_is_owner(c->r.kind))
		check_tasks(&c->tasks, &c->r, person);
}

static void
check_records(struct store_checking *c)
{
	struct walk w;

	walk_begin(&w, c->txn, TREE_REC, "", 0);
	while (walk_next(&w)) {
		uint64_t id = w.key.n == 9 ? get_u64(w.key.p + 1) : 0;

		c->out->records++;
		c->r.id = id;
		if (w.key.n != 9 ||
			!record_decode(&c->r, w.value.p, w.value.n, 0) ||
			c->r.kind != w.key.p[0]) {
			problem(c, _("record %u/%llu is damaged"), w.key.p[0],
				(unsigned long long)id);
			continue;
		}
		c->r.id = id;
		check_record(c);
	}
	walk_end(&w);
}

static void
check_given(struct store_checking *c, enum kind kind, uint64_t id)
{
	if (id > given_last(c->txn, (uint8_t)kind, (uint32_t)(id >> 32)))
		problem(c, _("the last number given to a %s is lost"),
			kind_info(kind)->name);
}

/* An id that was given must not be given again: the last one of each origin. */
static void
check_last_ids(struct store_checking *c)
{
	for (int kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
		const uint8_t prefix = (uint8_t)kind;
		uint64_t id, last = 0;
		struct walk w;

		if (kind_is((enum kind)kind, KIND_TEXT))
			continue;
		walk_begin(&w, c->txn, TREE_REC, &prefix, 1);
		for (; walk_next(&w); last = id) {
			id = w.key.n == 9 ? get_u64(w.key.p + 1) : last;
			if (id >> 32 != last >> 32)
				check_given(c, (enum kind)kind, last);
		}
		check_given(c, (enum kind)kind, last);
		walk_end(&w);
	}
}

static bool
no_values(void *ctx, const struct op *op)
{
	(void)ctx;
	(void)op;
	return false;
}

/* All seals are opened: they hold the header, too, so one that was written anew
 * with its hashes is found. What does not open is read without its values. */
static int
open_change(struct store_checking *c, struct change *change,
	const struct log_entry *e)
{
	struct store *store = c->office->store;
	struct err why = ERR_INIT;
	int rc = change_decode(
		change, store, e->change.bytes, e->change.len, &why);

	if (!rc)
		return 0;
	rc = change_decode_some(change, store, e->change.bytes, e->change.len,
		no_values, NULL, &why);
	if (!rc)
		problem(c, _("a seal of journal entry %llu does not open"),
			(unsigned long long)e->seq);
	return rc;
}

static void
check_trace_of(struct store_checking *c, struct change *change,
	const struct log_entry *e)
{
	char number[NUMBER_TEXT];

	change_mark(change, e->detail, e->detail_len);
	check_tasks_change(&c->tasks, change, e->seq);
	for (size_t i = 0; i < change->n; i++) {
		const struct op *op = &change->ops[i];

		if (!op->refused && op->verb != OP_EXPECT &&
			!trace_has_op(c->txn, op, e->seq, &c->history))
			problem(c, _("%s: a row of its history is missing"),
				number_format(number,
					kind_info(op->kind)->prefix, op->id));
	}
	if (!trace_has_change(c->txn, change, e->seq, &c->history))
		problem(c,
			_("journal entry %llu is not found by its act or its user"),
			(unsigned long long)e->seq);
}

/* Every operation of the journal stands in the history of its record. */
static void
check_history(struct store_checking *c, uint64_t last)
{
	struct buf hold = BUF_INIT;
	struct log_entry e;
	struct change change;

	change_init(&change, ACT_SET);
	for (uint64_t seq = 1; seq <= last; seq++) {
		if (!journal_read(c->txn, seq, &hold, &e) ||
			open_change(c, &change, &e) || e.code)
			continue; /* the chain names what is damaged */
		check_trace_of(c, &change, &e);
	}
	check_tasks_end(&c->tasks);
	change_release(&change);
	buf_release(&hold);
}

static void
check_indexes(struct store_checking *c)
{
	struct walk w;
	uint64_t n = 0;

	walk_begin(&w, c->txn, TREE_IX, "", 0);
	while (walk_next(&w))
		n++;
	walk_end(&w);
	if (n != c->out->entries)
		problem(c,
			_("the indexes hold %llu entries, the records make "
			  "%llu"),
			(unsigned long long)n,
			(unsigned long long)c->out->entries);
}

/* Dictionary and last ids are part of the view, too. */
static void
hash_rest(struct store_checking *c)
{
	static const char kinds[] = { 'N', 'I', 'M' };

	for (size_t i = 0; i < sizeof(kinds); i++) {
		struct walk w;

		walk_begin(&w, c->txn, TREE_CT, &kinds[i], 1);
		while (walk_next(&w)) {
			if (kinds[i] == 'M' && w.key.p[1] == 'h')
				continue; /* the journal's head has its own
					     proof */
			hash_add(&c->hash, w.key.p, w.key.n);
			hash_add(&c->hash, w.value.p, w.value.n);
		}
		walk_end(&w);
	}
}

/* Derived like the indexes, but no part of the view. */
static void
check_parsed(struct store_checking *c)
{
	if (!parsed_check(c->office->store, c->txn))
		problem(c, _("the file 'parsed' does not hold what the texts "
			     "of the store say; it was made anew"));
}

/* Nobody can work where they are bad; who owns the store can put them right. */
static void
check_settings(struct store_checking *c)
{
	bool roles = true; /* can be read */

	for (uint64_t id = SETTING_SITE; id < SETTING_COUNT; id++) {
		struct buf faults = BUF_INIT;

		if (!setting_check_stored(c->txn, id, &faults)) {
			while (faults.len &&
				faults.data[faults.len - 1] == '\n')
				faults.data[--faults.len] = '\0';
			problem(c, "%s", buf_str(&faults));
			roles &= id != SETTING_ROLES;
		}
		buf_release(&faults);
	}
	if (roles && !access_administrator(&c->office->book.roles, c->txn))
		problem(c, _("no open user has a role with settings and "
			     "admin"));
}

/* Nothing that is open is with somebody who left. */
static void
check_work(struct store_checking *c)
{
	const uint8_t prefix = KIND_USER;
	struct walk w;

	walk_begin(&w, c->txn, TREE_REC, &prefix, 1);
	while (walk_next(&w)) {
		const uint64_t id = w.key.n == 9 ? get_u64(w.key.p + 1) : 0;
		struct access a;
		struct in_hand work;

		if (!access_load(&c->office->book.roles, c->txn, id, &a) ||
			!a.closed)
			continue;
		work_of(&c->office->book, c->txn, id, NULL, c->office->today,
			&work);
		if (work.cases || work.tasks)
			problem(c,
				_("user '%s' is closed and has open cases: "
				  "%llu, open tasks: %llu; see: magang user "
				  "handover"),
				a.name, (unsigned long long)work.cases,
				(unsigned long long)work.tasks);
	}
	walk_end(&w);
}

static int
check_journal(struct store_checking *c, struct err *err)
{
	struct err why = ERR_INIT;
	struct log_head head;

	int broken = journal_check(c->txn, &head, &why);

	if (broken)
		problem(c, "%s", why.text);
	store_broken(c->office->store, broken);
	c->out->seq = head.seq;
	memcpy(c->out->chain, head.chain, HASH_SIZE);
	check_history(c, head.seq);
	if (c->history != c->history_found)
		problem(c,
			_("the histories hold %llu rows, the journal makes "
			  "%llu"),
			(unsigned long long)c->history_found,
			(unsigned long long)c->history);
	return txn_fault(c->txn, err);
}

/* The register of the store, and a copy that was kept elsewhere. */
static int
check_anchors(struct store_checking *c, const char *copy, struct err *err)
{
	char *own = register_of(c->office->store);
	int rc = 0;

	if (register_is(own))
		rc = check_anchor(c->office, c->txn, own, say_problem, c, err);
	if (!rc && copy)
		rc = check_anchor(c->office, c->txn, copy, say_problem, c, err);
	free(own);
	return rc;
}

int
check_store(struct office *office, struct check_report *out, struct err *err)
{
	return check_store_against(office, NULL, out, err);
}

int
check_store_against(struct office *office, const char *copy,
	struct check_report *out, struct err *err)
{
	struct store_checking *c = xcalloc(1, sizeof(*c));
	int rc;

	memset(out, 0, sizeof(*out));
	c->office = office;
	c->out = out;
	c->arena = arena_new();
	rc = txn_read(office->store, &c->txn, err);
	if (!rc && store_is_newer(c->txn)) {
		txn_abort(c->txn);
		rc = err_set(err, MG_EVERSION,
			_("a newer version of this program wrote here; update "
			  "this one to check"));
	}
	if (!rc) {
		hash_init(&c->hash);
		tasks_checking_init(&c->tasks, office, c->txn, say_problem, c);
		check_records(c);
		check_known(c);
		check_indexes(c);
		c->history_found = trace_count(c->txn, &c->hash);
		check_counters(c);
		check_last_ids(c);
		hash_rest(c);
		check_parsed(c);
		check_settings(c);
		check_work(c);
		rc = check_journal(c, err);
		if (!rc)
			rc = check_keys(office, c->txn, say_problem, c, err);
		if (!rc)
			rc = check_anchors(c, copy, err);
		txn_abort(c->txn);
		hash_final(&c->hash, out->digest);
	}
	out->ok = !rc && out->n_problems == 0;
	out->whole = !access_bound(&office->access);
	tasks_checking_release(&c->tasks);
	free(c->known);
	tallies_release(&c->tallies);
	entries_release(&c->entries);
	arena_free(c->arena);
	free(c);
	return rc;
}

void
check_report_release(struct check_report *r)
{
	for (size_t i = 0; i < r->n_problems && i < CHECK_PROBLEMS; i++)
		free(r->problems[i]);
	memset(r, 0, sizeof(*r));
}
