/* SPDX-License-Identifier: MIT */
/*
 * One row an action. One letter is one verb on every screen; what has no letter
 * is in the palette. Ctrl-A, Ctrl-B, Ctrl-S, Ctrl-Q and function keys are never
 * the only way.
 */
#include "magang/tui/actions.h"

#include "magang/tui/deck/deck_acts.h"
#include "magang/tui/form/entry_acts.h"
#include "magang/tui/home/home.h"
#include "magang/tui/home/switches.h"
#include "magang/tui/list/browse_acts.h"
#include "magang/tui/list/browse_answer.h"
#include "magang/tui/list/browse_letters.h"
#include "magang/tui/list/browse_move.h"
#include "magang/tui/list/browse_pack.h"
#include "magang/tui/list/browse_set.h"
#include "magang/tui/list/browse_work.h"
#include "magang/tui/list/match_options.h"
#include "magang/tui/list/match_screen.h"
#include "magang/tui/paste/screen_pack.h"
#include "magang/tui/paste/screen_paste.h"
#include "magang/tui/record/certificate_acts.h"
#include "magang/tui/record/card.h"
#include "magang/tui/record/compare.h"
#include "magang/tui/record/complete_screen.h"
#include "magang/tui/record/dossier.h"
#include "magang/tui/record/dossier_acts.h"
#include "magang/tui/record/contact.h"
#include "magang/tui/record/contest.h"
#include "magang/tui/record/fill_screen.h"
#include "magang/tui/record/review.h"
#include "magang/tui/record/seat_acts.h"
#include "magang/tui/roll/grade_screen.h"
#include "magang/tui/roll/grid.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/helper.h"
#include "magang/tui/ui/palette.h"
#include "magang/tui/ui/results_screen.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/undo.h"

#include "magang/base/i18n.h"
#include "magang/base/mem.h"

static unsigned
back(struct ui *ui)
{
	if (ui->top->below)
		return REACT_BACK;
	return ui_say(ui, ROLE_PLAIN, _("this is home; q leaves magang"));
}

static unsigned
quit(struct ui *ui)
{
	(void)ui;
	return REACT_BACK;
}

static unsigned
open_palette(struct ui *ui)
{
	return ui_push(ui, palette_new(ui));
}

static unsigned
open_help(struct ui *ui)
{
	return ui_push(ui, helper_new(ui->top->ops->place));
}

/* The form does these itself, before the table is asked. */
static unsigned
by_form(struct ui *ui)
{
	(void)ui;
	return REACT_DRAW;
}

