/* SPDX-License-Identifier: MIT */
#include "magang/base/refs.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/num.h"

/* ---- order -------------------------------------------------------------- */

/* Refusals last, then by rank, then by id. */
static int
compare(const void *a, const void *b)
{
	const struct ref *x = a, *y = b;
	unsigned rx = x->rank ? x->rank : UINT32_MAX;
	unsigned ry = y->rank ? y->rank : UINT32_MAX;

	if (rx != ry)
		return rx < ry ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

static void
settle(struct refs *r)
{
	qsort(r->row, r->n, sizeof(r->row[0]), compare);
}

static const struct ref *
find_ref(const struct refs *r, uint64_t id)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->row[i].id == id)
			return &r->row[i];
	return NULL;
}

/* ---- text --------------------------------------------------------------- */

struct parsing {
	const char *text;
	size_t len, at;
	refs_find find;
	refs_take take;
	void *ctx;
	unsigned rank; /* of the last one that was not refused */
};

/* "871", "2:15" */
static uint64_t
find_id(void *ctx, const char *word, size_t len)
{
	char text[32];
	uint64_t origin = 1, counter;
	char *colon;

	(void)ctx;
	if (len >= sizeof(text))
		return 0;
	memcpy(text, word, len);
	text[len] = '\0';
	colon = strchr(text, ':');
	if (colon) {
		*colon++ = '\0';
		if (!num_u64(text, 2, UINT32_MAX, &origin))
			return 0;
	}
	if (!num_u64(colon ? colon : text, 1, UINT32_MAX, &counter))
		return 0;
	return origin << 32 | counter;
}

static bool
is_gap(char c)
{
	return c == ' ' || c == ',' || c == '\t' || c == '\n';
}

static void
skip_gap(struct parsing *p, const char *gap)
{
	while (p->at < p->len && strchr(gap, p->text[p->at]))
		p->at++;
}

static size_t
word_length(const struct parsing *p)
{
	size_t n = 0;

	while (p->at + n < p->len && !is_gap(p->text[p->at + n]) &&
		!strchr("=!", p->text[p->at + n]))
		n++;
	return n;
}

static enum refs_fault
take_word(struct parsing *p, unsigned rank)
{
	size_t n = word_length(p);
	struct ref ref = { 0, rank };
	enum refs_fault fault;

	if (n == 0)
		return REFS_FORM;
	ref.id = p->find(p->ctx, p->text + p->at, n);
	if (!ref.id)
		return REFS_UNKNOWN;
	fault = p->take(p->ctx, &ref);
	if (fault == REFS_OK)
		p->at += n;
	return fault;
}

/* One rank: a word, or several with '=' between them. */
static enum refs_fault
take_rank(struct parsing *p)
{
	enum refs_fault fault = take_word(p, ++p->rank);

	while (fault == REFS_OK) {
		size_t before = p->at;

		skip_gap(p, " \t\n");
		if (p->at == p->len || p->text[p->at] != '=') {
			p->at = before;
			return REFS_OK;
		}
		p->at++;
		skip_gap(p, " \t\n");
		fault = take_word(p, p->rank);
	}
	return fault;
}

enum refs_fault
refs_read(const char *text, size_t len, refs_find find, refs_take take,
	void *ctx, size_t *at)
{
	struct parsing p = { text, len, 0, find ? find : find_id, take, ctx,
		0 };
	enum refs_fault fault = REFS_OK;

	for (skip_gap(&p, " ,\t\n"); fault == REFS_OK && p.at < len;) {
		bool refused = text[p.at] == '!';

		p.at += refused;
		fault = refused ? take_word(&p, 0) : take_rank(&p);
		if (fault == REFS_OK && p.at < len && !is_gap(text[p.at]))
			fault = REFS_FORM;
		if (fault == REFS_OK)
			skip_gap(&p, " ,\t\n");
	}
	*at = p.at;
	return fault;
}

