/* SPDX-License-Identifier: MIT */
/*
 * Katakana by syllables: a consonant (of one or two letters, longest first)
 * with the vowel behind it is one cell of the table; without one it takes the
 * form for a consonant or for the end of a word. There is no statutory rule;
 * this is the convention of the encyclopedias.
 */
#include "magang/identity/katakana.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

#define WORD 64
#define SCHWA '@' /* in a word: e that is no e */

enum kana_column {
	COL_A,
	COL_I,
	COL_U,
	COL_E,
	COL_O,
	COL_MIDDLE,
	COL_END,
	COLS
};

/* Two letters before one, so that the first that fits is the longest. */
static const struct sound {
	char letters[4];
	char kana[COLS][10];
} sounds[] = {
	{ "ch", { "チャ", "チ", "チュ", "チェ", "チョ", "チ", "チ" } },
	{ "dh", { "ダ", "ディ", "ドゥ", "デ", "ド", "ド", "ド" } },
	{ "gh", { "ガ", "ギ", "グ", "ゲ", "ゴ", "グ", "グ" } },
	{ "hy", { "ヒャ", "ヒ", "ヒュ", "ヒェ", "ヒョ", "ヒ", "ヒ" } },
	{ "kh", { "ハ", "ヒ", "フ", "ヘ", "ホ", "フ", "フ" } },
	{ "ng", { "ンガ", "ンギ", "ング", "ンゲ", "ンゴ", "ン", "ン" } },
	{ "ny", { "ニャ", "ニ", "ニュ", "ニェ", "ニョ", "ン", "ン" } },
	{ "sy", { "シャ", "シ", "シュ", "シェ", "ショ", "シュ", "シュ" } },
	{ "th", { "タ", "ティ", "トゥ", "テ", "ト", "ト", "ト" } },
	{ "b", { "バ", "ビ", "ブ", "ベ", "ボ", "ブ", "ブ" } },
	{ "c", { "チャ", "チ", "チュ", "チェ", "チョ", "チ", "チ" } },
	{ "d", { "ダ", "ディ", "ドゥ", "デ", "ド", "ド", "ド" } },
	{ "f", { "ファ", "フィ", "フ", "フェ", "フォ", "フ", "フ" } },
	{ "g", { "ガ", "ギ", "グ", "ゲ", "ゴ", "グ", "グ" } },
	{ "h", { "ハ", "ヒ", "フ", "ヘ", "ホ", "フ", "" } },
	{ "j", { "ジャ", "ジ", "ジュ", "ジェ", "ジョ", "ジ", "ジ" } },
	{ "k", { "カ", "キ", "ク", "ケ", "コ", "ク", "ック" } },
	{ "l", { "ラ", "リ", "ル", "レ", "ロ", "ル", "ル" } },
	{ "m", { "マ", "ミ", "ム", "メ", "モ", "ム", "ム" } },
	{ "n", { "ナ", "ニ", "ヌ", "ネ", "ノ", "ン", "ン" } },
	{ "p", { "パ", "ピ", "プ", "ペ", "ポ", "プ", "ップ" } },
	{ "q", { "カ", "キ", "ク", "ケ", "コ", "ク", "ク" } },
	{ "r", { "ラ", "リ", "ル", "レ", "ロ", "ル", "ル" } },
	{ "s", { "サ", "シ", "ス", "セ", "ソ", "ス", "ス" } },
	{ "t", { "タ", "ティ", "トゥ", "テ", "ト", "ト", "ット" } },
	{ "v", { "ファ", "フィ", "フ", "フェ", "フォ", "フ", "フ" } },
	{ "w", { "ワ", "ウィ", "ウ", "ウェ", "ウォ", "ウ", "ウ" } },
	{ "x", { "クサ", "クシ", "クス", "クセ", "クソ", "クス", "クス" } },
	{ "y", { "ヤ", "イ", "ユ", "イェ", "ヨ", "イ", "イ" } },
	{ "z", { "ザ", "ジ", "ズ", "ゼ", "ゾ", "ズ", "ズ" } },
};

static const char *const alone[COLS] = { "ア", "イ", "ウ", "エ", "オ" };

/* Spelling before 1972; what stands before is as it is spoken now. nj and j
 * are only old where something else in the word is. */
static const struct {
	const char *old, *now;
	bool sure;
} spellings[] = {
	{ "oe", "u", true },
	{ "dj", "j", true },
	{ "tj", "c", true },
	{ "sj", "sy", true },
	{ "nj", "ny", false },
	{ "j", "y", false },
};

static bool
is_old(const char *word)
{
	for (size_t i = 0; i < ARRAY_SIZE(spellings); i++)
		if (spellings[i].sure && strstr(word, spellings[i].old))
			return true;
	return false;
}

static void
modernise(char word[WORD])
{
	char out[2 * WORD] = "";
	size_t n = 0;

	if (!is_old(word))
		return;
	for (const char *s = word; *s;) {
		const char *now = NULL;
		size_t i;

		for (i = 0; !now && i < ARRAY_SIZE(spellings); i++)
			if (strncmp(s, spellings[i].old,
				    strlen(spellings[i].old)) == 0)
				now = spellings[i].now;
		if (!now) {
			out[n++] = *s++;
			continue;
		}
		s += strlen(spellings[i - 1].old);
		n += strlen(strcpy(out + n, now));
	}
	out[n < WORD - 1 ? n : WORD - 1] = '\0';
	memcpy(word, out, strlen(out) + 1);
}

