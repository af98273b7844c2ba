/* SPDX-License-Identifier: MIT */
/* How far it is stands in a derived file: without it all are looked at again, and
 * pairs that were asked about are not asked about once more. */
#include "magang/ops/sweep.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/linkage/duplicate.h"
#include "magang/log/log.h"
#include "magang/ops/build.h"
#include "magang/ops/op_run.h"
#include "magang/record/index.h"
#include "magang/rulebook/access.h"
#include "magang/store/derived.h"
#include "magang/store/walk.h"

#define SWEEP_FILE "sweep"
#define SWEEP_FORM 1
#define PART 1000 /* persons of one read transaction */

/* What the file holds. */
struct sweep_mark {
	uint64_t form; /* SWEEP_FORM and LINK_WEIGHTS */
	uint64_t done; /* changes that sweeps have seen */
	uint64_t upto; /* those that this one will have seen */
	uint64_t next; /* the person it goes on with; 0: none is under way */
};
#define MARK_BYTES 32

struct sweep_pair {
	uint64_t first;
	struct likeness like;
};

struct sweep_work {
	struct office *office;
	struct sweep_mark mark;
	struct sweep_pair pair[SWEEP_PAIRS];
	size_t n;
	bool over;
	struct swept *out;
	struct record person, doubt;
};

/* ---- how far it is --------------------------------------------------------- */

static void
mark_read(struct store *store, struct sweep_mark *m)
{
	const uint64_t form = (uint64_t)SWEEP_FORM << 32 | LINK_WEIGHTS;
	struct view map = { NULL, 0 };

	memset(m, 0, sizeof(*m));
	m->form = form;
	if (!derived_map(store, SWEEP_FILE, &map))
		return;
	if (map.n == MARK_BYTES && get_u64(map.p) == form) {
		m->done = get_u64(map.p + 8);
		m->upto = get_u64(map.p + 16);
		m->next = get_u64(map.p + 24);
	}
	derived_unmap(&map);
}

/* Where it cannot be kept the next sweep does more than it had to. */
static void
mark_write(struct store *store, const struct sweep_mark *m)
{
	uint8_t bytes[MARK_BYTES];

	put_u64(bytes, m->form);
	put_u64(bytes + 8, m->done);
	put_u64(bytes + 16, m->upto);
	put_u64(bytes + 24, m->next);
	(void)derived_write(store, SWEEP_FILE, bytes, sizeof(bytes));
}

/* ---- one part ---------------------------------------------------------------- */

static bool
is_asked(struct sweep_work *s, struct txn *txn, uint64_t a, uint64_t b)
{
	struct walk w;
	bool asked = false;

	members_begin(&w, txn, KIND_PERSON, a, KIND_DOUBT);
	while (!asked && walk_next(&w))
		asked = record_load(txn, KIND_DOUBT, walk_id(&w),
				RECORD_UNCHECKED, &s->doubt) &&
			((uint64_t)record_number(&s->doubt, F_FIRST, 0) == b ||
				(uint64_t)record_number(
					&s->doubt, F_SECOND, 0) == b);
	walk_end(&w);
	return asked;
}

/* Both of a pair may be looked at in one part. */
static bool
is_taken(const struct sweep_work *s, uint64_t a, uint64_t b)
{
	for (size_t i = 0; i < s->n; i++)
		if ((s->pair[i].first == a && s->pair[i].like.id == b) ||
			(s->pair[i].first == b && s->pair[i].like.id == a))
			return true;
	return false;
}

static void
look_at(struct sweep_work *s, struct txn *txn)
{
	const int least = s->office->book.site.similar_line;
	struct likeness like[LIKE_MAX];
	const size_t n = duplicates_everywhere(
		s->office, txn, &s->person, like, LIKE_MAX);

	s->out->looked++;
	for (size_t i = 0; i < n; i++) {
		like[i].certain = false;
		if ((int)link_band(like[i].likeness) < least ||
			is_taken(s, s->person.id, like[i].id) ||
			is_asked(s, txn, s->person.id, like[i].id))
			continue;
		s->pair[s->n].first = s->person.id;
		s->pair[s->n++].like = like[i];
	}
}

