/* SPDX-License-Identifier: MIT */
/*
 * A desk: a new office of its own for every test, on a fixed day, with the
 * shipped configuration. After every test its store is checked; tests that
 * write much also rebuild it from the journal.
 */
#ifndef TEST_DOMAIN_OFFICE_FIXTURE_H
#define TEST_DOMAIN_OFFICE_FIXTURE_H

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/expr/expr_say.h"
#include "magang/expr/expr_why.h"
#include "magang/office/check.h"
#include "magang/office/find.h"
#include "magang/ops/ops_set.h"
#include "magang/ops/replay.h"
#include "magang/office/value_parse.h"
#include "magang/office/value_print.h"
#include "magang/ops/case_open.h"
#include "magang/ops/erase.h"
#include "magang/ops/init.h"
#include "magang/ops/ops.h"
#include "magang/ops/ops_about.h"
#include "magang/casework/verdict.h"
#include "magang/ops/ops_case.h"
#include "magang/ops/ops_settings.h"
#include "magang/ops/undo.h"
#include "magang/store/keyring.h"
#include "magang/log/log.h"
#include "magang/rulebook/access.h"
#include "magang/record/index.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"
#include "magang/office/office_open.h"

#define HELPER static __attribute__((unused))
#define NOW ((int64_t)1795482000) /* 2026-11-24 01:00 UTC */
#define SETTINGS_MAX 40
/* What the moves of the shipped programs name stands in every roles.yaml. */
#define ROLES_OF_MOVES                                                         \
	"  manager: {label: M, may: [read]}\n"                                 \
	"  coordinator: {label: C, may: [read]}\n"                             \
	"  verifier: {label: V, may: [read]}\n"                                \
	"  assessor: {label: P, may: [read]}\n"

struct desk {
	char dir[64], store[80];
	struct office *o;
	struct err err;
	struct receipt r;
	struct undo_report undo;
	struct buf text; /* of the undo */
	struct arena *arena;
	bool replay; /* the end of the test rebuilds the store, too */
	pid_t owner;
};

/* ---- directories --------------------------------------------------------- */

HELPER int
remove_entry(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
	(void)st;
	(void)flag;
	(void)ftw;
	return remove(path);
}

