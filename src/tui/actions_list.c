/* SPDX-License-Identifier: MIT */
/* Home and lists. */
#include "action_rows.h"

#include "magang/tui/home/home.h"
#include "magang/tui/home/whatif_screen.h"
#include "magang/tui/list/browse_acts.h"
#include "magang/tui/list/browse_answer.h"
#include "magang/tui/list/browse_letters.h"
#include "magang/tui/list/browse_move.h"
#include "magang/tui/list/browse_pack.h"
#include "magang/tui/list/browse_set.h"
#include "magang/tui/list/browse_work.h"
#include "magang/tui/list/count_screen.h"
#include "magang/tui/record/compare.h"
#include "magang/tui/record/merge_acts.h"
#include "magang/tui/ui/undo.h"

static const struct action rows[] = {
	/* possible duplicates, as a list and alone */
	{ "merge", "Y", N_("merge"),
		N_("the two are the same person: make them one record, with "
		   "the values that have a star"),
		"gabung satukan same 統合 同一人", PERM_MERGE,
		AT_LIST | AT_RECORD, ACTION_CHANGES, 5, merge_none,
		merge_them },
	{ "same", "Y", N_("same"), N_("the two are the same person"),
		"sama ganda yes 同一人", PERM_EDIT, AT_LIST | AT_RECORD,
		ACTION_CHANGES, 5, no_answer, answer_same },
	{ "different", "N", N_("differ"), N_("the two are not the same person"),
		"beda lain no 別人", PERM_EDIT, AT_LIST | AT_RECORD,
		ACTION_CHANGES, 6, no_answer, answer_different },
	/* home */
	{ "open", "Enter", N_("open"), N_("open the names behind the figure"),
		"buka 開く", PERM_READ, AT_HOME, ACTION_QUIET, 1, NULL,
		home_open },
	{ "view", "v", N_("view"),
		N_("the regencies as a picture, or as a list"),
		"wilayah kabupaten tampilan regency 県 市 表示", 0, AT_HOME, 0,
		6, NULL, home_view },
	{ "next-program", "]", N_("next program"),
		N_("the stages of the next program"),
		"tahap program berikut 次の事業", 0, AT_HOME, 0, 5, NULL,
		home_next_program },
	{ "whatif", "", NULL,
		N_("what the newest version of this program would do to cases "
		   "in older ones; move them into it"),
		"seandainya versi what-if version adopt 新しい版 影響",
		PERM_READ, AT_HOME, 0, 0, NULL, home_whatif },
	{ "whatif-file", "", NULL,
		N_("what a version would do that is a file and not installed "
		   "yet: the command that tells it"),
		"seandainya berkas yaml versi file what-if ファイル 新しい版 影響",
		PERM_REVEAL, AT_HOME | AT_WHATIF, 0, 0, NULL, whatif_file },
	/* what another version would do */
	{ "open", "Enter", N_("open"), N_("open the case"), "buka 開く",
		PERM_READ, AT_WHATIF, ACTION_QUIET, 3, NULL, whatif_open },
	{ "move", "m", N_("move these"),
		N_("move the open cases into this version, in one act that u "
		   "takes back"),
		"pindah versi adopt 移す", PERM_EDIT | PERM_PLAN, AT_WHATIF,
		ACTION_CHANGES, 1, NULL, whatif_move },
	{ "differ", "D", N_("decisions"),
		N_("the decisions that this version would not make, as a list"),
		"keputusan beda decisions 決定 違い", PERM_READ, AT_WHATIF, 0,
		4, NULL, whatif_decisions },
	{ "return", "r", N_("return"),
		N_("return this version to whoever installed it, with a "
		   "reason: no case comes into it"),
		"kembalikan tolak versi return 差し戻し", PERM_EDIT | PERM_PLAN,
		AT_WHATIF, ACTION_CHANGES, 2, NULL, whatif_return },
	{ "undo", "u", N_("undo"), N_("take back your last act"),
		"batal kembalikan 取り消す 取消 元に戻す", PERM_READ, AT_WHATIF,
		ACTION_CHANGES, 8, NULL, undo_last },
	/* a list that is counted */
	{ "open", "Enter", N_("names"), N_("open the names behind the row"),
		"buka nama 開く 名簿", PERM_READ, AT_COUNT, ACTION_QUIET, 1,
		NULL, count_names },
	{ "count", "#", N_("count by"), N_("count by another field"),
		"hitung jumlah menurut 集計", PERM_READ, AT_COUNT, 0, 2, NULL,
		browse_count },
	{ "write-out", "W", N_("write out"),
		N_("keep the table as CSV, to be fetched: magang out get"),
		"ekspor salin tabel export csv 書き出し", PERM_EXPORT, AT_COUNT,
		0, 3, NULL, count_write_out },
	/* lists */
	{ "open", "Enter", N_("open"), N_("open the record"), "buka 開く",
		PERM_READ, AT_LIST, ACTION_QUIET, 1, NULL, browse_open },
	{ "filter", "/", N_("filter"),
		N_("filter by words or conditions, live; Esc puts the old one "
		   "back"),
		"saring cari search 絞り込み 検索 絞込", PERM_READ, AT_LIST, 0,
		2, NULL, browse_filter },
	{ "clear", "x", N_("clear"), N_("clear the filter: all rows"),
		"hapus saringan semua 解除", PERM_READ, AT_LIST, 0, 7, NULL,
		browse_clear },
	{ "sort", "S", N_("sort"), N_("choose the order of the rows"),
		"urutkan order 並べ替え 並び順", PERM_READ, AT_LIST, 0, 4, NULL,
		browse_sort },
	{ "count", "#", NULL,
		N_("how many rows there are of each value of a field"),
		"hitung jumlah statistik tabel menurut frequency bar 集計 度数 件数",
		PERM_READ, AT_LIST, 0, 0, NULL, browse_count },
	{ "tag", "Space", N_("tag"), N_("tag the row, or take the tag away"),
		"tandai 印 タグ", 0, AT_LIST, ACTION_QUIET | ACTION_ROW, 3,
		NULL, browse_tag },
	{ "tag-all", "*", NULL, N_("tag all rows of this list"),
		"tandai semua 全部に印 タグ", 0, AT_LIST, 0, 0, NULL,
		browse_tag_all },
	{ "clear-tags", "", NULL, N_("clear the tags"),
		"hapus tanda tag 印を消す", 0, AT_LIST, 0, 0, browse_no_tags,
		browse_untag },
	{ "done", "d", N_("done"), N_("the task is done"),
		"selesai tugas task 完了", PERM_EDIT, AT_LIST,
		ACTION_CHANGES | ACTION_ROW, 5, browse_no_done, browse_done },
	{ "accept", "a", N_("take over"),
		N_("take over the tagged cases that are offered to you, or "
		   "this one"),
		"terima ambil alih 承諾 引き継ぐ", PERM_EDIT, AT_LIST,
		ACTION_CHANGES | ACTION_ROW, 5, browse_no_offer,
		browse_accept },
	{ "reject", "r", N_("not mine"),
		N_("do not take them over: the reason goes back as a task"),
		"tolak 断る", PERM_EDIT, AT_LIST, ACTION_CHANGES | ACTION_ROW,
		6, browse_no_offer, browse_refuse },
	{ "decide", "d t", N_("decide"),
		N_("decide the cases of this list, or the tagged ones, one by "
		   "one"),
		"putuskan triase dek triage deck 決定 審査", PERM_MOVE, AT_LIST,
		0, 5, browse_no_deck, browse_deck },
	{ "move", "m", N_("move"),
		N_("move the tagged cases to another stage, or this one"),
		"pindah tahap stage 移す 段階 移行", PERM_MOVE, AT_LIST,
		ACTION_CHANGES | ACTION_ROW, 6, browse_no_move, browse_move },
	{ "whatif", "", NULL,
		N_("what the newest version of its program would do to cases "
		   "in older ones; move them into it"),
		"seandainya versi what-if version adopt 新しい版 影響",
		PERM_READ, AT_LIST, ACTION_ROW, 0, whatif_no_case,
		whatif_of_case },
	{ "fields", "e", NULL,
		N_("change fields of the tagged rows, or of this one: "
		   "officer=asep"),
		"ubah isian massal edit set bulk 一括 変更", PERM_EDIT, AT_LIST,
		ACTION_CHANGES | ACTION_ROW, 0, browse_no_set, browse_set },
	{ "assign", "A", NULL,
		N_("give the tagged rows to a user, or this one; who may not "
		   "hand out work offers his own cases"),
		"serahkan tugaskan alih petugas officer transfer 担当 引き継ぎ",
		PERM_EDIT, AT_LIST, ACTION_CHANGES | ACTION_ROW, 0,
		browse_no_assign, browse_assign },
	{ "approve", "a", N_("approve"),
		N_("approve the tagged proposals or late marks, or this one"),
		"setujui usulan approve 承認", PERM_APPROVE,
		AT_LIST | AT_RECORD, ACTION_CHANGES | ACTION_ROW, 5,
		browse_no_proposal, browse_approve },
	{ "return", "r", N_("return"),
		N_("return them to whoever made them, with a reason"),
		"kembalikan usulan tolak 差し戻し", PERM_READ,
		AT_LIST | AT_RECORD, ACTION_CHANGES | ACTION_ROW, 6,
		browse_no_proposal, browse_return },
	{ "publish", "p", N_("send"),
		N_("send the letters of this list, or the tagged ones; asks "
		   "how many"),
		"kirim surat letter 文書 送付", PERM_PUBLISH, AT_LIST,
		ACTION_CHANGES, 6, browse_no_publish, browse_publish },
	{ "withhold", "w", NULL,
		N_("do not send the tagged letters, or this one, and say why"),
		"tahan jangan kirim batal surat hold 送付しない 保留",
		PERM_PUBLISH, AT_LIST, ACTION_CHANGES | ACTION_ROW, 0,
		browse_no_withhold, browse_withhold },
	{ "answer", "a", N_("answer"),
		N_("note what was answered to the letter, or to the tagged "
		   "ones: yes, no, later, not reached"),
		"jawaban surat dijawab reply 返事 回答", PERM_PUBLISH, AT_LIST,
		ACTION_CHANGES | ACTION_ROW, 5, browse_no_reply, browse_reply },
	{ "pack", "K", NULL,
		N_("these cases, or the tagged ones, as a list for a partner: "
		   "the command that makes it, to the clipboard of your "
		   "terminal"),
		"paket mitra kyoto kirim partner export 提携先 名簿 送付",
		PERM_PUBLISH | PERM_EXPORT | PERM_REVEAL, AT_LIST, 0, 0,
		browse_no_pack, browse_pack },
	{ "view", "v", N_("preview"), N_("show or hide the preview of a row"),
		"pratinjau プレビュー", 0, AT_LIST, 0, 8, NULL, browse_view },
	{ "copy", "y", NULL,
		N_("copy the number to the clipboard of your terminal"),
		"salin nomor コピー", 0, AT_LIST, ACTION_ROW, 0, NULL,
		browse_copy },
	{ "write-out", "W", NULL,
		N_("keep the rows as CSV, or the tagged ones, to be fetched: "
		   "magang out get"),
		"ekspor salin daftar export csv 書き出し", PERM_EXPORT, AT_LIST,
		0, 0, NULL, browse_write_out },
};

const struct actions actions_list = { rows, ARRAY_SIZE(rows) };
