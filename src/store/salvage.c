/* SPDX-License-Identifier: MIT */
#include "magang/store/salvage.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/store/key.h"

#include "journal_rows.h"
#include "raw.h"

#define TRIES 1024 /* hashes for one entry, of rows that stand there twice */

/* A row that may be a part of an entry. */
struct jr_row {
	uint64_t seq;
	const uint8_t *p;
	uint16_t nth, n;
};

struct salvage {
	struct arena *arena;
	struct jr_row *rows; /* ascending, each once */
	size_t n, cap;
	uint64_t behind, head;
	unsigned tries;
};

/* ---- what there is -------------------------------------------------------- */

static bool
take_head(struct salvage *s, const uint8_t *key, size_t key_n,
	const uint8_t *value, size_t n)
{
	struct log_head head;

	if (!journal_head_row(key, key_n, value, n, &head))
		return false;
	if (head.seq > s->head)
		s->head = head.seq;
	return true;
}

static void
take(void *ctx, const uint8_t *key, size_t key_n, const uint8_t *value,
	size_t n)
{
	struct salvage *s = ctx;
	const uint64_t seq = key_read_short(key, key_n);
	const size_t own = seq ? 1 + (size_t)key[0] : 0;
	struct jr_row *row;

	if (take_head(s, key, key_n, value, n) || seq <= s->behind ||
		n > JOURNAL_PART || (key_n != own && key_n != own + 2))
		return;
	VEC_GROW(s->rows, s->n, s->cap);
	row = &s->rows[s->n++];
	row->seq = seq;
	row->nth = key_n == own ? 0 : get_u16(key + own);
	row->n = (uint16_t)n;
	row->p = memcpy(arena_alloc(s->arena, n), value, n);
}

static int
by_place(const struct jr_row *x, const struct jr_row *y)
{
	if (x->seq != y->seq)
		return x->seq < y->seq ? -1 : 1;
	return x->nth - y->nth;
}

static int
in_order(const void *a, const void *b)
{
	const struct jr_row *x = a, *y = b;
	int rc = by_place(x, y);

	if (!rc)
		rc = x->n - y->n;
	return rc ? rc : memcmp(x->p, y->p, x->n);
}

/* Pages that were given up have the same rows again. */
static void
each_once(struct salvage *s)
{
	size_t n = 0;

	if (s->n)
		qsort(s->rows, s->n, sizeof(*s->rows), in_order);
	for (size_t i = 0; i < s->n; i++)
		if (!n || in_order(&s->rows[n - 1], &s->rows[i]) != 0)
			s->rows[n++] = s->rows[i];
	s->n = n;
}

int
salvage_open(
	const char *dir, uint64_t seq, struct salvage **out, struct err *err)
{
	char *file = xasprintf("%s/data/data.mdb", dir);
	struct salvage *s = xcalloc(1, sizeof(*s));
	int rc;

	s->arena = arena_new();
	s->behind = seq;
	rc = raw_rows(file, take, s, err);
	each_once(s);
	free(file);
	*out = s;
	return rc;
}

void
salvage_close(struct salvage *s)
{
	if (!s)
		return;
	arena_free(s->arena);
	free(s->rows);
	free(s);
}

uint64_t
salvage_head(const struct salvage *s)
{
	return s->head;
}

/* ---- what is proved ------------------------------------------------------- */

/* The first row of that part, or where it would stand. */
static size_t
find(const struct salvage *s, uint64_t seq, uint16_t nth)
{
	const struct jr_row key = { .seq = seq, .nth = nth };
	size_t low = 0, high = s->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (by_place(&s->rows[middle], &key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
follows(struct salvage *s, uint64_t seq, const uint8_t chain[HASH_SIZE],
	const struct buf *hold)
{
	struct log_entry e;
	uint8_t hash[HASH_SIZE];

	if (hold->len <= HASH_SIZE || s->tries++ >= TRIES)
		return false;
	journal_hash(hash, chain, seq, hold->data, hold->len - HASH_SIZE);
	return memcmp(hash, hold->data + hold->len - HASH_SIZE, HASH_SIZE) ==
		       0 &&
	       journal_take(seq, hold, &e);
}

/* With its parts from `nth` on behind what is there; only a full one has another
 * behind it. */
static bool
join(struct salvage *s, uint64_t seq, uint16_t nth,
	const uint8_t chain[HASH_SIZE], struct buf *hold)
{
	const size_t before = hold->len;

	for (size_t i = find(s, seq, nth);
		i < s->n && s->rows[i].seq == seq && s->rows[i].nth == nth;
		i++) {
		buf_add(hold, s->rows[i].p, s->rows[i].n);
		if ((s->rows[i].n == JOURNAL_PART && nth < UINT16_MAX &&
			    join(s, seq, (uint16_t)(nth + 1), chain, hold)) ||
			follows(s, seq, chain, hold))
			return true;
		buf_truncate(hold, before);
	}
	return false;
}

bool
salvage_entry(struct salvage *s, uint64_t seq, const uint8_t chain[HASH_SIZE],
	struct buf *hold)
{
	s->tries = 0;
	buf_clear(hold);
	return join(s, seq, 0, chain, hold);
}

/* ---- where it is ---------------------------------------------------------- */

static void
look(void *ctx, const uint8_t *key, size_t key_n, const uint8_t *value,
	size_t n)
{
	struct log_head head;

	if (journal_head_row(key, key_n, value, n, &head))
		*(bool *)ctx = true;
}

static bool
is_in(const char *dir, const char *part)
{
	char *file = xasprintf("%s/%s/data.mdb", dir, part);
	struct err none = ERR_INIT;
	bool is = false;

	raw_rows(file, look, &is, &none);
	free(file);
	return is;
}

bool
salvage_is_misplaced(const char *dir)
{
	return !is_in(dir, "data") && is_in(dir, "keys");
}