/* The vowel at s: its column and how long it is; 0: none. */
static size_t
vowel(const char *s, enum kana_column *col)
{
	static const char letters[] = "aiueo";
	const char *at = *s ? strchr(letters, *s) : NULL;

	*col = COL_U;
	if (s[0] == 'e' && s[1] == 'u')
		return 2;
	if (*s == SCHWA)
		return 1;
	if (at) {
		*col = (enum kana_column)(at - letters);
		return 1;
	}
	/* y without a vowel behind it is one: Rizky, Desy */
	*col = COL_I;
	return *s == 'y' && !(s[1] && strchr("aiueo@", s[1]));
}

static const struct sound *
sound_at(const char *s)
{
	for (size_t i = 0; i < ARRAY_SIZE(sounds); i++)
		if (strncmp(s, sounds[i].letters, strlen(sounds[i].letters)) ==
			0)
			return &sounds[i];
	return NULL;
}

/* What stands before a doubled consonant; NULL: it is no double. */
static const char *
doubled(const char *s)
{
	if (s[0] != s[1])
		return NULL;
	if (strchr("kpts", *s))
		return "ッ";
	return strchr("mn", *s) ? "ン" : "";
}

static const char *
take_consonant(const char *s, bool first, struct buf *out)
{
	const struct sound *sound = sound_at(s);
	size_t n, v;
	enum kana_column col;

	if (!sound)
		return NULL;
	n = strlen(sound->letters);
	v = vowel(s + n, &col);
	/* m before b and p is spoken as n; ngg is ng and g */
	if (s[0] == 'm' && n == 1 && (s[1] == 'b' || s[1] == 'p')) {
		buf_adds(out, "ン");
	} else if (strncmp(s, "ng", 2) == 0 && v && first) {
		buf_adds(out, sound_at("g")->kana[col]);
		n += v;
	} else {
		buf_adds(out, sound->kana[v      ? col
					  : s[n] ? COL_MIDDLE
						 : COL_END]);
		n += v;
	}
	return s + n;
}

static bool
take_word(char word[WORD], struct buf *out)
{
	const char *s;

	modernise(word);
	for (s = word; s && *s;) {
		enum kana_column col;
		size_t v = vowel(s, &col);
		const char *before = v ? NULL : doubled(s);

		if (v) {
			buf_adds(out, alone[col]);
			s += v;
		} else if (before) {
			buf_adds(out, before);
			s++;
		} else {
			s = take_consonant(s, s == word, out);
		}
	}
	return s != NULL;
}

/* Lower case, e with a breve as SCHWA; caller frees. */
static char *
plain(const char *latin)
{
	struct buf marked = BUF_INIT;
	char *normal = utf8_normal(latin, strlen(latin)), *out;

	for (const char *s = normal; *s; s++) {
		bool schwa = strncmp(s, "\xc4\x95", 2) == 0 ||
			     strncmp(s, "\xc4\x94", 2) == 0;

		buf_addc(&marked, schwa ? SCHWA : *s);
		s += schwa;
	}
	out = utf8_caseless(buf_str(&marked));
	buf_release(&marked);
	free(normal);
	return out;
}

bool
katakana_suggest(const char *latin, struct buf *out)
{
	struct buf all = BUF_INIT;
	char *text, *save = NULL;
	bool good;

	if (!utf8_valid(latin, strlen(latin)))
		return false;
	text = plain(latin);
	good = true;
	for (char *w = strtok_r(text, " -,/", &save); w && good;
		w = strtok_r(NULL, " -,/", &save)) {
		char word[WORD];
		size_t n = 0;

		for (; *w && n + 1 < sizeof(word); w++)
			if (!strchr("'.`", *w))
				word[n++] = *w;
		word[n] = '\0';
		if (all.len && n)
			buf_adds(&all, "・");
		good = !*w && take_word(word, &all);
	}
	good = good && all.len;
	if (good)
		buf_add(out, all.data, all.len);
	buf_release(&all);
	free(text);
	return good;
}

bool
passport_suggest(const char *name, struct buf *out)
{
	struct buf all = BUF_INIT;
	char *text;
	bool good = true;

	if (!utf8_valid(name, strlen(name)))
		return false;
	text = utf8_caseless(name);
	for (const char *s = text; *s && good; s++) {
		unsigned char c = (unsigned char)*s;
		bool gap = strchr(" -,/", c) != NULL;

		good = isalpha(c) || gap || strchr("'.`", c);
		if (gap && all.len && all.data[all.len - 1] != ' ')
			buf_addc(&all, ' ');
		else if (isalpha(c))
			buf_addc(&all, (char)toupper(c));
	}
	while (all.len && all.data[all.len - 1] == ' ')
		buf_truncate(&all, all.len - 1);
	good = good && all.len;
	if (good)
		buf_add(out, all.data, all.len);
	buf_release(&all);
	free(text);
	return good;
}
