/* SPDX-License-Identifier: MIT */
/* Every prefix, every place, both directions, against a linear search. */
#include "magang/store/key.h"
#include "magang/store/walk.h"
#include "place.h"

#define MAP (1 << 24)
#define KEY_MAX 3

struct text {
	uint8_t b[KEY_MAX];
	size_t n;
};

static const uint8_t alphabet[] = { 0x00, 0x01, 0x7f, 0xfe, 0xff };
static struct text all[5 + 25 + 125];

static int
order(const uint8_t *a, size_t an, const uint8_t *b, size_t bn)
{
	size_t n = an < bn ? an : bn;
	int c = n ? memcmp(a, b, n) : 0;

	return c ? c : (an > bn) - (an < bn);
}

static int
text_order(const void *a, const void *b)
{
	const struct text *x = a, *y = b;

	return order(x->b, x->n, y->b, y->n);
}

static void
make_texts(void)
{
	size_t n = 0;

	for (size_t len = 1, many = 5; len <= KEY_MAX; len++, many *= 5)
		for (size_t i = 0; i < many; i++, n++) {
			all[n].n = len;
			for (size_t j = 0, rest = i; j < len; j++, rest /= 5)
				all[n].b[j] = alphabet[rest % 5];
		}
	qsort(all, ARRAY_SIZE(all), sizeof(all[0]), text_order);
}

static bool
has_prefix(const struct text *k, const struct text *prefix)
{
	return k->n >= prefix->n && memcmp(k->b, prefix->b, prefix->n) == 0;
}

static void
assert_row(const struct walk *w, const struct text *want)
{
	assert_int_equal(w->key.n, want->n);
	assert_memory_equal(w->key.p, want->b, want->n);
	assert_int_equal(w->value.n, want->n);
}

/* from: NULL, or the place to seek */
static void
walk_against(struct txn *txn, const bool *there, const struct text *prefix,
	const struct text *from, bool back)
{
	struct walk w;

	walk_begin(&w, txn, TREE_JR, prefix->b, prefix->n);
	if (from)
		walk_seek(&w, from->b, from->n);
	for (size_t i = 0; i < ARRAY_SIZE(all); i++) {
		size_t at = back ? ARRAY_SIZE(all) - 1 - i : i;
		int c = from ? text_order(&all[at], from) : 0;

		if (!there[at] || !has_prefix(&all[at], prefix) ||
			(from && (back ? c >= 0 : c < 0)))
			continue;
		assert_true(back ? walk_back(&w) : walk_next(&w));
		assert_row(&w, &all[at]);
	}
	assert_false(back ? walk_back(&w) : walk_next(&w));
	assert_false(walk_back(&w)); /* over is over */
	assert_false(walk_next(&w));
	walk_end(&w);
}

static void
walk_all(struct txn *txn, const bool *there)
{
	static const struct text nothing;

	for (size_t i = 0; i <= ARRAY_SIZE(all); i++) {
		const struct text *prefix =
			i < ARRAY_SIZE(all) ? &all[i] : &nothing;

		if (prefix->n == KEY_MAX)
			continue;
		for (int back = 0; back < 2; back++) {
			walk_against(txn, there, prefix, NULL, back);
			walk_against(txn, there, prefix, &nothing, back);
			for (size_t j = 0; j < ARRAY_SIZE(all); j++)
				walk_against(txn, there, prefix, &all[j], back);
		}
	}
}

static void
fill(struct place *p, bool *there, uint64_t *seed, unsigned of_ten)
{
	struct txn *txn = place_write(p);

	for (size_t i = 0; i < ARRAY_SIZE(all); i++) {
		there[i] = dice(seed) % 10 < of_ten;
		if (there[i])
			txn_put(txn, TREE_JR, all[i].b, all[i].n, all[i].b,
				all[i].n);
		else
			txn_del(txn, TREE_JR, all[i].b, all[i].n);
	}
	place_commit(p, txn);
}

static void
test_all_places(void **state)
{
	struct place *p = *state;
	bool there[ARRAY_SIZE(all)];
	uint64_t seed = 3;

	place_store(p, MAP);
	for (unsigned of_ten = 0; of_ten <= 10; of_ten += 5) {
		struct txn *txn;

		fill(p, there, &seed, of_ten);
		txn = place_read(p);
		walk_all(txn, there);
		assert_int_equal(txn_fault(txn, &p->err), 0);
		txn_abort(txn);
	}
	gate_leave(p->store);
}

static void
test_turning_round(void **state)
{
	struct place *p = *state;
	bool there[ARRAY_SIZE(all)];
	uint64_t seed = 4;
	struct walk w;
	struct txn *txn;
	size_t at = 0;

	place_store(p, MAP);
	fill(p, there, &seed, 10);
	txn = place_read(p);
	walk_begin(&w, txn, TREE_JR, "", 0);
	assert_true(walk_next(&w));
	for (int i = 0; i < 1000; i++) {
		bool back = dice(&seed) % 2;

		if (at == 0 || at == ARRAY_SIZE(all) - 1)
			back = at != 0;
		at = back ? at - 1 : at + 1;
		assert_true(back ? walk_back(&w) : walk_next(&w));
		assert_row(&w, &all[at]);
	}
	walk_end(&w);
	walk_end(&w); /* harmless */
	txn_abort(txn);
	gate_leave(p->store);
}

/* Rows of a page's size, so that a walk crosses pages while rows go. */
static void
test_taking_away(void **state)
{
	struct place *p = *state;
	static const uint8_t big[900];
	struct txn *txn;
	struct walk w;
	uint16_t n = 0;

	place_store(p, MAP);
	txn = place_write(p);
	for (uint16_t i = 0; i < 1000; i++) {
		uint8_t k[2] = { (uint8_t)(i >> 8), (uint8_t)i };

		txn_append(txn, TREE_JR, k, 2, big, sizeof(big));
	}
	place_commit(p, txn);
	txn = place_write(p);
	walk_begin(&w, txn, TREE_JR, "", 0);
	while (walk_next(&w)) {
		uint8_t k[2] = { w.key.p[0], w.key.p[1] };

		assert_int_equal(k[0] << 8 | k[1], n++);
		if (n % 4)
			assert_true(txn_del(txn, TREE_JR, k, 2));
	}
	walk_end(&w);
	assert_int_equal(n, 1000);
	place_commit(p, txn);
	txn = place_read(p);
	walk_begin(&w, txn, TREE_JR, "", 0);
	for (n = 0; walk_back(&w); n++)
		assert_int_equal((w.key.p[1] + 1) % 4, 0);
	walk_end(&w);
	assert_int_equal(n, 250);
	txn_abort(txn);
	gate_leave(p->store);
}

static void
test_keys(void **state)
{
	struct key k = { 0 };

	(void)state;
	key_u8(&k, 1);
	key_u16(&k, 0x0203);
	key_u32(&k, 0x04050607);
	key_u64(&k, 0x08090a0b0c0d0e0f);
	key_bytes(&k, "\x10", 1);
	assert_int_equal(k.n, 16);
	for (size_t i = 0; i < k.n; i++)
		assert_int_equal(k.b[i], i + 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLACE_TEST(test_all_places),
		PLACE_TEST(test_turning_round),
		PLACE_TEST(test_taking_away),
		cmocka_unit_test(test_keys),
	};

	make_texts();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
