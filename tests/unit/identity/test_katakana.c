/* SPDX-License-Identifier: MIT */
/* The readings of shared/data/katakana/pairs.csv, and names of people. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/identity/katakana.h"

/* plain, marked, established reading; what the rules must give */
static const struct {
	const char *latin, *marked, *kana, *rules, *marked_rules;
} places[] = {
	{ "Aceh", "Aceh", "アチェ", "アチェ", "アチェ" },
	{ "Riau", "Riau", "リアウ", "リアウ", "リアウ" },
	{ "Jambi", "Jambi", "ジャンビ", "ジャンビ", "ジャンビ" },
	{ "Bengkulu", "Bĕngkulu", "ブンクル", "ベンクル", "ブンクル" },
	{ "Lampung", "Lampung", "ランプン", "ランプン", "ランプン" },
	{ "Banten", "Banten", "バンテン", "バンテン", "バンテン" },
	{ "Jakarta", "Jakarta", "ジャカルタ", "ジャカルタ", "ジャカルタ" },
	{ "Bali", "Bali", "バリ", "バリ", "バリ" },
	{ "Kalimantan", "Kalimantan", "カリマンタン", "カリマンタン",
		"カリマンタン" },
	{ "Sulawesi", "Sulawesi", "スラウェシ", "スラウェシ", "スラウェシ" },
	{ "Gorontalo", "Gorontalo", "ゴロンタロ", "ゴロンタロ", "ゴロンタロ" },
	{ "Maluku", "Maluku", "マルク", "マルク", "マルク" },
	{ "Papua", "Papua", "パプア", "パプア", "パプア" },
	{ "Jawa", "Jawa", "ジャワ", "ジャワ", "ジャワ" },
	{ "Surabaya", "Surabaya", "スラバヤ", "スラバヤ", "スラバヤ" },
	{ "Bandung", "Bandung", "バンドン", "バンドゥン", "バンドゥン" },
	{ "Medan", "Medan", "メダン", "メダン", "メダン" },
	{ "Semarang", "Sĕmarang", "スマラン", "セマラン", "スマラン" },
	{ "Makassar", "Makassar", "マカッサル", "マカッサル", "マカッサル" },
	{ "Palembang", "Palembang", "パレンバン", "パレンバン", "パレンバン" },
	{ "Tangerang", "Tangerang", "タンゲラン", "タンゲラン", "タンゲラン" },
	{ "Depok", "Depok", "デポック", "デポック", "デポック" },
	{ "Bekasi", "Bĕkasi", "ブカシ", "ベカシ", "ブカシ" },
	{ "Bogor", "Bogor", "ボゴール", "ボゴル", "ボゴール" },
	{ "Batam", "Batam", "バタム", "バタム", "バタム" },
	{ "Pekanbaru", "Pĕkanbaru", "プカンバル", "ペカンバル", "プカンバル" },
	{ "Padang", "Padang", "パダン", "パダン", "パダン" },
	{ "Surakarta", "Surakarta", "スラカルタ", "スラカルタ", "スラカルタ" },
	{ "Malang", "Malang", "マラン", "マラン", "マラン" },
	{ "Kediri", "Kĕdiri", "クディリ", "ケディリ", "クディリ" },
	{ "Denpasar", "Denpasar", "デンパサール", "デンパサル",
		"デンパサール" },
	{ "Mataram", "Mataram", "マタラム", "マタラム", "マタラム" },
	{ "Banjarmasin", "Banjarmasin", "バンジャルマシン", "バンジャルマシン",
		"バンジャルマシン" },
	{ "Balikpapan", "Balikpapan", "バリクパパン", "バリクパパン",
		"バリクパパン" },
	{ "Samarinda", "Samarinda", "サマリンダ", "サマリンダ", "サマリンダ" },
	{ "Pontianak", "Pontianak", "ポンティアナック", "ポンティアナック",
		"ポンティアナック" },
	{ "Manado", "Manado", "マナド", "マナド", "マナド" },
	{ "Kendari", "Kendari", "ケンダリ", "ケンダリ", "ケンダリ" },
	{ "Ambon", "Ambon", "アンボン", "アンボン", "アンボン" },
	{ "Jayapura", "Jayapura", "ジャヤプラ", "ジャヤプラ", "ジャヤプラ" },
	{ "Cirebon", "Cirĕbon", "チルボン", "チレボン", "チルボン" },
	{ "Tasikmalaya", "Tasikmalaya", "タシクマラヤ", "タシクマラヤ",
		"タシクマラヤ" },
	{ "Serang", "Serang", "スラン", "セラン", "セラン" },
	{ "Jember", "Jĕmber", "ジュンベル", "ジェンベル", "ジュンベル" },
	{ "Madiun", "Madiun", "マディウン", "マディウン", "マディウン" },
	{ "Blitar", "Blitar", "ブリタール", "ブリタル", "ブリタール" },
	{ "Sukabumi", "Sukabumi", "スカブミ", "スカブミ", "スカブミ" },
	{ "Karawang", "Karawang", "カラワン", "カラワン", "カラワン" },
	{ "Cianjur", "Cianjur", "チアンジュール", "チアンジュル",
		"チアンジュール" },
	{ "Tenggara", "Tĕnggara", "トゥンガラ", "テンガラ", "トゥンガラ" },
	{ "Belitung", "Bĕlitung", "ブリトゥン", "ベリトゥン", "ブリトゥン" },
	{ "Bangka", "Bangka", "バンカ", "バンカ", "バンカ" },
	{ "Pangandaran", "Pangandaran", "パンガンダラン", "パンガンダラン",
		"パンガンダラン" },
	{ "Cilacap", "Cilacap", "チラチャップ", "チラチャップ",
		"チラチャップ" },
};

