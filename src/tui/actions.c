/* SPDX-License-Identifier: MIT */
/*
 * One row an action. One letter is one verb on every screen; what has no letter
 * is in the palette. Ctrl-A, Ctrl-B, Ctrl-S, Ctrl-Q and function keys are never
 * the only way.
 */
#include "magang/tui/actions.h"

#include "magang/tui/form/entry_acts.h"
#include "magang/tui/home/switches.h"
#include "magang/tui/list/match_screen.h"
#include "magang/tui/paste/screen_paste.h"
#include "magang/tui/record/card.h"
#include "magang/tui/record/contact.h"
#include "magang/tui/record/contest.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/helper.h"
#include "magang/tui/ui/palette.h"
#include "magang/tui/ui/results_screen.h"
#include "magang/tui/ui/undo.h"

#include "action_rows.h"

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

static const struct action everywhere[] = {
	{ "create", "c", N_("create"), N_("register a person"),
		"daftar baru orang new person 登録", PERM_REGISTER,
		AT_HOME | AT_LIST, 0, 7, NULL, create_record },
	{ "next", "+", NULL, N_("another person for the same program"),
		"daftar lagi orang berikut again 登録 次の人", PERM_REGISTER,
		AT_HOME | AT_LIST, 0, 0, NULL, create_again },
	{ "organisation", "", NULL, N_("register an organisation"),
		"perusahaan koperasi host baru company 団体 登録",
		PERM_REGISTER, AT_ALL, 0, 0, NULL, create_organisation },
	{ "new-cohort", "", NULL, N_("open a new cohort"),
		"baru angkatan kelas class 新規 クラス 登録", PERM_PLAN, AT_ALL,
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
		"batal kembalikan 取り消す 取消 元に戻す", PERM_READ,
		AT_ALL | AT_ORDER | AT_CERTIFY, ACTION_CHANGES, 8, NULL,
		undo_last },
	{ "redo", "U", NULL, N_("take back your last undo"), "ulangi やり直す",
		PERM_READ, AT_ALL | AT_ORDER | AT_CERTIFY, ACTION_CHANGES, 0,
		NULL, redo_last },
	{ "results", "R", NULL,
		N_("what became of each row of the last ones you changed "
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
	{ "tasks", "", NULL, N_("list of open tasks"), "tugas タスク 用件",
		PERM_READ, AT_ALL, 0, 0, NULL, list_tasks },
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
		AT_ALL | AT_REVIEW | AT_MATCH | AT_ORDER, ACTION_QUIET, 9, NULL,
		palette_open },
	{ "help", "? ^G F1", N_("help"), N_("the keys of this screen"),
		"bantuan tolong ヘルプ 使い方", 0,
		AT_ALL | AT_REVIEW | AT_MATCH | AT_ORDER, 0, 10, NULL,
		helper_open },
	{ "back", "Esc ^C q Left", NULL, N_("back"), "kembali 戻る", 0,
		AT_LIST | AT_RECORD | AT_DECK | AT_REVIEW | AT_ORDER,
		ACTION_QUIET, 0, NULL, back },
	{ "back", "Esc ^C", NULL, N_("back"), "kembali 戻る", 0, AT_HOME,
		ACTION_QUIET, 0, NULL, back },
	{ "quit", "q F10", N_("quit"), N_("leave magang"), "keluar exit 終了",
		0, AT_HOME, 0, 11, NULL, quit },
};

static const struct actions actions_everywhere = { everywhere,
	ARRAY_SIZE(everywhere) };

const struct actions *const tui_actions[] = { &actions_list, &actions_record,
	&actions_work, &actions_typed, &actions_everywhere, NULL };
