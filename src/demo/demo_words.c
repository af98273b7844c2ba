/* SPDX-License-Identifier: MIT */
#include "demo_words.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "demo_random.h"
#include "magang/base/file.h"

#define NAMES_MAX (1 << 20)
#define COLUMNS 5

/* Shares of distribution.csv. */
static const unsigned word_count[] = { 6, 58, 29, 7 };
static const unsigned origin_share[ORIGINS] = { 62, 30, 8 };
static const char *const origin_code[ORIGINS] = { "su", "id", "ar" };
#define MUHAMMAD_PERMILLE 140
#define SITI_PERMILLE 90

/* Said to be rare among those born later. */
static const struct {
	const char *word;
	int last_year;
} generations[] = {
	{ "Asep", 2004 },
	{ "Entis", 1995 },
	{ "Tatang", 1995 },
};

static const char *const muhammad[] = { "Muhammad", "Muhammad", "Muhamad",
	"Mohamad", "Mochamad", "Moch.", "Moh.", "M." };

/* ---- the list ----------------------------------------------------------- */

static void
pool_add(struct word_pool *pool, const char *word, uint32_t weight)
{
	size_t cap = pool->cap;

	VEC_GROW(pool->word, pool->n, pool->cap);
	pool->sum = mem_grow(pool->sum, pool->n, &cap, sizeof(*pool->sum));
	pool->word[pool->n] = word;
	pool->sum[pool->n] = weight + (pool->n ? pool->sum[pool->n - 1] : 0);
	pool->n++;
}

static bool
take_columns(struct demo_words *w, char *column[COLUMNS])
{
	bool second = strcmp(column[2], "second") == 0;
	size_t origin = 0;
	uint64_t weight;

	while (origin < ORIGINS && strcmp(origin_code[origin], column[3]) != 0)
		origin++;
	if (!*column[0] || strlen(column[1]) != 1 ||
		!strchr("mfu", *column[1]) ||
		(!second && strcmp(column[2], "given") != 0) ||
		origin == ORIGINS || !num_u64(column[4], 1, 1000, &weight))
		return false;
	if (*column[1] != 'f')
		pool_add(&w->pool[0][second][origin], column[0],
			(uint32_t)weight);
	if (*column[1] != 'm')
		pool_add(&w->pool[1][second][origin], column[0],
			(uint32_t)weight);
	return true;
}

static bool
take_line(struct demo_words *w, char *line)
{
	char *column[COLUMNS];

	line[strcspn(line, "\r")] = '\0';
	if (!*line || *line == '#')
		return true;
	for (size_t i = 0; i < COLUMNS; i++) {
		char *tab = strchr(line, '\t');

		if (!tab != (i == COLUMNS - 1))
			return false;
		column[i] = line;
		if (tab)
			*tab = '\0';
		line = tab ? tab + 1 : line;
	}
	return take_columns(w, column);
}

static bool
is_complete(const struct demo_words *w)
{
	for (int sex = 0; sex < 2; sex++)
		for (int second = 0; second < 2; second++)
			if (w->pool[sex][second][1].n == 0)
				return false;
	return true;
}

int
words_load(struct demo_words *w, const char *path, struct err *err)
{
	struct buf text = BUF_INIT;
	size_t number = 1;
	int rc = file_read(path, NAMES_MAX, &text, err);

	memset(w, 0, sizeof(*w));
	w->text = buf_detach(&text);
	for (char *s = w->text, *next; !rc && s; s = next, number++) {
		next = strchr(s, '\n');
		if (next)
			*next++ = '\0';
		if (!take_line(w, s))
			rc = err_set(err, MG_ECONFIG,
				_("'%s': line %zu: expected a word, m, f or u, "
				  "given "
				  "or second, id, su or ar, and a weight"),
				path, number);
	}
	if (!rc && !is_complete(w))
		rc = err_set(err, MG_ECONFIG,
			_("'%s' needs given and second words of origin id for "
			  "men "
			  "and women"),
			path);
	return rc;
}

