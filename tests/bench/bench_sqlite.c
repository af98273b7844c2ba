/* SPDX-License-Identifier: MIT */
/*
 * S: SQLite, WAL, synchronous=FULL, 64 MB cache, mapped, statements prepared
 * once. Tables WITHOUT ROWID where the key is the row. Records come back as
 * blobs and are copied, not decoded. Statistics are collected (ANALYZE) after
 * the load.
 */
#include "bench.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/pack.h"

static const char schema[] =
	"create table person(id integer primary key, area int, sex int, nik "
	"int,"
	" kk int, phone int, birth int, rec blob);"
	"create index person_area on person(area);"
	"create index person_nik on person(nik);"
	"create index person_kk on person(kk);"
	"create index person_phone on person(phone);"
	"create index person_birth on person(birth);"
	"create table name(area int, word text, id int, primary key(area, "
	"word, id))"
	" without rowid;"
	"create table kase(id integer primary key, person int, area int,"
	" program int, stage int, ord int, rec blob);"
	"create index kase_order on kase(area, program, stage, ord);"
	"create index kase_person on kase(person);"
	"create table history(kind int, id int, seq int, verb int, actor int,"
	" primary key(kind, id, seq)) without rowid;"
	"create table act(act int, seq int, kind int, actor int,"
	" primary key(act, seq)) without rowid;"
	"create table actor(actor int, seq int, act int, primary key(actor, "
	"seq))"
	" without rowid;"
	"create table counter(kind int, area int, program int, stage int, sex "
	"int,"
	" n int, primary key(kind, area, program, stage, sex)) without rowid;"
	"create table journal(seq integer primary key, entry blob);"
	"create table result(origin int, oseq int, seq int,"
	" primary key(origin, oseq)) without rowid;"
	"create table meta(name text primary key, v blob) without rowid;";

enum sql {
	BEGIN,
	COMMIT,
	ADD_PERSON,
	ADD_CASE,
	SET_CASE,
	ADD_NAME,
	ADD_HISTORY,
	ADD_ACT,
	ADD_ACTOR,
	COUNT_BY,
	ADD_JOURNAL,
	ADD_RESULT,
	SET_META,
	GET_NIK,
	GET_STAGE,
	GET_AREA,
	GET_NAME,
	GET_COUNT,
	GET_COUNTER,
	SQL_COUNT
};
static const char *const sql[SQL_COUNT] = {
	[BEGIN] = "begin immediate",
	[COMMIT] = "commit",
	[ADD_PERSON] = "insert into person values(?,?,?,?,?,?,?,?)",
	[ADD_CASE] = "insert into kase values(?,?,?,?,?,?,?)",
	[SET_CASE] = "update kase set stage=?2, ord=?3, rec=?4 where id=?1",
	[ADD_NAME] = "insert into name values(?,?,?)",
	[ADD_HISTORY] = "insert into history values(?,?,?,?,?)",
	[ADD_ACT] = "insert into act values(?,?,?,?)",
	[ADD_ACTOR] = "insert into actor values(?,?,?)",
	[COUNT_BY] = "insert into counter values(?,?,?,?,?,?)"
		     " on conflict do update set n = n + excluded.n",
	[ADD_JOURNAL] = "insert into journal values(?,?)",
	[ADD_RESULT] = "insert into result values(?,?,?)",
	[SET_META] = "insert or replace into meta values(?,?)",
	[GET_NIK] = "select id, rec from person where nik=?",
	[GET_STAGE] = "select k.rec, p.rec from kase k join person p"
		      " on p.id = k.person where k.area=? and k.program=? and"
		      " k.stage=? order by k.ord, k.id limit 21",
	[GET_AREA] =
		"select id, rec from person where area=? order by id limit 21",
	[GET_NAME] =
		"select p.id, p.rec from name n join person p on p.id = n.id"
		" where n.area=?1 and n.word >= ?2 and n.word < ?3"
		" order by n.word, n.id limit 21",
	[GET_COUNT] = "select count(*) from kase"
		      " where area=? and program=? and stage=?",
	[GET_COUNTER] = "select sum(n) from counter"
			" where kind=3 and area=? and program=? and stage=?",
};

struct lite {
	sqlite3 *db;
	sqlite3_stmt *st[SQL_COUNT];
	uint64_t seq;
};

static void
exec(struct lite *s, const char *text)
{
	char *fault = NULL;

	if (sqlite3_exec(s->db, text, NULL, NULL, &fault) != SQLITE_OK)
		fail("S: %s: %s", text, fault ? fault : "?");
}

