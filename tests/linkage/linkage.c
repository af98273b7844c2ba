/* SPDX-License-Identifier: MIT */
/*
 * linkage FILE.csv - what the weights find in an invented registry with known
 * duplicates: recall by kind of error, how many pairs of each kind of near-miss are
 * taken for one person, precision, pairs weighed. Columns by name: entity, kind, with, name,
 * birth, sex, nik, kk, phone, village, district, regency. Blocks stand in memory.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "magang/base/date.h"
#include "magang/identity/name.h"
#include "magang/identity/nik.h"
#include "magang/linkage/weigh.h"

enum column {
	ENTITY,
	KIND,
	WITH,
	NAME,
	BIRTH,
	SEX,
	NIK,
	KK,
	PHONE,
	VILLAGE,
	DISTRICT,
	REGENCY,
	COLUMNS
};
static const char *const heads[COLUMNS] = { "entity", "kind", "with", "name",
	"birth", "sex", "nik", "kk", "phone", "village", "district",
	"regency" };

struct row {
	struct trait t;
	char kind[40];
	uint64_t regency;
	int entity, with;
};
static struct row *rows;
static size_t n_rows;

struct block {
	uint64_t key;
	uint32_t row;
};
static struct block *blocks;
static size_t n_blocks, room;

struct pair {
	uint32_t a, b;
};

static uint64_t
hash(const char *s, uint64_t h)
{
	h ^= 14695981039346656037u;
	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211u;
	return h;
}

static size_t
split(char *line, char **cell)
{
	size_t n = 0;
	char *to;

	while (n < 64) {
		cell[n++] = to = line;
		if (*line == '"') {
			for (line++; *line && (*line != '"' || line[1] == '"');
				line++)
				*to++ = *line;
			line++;
		} else {
			for (; *line && !strchr(",\r\n", *line); line++)
				*to++ = *line;
		}
		if (*line != ',') {
			*to = '\0';
			break;
		}
		line++;
		*to = '\0';
	}
	return n;
}

static int32_t
date_of(const char *s)
{
	int y, m, d;

	return sscanf(s, "%d-%d-%d", &y, &m, &d) == 3 ? date_from_civil(y, m, d)
						      : DATE_NONE;
}

static void
fill(struct row *r, char **c)
{
	struct trait *t = &r->t;
	struct name_parts name;
	struct nik nik;
	char place[200];

	memset(r, 0, sizeof(*r));
	snprintf(r->kind, sizeof(r->kind), "%s", c[KIND]);
	r->entity = atoi(c[ENTITY]);
	r->with = *c[WITH] ? atoi(c[WITH]) : -1;
	name_split(c[NAME], &name);
	fold_name(&t->name, name.name, 0);
	t->birth = date_of(c[BIRTH]);
	t->sex = c[SEX][0];
	t->nik = strtoull(c[NIK], NULL, 10);
	t->kk = strtoull(c[KK], NULL, 10);
	t->phone = strtoull(
		c[PHONE][0] == '+' ? c[PHONE] + 1 : c[PHONE], NULL, 10);
	if (t->birth == DATE_NONE &&
		nik_parse(c[NIK], DATE_NONE, date_from_civil(2026, 11, 24),
			&nik) == NIK_OK)
		t->birth = nik.birth;
	trait_settle(t);
	snprintf(place, sizeof(place), "%s/%s/%s", c[REGENCY], c[DISTRICT],
		c[VILLAGE]);
	t->village = (int64_t)(hash(place, 0) >> 2);
	r->regency = hash(c[REGENCY], 3);
}

static void
read_all(const char *path)
{
	FILE *f = fopen(path, "r");
	char line[2000], *cell[64];
	int at[COLUMNS];
	size_t n;

	if (!f || !fgets(line, sizeof(line), f))
		exit(66);
	n = split(line, cell);
	for (int k = 0; k < COLUMNS; k++)
		for (size_t i = 0; i < n; i++)
			if (strcmp(cell[i], heads[k]) == 0)
				at[k] = (int)i;
	while (fgets(line, sizeof(line), f)) {
		char *c[COLUMNS];

		split(line, cell);
		for (int k = 0; k < COLUMNS; k++)
			c[k] = cell[at[k]];
		if (n_rows % 10000 == 0)
			rows = realloc(rows, (n_rows + 10000) * sizeof(*rows));
		fill(&rows[n_rows++], c);
	}
	fclose(f);
}

static void
block(uint64_t key, size_t row)
{
	if (n_blocks == room)
		blocks = realloc(blocks,
			(room = room ? 2 * room : 100000) * sizeof(*blocks));
	blocks[n_blocks++] = (struct block){ key, (uint32_t)row };
}

static void
block_row(size_t i)
{
	const struct trait *t = &rows[i].t;
	int y, m, d;

	if (t->nik)
		block(hash("nik", t->nik), i);
	if (t->kk)
		block(hash("kk", t->kk), i);
	if (t->phone)
		block(hash("phone", t->phone), i);
	if (t->birth != DATE_NONE) {
		date_to_civil(t->birth, &y, &m, &d);
		block(hash("birth", (uint64_t)(y * 10000 + m * 100 + d)), i);
		if (d <= 12 && d != m)
			block(hash("swap", (uint64_t)(y * 10000 +
						      (m < d ? m * 100 + d
							     : d * 100 + m))),
				i);
	}
	for (size_t w = 0; w < t->name.n; w++) {
		const uint64_t h = hash(t->name.word[w], 1);

		block(h ^ (uint64_t)t->village, i);
		if (t->birth != DATE_NONE)
			block(h ^ hash("ym", (uint64_t)(y * 100 + m)), i);
		for (size_t v = 0; v < w; v++)
			block((h + hash(t->name.word[v], 1)) ^ rows[i].regency,
				i);
	}
}

static int
by_key(const void *a, const void *b)
{
	const struct block *x = a, *y = b;

	return x->key != y->key ? (x->key < y->key ? -1 : 1)
				: (x->row > y->row) - (x->row < y->row);
}

static int
by_pair(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	return x->a != y->a ? (x->a < y->a ? -1 : 1)
			    : (x->b > y->b) - (x->b < y->b);
}

#define LARGEST 3000

static size_t
pairs_of(struct pair **out)
{
	size_t n = 0, size = 0;
	struct pair *p = NULL;

	qsort(blocks, n_blocks, sizeof(*blocks), by_key);
	for (size_t i = 0, j; i < n_blocks; i = j) {
		for (j = i; j < n_blocks && blocks[j].key == blocks[i].key; j++)
			continue;
		if (j - i > LARGEST)
			continue;
		for (size_t a = i; a < j; a++)
			for (size_t b = a + 1; b < j; b++) {
				if (n == size)
					p = realloc(p, (size = size ? 2 * size
								    : 100000) *
							       sizeof(*p));
				if (blocks[a].row != blocks[b].row)
					p[n++] = (struct pair){ blocks[a].row,
						blocks[b].row };
			}
	}
	qsort(p, n, sizeof(*p), by_pair);
	size = 0;
	for (size_t i = 0; i < n; i++)
		if (size == 0 || by_pair(&p[size - 1], &p[i]) != 0)
			p[size++] = p[i];
	*out = p;
	return size;
}

struct word {
	const char *s;
	uint64_t regency;
	size_t row, at;
};

static int
by_word(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	return x->regency != y->regency ? (x->regency < y->regency ? -1 : 1)
					: strcmp(x->s, y->s);
}

static bool
same_word(const struct word *a, const struct word *b)
{
	return by_word(a, b) == 0;
}

static uint64_t
persons_of(uint64_t regency)
{
	static uint64_t of, n;

	if (n && of == regency)
		return n;
	of = regency;
	n = 0;
	for (size_t i = 0; i < n_rows; i++)
		n += rows[i].regency == regency;
	return n;
}

#define BEARERS_MOST 1000 /* as a store counts */