/* A short list, and whoever finds its words. */
struct short_list {
	struct refs *out;
	refs_find find;
	void *ctx;
};

static uint64_t
find_listed(void *ctx, const char *word, size_t len)
{
	const struct short_list *l = ctx;

	return (l->find ? l->find : find_id)(l->ctx, word, len);
}

static enum refs_fault
take_listed(void *ctx, const struct ref *ref)
{
	struct refs *out = ((struct short_list *)ctx)->out;

	if (find_ref(out, ref->id))
		return REFS_TWICE;
	if (out->n == REFS_MAX)
		return REFS_MANY;
	out->row[out->n++] = *ref;
	return REFS_OK;
}

enum refs_fault
refs_parse(const char *text, size_t len, refs_find find, void *ctx,
	struct refs *out, size_t *at)
{
	struct short_list l = { out, find, ctx };
	enum refs_fault fault;

	out->n = 0;
	fault = refs_read(text, len, find_listed, take_listed, &l, at);
	if (fault == REFS_OK)
		settle(out);
	return fault;
}

static void
print_id(void *ctx, uint64_t id, struct buf *out)
{
	(void)ctx;
	if (id >> 32 != 1)
		buf_addf(out, "%" PRIu64 ":", id >> 32);
	buf_addf(out, "%" PRIu32, (uint32_t)id);
}

void
refs_print(const struct refs *r, refs_name name, void *ctx, struct buf *out)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct ref *ref = &r->row[i];
		bool tie = i && ref->rank && ref->rank == r->row[i - 1].rank;

		if (i)
			buf_addc(out, tie ? '=' : ' ');
		if (!ref->rank)
			buf_addc(out, '!');
		(name ? name : print_id)(ctx, ref->id, out);
	}
}

/* ---- merging ------------------------------------------------------------ */

static bool
refuses(const struct refs *r, uint64_t id)
{
	const struct ref *ref = find_ref(r, id);

	return ref && !ref->rank;
}

static size_t
ordered(const struct refs *r)
{
	size_t n = 0;

	while (n < r->n && r->row[n].rank)
		n++;
	return n;
}

static bool
same_order(const struct refs *a, const struct refs *b)
{
	size_t n = ordered(a);

	if (ordered(b) != n)
		return false;
	for (size_t i = 0; i < n; i++)
		if (a->row[i].id != b->row[i].id ||
			a->row[i].rank != b->row[i].rank)
			return false;
	return true;
}

/* false: it stands in the order, or there is no room. */
static bool
add_refusal(struct refs *out, uint64_t id)
{
	if (refuses(out, id))
		return true;
	if (find_ref(out, id) || out->n == REFS_MAX)
		return false;
	out->row[out->n++] = (struct ref){ id, 0 };
	return true;
}

/* A yes or no cannot be in conflict: who changed it is right. */
static bool
merge_refusals(const struct refs *from, const struct refs *now,
	const struct refs *seen, const struct refs *wanted, struct refs *out)
{
	for (size_t i = ordered(from); i < from->n; i++) {
		uint64_t id = from->row[i].id;
		bool changed = refuses(seen, id) != refuses(wanted, id);
		bool is = refuses(changed ? wanted : now, id);

		if (is && !add_refusal(out, id))
			return false;
	}
	return true;
}

bool
refs_merge(const struct refs *now, const struct refs *seen,
	const struct refs *wanted, struct refs *out)
{
	const struct refs *order = same_order(now, seen) ? wanted : now;
	struct refs all = { 0 };

	if (order == now && !same_order(now, wanted) &&
		!same_order(seen, wanted))
		return false;
	all.n = ordered(order);
	memcpy(all.row, order->row, all.n * sizeof(all.row[0]));
	if (!merge_refusals(now, now, seen, wanted, &all) ||
		!merge_refusals(wanted, now, seen, wanted, &all))
		return false;
	settle(&all);
	*out = all;
	return true;
}