struct lite *
lite_open(const char *path)
{
	struct lite *s = xcalloc(1, sizeof(*s));

	if (sqlite3_open(path, &s->db) != SQLITE_OK)
		fail("S: %s", sqlite3_errmsg(s->db));
	exec(s, "pragma journal_mode=wal");
	exec(s, "pragma synchronous=full");
	exec(s, "pragma cache_size=-65536");
	exec(s, "pragma mmap_size=68719476736");
	exec(s, schema);
	for (int i = 0; i < SQL_COUNT; i++)
		if (sqlite3_prepare_v3(s->db, sql[i], -1,
			    SQLITE_PREPARE_PERSISTENT, &s->st[i],
			    NULL) != SQLITE_OK)
			fail("S: %s", sqlite3_errmsg(s->db));
	return s;
}

void
lite_close(struct lite *s)
{
	for (int i = 0; i < SQL_COUNT; i++)
		sqlite3_finalize(s->st[i]);
	sqlite3_close(s->db);
	free(s);
}

void
lite_sync(struct lite *s, bool on)
{
	exec(s, on ? "pragma synchronous=full" : "pragma synchronous=off");
	if (!on)
		return;
	exec(s, "analyze");
	exec(s, "pragma wal_checkpoint(truncate)");
}

void
lite_touch(struct lite *s)
{
	exec(s, "select sum(length(rec)) from person; select sum(length(rec)) "
		"from "
		"kase; select max(nik), max(kk), max(phone), max(birth) from "
		"person; select count(*) from name; select sum(ord) from kase; "
		"select count(*) from counter");
}

/* ---- writing ------------------------------------------------------------ */

static void
run(struct lite *s, enum sql which)
{
	if (sqlite3_step(s->st[which]) != SQLITE_DONE)
		fail("S: %s", sqlite3_errmsg(s->db));
	sqlite3_reset(s->st[which]);
}

static void
numbers(struct lite *s, enum sql which, const int64_t *v, int n)
{
	for (int i = 0; i < n; i++)
		sqlite3_bind_int64(s->st[which], i + 1, v[i]);
}

static void
blob(struct lite *s, enum sql which, int at, const struct buf *b)
{
	sqlite3_bind_blob64(s->st[which], at, b->data, b->len, SQLITE_STATIC);
}

static void
add_name(struct lite *s, const struct entry *e)
{
	sqlite3_stmt *st = s->st[ADD_NAME];

	sqlite3_bind_int(st, 1, get_u16(e->key.b + 1));
	sqlite3_bind_text(st, 2, (const char *)e->key.b + 3, -1, SQLITE_STATIC);
	sqlite3_bind_int64(st, 3, (int64_t)get_u64(e->key.b + e->key.n - 8));
	run(s, ADD_NAME);
}

static void
count_by(struct lite *s, const struct entry *e, int64_t by)
{
	const uint8_t *k = e->key.b;
	const int64_t v[] = { k[1], get_u16(k + 2), get_u16(k + 4),
		get_u16(k + 6), k[8], by };

	numbers(s, COUNT_BY, v, 6);
	run(s, COUNT_BY);
}

static void
put_record(struct lite *s, const struct piece *p)
{
	if (p->kind == KIND_PERSON) {
		const int64_t v[] = { (int64_t)p->id, p->area, p->sex, p->nik,
			p->kk, p->phone, p->birth };

		numbers(s, ADD_PERSON, v, 7);
		blob(s, ADD_PERSON, 8, &p->bytes);
		run(s, ADD_PERSON);
	} else if (p->is_new) {
		const int64_t v[] = { (int64_t)p->id, p->person, p->area,
			p->program, p->stage, p->order };

		numbers(s, ADD_CASE, v, 6);
		blob(s, ADD_CASE, 7, &p->bytes);
		run(s, ADD_CASE);
	} else {
		const int64_t v[] = { (int64_t)p->id, p->stage, p->order };

		numbers(s, SET_CASE, v, 3);
		blob(s, SET_CASE, 4, &p->bytes);
		run(s, SET_CASE);
	}
}

static void
put_piece(struct lite *s, const struct piece *p)
{
	const int64_t v[] = { p->kind, (int64_t)p->id, (int64_t)s->seq, 1,
		(int64_t)(ORIGIN_ID | 1) };

	put_record(s, p);
	for (size_t i = 0; i < p->n_put; i++)
		if (p->put[i].tree == TREE_CT)
			count_by(s, &p->put[i], 1);
		else if (p->put[i].key.b[0] == IX_NAME)
			add_name(s, &p->put[i]);
	for (size_t i = 0; i < p->n_take; i++)
		if (p->take[i].tree == TREE_CT)
			count_by(s, &p->take[i], -1);
	numbers(s, ADD_HISTORY, v, 5);
	run(s, ADD_HISTORY);
}