/* Words are as rare as a store says: within the regency. */
static void
count_words(void)
{
	struct word *w = malloc(n_rows * FOLD_WORDS * sizeof(*w));
	size_t n = 0;

	for (size_t i = 0; i < n_rows; i++)
		for (size_t k = 0; k < rows[i].t.name.n; k++)
			w[n++] = (struct word){ rows[i].t.name.word[k],
				rows[i].regency, i, k };
	qsort(w, n, sizeof(*w), by_word);
	for (size_t i = 0, j; i < n; i = j) {
		uint64_t persons = persons_of(w[i].regency);

		for (j = i; j < n && same_word(&w[i], &w[j]); j++)
			continue;
		for (size_t k = i; k < j && persons >= COUNTED_LEAST; k++)
			rows[w[k].row].t.rare[w[k].at] = rarity(
				j - i < BEARERS_MOST ? j - i + 1 : BEARERS_MOST,
				persons);
	}
	free(w);
}

static void
count_phones(void)
{
	for (size_t i = 0, j; i < n_blocks; i = j) {
		for (j = i; j < n_blocks && blocks[j].key == blocks[i].key; j++)
			continue;
		if (blocks[i].key == hash("phone", rows[blocks[i].row].t.phone))
			for (size_t k = i; k < j; k++)
				rows[blocks[k].row].t.rare_phone =
					rarity((j - i + 1) / 2, PERSONS_LEAST);
	}
}