static bool
gives(const char *latin, const char *kana)
{
	struct buf b = BUF_INIT;
	bool same =
		katakana_suggest(latin, &b) && strcmp(buf_str(&b), kana) == 0;

	buf_release(&b);
	return same;
}

/* The four with a long final vowel, which nothing in the spelling tells. */
static bool
is_long(const char *kana)
{
	return strstr(kana, "ー") != NULL;
}

static void
test_places(void **state)
{
	size_t plain = 0, marked = 0;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(places); i++) {
		plain += gives(places[i].latin, places[i].kana);
		marked += gives(places[i].marked, places[i].kana);
		if (!gives(places[i].latin, places[i].rules))
			fail_msg("%s", places[i].latin);
		if (!is_long(places[i].marked_rules) &&
			!gives(places[i].marked, places[i].marked_rules))
			fail_msg("%s", places[i].marked);
	}
	assert_int_equal(ARRAY_SIZE(places), 54);
	assert_true(plain >= 39);
	assert_true(marked >= 48);
}

static const struct {
	const char *latin, *kana, *passport;
} people[] = {
	{ "Siti Nurjanah", "シティ・ヌルジャナ", "SITI NURJANAH" },
	{ "Wahyu", "ワヒュ", "WAHYU" },
	{ "Anwar", "アンワル", "ANWAR" },
	{ "Muhammad Rizky", "ムハンマド・リズキ", "MUHAMMAD RIZKY" },
	{ "Euis", "ウイス", "EUIS" },
	{ "Soekarno", "スカルノ", "SOEKARNO" },
	{ "Soejono", "スヨノ", "SOEJONO" },
	{ "Djoko", "ジョコ", "DJOKO" },
	{ "Tjahjo", "チャヒョ", "TJAHJO" },
	{ "Anjani", "アンジャニ", "ANJANI" },
	{ "Ngadimin", "ガディミン", "NGADIMIN" },
	{ "Syarif", "シャリフ", "SYARIF" },
	{ "Ma'ruf", "マルフ", "MARUF" },
	{ "Moch. Ridwan", "モチ・リドワン", "MOCH RIDWAN" },
	{ "Dé-Tika", "デ・ティカ", "DE TIKA" },
	{ "  Eka  ", "エカ", "EKA" },
	{ "3 Siti", NULL, NULL },
	{ "シティ", NULL, NULL },
	{ "...", NULL, NULL },
	{ "", NULL, NULL },
};

static void
test_people(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(people); i++) {
		struct buf b = BUF_INIT;
		bool yes = katakana_suggest(people[i].latin, &b);

		assert_int_equal(yes, people[i].kana != NULL);
		assert_string_equal(
			buf_str(&b), people[i].kana ? people[i].kana : "");
		buf_clear(&b);
		yes = passport_suggest(people[i].latin, &b);
		assert_int_equal(yes, people[i].passport != NULL);
		assert_string_equal(buf_str(&b),
			people[i].passport ? people[i].passport : "");
		buf_release(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_people),
	};

	return cmocka_run_group_tests_name("katakana", tests, NULL, NULL);
}
