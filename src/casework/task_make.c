/* SPDX-License-Identifier: MIT */
#include "magang/casework/task_make.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/casework/deadlines.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"

/* What the office itself asks for, by its rule. */
static const struct {
	const char *rule;
	struct label label;
} made[] = {
	{ RULE_MOVED_UP, LABELS("Naik dari daftar tunggu: beri tahu",
				 "Moved up from the waiting list: tell them",
				 "待機リストから繰り上げ：本人に連絡") },
	{ RULE_APPEAL, LABELS("Keberatan: diputuskan lagi oleh orang lain",
			       "Appeal: another person decides anew",
			       "異議申立て：別の担当者が改めて決定") },
	{ RULE_RETURNED, LABELS("Usulan dikembalikan: lihat lagi",
				 "Proposal returned: look again",
				 "提案が差し戻された：再検討") },
	{ RULE_LETTER, LABELS("Surat sudah terkirim, keputusannya dibatalkan: "
			      "beri tahu peserta",
			       "A letter was sent and its decision taken "
			       "back: tell the person",
			       "送付済みの文書の決定が取り消されました。本人に"
			       "知らせてください") },
	{ RULE_ANSWERED, LABELS("Surat sudah dijawab: putuskan kasusnya",
				 "A letter was answered: decide the case",
				 "文書に返事がありました。案件を決定してくださ"
				 "い") },
	{ RULE_ABSENT, LABELS("Sering tidak hadir: hubungi atau kunjungi",
			       "Often absent: call or visit",
			       "欠席が多い：連絡または訪問") },
	{ RULE_CLOSED, LABELS("Kelas ditutup: beri tahu, tawarkan yang "
			      "lain",
			       "The class was closed: tell them, offer "
			       "another",
			       "クラスの中止・終了：本人に連絡し別のク"
			       "ラスを案内") },
	{ RULE_AWAY, LABELS("Meninggalkan tempat hasil pencocokan: putuskan "
			    "kasusnya",
			     "Left a place of a matching: decide the case",
			     "マッチングした求人を離れた：案件を決定してくだ"
			     "さい") },
	{ RULE_DEPARTURE, LABELS("Berkas keberangkatan belum lengkap",
				  "Papers for the departure are missing",
				  "出国書類の不足") },
	{ RULE_EXPIRES, LABELS("Ada berkas yang habis sebelum penerbangan",
				"A paper runs out before the flight",
				"出国前に期限の切れる書類") },
	{ RULE_ORIGINALS, LABELS("Dokumen asli harus dikembalikan",
				  "An original is to be given back",
				  "原本を返却させる") },
	{ RULE_LICENCE, LABELS("Izin lembaga habis: minta yang baru",
				"The licence ends: ask for the new one",
				"許可の期限：新しい許可を確認") },
	{ RULE_AGAIN, LABELS("Hubungi lagi", "Call again", "もう一度連絡") },
	{ RULE_UNREACHED, LABELS("Tidak terhubungi: putuskan kasusnya",
				  "Unreachable: decide the case",
				  "連絡不能：案件を決定してください") },
};

const struct label *
task_made_label(const char *rule)
{
	const size_t n = strcspn(rule, ":#");

	for (size_t i = 0; i < ARRAY_SIZE(made); i++)
		if (strlen(made[i].rule) == n &&
			memcmp(made[i].rule, rule, n) == 0)
			return &made[i].label;
	return NULL;
}

void
task_make(struct change *c, const struct record *about,
	const struct wanted_task *w, unsigned round)
{
	struct record *t = xmalloc(sizeof(*t));
	uint64_t person = record_owner(about);
	char rule[TASK_RULE + 12];

	/* the first round is not said */
	if (round > 1)
		snprintf(rule, sizeof(rule), "%s#%u", w->rule, round);
	else
		snprintf(rule, sizeof(rule), "%s", w->rule);
	record_init(t, KIND_TASK, 0);
	if (person)
		record_set_number(t, F_PERSON, (int64_t)person);
	record_set_number(t, F_ABOUT, (int64_t)about->id);
	record_set_number(t, F_ABOUT_KIND, about->kind);
	record_set_text(t, F_TASK, w->label);
	record_set_text(t, F_RULE, rule);
	record_set_number(t, F_DUE, w->due);
	if (w->warn != DATE_NONE)
		record_set_number(t, F_WARN, w->warn);
	change_create(c, t, person);
	free(t);
}

void
task_make_one(struct change *c, enum lang lang, const struct record *about,
	const struct made_task *t)
{
	const struct label *label =
		t->label ? t->label : task_made_label(t->rule);
	struct wanted_task w = { .due = t->due, .warn = DATE_NONE };

	snprintf(w.rule, sizeof(w.rule), "%s:%" PRIu64, t->rule, t->number);
	snprintf(w.label, sizeof(w.label), "%s", label_in(label, lang, ""));
	task_make(c, about, &w, 1);
}