static void
put_meta(struct lite *s, const char *name, size_t n)
{
	sqlite3_bind_text(s->st[SET_META], 1, name, -1, SQLITE_STATIC);
	sqlite3_bind_blob(s->st[SET_META], 2, sink, (int)n, SQLITE_STATIC);
	run(s, SET_META);
}

void
lite_do(struct lite *s, const struct act *a)
{
	int64_t seq = (int64_t)++s->seq, me = ORIGIN_ID | 1;
	const int64_t act[] = { (int64_t)ORIGIN_ID | seq, seq, 1, me };
	const int64_t actor[] = { me, seq, (int64_t)ORIGIN_ID | seq };
	const int64_t result[] = { 1, seq, seq };

	run(s, BEGIN);
	for (size_t i = 0; i < a->n; i++)
		put_piece(s, &a->pieces[i]);
	numbers(s, ADD_ACT, act, 4);
	run(s, ADD_ACT);
	numbers(s, ADD_ACTOR, actor, 3);
	run(s, ADD_ACTOR);
	numbers(s, ADD_JOURNAL, &seq, 1);
	blob(s, ADD_JOURNAL, 2, &a->journal);
	run(s, ADD_JOURNAL);
	numbers(s, ADD_RESULT, result, 3);
	run(s, ADD_RESULT);
	put_meta(s, "head", 44);
	put_meta(s, "origin", 8);
	if (a->pieces[0].is_new)
		put_meta(s, "last_id", 8);
	run(s, COMMIT);
}

/* ---- reading ------------------------------------------------------------ */

static size_t
rows(struct lite *s, enum sql which)
{
	sqlite3_stmt *st = s->st[which];
	size_t n = 0;
	int rc;

	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		for (int i = 0; i < 2; i++)
			if (sqlite3_column_type(st, i) == SQLITE_BLOB) {
				const void *p = sqlite3_column_blob(st, i);

				memcpy(sink, p,
					(size_t)sqlite3_column_bytes(st, i));
			}
		n++;
	}
	if (rc != SQLITE_DONE)
		fail("S: %s", sqlite3_errmsg(s->db));
	sqlite3_reset(st);
	return n;
}

void
lite_nik(struct lite *s, uint64_t nik)
{
	sqlite3_bind_int64(s->st[GET_NIK], 1, (int64_t)nik);
	if (rows(s, GET_NIK) != 1)
		fail("S: a NIK is not there");
}

size_t
lite_stage(struct lite *s, unsigned area, unsigned program, unsigned stage)
{
	const int64_t v[] = { area, program, stage };

	numbers(s, GET_STAGE, v, 3);
	return rows(s, GET_STAGE);
}

size_t
lite_area(struct lite *s, unsigned area)
{
	const int64_t v[] = { area };

	numbers(s, GET_AREA, v, 1);
	return rows(s, GET_AREA);
}

size_t
lite_name(struct lite *s, unsigned area, const char *word)
{
	sqlite3_stmt *st = s->st[GET_NAME];
	char end[64];
	size_t n = (size_t)snprintf(end, sizeof(end), "%s", word);

	end[n - 1]++;
	sqlite3_bind_int(st, 1, (int)area);
	sqlite3_bind_text(st, 2, word, -1, SQLITE_TRANSIENT);
	sqlite3_bind_text(st, 3, end, -1, SQLITE_TRANSIENT);
	return rows(s, GET_NAME);
}

static uint64_t
one_number(struct lite *s, enum sql which, const int64_t *v, int n)
{
	uint64_t out;

	numbers(s, which, v, n);
	if (sqlite3_step(s->st[which]) != SQLITE_ROW)
		fail("S: %s", sqlite3_errmsg(s->db));
	out = (uint64_t)sqlite3_column_int64(s->st[which], 0);
	sqlite3_reset(s->st[which]);
	return out;
}

uint64_t
lite_count(struct lite *s, unsigned area, unsigned program, unsigned stage)
{
	const int64_t v[] = { area, program, stage };

	return one_number(s, GET_COUNT, v, 3);
}

uint64_t
lite_counter(struct lite *s, unsigned area, unsigned program, unsigned stage)
{
	const int64_t v[] = { area, program, stage };

	return one_number(s, GET_COUNTER, v, 3);
}

void
lite_sorted(struct lite *s, const char *column)
{
	char text[160];

	snprintf(text, sizeof(text),
		"select id, rec from person order by %s, id limit 21", column);
	exec(s, text);
}