HELPER void
remove_tree(const char *dir)
{
	nftw(dir, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

/* ---- the office ---------------------------------------------------------- */

HELPER struct office_options
desk_options(const struct desk *d)
{
	return (struct office_options){
		.dir = d->store,
		.uid = (uint32_t)getuid(),
		.login = "admin",
		.now = NOW,
		.map_bytes = 256 << 20,
		.lang = LANG_EN,
		.config = TEST_DATA "/config",
	};
}

HELPER void
desk_open(struct desk *d)
{
	struct office_options opt = desk_options(d);

	d->err = (struct err)ERR_INIT;
	if (office_open(&opt, &d->o, &d->err))
		fail_msg("open: %s", d->err.text);
	if (!office_areas(d->o, &d->err))
		fail_msg("areas: %s", d->err.text);
}

HELPER int
desk_setup(void **state)
{
	struct desk *d = xcalloc(1, sizeof(*d));
	struct office_options opt;

	/* In memory where there is room: a test waits for no disk. */
	snprintf(d->dir, sizeof(d->dir), "%s/magang-unit-XXXXXX",
		access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (!mkdtemp(d->dir))
		return -1;
	snprintf(d->store, sizeof(d->store), "%s/store", d->dir);
	d->arena = arena_new();
	d->owner = getpid();
	opt = desk_options(d);
	if (office_init(&opt, &d->err)) {
		print_error("init: %s\n", d->err.text);
		return -1;
	}
	desk_open(d);
	*state = d;
	return 0;
}

/* Whoever acts from now on, as office_open() would have it. */
HELPER void
as(struct desk *d, const char *user)
{
	struct txn *txn;
	uint64_t id;

	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	id = access_user_named(txn, user);
	if (!id || !access_load(&d->o->book.roles, txn, id, &d->o->access))
		fail_msg("no user %s", user);
	txn_abort(txn);
}

HELPER void
later_days(struct desk *d, int days)
{
	d->o->today += days;
	d->o->now += (int64_t)days * 86400;
}

HELPER bool
check_ok(struct desk *d, uint8_t digest[HASH_SIZE])
{
	struct check_report r;
	bool ok = check_store(d->o, &r, &d->err) == 0 && r.ok;

	for (size_t i = 0; i < r.n_problems && i < CHECK_PROBLEMS; i++)
		print_error("check: %s\n", r.problems[i]);
	if (digest)
		memcpy(digest, r.digest, HASH_SIZE);
	check_report_release(&r);
	return ok;
}

HELPER bool
replay_ok(struct desk *d)
{
	uint8_t digest[HASH_SIZE];
	struct check_report r;
	char dir[100];
	bool ok = check_ok(d, digest);

	snprintf(dir, sizeof(dir), "%s/replay", d->dir);
	d->o->access.permissions |= PERM_ADMIN; /* whoever it was */
	if (check_replay(d->o, dir, &r, &d->err)) {
		print_error("replay: %s\n", d->err.text);
		remove_tree(dir);
		return false;
	}
	for (size_t i = 0; i < r.n_problems && i < CHECK_PROBLEMS; i++)
		print_error("replay: %s\n", r.problems[i]);
	if (memcmp(digest, r.digest, HASH_SIZE) != 0) {
		print_error("the replay has another digest\n");
		ok = false;
	}
	ok = ok && r.ok;
	check_report_release(&r);
	remove_tree(dir);
	return ok;
}

HELPER int
desk_teardown(void **state)
{
	struct desk *d = *state;
	bool ok;

	if (getpid() != d->owner) /* a child that failed comes here, too */
		_exit(1);
	ok = d->replay ? replay_ok(d) : check_ok(d, NULL);
	office_close(d->o);
	remove_tree(d->dir);
	arena_free(d->arena);
	buf_release(&d->text);
	free(d);
	return ok ? 0 : -1;
}

#define desk_test(f)                                                           \
	cmocka_unit_test_setup_teardown(f, desk_setup, desk_teardown)

/* ---- what was said ------------------------------------------------------- */

/* The code is `code`, and the sentence holds each of the words up to NULL. */
/* The rows of the last move that was asked for, by their names: "field:rt
 * paper:foto until 2026-11-23 guard [jlpt >= n4 is 1]", what warns with a "!". */
HELPER void
verdict_rows(const struct verdict *v, struct buf *out)
{
	for (size_t i = 0; i < v->n; i++) {
		const struct verdict_row *row = &v->rows[i];
		const char *name = verdict_name(v, row);
		char date[DATE_TEXT];

		if (row->node >= 0 && !verdict_part_tells(v, i))
			continue;
		if (row->node >= 0) {
			buf_adds(out, " [");
			expr_say(verdict_expr(v, row), row->node, NULL, out);
			if (row->seen.kind == VALUE_NUMBER)
				buf_addf(out, " is %lld",
					(long long)row->seen.number);
			buf_addc(out, ']');
			continue;
		}
		if (!row->stops && row->answer != TRI_NO)
			continue;
		buf_addf(out, " %s%s%s%s", row->stops ? "" : "!",
			verdict_word[row->what], name ? ":" : "",
			name ? name : "");
		if (row->what == VERDICT_PAPER &&
			row->seen.kind == VALUE_NUMBER)
			buf_addf(out, " until %s",
				date_format(date, (int32_t)row->seen.number));
	}
	buf_addc(out, ' ');
}

/* Words that the rows of the office's last verdict have; NULL ends them. */
HELPER void
check_verdict(struct desk *d, ...)
{
	struct buf rows = BUF_INIT;
	const char *word;
	va_list va;

	verdict_rows(d->o->verdict, &rows);
	va_start(va, d);
	while ((word = va_arg(va, const char *)))
		if (!strstr(buf_str(&rows), word))
			fail_msg("no '%s' in:%s", word, buf_str(&rows));
	va_end(va);
	buf_release(&rows);
	d->err = (struct err)ERR_INIT;
}

HELPER void
check_refused(struct desk *d, int rc, int code, ...)
{
	const char *word;
	va_list va;

	if (rc != code)
		fail_msg("%s, not %s: %s", err_id(rc), err_id(code),
			d->err.text);
	assert_int_equal(d->err.code, code);
	va_start(va, code);
	while ((word = va_arg(va, const char *)))
		if (!strstr(d->err.text, word))
			fail_msg("no '%s' in: %s", word, d->err.text);
	va_end(va);
	d->err = (struct err)ERR_INIT;
}

HELPER void
check_done(struct desk *d, int rc)
{
	if (rc)
		fail_msg("%s: %s", err_id(rc), d->err.text);
}

/* The only thing that check says holds these words; NULL: it says nothing. */
HELPER void
check_says_only(struct desk *d, const char *words)
{
	struct check_report r;

	check_done(d, check_store(d->o, &r, &d->err));
	if (r.n_problems != (words ? 1 : 0) ||
		(words && !strstr(r.problems[0], words)))
		fail_msg("%zu problems, not '%s': %s", r.n_problems,
			words ? words : "",
			r.n_problems ? r.problems[0] : "all is well");
	check_report_release(&r);
}

/* A program of the test's own. */
HELPER int
try_install(struct desk *d, const char *name, const char *text)
{
	struct diag_list diags;
	int rc;

	diag_init(&diags, name);
	rc = op_program_install(
		d->o, name, text, strlen(text), &diags, &d->r, &d->err);
	diag_release(&diags);
	return rc;
}

HELPER void
install_program(struct desk *d, const char *name, const char *text)
{
	check_done(d, try_install(d, name, text));
}

/* ---- values -------------------------------------------------------------- */

struct values {
	struct setting row[SETTINGS_MAX];
	size_t n;
};

HELPER const struct fdef *
field_named(struct desk *d, enum kind kind, const char *name, size_t len)
{
	const struct fdef *f;
	struct txn *txn;

	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	f = office_field(d->o, txn, kind, name, len);
	txn_abort(txn);
	if (!f)
		fail_msg("no field %.*s", (int)len, name);
	return f;
}

/* "phone=0812...; name=Siti" into rows; a blank after ';' may stand. */
HELPER void
values_parse(
	struct desk *d, enum kind kind, const char *text, struct values *out)
{
	char copy[2000], *save = NULL;

	out->n = 0;
	snprintf(copy, sizeof(copy), "%s", text);
	for (char *w = strtok_r(copy, ";", &save); w;
		w = strtok_r(NULL, ";", &save)) {
		struct setting *s = &out->row[out->n++];
		char *eq = strchr(w, '=');

		w += strspn(w, " ");
		if (!eq)
			fail_msg("no = in %s", w);
		s->field = field_named(d, kind, w, (size_t)(eq - w));
		if (field_parse(d->o, s->field, eq + 1, d->arena, &s->value,
			    &d->err))
			fail_msg("%s: %s", w, d->err.text);
	}
}

/* ---- acts ---------------------------------------------------------------- */

HELPER int
try_person(struct desk *d, const char *text)
{
	struct values v;

	values_parse(d, KIND_PERSON, text, &v);
	return op_person_add(d->o, v.row, v.n, &d->r, &d->err);
}

HELPER uint64_t
person(struct desk *d, const char *text)
{
	check_done(d, try_person(d, text));
	return d->r.id;
}

HELPER int
try_set(struct desk *d, enum kind kind, uint64_t id, uint64_t seen,
	const char *text)
{
	struct values v;

	values_parse(d, kind, text, &v);
	return op_set_fields(
		d->o, kind, id, seen, v.row, v.n, NULL, &d->r, &d->err);
}

HELPER void
set(struct desk *d, enum kind kind, uint64_t id, const char *text)
{
	check_done(d, try_set(d, kind, id, 0, text));
}

HELPER int
try_open(struct desk *d, uint64_t id, const char *program, const char *text)
{
	struct values v;

	values_parse(d, KIND_CASE, text, &v);
	return op_case_open(d->o, id, program, v.row, v.n, &d->r, &d->err);
}

HELPER uint64_t
open_case(struct desk *d, uint64_t id, const char *program, const char *text)
{
	check_done(d, try_open(d, id, program, text));
	return d->r.id;
}

HELPER int
try_move(struct desk *d, uint64_t id, const char *stage, const char *reason)
{
	const struct decision to = {
		.id = id, .stage = stage, .reason = reason
	};

	return op_case_decide(d->o, &to, &d->r, &d->err);
}

HELPER void
move(struct desk *d, uint64_t id, const char *stage, const char *reason)
{
	check_done(d, try_move(d, id, stage, reason));
}

HELPER void
document(struct desk *d, uint64_t id, const char *name, int32_t date)
{
	check_done(d, op_case_document(d->o, id, name, date, &d->r, &d->err));
}

HELPER void
user(struct desk *d, const char *text)
{
	struct values v;

	values_parse(d, KIND_USER, text, &v);
	check_done(d, op_add(d->o, KIND_USER, v.row, v.n, &d->r, &d->err));
}

HELPER uint64_t
user_id(struct desk *d, const char *name)
{
	struct txn *txn;
	uint64_t id;

	check_done(d, txn_read(d->o->store, &txn, &d->err));
	id = access_user_named(txn, name);
	txn_abort(txn);
	return id;
}

/* Two accounts of one human, who is registered. */
HELPER void
one_human(struct desk *d, const char *a, const char *b)
{
	char text[NUMBER_TEXT + 8] = "person=";

	number_format(text + strlen(text), kind_info(KIND_PERSON)->prefix,
		person(d, "name=Kembar"));
	set(d, KIND_USER, user_id(d, a), text);
	set(d, KIND_USER, user_id(d, b), text);
}

/* Cases of a program "wait" in its stage "talk", before a coordinator of Garut: of
 * Garut, but each third of Bogor; 50 points and more, the later the more. */
HELPER void
apply_all(struct desk *d, uint64_t *ids, int n)
{
	user(d, "name=oji; role=coordinator; areas=32.05");
	for (int i = 0; i < n; i++) {
		char text[80], points[32];
		uint64_t her;

		snprintf(text, sizeof(text), "name=Orang %c; regency=%s",
			'A' + i, i % 3 == 2 ? "32.01" : "32.05");
		her = person(d, text);
		snprintf(points, sizeof(points), "points=%d", 50 + i);
		ids[i] = open_case(d, her, "wait", points);
		move(d, ids[i], "talk", NULL);
	}
}

HELPER int
try_undo(struct desk *d, uint64_t act)
{
	int rc = op_undo(d->o, act, &d->undo, &d->err);

	buf_clear(&d->text);
	undo_left(&d->undo, &d->text);
	return rc;
}

HELPER int
try_redo(struct desk *d)
{
	int rc = op_redo(d->o, &d->undo, &d->err);

	buf_clear(&d->text);
	undo_left(&d->undo, &d->text);
	return rc;
}

/* ---- looking ------------------------------------------------------------- */

/* Without access: what really stands in the store. false: nothing. */
HELPER bool
peek(struct desk *d, enum kind kind, uint64_t id, struct record *out)
{
	struct txn *txn;
	bool found;

	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	found = record_load(txn, kind, id, 0, out);
	if (found)
		record_own(out, d->arena);
	txn_abort(txn);
	return found;
}

/* The version of a record, and whose it is. */
HELPER uint64_t
seq_of(struct desk *d, enum kind kind, uint64_t id)
{
	struct record *r = xmalloc(sizeof(*r));
	uint64_t seq;

	assert_true(peek(d, kind, id, r));
	seq = r->seq;
	free(r);
	return seq;
}

HELPER uint64_t
owner_of(struct desk *d, uint64_t kase)
{
	struct record *r = xmalloc(sizeof(*r));
	uint64_t owner;

	assert_true(peek(d, KIND_CASE, kase, r));
	owner = record_owner(r);
	free(r);
	return owner;
}

/* A field as files have it, "" where it is empty. Lives as long as the desk. */
HELPER const char *
value_of(struct desk *d, enum kind kind, uint64_t id, const char *field)
{
	struct record *r = xmalloc(sizeof(*r));
	const struct fdef *f = field_named(d, kind, field, strlen(field));
	struct buf b = BUF_INIT;
	const char *text = "";

	if (!peek(d, kind, id, r))
		fail_msg("no record %llx", (unsigned long long)id);
	if (record_get(r, f->id)) {
		field_write(d->o, NULL, f, record_get(r, f->id), &b);
		text = arena_strndup(d->arena, buf_str(&b), b.len);
	}
	buf_release(&b);
	free(r);
	return text;
}

/* Every "field=value;" of the text stands in the record. */
HELPER void
check_values(struct desk *d, enum kind kind, uint64_t id, const char *text)
{
	char copy[2000], *save = NULL;

	snprintf(copy, sizeof(copy), "%s", text);
	for (char *w = strtok_r(copy, ";", &save); w;
		w = strtok_r(NULL, ";", &save)) {
		char *eq = strchr(w, '=');
		const char *is;

		w += strspn(w, " ");
		*eq = '\0';
		is = value_of(d, kind, id, w);
		if (strcmp(is, eq + 1) != 0)
			fail_msg("%s is '%s', not '%s'", w, is, eq + 1);
	}
}

/* Name of the stage that a case is in. */
HELPER const char *
stage_of(struct desk *d, uint64_t id)
{
	struct record *r = xmalloc(sizeof(*r));
	const struct program *p;
	struct txn *txn;
	int stage;

	assert_true(peek(d, KIND_CASE, id, r));
	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	p = case_program(d->o, txn, r);
	txn_abort(txn);
	stage = program_stage_by_number(
		p, (uint8_t)record_number(r, F_STAGE, 0));
	free(r);
	return stage < 0 ? "?" : p->stages[stage].name;
}

HELPER size_t
count_records(struct desk *d, enum kind kind)
{
	const uint8_t prefix = (uint8_t)kind;
	struct walk w;
	struct txn *txn;
	size_t n = 0;

	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	walk_begin(&w, txn, TREE_REC, &prefix, 1);
	while (walk_next(&w))
		n++;
	walk_end(&w);
	txn_abort(txn);
	return n;
}

/* The n-th member (from 0) of a kind; 0: there are fewer. */
HELPER uint64_t
member(struct desk *d, enum kind of_kind, uint64_t of, enum kind kind, size_t n)
{
	struct walk w;
	struct txn *txn;
	uint64_t id = 0;

	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	members_begin(&w, txn, of_kind, of, kind);
	while (!id && walk_next(&w))
		if (n-- == 0)
			id = walk_id(&w);
	walk_end(&w);
	txn_abort(txn);
	return id;
}

/* A note, a call: op_about_add() without its fields. */
HELPER int
note_about(struct office *office, enum kind about_kind, uint64_t about,
	const char *activity, int64_t amount, const char *text,
	struct receipt *out, struct err *err)
{
	struct setting set[3] = { { core_field(F_ACTIVITY),
		value_text(activity) } };
	size_t n = 1;

	if (amount)
		set[n++] = (struct setting){ core_field(F_AMOUNT),
			value_number(amount) };
	if (text && *text)
		set[n++] = (struct setting){ core_field(F_TEXT),
			value_text(text) };
	return op_about_add(
		office, KIND_ACTIVITY, about_kind, about, set, n, out, err);
}

#endif
