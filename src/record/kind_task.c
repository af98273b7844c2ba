/* SPDX-License-Identifier: MIT */
/* Tasks: what is to be done about a record, by when. */
#include "magang/base/pack.h"
#include "leave.h"
#include "kind_rows.h"

#define RULE_MOST 64

static const struct fdef task_fields[] = {
	{ F_PERSON, "person", L("Peserta", "Person", "対象者"), TYPE_REF,
		HIDDEN, .to = "person" },
	{ F_ABOUT, "about", L("Tentang", "About", "対象"), TYPE_REF, KNOWN_BY },
	{ F_ABOUT_KIND, "about_kind", L("Jenis", "Kind", "種別"), TYPE_REF,
		KNOWN_BY },
	{ F_TASK, "task", L("Tugas", "Task", "タスク"), TYPE_TEXT, 1, 200,
		.required = "", PERSONAL },
	{ F_DUE, "due", L("Jatuh tempo", "Due", "期限"), TYPE_DATE,
		.required = "", CLEAR },
	{ F_WARN, "warn", L("Diingatkan mulai", "Due soon from", "予告日"),
		TYPE_DATE, HIDDEN },
	{ F_RULE, "rule", L("Dari tenggat", "From deadline", "期限規則"),
		TYPE_TEXT, 0, RULE_MOST, KNOWN_BY },
	{ F_DONE, "done", L("Selesai", "Done", "完了日"), TYPE_DATE,
		.flags = FDEF_CLEAR | FDEF_PAST },
	{ F_OFFICER, "officer", L("Petugas", "Officer", "担当者"), TYPE_REF,
		CLEAR, .to = "user" },
};

static const struct kind_word words[] = {
	{ L("terbuka", "open", "未完了"), TASK_OPEN, { "done:-" } },
	{ L("selesai", "done", "完了"), TASK_DONE, { "done:*" } },
	{ L("terlambat", "overdue", "期限切れ"), 0, { "due<today", "done:-" } },
	{ L("jatuh-tempo", "due", "期限到来"), 0, { "due<=today", "done:-" } },
	{ L("segera", "soon", "期限間近"), 0, { "warn<=today", "done:-" } },
};

static void
derive_task(const struct record *t, const struct record *person,
	const struct record *parent, struct entries *out)
{
	uint16_t area = person_area(person);
	uint16_t program = scope_program(t, parent);
	uint64_t officer = officer_in(t, parent);
	uint32_t due = DATE_KEY(record_number(t, F_DUE, 0));
	bool open = !record_has(t, F_DONE);
	struct entry *e;

	leave_in_parent(out, t);
	if (!program)
		leave_loose(out, t, person, open ? TASK_OPEN : TASK_DONE);
	if (!open)
		return;
	e = leave_key(out, TREE_IX, IX_DUE);
	key_u16(&e->key, area);
	key_u32(&e->key, due);
	key_u64(&e->key, t->id);
	put_u64(e->value, officer);
	put_u64(e->value + 8, leave_owner(t, person));
	put_u16(e->value + 16, program);
	e->len = 18;
	if (record_has(t, F_WARN)) {
		put_u32(e->value + 18, DATE_KEY(record_number(t, F_WARN, 0)));
		e->len = 22;
	}
	if (!officer)
		return;
	e = leave_key(out, TREE_IX, IX_OFFICER);
	key_u64(&e->key, officer);
	key_u32(&e->key, due);
	key_u64(&e->key, t->id);
	put_u16(e->value, area);
	put_u16(e->value + 2, program);
	put_u64(e->value + 4, leave_owner(t, person));
	e->len = 12;
}

/* One for each round of a rule. */
KIND_ROW(TASK, task, "TS", L("Tugas", "Tasks", "タスク"), task_fields,
	PERM_REGISTER, PERM_REGISTER, PERM_READ, 0, derive_task,
	.owner = F_PERSON, .about = F_ABOUT, .about_kind = F_ABOUT_KIND,
	.flags = KIND_FORM, .known = { F_RULE }, .act = ACT_TASK, WORDS(words),
	.counted = COUNT_TASKS);