/* So many that the pairs of one more have room. */
static int
read_part(struct sweep_work *s, struct err *err)
{
	struct key k = { 0 };
	struct walk w;
	struct txn *txn;
	int left = PART;
	int rc = txn_read(s->office->store, &txn, err);

	if (rc)
		return rc;
	s->n = 0;
	s->out->persons = persons_in(txn);
	key_u8(&k, KIND_PERSON);
	walk_begin(&w, txn, TREE_REC, k.b, k.n);
	key_u64(&k, s->mark.next);
	walk_seek(&w, k.b, k.n);
	while (left && s->n + LIKE_MAX <= SWEEP_PAIRS && walk_next(&w)) {
		s->mark.next = walk_id(&w) + 1;
		s->out->passed++;
		left--;
		if (record_decode(&s->person, walk_id(&w), w.value.p, w.value.n,
			    RECORD_UNCHECKED) &&
			s->person.seq > s->mark.done &&
			!record_has(&s->person, F_ERASED) &&
			!record_has(&s->person, F_MERGED))
			look_at(s, txn);
	}
	s->over = left && s->n + LIKE_MAX <= SWEEP_PAIRS;
	walk_end(&w);
	txn_abort(txn);
	return 0;
}

static bool
is_there(struct sweep_work *s, struct txn *txn, uint64_t id)
{
	return record_load(
		       txn, KIND_PERSON, id, RECORD_UNCHECKED, &s->person) &&
	       s->person.id == id && /* and nobody's second record */
	       !record_has(&s->person, F_ERASED);
}

/* Somebody may have asked, or erased one of the two, since they were read. */
static int
write_part(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	struct sweep_work *s = ctx;

	(void)err;
	for (size_t i = 0; i < s->n; i++) {
		const struct sweep_pair *p = &s->pair[i];

		if (!is_asked(s, txn, p->first, p->like.id) &&
			is_there(s, txn, p->first) &&
			is_there(s, txn, p->like.id))
			change_likeness(office, c, p->first, &p->like, 1);
	}
	s->out->found += c->n;
	return 0;
}

/* ---- all ----------------------------------------------------------------------- */

static int
may_sweep(struct office *office, struct err *err)
{
	int rc = access_need(&office->access, PERM_REGISTER, err);

	if (!rc && access_bound(&office->access))
		rc = err_set(err, MG_EACCESS, "%s",
			_("a sweep compares everybody; ask somebody who is "
			  "bound to no area and no program"));
	return rc;
}

static int
sweep_parts(struct sweep_work *s, sweep_told told, void *ctx, struct err *err)
{
	struct receipt receipt;
	int rc = 0;

	while (!rc && !s->over) {
		rc = read_part(s, err);
		if (!rc && s->n)
			rc = op_run(s->office, ACT_ADD, write_part, s, &receipt,
				err);
		if (rc)
			break;
		mark_write(s->office->store, &s->mark);
		if (told)
			told(ctx, s->out);
	}
	return rc;
}

int
op_sweep(struct office *office, sweep_told told, void *ctx, struct swept *out,
	struct err *err)
{
	struct sweep_work *s = xcalloc(1, sizeof(*s));
	struct log_head head;
	int rc = may_sweep(office, err);

	memset(out, 0, sizeof(*out));
	s->office = office;
	s->out = out;
	if (!rc)
		rc = log_last(office->log, &head, err);
	if (!rc) {
		mark_read(office->store, &s->mark);
		if (!s->mark.next)
			s->mark.upto = head.seq;
		rc = sweep_parts(s, told, ctx, err);
	}
	if (!rc) {
		s->mark.done = s->mark.upto;
		s->mark.next = 0;
		mark_write(office->store, &s->mark);
	}
	free(s);
	return rc;
}
