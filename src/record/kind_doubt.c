/* SPDX-License-Identifier: MIT */
/* Doubts: two persons who may be one. */
#include "magang/base/pack.h"
#include "magang/record/doubt_state.h"
#include "leave.h"
#include "kind_rows.h"

static const struct choice answer[] = {
	{ "open", L("Belum dijawab", "Open", "未確認") },
	{ "same", L("Orang yang sama", "Same person", "同一人") },
	{ "different", L("Orang lain", "Different person", "別人") },
	{ DOUBT_ERASED, L("Datanya dihapus", "Data erased", "消去済み") },
};

static const struct fdef doubt_fields[] = {
	{ F_FIRST, "first", L("Orang pertama", "First person", "1人目"),
		TYPE_REF, .flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_ITSELF,
		.to = "person" },
	{ F_SECOND, "second", L("Orang kedua", "Second person", "2人目"),
		TYPE_REF, .flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_ITSELF,
		.to = "person" },
	{ F_LIKENESS, "likeness", L("Kemiripan", "Likeness", "類似度"),
		TYPE_NUMBER, 0, UNITS(1000), HIDDEN },
	{ F_EVIDENCE, "evidence", L("Bukti", "Evidence", "根拠"), TYPE_TEXT, 0,
		200, PERSONAL },
	{ F_ANSWER, "answer", L("Jawaban", "Answer", "判定"), TYPE_CHOICE,
		CHOICES(answer), CLEAR, .state = DOUBT_OPEN },
};

static const struct kind_word words[] = {
	{ L("terbuka", "open", "未判定"), DOUBT_OPEN, { "answer:open,-" } },
	{ L("sama", "same", "同一人"), DOUBT_SAME, { "answer:same" } },
	{ L("beda", "different", "別人"), DOUBT_DIFFERENT,
		{ "answer:different" } },
	{ L("terhapus", DOUBT_ERASED, "消去済み"), DOUBT_GONE,
		{ "answer:" DOUBT_ERASED } },
};

enum doubt_state
doubt_state(const struct record *d)
{
	return (enum doubt_state)record_state(d, F_ANSWER);
}

enum link_band
link_band(int likeness)
{
	static const int least[LINK_BANDS] = {
		[LINK_LISTED] = 365, [LINK_PROBABLE] = 933, [LINK_SURE] = 992
	};
	enum link_band band = LINK_SURE;

	while (band > LINK_NONE && likeness < least[band])
		band--;
	return band;
}

static void
derive_doubt(const struct record *d, const struct record *person,
	const struct record *parent, struct entries *out)
{
	uint64_t second = (uint64_t)record_number(d, F_SECOND, 0);
	struct entry *e;

	(void)parent;
	leave_in_parent(out, d);
	if (second != leave_owner(d, person)) /* else it stands there */
		leave_member(out, d, KIND_PERSON, second);
	e = leave_loose(out, d, person, (uint8_t)doubt_state(d));
	put_u64(e->value + 1, second);
	e->len = 9;
}

KIND_ROW(DOUBT, doubt, "DB",
	L("Kemungkinan ganda", "Possible duplicates", "重複の疑い"),
	doubt_fields, PERM_REGISTER, PERM_EDIT, PERM_READ, 0, derive_doubt,
	.owner = F_FIRST, .other = F_SECOND, WORDS(words),
	.counted = COUNT_DOUBTS);