static const struct action actions[] = {
	/* possible duplicates, as a list and alone */
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
	{ "decide", "d t", N_("decide"),
		N_("decide the cases of this list, or the tagged ones, one by "
		   "one"),
		"putuskan triase dek triage deck 決定 審査", PERM_MOVE, AT_LIST,
		0, 5, browse_no_deck, browse_deck },
	{ "move", "m", N_("move"),
		N_("move the tagged cases to another stage, or this one"),
		"pindah tahap stage 移す 段階 移行", PERM_MOVE, AT_LIST,
		ACTION_CHANGES | ACTION_ROW, 6, browse_no_move, browse_move },
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
	{ "accept", "a", NULL,
		N_("take over the tagged cases that are offered to you, or "
		   "this one"),
		"terima ambil alih 承諾 引き継ぐ", PERM_EDIT, AT_LIST,
		ACTION_CHANGES | ACTION_ROW, 0, browse_no_offer,
		browse_accept },
	{ "reject", "r", NULL,
		N_("do not take them over: the reason goes back as a task"),
		"tolak 断る", PERM_EDIT, AT_LIST, ACTION_CHANGES | ACTION_ROW,
		0, browse_no_offer, browse_refuse },
	{ "approve", "a", N_("approve"),
		N_("approve the tagged proposals or late marks, or this one"),
		"setujui usulan approve 承認", PERM_APPROVE, AT_LIST,
		ACTION_CHANGES | ACTION_ROW, 5, browse_no_proposal,
		browse_approve },
	{ "return", "r", N_("return"),
		N_("return them to whoever made them, with a reason"),
		"kembalikan usulan tolak 差し戻し", PERM_READ, AT_LIST,
		ACTION_CHANGES | ACTION_ROW, 6, browse_no_proposal,
		browse_return },
	{ "publish", "p", N_("send"),
		N_("send the letters of this list, or the tagged ones; asks "
		   "how many"),
		"kirim surat letter 文書 送付", PERM_PUBLISH, AT_LIST,
		ACTION_CHANGES, 6, browse_no_publish, browse_publish },
	{ "withhold", "w", NULL,
		N_("do not send the tagged letters, or this one, and say why"),
		"tahan jangan kirim batal surat hold 送付しない 保留",
		PERM_PUBLISH, AT_LIST, ACTION_CHANGES | ACTION_ROW, 0,
		browse_no_reply, browse_withhold },
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
		PERM_PUBLISH, AT_LIST, 0, 0, browse_no_pack, browse_pack },
	{ "view", "v", N_("preview"), N_("show or hide the preview of a row"),
		"pratinjau プレビュー", 0, AT_LIST, 0, 8, NULL, browse_view },
	{ "copy", "y", NULL,
		N_("copy the number to the clipboard of your terminal"),
		"salin nomor コピー", 0, AT_LIST, ACTION_ROW, 0, NULL,
		browse_copy },
	{ "write-out", "W", NULL,
		N_("the command that writes the rows as CSV, or the "
		   "tagged ones, to the clipboard"),
		"ekspor salin daftar export csv 書き出し", PERM_EXPORT, AT_LIST,
		0, 0, NULL, browse_write_out },
	/* a record */
	{ "open", "Enter", N_("open"),
		N_("unfold the row, open what it names, change the field"),
		"buka 開く", PERM_READ, AT_RECORD, ACTION_QUIET, 1, NULL,
		dossier_open },
	{ "note", "n", N_("note down"),
		N_("note a call, a visit, or what was done"),
		"catat telepon kunjungan call visit 記録 電話 訪問 メモ 活動",
		PERM_REGISTER, AT_RECORD, ACTION_CHANGES, 3, dossier_no_topic,
		dossier_note },
	{ "task", "t", N_("task"), N_("something to do, with a date"),
		"tugas todo 用件", PERM_REGISTER, AT_RECORD, ACTION_CHANGES, 4,
		dossier_no_topic, dossier_task },
	{ "move", "m", N_("move"), N_("move the case to another stage"),
		"pindah tahap stage 移す 段階 移行", PERM_MOVE, AT_RECORD,
		ACTION_CHANGES, 2, dossier_no_case, dossier_move },
	{ "document", "p", N_("paper"),
		N_("a paper of the checklist is present, or gone"),
		"berkas dokumen document 書類 提出", PERM_EDIT, AT_RECORD,
		ACTION_CHANGES | ACTION_ROW, 5, dossier_no_case,
		dossier_document },
	{ "edit", "e", NULL, N_("change the field under the marker"),
		"ubah isian field 変更 編集 修正", PERM_EDIT, AT_RECORD,
		ACTION_CHANGES | ACTION_ROW, 0, dossier_no_edit, dossier_edit },
	{ "view", "v Tab", N_("view"),
		N_("next part: timeline, papers, fields"),
		"tampilan riwayat timeline 表示", 0, AT_RECORD, 0, 6, NULL,
		dossier_view },
	{ "next", "]", NULL, N_("the next record of the list"), "berikut 次",
		PERM_READ, AT_RECORD, 0, 0, dossier_no_list, dossier_next },
	{ "previous", "[", NULL, N_("the record before in the list"),
		"sebelum 前", PERM_READ, AT_RECORD, 0, 0, dossier_no_list,
		dossier_prev },
	{ "copy", "y", NULL,
		N_("copy the number to the clipboard of your terminal"),
		"salin nomor コピー", 0, AT_RECORD, 0, 0, NULL, dossier_copy },
	{ "new", "c", NULL,
		N_("new about this record: a task, an activity, another case"),
		"baru tugas kegiatan kasus tambah create 追加", PERM_REGISTER,
		AT_RECORD, 0, 0, NULL, create_about },
	{ "certify", "C", NULL,
		N_("give the certificate of its program to the case"),
		"sertifikat beri certificate 証書 修了証 交付", PERM_CERTIFY,
		AT_RECORD, ACTION_CHANGES, 0, certificate_no_case,
		certificate_give },
	{ "print", "P", NULL,
		N_("the command that prints the certificate, to the clipboard "
		   "of your terminal"),
		"cetak sertifikat print 証書 印刷", PERM_CERTIFY, AT_RECORD, 0,
		0, certificate_none, certificate_command },
	{ "back", "r", N_("came back"),
		N_("what came back of the pack: paste its rows, see what they "
		   "would change, take them"),
		"paket kembali mitra return import 返送 名簿 取り込み",
		PERM_IMPORT, AT_LIST | AT_RECORD, 0, 2, pack_none,
		pack_return },
	/* seats, and what has them */
	{ "complete", "d", N_("decide"),
		N_("decide who of the cohort passed, has a resit, is out; shows "
		   "who first"),
		"selesaikan lulus tamat decide complete 修了 合否 判定",
		PERM_MOVE, AT_RECORD, 0, 2, complete_none, complete_look },
	{ "fill", "F", N_("fill"),
		N_("offer its seats to cases of a filter, by rank; shows who "
		   "first"),
		"isi angkatan lowongan tawarkan kursi offer seats クラス 求人 "
		"座席 案内",
		PERM_PLAN, AT_RECORD, 0, 2, seats_none, seats_fill },
	{ "roll", "P", NULL,
		N_("the command that prints the roll of the cohort, to the "
		   "clipboard of your terminal"),
		"absen daftar hadir cetak print file 名簿 印刷", PERM_READ,
		AT_RECORD, 0, 0, cohort_none, cohort_roll },
	{ "seat-yes", "a", N_("yes"),
		N_("the seat that was offered is accepted: it gets a number of "
		   "the roll"),
		"ya terima kursi accept 承諾 座席", PERM_PLAN,
		AT_LIST | AT_RECORD, ACTION_CHANGES | ACTION_ROW, 3,
		seat_not_free, seat_yes },
	{ "seat-no", "r", N_("no"),
		N_("the seat is declined: choose the cause by its digit"),
		"tidak tolak kursi decline 辞退 座席", PERM_PLAN,
		AT_LIST | AT_RECORD, ACTION_CHANGES | ACTION_ROW, 4,
		seat_not_asked, seat_no },
	{ "not-reached", "h", N_("not reached"),
		N_("nobody was reached; after as many times as the program "
		   "says the seat is declined"),
		"tidak terhubungi unreachable 不在 連絡不能", PERM_PLAN,
		AT_LIST | AT_RECORD, ACTION_CHANGES | ACTION_ROW, 5,
		seat_no_offer, seat_missed },
	{ "left", "l", N_("leaves"),
		N_("who has the seat leaves it: choose the cause"),
		"keluar berhenti drop out 退講 中退", PERM_PLAN,
		AT_LIST | AT_RECORD, ACTION_CHANGES | ACTION_ROW, 3,
		seat_not_taken, seat_left },
	/* a cohort that is completed */
	{ "open", "Enter", N_("open"), N_("open the case"), "buka 開く",
		PERM_READ, AT_COMPLETE, ACTION_QUIET, 2, NULL, review_open },
	{ "accept", "a", N_("decide these"),
		N_("decide these cases, in one act that u takes back"),
		"putuskan decide 決定", PERM_MOVE, AT_COMPLETE, ACTION_CHANGES,
		1, NULL, complete_do },
	/* a cohort that is filled */
	{ "open", "Enter", N_("open"), N_("open the case"), "buka 開く",
		PERM_READ, AT_FILL, ACTION_QUIET, 2, NULL, review_open },
	{ "accept", "a", N_("offer these seats"),
		N_("offer these seats, in one act that u takes back"),
		"tawarkan kursi offer 案内", PERM_PLAN, AT_FILL, ACTION_CHANGES,
		1, NULL, fill_do },
	{ "wait", "w", N_("waiting list"),
		N_("how many of those without room come on the waiting list"),
		"tunggu daftar 空き待ち", PERM_PLAN, AT_FILL, 0, 3, NULL,
		fill_wait },
	{ "filter", "/", N_("filter"), N_("other cases"),
		"saring cari search 絞り込み", PERM_READ, AT_FILL, 0, 4, NULL,
		fill_filter },
	/* the matching of a program */
	{ "open", "Enter", N_("why"),
		N_("why the row is so; from there the record, of a run the "
		   "moves against it"),
		"buka alasan open 開く 理由", PERM_READ, AT_MATCH, ACTION_QUIET,
		1, NULL, match_open },
	{ "publish", "p", N_("offer"),
		N_("offer the places of this run, in one act that u takes "
		   "back; asks how many"),
		"tawarkan terbitkan offer 案内", PERM_PUBLISH, AT_MATCH,
		ACTION_CHANGES, 2, NULL, match_offer },
	{ "view", "v", N_("view"), N_("the places, or the people"),
		"tampilan tempat orang places people 表示 受入れ先", 0,
		AT_MATCH, 0, 3, NULL, match_view },
	{ "pin", "f", N_("pin"),
		N_("pin the person to a place, or take the pin away; of two "
		   "together both"),
		"sematkan tetapkan fix 固定", 0, AT_MATCH,
		ACTION_CHANGES | ACTION_ROW, 4, NULL, match_pin },
	{ "gaps", "g", N_("gaps"),
		N_("who has no seat, which places stay empty, and why"),
		"kosong kurang lacks 空き 不足", 0, AT_MATCH, 0, 5, NULL,
		match_lacking },
	{ "together", "t", N_("together"),
		N_("places for this person and another one together"),
		"bersama berdua pair 一緒", 0, AT_MATCH, ACTION_ROW, 6, NULL,
		match_with },
	{ "before", "b B", N_("before"),
		N_("who was elsewhere in the run before this one"),
		"sebelum pindah moves 前回", 0, AT_MATCH, 0, 7, NULL,
		match_before },
	{ "again", "r", N_("again"), N_("match anew: a run of its own"),
		"ulang lagi rerun やり直す", 0, AT_MATCH, ACTION_CHANGES, 11,
		NULL, match_anew },
	{ "undo", "u", N_("undo"),
		N_("take back your last act, then match anew"),
		"batal kembalikan 取り消す 取消 元に戻す", PERM_READ, AT_MATCH,
		ACTION_CHANGES, 8, NULL, match_undo },
	{ "fits", "w", NULL, N_("who fits how many places, and who none"),
		"cocok siapa 適合", 0, AT_MATCH, 0, 0, NULL, match_who_fits },
	{ "runs", "l", NULL, N_("the runs that were kept"),
		"daftar riwayat history 履歴", 0, AT_MATCH, 0, 0, NULL,
		match_list_runs },
	{ "intake", "i", NULL, N_("match one intake, or all of them"),
		"gelombang penerimaan 募集", 0, AT_MATCH, 0, 0, NULL,
		match_ask_intake },
	{ "seed", "s", NULL, N_("the seed of the lot among equals"),
		"undian acak lot 抽選", 0, AT_MATCH, 0, 0, NULL,
		match_ask_seed },
	{ "second-chance", "c", NULL,
		N_("match with a second chance, or without"),
		"kesempatan kedua chance 再挑戦", 0, AT_MATCH, ACTION_CHANGES,
		0, NULL, match_turn_again },
	{ "back", "Esc ^C q Left", NULL,
		N_("back; from a part to the people or places"), "kembali 戻る",
		0, AT_MATCH, ACTION_QUIET, 0, NULL, match_back },
	/* what became of each row of a bulk */
	{ "open", "Enter", N_("open"), N_("open the record"), "buka 開く",
		PERM_READ, AT_RESULTS, ACTION_QUIET, 1, NULL, results_row },
	{ "copy", "y", N_("copy"),
		N_("all of it as CSV, to the clipboard of your terminal"),
		"salin ekspor csv export コピー 書き出し", PERM_EXPORT,
		AT_RESULTS, 0, 2, NULL, results_copy },
	/* the deck */
	{ "accept", "a", N_("accept"), N_("accept: the case goes on; the next"),
		"terima setuju lolos accept 承認 合格", PERM_MOVE, AT_DECK,
		ACTION_CHANGES, 1, deck_no_accept, deck_accept },
	{ "reject", "r", N_("reject"),
		N_("decline: choose the reason by its digit; the next"),
		"tolak decline 却下 不合格", PERM_MOVE, AT_DECK, ACTION_CHANGES,
		2, deck_no_reject, deck_reject },
	{ "wait", "w", N_("wait"), N_("the case waits; the next"),
		"tunda hold 保留", PERM_MOVE, AT_DECK, ACTION_CHANGES, 3,
		deck_no_wait, deck_wait },
	{ "skip", "s", N_("skip"), N_("skip: it comes back at the end"),
		"lewati nanti 後で", PERM_READ, AT_DECK, ACTION_CHANGES, 4,
		deck_no_case, deck_skip },
	{ "ask", "i", N_("ask info"),
		N_("ask for information: a task of its officer, back at the "
		   "end"),
		"tanya info 照会", PERM_REGISTER, AT_DECK, ACTION_CHANGES, 5,
		deck_no_decision, deck_ask },
	{ "note", "n", N_("note"), N_("note something about the case"),
		"catat 記録 メモ", PERM_REGISTER, AT_DECK, ACTION_CHANGES, 6,
		deck_no_case, deck_note },
	{ "compare", "m", NULL, N_("the possible duplicate, both side by side"),
		"banding merge ganda 比較 重複", PERM_READ, AT_DECK, 0, 0,
		deck_no_doubt, deck_compare },
	{ "different", "N", NULL, N_("not the same person (remembered)"),
		"beda lain no 別人", PERM_EDIT, AT_DECK, ACTION_CHANGES, 0,
		deck_no_doubt, deck_differs },
	{ "open", "Enter", NULL,
		N_("open the record of the case, of the list the decision"),
		"buka 開く", PERM_READ, AT_DECK, ACTION_QUIET, 0, NULL,
		deck_open },
	{ "paper", "1 2 3 4 5 6 7 8 9 0", NULL,
		N_("what is known of the paper of this digit"), "berkas 書類",
		PERM_READ, AT_DECK, ACTION_QUIET, 0, deck_no_case, deck_paper },
	{ "whole", "Space", NULL,
		N_("what is cut of the line, or not any more"),
		"utuh lengkap full 全文", PERM_READ, AT_DECK, ACTION_QUIET, 0,
		deck_no_case, deck_whole },
	{ "next", "]", NULL, N_("the next case without a decision"),
		"berikut 次", PERM_READ, AT_DECK, 0, 0, deck_no_case,
		deck_next },
	{ "previous", "[", NULL, N_("the case before without a decision"),
		"sebelum 前", PERM_READ, AT_DECK, 0, 0, deck_no_case,
		deck_prev },
	{ "decided", "v", N_("decided"),
		N_("what you decided today, a list in which u takes back the "
		   "row; the cases again"),
		"keputusan hasil tampilan 決定 一覧", PERM_READ, AT_DECK, 0, 7,
		NULL, deck_view },
	{ "take-back", "", NULL, N_("take back everything decided here"),
		"batalkan semua undo 全部取り消す", PERM_MOVE, AT_DECK,
		ACTION_CHANGES, 0, deck_no_run, deck_take_back },
	/* a form */
	{ "accept", "Enter Tab", N_("next"),
		N_("accept the value, go to the next field"), "", 0, AT_ENTRY,
		ACTION_QUIET, 1, NULL, by_form },
	{ "field-back", "Up BackTab", N_("back"), N_("go to the field before"),
		"", 0, AT_ENTRY, ACTION_QUIET, 2, NULL, by_form },
	{ "repeat", "^R", N_("repeat last"),
		N_("the value that was saved last in this field"),
		"ulang known", 0, AT_ENTRY, ACTION_QUIET, 4, NULL, by_form },
	{ "values", "?", N_("list"),
		N_("the list of a field that has one; arrows move in it"),
		"pilihan daftar", 0, AT_ENTRY, ACTION_QUIET, 5, NULL, by_form },
	{ "save", "^X ^S", N_("save"), N_("save, from any field"),
		"simpan 保存", 0, AT_ENTRY, ACTION_QUIET, 3, NULL, by_form },
	{ "discard", "", NULL, N_("throw the draft away"), "buang hapus 破棄",
		0, AT_ENTRY, 0, 0, NULL, discard_draft },
	{ "clear-field", "^K", NULL,
		N_("clear from the cursor on; a grey value whole"), "", 0,
		AT_ENTRY, ACTION_QUIET, 0, NULL, by_form },
	{ "pages", "PgDn PgUp", NULL, N_("next page, page before"), "", 0,
		AT_ENTRY, ACTION_QUIET, 0, NULL, by_form },
	{ "keep", "Esc ^C", N_("keep"),
		N_("close the list, or leave; the draft is kept"), "", 0,
		AT_ENTRY, ACTION_QUIET, 6, NULL, by_form },
	/* a pasted note */
	{ "read", "^X ^S", N_("read, register"),
		N_("read the note; then register who is complete, keep the "
		   "others as drafts"),
		"simpan daftar 登録", 0, AT_PASTE, ACTION_QUIET, 1, NULL,
		by_form },
	{ "open", "Enter", N_("open"), N_("unfold the reasons, open the draft"),
		"buka 開く", 0, AT_PASTE, ACTION_QUIET, 2, NULL, by_form },
	{ "keep", "Esc ^C", N_("keep"), N_("leave; the text is kept"), "", 0,
		AT_PASTE, ACTION_QUIET, 6, NULL, by_form },
	/* a pack that came back */
	{ "read", "^X ^S", N_("read, take"),
		N_("read the rows that were pasted; then take those that "
		   "count, by their number"),
		"baca ambil 読込 取り込み", 0, AT_PACK, ACTION_QUIET, 1, NULL,
		by_form },
	{ "open", "Enter", N_("open"), N_("unfold the row, open its case"),
		"buka 開く", 0, AT_PACK, ACTION_QUIET, 2, NULL, by_form },
	{ "leave", "Esc ^C", N_("leave"), N_("leave; nothing is taken"), "", 0,
		AT_PACK, ACTION_QUIET, 6, NULL, by_form },
	/* attendance */
	{ "mark", "Enter", N_("mark"),
		N_("mark the day by the line: 4 11t 19s; the others were "
		   "there"),
		"presensi hadir 出欠", 0, AT_ROLL, ACTION_QUIET, 1, NULL,
		by_form },
	{ "mark-cell", "h a t s i", N_("a t s i cell"),
		N_("mark the one under the marker, and down: here, absent, late, "
		   "sick, on leave"),
		"", 0, AT_ROLL, ACTION_QUIET, 2, NULL, by_form },
	{ "as-before", ".", N_("as before"),
		N_("the day as the last one that was entered"), "", 0, AT_ROLL,
		ACTION_QUIET, 3, NULL, by_form },
	{ "rub-out", "Backspace", NULL, N_("one character of the line"), "", 0,
		AT_ROLL, ACTION_QUIET, 0, NULL, by_form },
	{ "leave", "Esc ^C ^X", N_("leave"),
		N_("empty the line; without a line leave"), "", 0, AT_ROLL,
		ACTION_QUIET, 6, NULL, by_form },
	{ "attendance", "", NULL,
		N_("who comes to class: the days of this cohort, marked by a "
		   "line"),
		"presensi hadir absen roll 出欠 出席", PERM_READ,
		AT_LIST | AT_RECORD, ACTION_ROW, 0, grid_no_cohort, grid_open },
	/* grades */
	{ "mark", "Enter Tab", N_("mark, down"),
		N_("the mark that was typed, and down; at the end of the "
		   "column it is saved"),
		"nilai angka 点数", 0, AT_GRADES, ACTION_QUIET, 1, NULL,
		by_form },
	{ "resit", "r", N_("resit"),
		N_("marks of the next attempt; then of the first again"),
		"ujian ulang resit 再試験", 0, AT_GRADES, ACTION_QUIET, 2, NULL,
		by_form },
	{ "save", "^S ^X", N_("save"),
		N_("what is typed, with a star, is saved; until then it is "
		   "kept"),
		"simpan 保存", 0, AT_GRADES, ACTION_QUIET, 3, NULL, by_form },
	{ "take-away", "-", NULL, N_("and Enter: he has no mark any more"), "",
		0, AT_GRADES, ACTION_QUIET, 0, NULL, by_form },
	{ "rub-out", "Backspace", NULL, N_("one character of the mark"), "", 0,
		AT_GRADES, ACTION_QUIET, 0, NULL, by_form },
	{ "leave", "Esc ^C", N_("leave"),
		N_("empty the line; without a line leave, what is typed is "
		   "kept"),
		"", 0, AT_GRADES, ACTION_QUIET, 6, NULL, by_form },
	{ "grades", "", NULL,
		N_("the marks of this cohort: people by units, column by "
		   "column"),
		"nilai rapor grades 成績 点数", PERM_READ, AT_LIST | AT_RECORD,
		ACTION_ROW, 0, grades_no_cohort, grades_open },
	{ "commands", "^P", NULL, N_("commands by name"),
		"perintah palette コマンド", 0, AT_ENTRY, ACTION_QUIET, 0, NULL,
		open_palette },
	{ "help", "^G F1", N_("help"), N_("the keys of this screen"), "bantuan",
		0, AT_TYPED, ACTION_QUIET, 10, NULL, open_help },
	/* everywhere */
	{ "create", "c", N_("create"), N_("register a person"),
		"daftar baru orang new person 登録", PERM_REGISTER,
		AT_HOME | AT_LIST, 0, 7, NULL, create_record },
	{ "organisation", "", NULL, N_("register an organisation"),
		"perusahaan koperasi host baru company 団体 登録",
		PERM_REGISTER, AT_ALL, 0, 0, NULL, create_organisation },
	{ "cohort", "", NULL, N_("open a new cohort"),
		"angkatan kelas baru class クラス 登録 新規", PERM_PLAN, AT_ALL,
		0, 0, NULL, create_cohort },
	{ "new", "", NULL, N_("a new record of any kind that has a form"),
		"baru tambah jenis kind create 新規 登録", PERM_REGISTER,
		AT_HOME | AT_LIST | AT_DECK, 0, 0, NULL, create_any },
	{ "form", "E", NULL, N_("change the record in its form"),
		"formulir ubah edit 入力 編集", PERM_EDIT,
		AT_LIST | AT_RECORD | AT_DECK, ACTION_ROW, 0, no_form,
		edit_record },
	{ "paste", "", NULL, N_("persons from a note, pasted in one piece"),
		"tempel ponsel phone 貼り付け", PERM_REGISTER, AT_ALL, 0, 0,
		NULL, paste_note },
	{ "drafts", "", NULL, N_("go on with a draft that was kept"),
		"draf lanjut resume 下書き", PERM_REGISTER, AT_ALL, 0, 0, NULL,
		open_drafts },
	{ "contact", "h", NULL,
		N_("note how it went to reach the person: by phone, WhatsApp, "
		   "a visit"),
		"hubungi telepon kunjungan tersambung call reached tries 連絡 "
		"電話 不在",
		PERM_REGISTER, AT_LIST | AT_RECORD | AT_DECK,
		ACTION_CHANGES | ACTION_ROW, 0, contact_nobody, contact_ask },
	{ "assess", "g", N_("score"),
		N_("file your scorecard of the case: points for each "
		   "criterion"),
		"nilai wawancara penilaian lembar interview assess grade 評価 "
		"採点 面接",
		PERM_ASSESS, AT_LIST | AT_RECORD | AT_DECK,
		ACTION_CHANGES | ACTION_ROW, 5, card_none, card_file },
	{ "close-assessment", "", NULL,
		N_("await no more scorecards of the case: those that are in "
		   "open"),
		"tutup penilaian nilai close assessment 評価 締め切る",
		PERM_MOVE, AT_LIST | AT_RECORD | AT_DECK,
		ACTION_CHANGES | ACTION_ROW, 0, card_no_case, card_close },
	{ "appeal", "K", NULL,
		N_("contest the decision that declined the case: another "
		   "person decides anew"),
		"keberatan banding appeal contest 異議 不服", PERM_MOVE,
		AT_LIST | AT_RECORD, ACTION_CHANGES | ACTION_ROW, 0,
		contest_none, contest_ask },
	{ "undo", "u", N_("undo"), N_("take back your last act"),
		"batal kembalikan 取り消す 取消 元に戻す", PERM_READ, AT_ALL,
		ACTION_CHANGES, 8, NULL, undo_last },
	{ "redo", "U", NULL, N_("take back your last undo"), "ulangi やり直す",
		PERM_READ, AT_ALL, ACTION_CHANGES, 0, NULL, redo_last },
	{ "results", "R", NULL,
		N_("what became of each case of the last ones you moved "
		   "together, and why"),
		"hasil massal alasan bulk 結果 一括", PERM_READ, AT_ALL, 0, 0,
		results_none, results_open },
	{ "find", "/ f", N_("find"),
		N_("find a person by name, number, NIK or phone"),
		"cari orang search 探す 検索", PERM_READ, AT_HOME, 0, 2, NULL,
		find_person },
	{ "find", "f", NULL, N_("find a person by name, number, NIK or phone"),
		"cari orang search 探す 検索", PERM_READ, AT_LIST | AT_RECORD,
		0, 0, NULL, find_person },
	{ "persons", "", NULL, N_("list of persons"), "orang peserta 人 対象者",
		PERM_READ, AT_ALL, 0, 0, NULL, list_persons },
	{ "cases", "", NULL, N_("list of cases"), "kasus 案件", PERM_READ,
		AT_ALL, 0, 0, NULL, list_cases },
	{ "tasks", "", NULL, N_("list of open tasks"), "tugas 用件", PERM_READ,
		AT_ALL, 0, 0, NULL, list_tasks },
	{ "organisations", "", NULL, N_("list of organisations"),
		"perusahaan koperasi host 団体 会社 企業 組合", PERM_READ,
		AT_ALL, 0, 0, NULL, list_organisations },
	{ "doubts", "", NULL, N_("possible duplicates"),
		"ganda duplikat duplicate 重複", PERM_READ, AT_ALL, 0, 0, NULL,
		list_doubts },
	{ "proposals", "", NULL, N_("proposals that wait for approval"),
		"usulan persetujuan 提案 承認待ち", PERM_READ, AT_ALL, 0, 0,
		NULL, list_proposals },
	{ "decisions", "", NULL, N_("list of decisions"), "keputusan 決定",
		PERM_READ, AT_ALL, 0, 0, NULL, list_decisions },
	{ "letters", "", NULL, N_("letters that are held"), "surat 文書",
		PERM_READ, AT_ALL, 0, 0, NULL, list_letters },
	{ "certificates", "", NULL, N_("list of certificates"),
		"sertifikat daftar 証書 修了証", PERM_READ, AT_ALL, 0, 0, NULL,
		list_certificates },
	{ "packs", "", NULL, N_("list of packs for partners"),
		"paket mitra kyoto partner 提携先 名簿", PERM_READ, AT_ALL, 0,
		0, NULL, list_packs },
	{ "intakes", "", NULL, N_("list of intakes: places and when"),
		"gelombang penerimaan kuota tempat quota seats 募集 定員",
		PERM_READ, AT_ALL, 0, 0, NULL, list_intakes },
	{ "cohorts", "", NULL, N_("list of cohorts"),
		"angkatan kelas 期 クラス", PERM_READ, AT_ALL, 0, 0, NULL,
		list_cohorts },
	{ "places", "", NULL,
		N_("places at hosts: who has them, how many are free"),
		"lowongan perusahaan tempat slot host 求人 受入れ先", PERM_READ,
		AT_ALL, 0, 0, NULL, list_slots },
	{ "match", "M", NULL,
		N_("match people to places: a run, why each is where, who "
		   "fits nothing; the offers of it"),
		"cocokkan penempatan jodoh matching マッチング 割り当て",
		PERM_MATCH, AT_HOME | AT_LIST, 0, 0, match_none, match_ask },
	{ "workload", "", NULL,
		N_("who has how much in hand: cases, tasks, overdue"),
		"beban kerja petugas pengguna users 負担 担当", PERM_READ,
		AT_ALL, 0, 0, NULL, list_users },
	{ "lists", "", NULL, N_("a list of any kind of record"),
		"daftar jenis angkatan kelas anggota intake cohort member 一覧 "
		"種別",
		PERM_READ, AT_ALL, 0, 0, NULL, list_kinds },
	{ "thrifty", "", NULL,
		N_("thrifty lines: no colour, no clock, nothing by itself"),
		"hemat slow lambat 節約 低速", 0, AT_ALL, 0, 0, NULL,
		switch_thrifty },
	{ "meter", "", NULL, N_("show the bytes of the last answer"),
		"ukur byte 通信量", 0, AT_ALL, 0, 0, NULL, switch_meter },
	{ "autoskip", "", NULL,
		N_("go on by itself from a full date, code or choice"),
		"lompat otomatis 自動 次へ", 0, AT_ALL | AT_ENTRY, 0, 0, NULL,
		switch_autoskip },
	{ "bell", "", NULL, N_("ring where a value is not taken"),
		"bel bunyi beep 音", 0, AT_ALL | AT_ENTRY, 0, 0, NULL,
		switch_bell },
	{ "today", "", NULL, N_("what you have done today"),
		"hari ini ringkasan day 今日", PERM_READ, AT_ALL, 0, 0, NULL,
		show_today },
	{ "speed", "", NULL, N_("how fast you have typed, for you alone"),
		"kecepatan my ketik 速さ", PERM_REGISTER, AT_ALL | AT_ENTRY, 0,
		0, NULL, show_speed },
	{ "language", "", NULL, N_("language: Indonesian, English, Japanese"),
		"bahasa lang 言語", 0, AT_ALL, 0, 0, NULL, switch_language },
	{ "commands", ": ^P", N_("cmd"), N_("commands by name"),
		"perintah palette コマンド 命令", 0,
		AT_ALL | AT_REVIEW | AT_MATCH, ACTION_QUIET, 9, NULL,
		open_palette },
	{ "help", "? ^G F1", N_("help"), N_("the keys of this screen"),
		"bantuan tolong ヘルプ 使い方", 0,
		AT_ALL | AT_REVIEW | AT_MATCH, 0, 10, NULL, open_help },
	{ "back", "Esc ^C q Left", NULL, N_("back"), "kembali 戻る", 0,
		AT_LIST | AT_RECORD | AT_DECK | AT_REVIEW, ACTION_QUIET, 0,
		NULL, back },
	{ "back", "Esc ^C", NULL, N_("back"), "kembali 戻る", 0, AT_HOME,
		ACTION_QUIET, 0, NULL, back },
	{ "quit", "q F10", N_("quit"), N_("leave magang"), "keluar exit 終了",
		0, AT_HOME, 0, 11, NULL, quit },
};

const struct actions tui_actions = { actions, ARRAY_SIZE(actions) };