/* ---- what came of it ------------------------------------------------------------ */

static struct tally {
	char kind[40];
	long all, at_least[LINK_BANDS];
} tallies[200];
static size_t n_tallies;

static struct tally *
tally(const char *kind)
{
	size_t i = 0;

	while (i < n_tallies && strcmp(tallies[i].kind, kind) != 0)
		i++;
	if (i == n_tallies)
		snprintf(tallies[n_tallies++].kind, sizeof(tallies[0].kind),
			"%s", kind);
	return &tallies[i];
}

static void
add(struct tally *t, enum link_band band)
{
	for (int b = LINK_LISTED; b <= (int)band; b++)
		t->at_least[b]++;
}

static bool
is_copy(const struct row *r)
{
	return strncmp(r->kind, "dup", 3) == 0;
}

/* The kind of a true pair is that of the later copy; of two copies it is "both". */
static const char *
kind_of(const struct row *a, const struct row *b)
{
	return is_copy(a) && is_copy(b) ? "both"
	       : is_copy(a)             ? a->kind
					: b->kind;
}

static int
by_entity(const void *a, const void *b)
{
	return rows[*(const size_t *)a].entity -
	       rows[*(const size_t *)b].entity;
}

static void
true_pairs(void)
{
	size_t *order = malloc(n_rows * sizeof(*order));

	for (size_t i = 0; i < n_rows; i++)
		order[i] = i;
	qsort(order, n_rows, sizeof(*order), by_entity);
	for (size_t i = 0; i < n_rows; i++)
		for (size_t j = i + 1;
			j < n_rows &&
			rows[order[j]].entity == rows[order[i]].entity;
			j++) {
			tally(kind_of(&rows[order[i]], &rows[order[j]]))->all++;
			tally("all true")->all++;
		}
	free(order);
}

static void
add_pair(const struct row *a, const struct row *b, enum link_band band)
{
	add(tally("all said"), band);
	if (a->entity == b->entity) {
		add(tally("all true"), band);
		add(tally(kind_of(a, b)), band);
	} else if (a->with == b->entity || b->with == a->entity) {
		add(tally(a->with == b->entity ? a->kind : b->kind), band);
	}
}

static double
share(long part, long all)
{
	return all ? (double)part / (double)all : 0;
}

static void
print_tallies(void)
{
	const struct tally *said = tally("all said"),
			   *right = tally("all true");

	printf("%-26s %8s %17s %17s %17s\n", "kind", "pairs", "listed",
		"probable", "sure");
	for (size_t i = 0; i < n_tallies; i++) {
		const struct tally *t = &tallies[i];

		printf("%-26s %8ld", t->kind, t->all);
		for (int b = LINK_LISTED; b < LINK_BANDS; b++)
			printf(" %9ld %7.3f", t->at_least[b],
				share(t->at_least[b], t->all));
		printf("\n");
	}
	printf("%-35s", "precision");
	for (int b = LINK_LISTED; b < LINK_BANDS; b++)
		printf(" %17.3f", share(right->at_least[b], said->at_least[b]));
	printf("\n");
}

int
main(int argc, char **argv)
{
	struct pair *p;
	size_t n;
	clock_t begun;

	if (argc != 2)
		return 64;
	read_all(argv[1]);
	count_words();
	for (size_t i = 0; i < n_rows; i++)
		block_row(i);
	n = pairs_of(&p);
	count_phones();
	tally("all said");
	true_pairs();
	for (size_t i = 0; i < n_rows; i++)
		if (rows[i].with >= 0)
			tally(rows[i].kind)->all++;
	begun = clock();
	for (size_t i = 0; i < n; i++) {
		struct weighed w;

		weigh(&rows[p[i].a].t, &rows[p[i].b].t, n_rows, &w);
		if (w.band != LINK_NONE)
			add_pair(&rows[p[i].a], &rows[p[i].b], w.band);
	}
	printf("%zu rows, %zu pairs weighed (%.1f a row), %.2f us a pair\n",
		n_rows, n, (double)n / (double)n_rows,
		1e6 * (double)(clock() - begun) / CLOCKS_PER_SEC / (double)n);
	print_tallies();
	return 0;
}
