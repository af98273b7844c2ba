/* SPDX-License-Identifier: MIT */
/* A record, and what has seats. */
#include "action_rows.h"

#include "magang/tui/form/entry_acts.h"
#include "magang/tui/paste/screen_pack.h"
#include "magang/tui/record/certificate_acts.h"
#include "magang/tui/record/complete_screen.h"
#include "magang/tui/record/dossier.h"
#include "magang/tui/record/dossier_acts.h"
#include "magang/tui/record/merge_acts.h"
#include "magang/tui/record/order_screen.h"
#include "magang/tui/record/phone_acts.h"
#include "magang/tui/record/seat_acts.h"

static const struct action rows[] = {
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
		"tugas todo タスク 用件", PERM_REGISTER, AT_RECORD,
		ACTION_CHANGES, 4, dossier_no_topic, dossier_task },
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
	{ "phone", "T", NULL, N_("the telephone in full; it is noted"),
		"telepon nomor hubungi phone call 電話 番号", PERM_READ,
		AT_LIST | AT_RECORD, 0, 0, phone_none, phone_show },
	{ "new", "c", NULL,
		N_("new about this record: a task, an activity, another case"),
		"baru tugas kegiatan kasus tambah create 追加", PERM_REGISTER,
		AT_RECORD, 0, 0, NULL, create_about },
	{ "certify", "C", NULL,
		N_("give the certificate of its program: to the case, or to a "
		   "class, shown first; on a certificate, another one in its "
		   "place, with the name as it stands now"),
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
		N_("keep the roll of the cohort, to be fetched and printed: "
		   "magang out get"),
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
	{ "seat-withdraw", "", NULL,
		N_("the seat is taken back by who gave it: choose the cause"),
		"tarik kursi withdraw 取り下げ 座席", PERM_PLAN,
		AT_LIST | AT_RECORD, ACTION_CHANGES | ACTION_ROW, 0,
		seat_not_held, seat_back },
	{ "seat-transfer", "", NULL,
		N_("offer another place at a host in exchange for the seat"),
		"ganti kursi 枠 座席", PERM_PLAN, AT_LIST | AT_RECORD,
		ACTION_CHANGES | ACTION_ROW, 0, seat_not_at_host,
		seat_transfer },
	{ "seat-replace", "", NULL,
		N_("the seat becomes free, for a cause, and is offered to "
		   "another case"),
		"ganti peserta kursi replace 交代 座席", PERM_PLAN, AT_RECORD,
		ACTION_CHANGES | ACTION_ROW, 0, seat_not_at_host,
		seat_replace },
	{ "seat-exchange", "", NULL,
		N_("two people are offered the place of each other"),
		"tukar kursi exchange swap 交換 座席", PERM_PLAN,
		AT_LIST | AT_RECORD, ACTION_CHANGES | ACTION_ROW, 0,
		seat_not_at_host, seat_exchange },
	/* wishes, and rankings of hosts */
	{ "wishes", "w", NULL,
		N_("rank the places that the person wishes, refuse some, or a "
		   "country"),
		"pilihan tempat keinginan wish 希望 順位", PERM_EDIT,
		AT_LIST | AT_RECORD, ACTION_ROW, 0, order_no_case,
		order_wishes },
	{ "ranking", "w", NULL,
		N_("rank the people whom the host takes, tie them, refuse "
		   "some, or take any"),
		"urutan peserta peringkat rank 選考 順位", PERM_MATCH,
		AT_LIST | AT_RECORD, ACTION_ROW, 0, order_no_host,
		order_ranks },
	/* two who are compared */
	{ "swap", "Space", N_("swap"), N_("keep the value of the other one"),
		"pilih simpan left right 値 選ぶ", PERM_MERGE, AT_RECORD,
		ACTION_ROW, 7, merge_no_field, merge_other },
};

const struct actions actions_record = { rows, ARRAY_SIZE(rows) };