void
words_release(struct demo_words *w)
{
	struct word_pool *pool = &w->pool[0][0][0];

	for (size_t i = 0; i < sizeof(w->pool) / sizeof(*pool); i++) {
		free(pool[i].word);
		free(pool[i].sum);
	}
	free(w->text);
	memset(w, 0, sizeof(*w));
}

/* ---- names -------------------------------------------------------------- */

static const char *
pool_pick(const struct word_pool *pool, struct rng *r)
{
	uint32_t at = rng_below(r, pool->sum[pool->n - 1]);
	size_t lo = 0, hi = pool->n - 1;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (pool->sum[mid] > at)
			hi = mid;
		else
			lo = mid + 1;
	}
	return pool->word[lo];
}

static bool
of_another_time(const char *word, int birth_year)
{
	for (size_t i = 0; i < ARRAY_SIZE(generations); i++)
		if (birth_year > generations[i].last_year &&
			strcmp(word, generations[i].word) == 0)
			return true;
	return false;
}

static const char *
pick_word(const struct demo_words *w, struct rng *r, bool woman, bool second,
	int birth_year)
{
	const char *word = NULL;

	for (int tries = 0; tries < 3; tries++) {
		size_t origin = rng_weighted(r, origin_share, ORIGINS);
		const struct word_pool *pool = &w->pool[woman][second][origin];

		if (pool->n == 0)
			pool = &w->pool[woman][second][1];
		word = pool_pick(pool, r);
		if (!of_another_time(word, birth_year))
			break;
	}
	return word;
}

/* Leaves out what there is no room for, and a word said twice. */
static void
add_word(char out[NAME_TEXT], const char *word)
{
	size_t n = strlen(out);

	if (n + strlen(word) + 2 > NAME_TEXT || strstr(out, word))
		return;
	snprintf(out + n, NAME_TEXT - n, "%s%s", n ? " " : "", word);
}

void
words_name(const struct demo_words *w, struct rng *r, char sex, int birth_year,
	char out[NAME_TEXT])
{
	bool woman = sex == 'P';
	size_t words = rng_weighted(r, word_count, ARRAY_SIZE(word_count)) + 1;

	out[0] = '\0';
	if (woman && words > 1 && rng_chance(r, SITI_PERMILLE))
		add_word(out, "Siti");
	else if (!woman && words > 1 && rng_chance(r, MUHAMMAD_PERMILLE))
		add_word(out, muhammad[rng_below(r, ARRAY_SIZE(muhammad))]);
	add_word(out, pick_word(w, r, woman, false, birth_year));
	for (size_t i = 1; i < words; i++)
		add_word(out, pick_word(w, r, woman, true, birth_year));
}

/* Letters that offices write either way; all of them fold to one key. */
static const struct {
	const char *from, *to;
} spellings[] = {
	{ "Muhammad", "Moch." },
	{ "Muhamad", "Muhammad" },
	{ "Abdul", "Abd." },
	{ "f", "p" },
	{ "ya", "ia" },
	{ "u", "oe" },
	{ "z", "j" },
	{ "v", "p" },
	{ "dd", "d" },
	{ "i", "y" },
};

static bool
respell_with(const char *name, size_t row, char out[NAME_TEXT])
{
	const char *at = strstr(name + (row > 2), spellings[row].from);
	size_t before;

	if (!at)
		return false;
	before = (size_t)(at - name);
	snprintf(out, NAME_TEXT, "%.*s%s%s", (int)before, name,
		spellings[row].to, at + strlen(spellings[row].from));
	return true;
}

void
words_respell(struct rng *r, const char *name, char out[NAME_TEXT])
{
	size_t from = rng_below(r, ARRAY_SIZE(spellings));

	for (size_t i = 0; i < ARRAY_SIZE(spellings); i++)
		if (respell_with(name, (from + i) % ARRAY_SIZE(spellings), out))
			return;
	snprintf(out, NAME_TEXT, "%s", name);
}

void
words_upper(const char *name, char out[NAME_TEXT])
{
	size_t n = 0;

	/* 39 letters are what the page of a passport has room for. */
	for (; *name && n < 39; name++)
		if (isalpha((unsigned char)*name) || *name == ' ')
			out[n++] = (char)toupper((unsigned char)*name);
	out[n] = '\0';
}

