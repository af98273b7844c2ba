/* SPDX-License-Identifier: MIT */
/* Screens that are typed into: they do most of these themselves, before the table is asked. */
#include "action_rows.h"

#include "magang/tui/form/entry_acts.h"
#include "magang/tui/roll/grade_screen.h"
#include "magang/tui/roll/grid.h"
#include "magang/tui/ui/helper.h"
#include "magang/tui/ui/palette.h"

/* The form does these itself, before the table is asked. */
static unsigned
by_form(struct ui *ui)
{
	(void)ui;
	return REACT_DRAW;
}

/* On a page before all but the first: a trainer has it in hand, on a phone, too. */
#define ATTENDANCE                                                             \
	N_("attendance"),                                                      \
		N_("who comes to class: the days of this cohort, marked by a " \
		   "line"),                                                    \
		"presensi hadir absen roll 出欠 出席"

static const struct action rows[] = {
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
	{ "attendance", "H", ATTENDANCE, PERM_READ, AT_LIST, ACTION_ROW, 5,
		grid_no_cohort, grid_open },
	{ "attendance", "H", ATTENDANCE, PERM_READ, AT_RECORD, ACTION_ROW, 4,
		grid_no_cohort, grid_open },
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
	{ "grades", "G", N_("grades"),
		N_("the marks of this cohort: people by units, column by "
		   "column"),
		"nilai rapor grades 成績 点数", PERM_READ, AT_LIST | AT_RECORD,
		ACTION_ROW, 5, grades_no_cohort, grades_open },
	{ "commands", "^P", NULL, N_("commands by name"),
		"perintah palette コマンド", 0, AT_ENTRY, ACTION_QUIET, 0, NULL,
		palette_open },
	{ "help", "^G F1", N_("help"), N_("the keys of this screen"), "bantuan",
		0, AT_TYPED, ACTION_QUIET, 10, NULL, helper_open },
};

const struct actions actions_typed = { rows, ARRAY_SIZE(rows) };