/* ---- katakana ----------------------------------------------------------- */

/* Longer ones first. alone: at the end of a syllable. */
static const struct {
	const char *letters, *with[5], *alone;
} kana[] = {
	{ "ny", { "ニャ", "ニ", "ニュ", "ニェ", "ニョ" }, "ニ" },
	{ "ng", { "ンガ", "ンギ", "ング", "ンゲ", "ンゴ" }, "ン" },
	{ "sy", { "シャ", "シ", "シュ", "シェ", "ショ" }, "シュ" },
	{ "kh", { "ハ", "ヒ", "フ", "ヘ", "ホ" }, "フ" },
	{ "b", { "バ", "ビ", "ブ", "ベ", "ボ" }, "ブ" },
	{ "c", { "チャ", "チ", "チュ", "チェ", "チョ" }, "チ" },
	{ "d", { "ダ", "ディ", "ドゥ", "デ", "ド" }, "ド" },
	{ "f", { "ファ", "フィ", "フ", "フェ", "フォ" }, "フ" },
	{ "g", { "ガ", "ギ", "グ", "ゲ", "ゴ" }, "グ" },
	{ "h", { "ハ", "ヒ", "フ", "ヘ", "ホ" }, "フ" },
	{ "j", { "ジャ", "ジ", "ジュ", "ジェ", "ジョ" }, "ジ" },
	{ "k", { "カ", "キ", "ク", "ケ", "コ" }, "ク" },
	{ "l", { "ラ", "リ", "ル", "レ", "ロ" }, "ル" },
	{ "m", { "マ", "ミ", "ム", "メ", "モ" }, "ム" },
	{ "n", { "ナ", "ニ", "ヌ", "ネ", "ノ" }, "ン" },
	{ "p", { "パ", "ピ", "プ", "ペ", "ポ" }, "プ" },
	{ "q", { "カ", "キ", "ク", "ケ", "コ" }, "ク" },
	{ "r", { "ラ", "リ", "ル", "レ", "ロ" }, "ル" },
	{ "s", { "サ", "シ", "ス", "セ", "ソ" }, "ス" },
	{ "t", { "タ", "ティ", "トゥ", "テ", "ト" }, "ト" },
	{ "v", { "ファ", "フィ", "フ", "フェ", "フォ" }, "フ" },
	{ "w", { "ワ", "ウィ", "ウ", "ウェ", "ウォ" }, "ウ" },
	{ "x", { "クサ", "クシ", "クス", "クセ", "クソ" }, "クス" },
	{ "y", { "ヤ", "イ", "ユ", "イェ", "ヨ" }, "イ" },
	{ "z", { "ザ", "ジ", "ズ", "ゼ", "ゾ" }, "ズ" },
	{ "", { "ア", "イ", "ウ", "エ", "オ" }, "" },
};
static const char vowels[] = "aiueo";

static const char *
kana_syllable(const char **s)
{
	size_t row = 0;
	const char *vowel;

	while (strncmp(*s, kana[row].letters, strlen(kana[row].letters)) != 0)
		row++;
	*s += strlen(kana[row].letters);
	vowel = **s ? strchr(vowels, **s) : NULL;
	if (vowel) {
		(*s)++;
		return kana[row].with[vowel - vowels];
	}
	if (!kana[row].letters[0])
		(*s)++; /* a point or a letter of another script */
	return kana[row].alone;
}

void
words_kana(const char *name, char *out, size_t size)
{
	char lower[NAME_TEXT];
	const char *s = lower;
	size_t n = 0;

	for (; name[n] && n + 1 < sizeof(lower); n++)
		lower[n] = (char)tolower((unsigned char)name[n]);
	lower[n] = '\0';
	n = 0;
	while (*s && n + 8 < size) {
		const char *piece = *s == ' ' ? " " : NULL;

		if (piece)
			s++;
		else
			piece = kana_syllable(&s);
		n += (size_t)snprintf(out + n, size - n, "%s", piece);
	}
	out[n] = '\0';
}
