/* SPDX-License-Identifier: MIT */
/* M: magang by its own API. */
#include "bench.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "magang/base/diag.h"
#include "magang/base/mem.h"
#include "magang/ops/init.h"
#include "magang/ops/ops.h"
#include "magang/ops/ops_case.h"
#include "magang/ops/ops_settings.h"
#include "magang/ops/submit.h"
#include "magang/query/query_count.h"
#include "magang/query/query_parse.h"
#include "magang/query/source.h"
#include "magang/store/gate.h"
#include "magang/store/keyring.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"
#include "magang/office/office_open.h"

struct magang {
	struct office *office;
	char *dir, *config;
	uint16_t program;
	struct query **q;
	size_t n_q, cap_q;
	struct record record;
};

static void
install(struct magang *m)
{
	struct err err = ERR_INIT;
	struct diag_list diags;
	struct receipt receipt;
	struct txn *txn;
	int rc;

	diag_init(&diags, "bench");
	rc = op_program_install(m->office, "bench", bench_program,
		strlen(bench_program), &diags, &receipt, &err);
	if (rc && diags.faults) {
		struct buf b = BUF_INIT;

		diag_print(&diags, &b);
		fail("%s", buf_str(&b));
	}
	need(rc, &err);
	diag_release(&diags);
	need(txn_read(m->office->store, &txn, &err), &err);
	m->program = dict_number(txn, DICT_PROGRAM, 0, "bench");
	txn_abort(txn);
	need(gate_enter(m->office->store, &err), &err);
	need(keyring_ensure(m->office->store, ORIGIN_ID | 1, 1, &err), &err);
	gate_leave(m->office->store);
}

static void
open_office(struct magang *m, const char *as, int64_t now, bool init)
{
	struct err err = ERR_INIT;
	const struct office_options opt = {
		.dir = m->dir,
		.as = as,
		.uid = getuid(),
		.login = "bench",
		.now = now,
		.lang = LANG_EN,
		.config = m->config,
	};

	if (init)
		need(office_init(&opt, &err), &err);
	need(office_open(&opt, &m->office, &err), &err);
	if (!office_areas(m->office, &err))
		need(err.code, &err);
}

struct magang *
magang_open(const char *dir, const char *config)
{
	struct magang *m = xcalloc(1, sizeof(*m));

	m->dir = xstrdup(dir);
	m->config = xstrdup(config);
	open_office(m, NULL, BENCH_NOW, true);
	install(m);
	return m;
}

void
magang_as(struct magang *m, const char *as, int64_t now)
{
	office_close(m->office);
	open_office(m, as, now, false);
}

void
magang_close(struct magang *m)
{
	for (size_t i = 0; i < m->n_q; i++)
		query_free(m->q[i]);
	free(m->q);
	office_close(m->office);
	free(m->dir);
	free(m->config);
	free(m);
}

struct office *
magang_office(struct magang *m)
{
	return m->office;
}

uint16_t
magang_program(struct magang *m)
{
	return m->program;
}

void
magang_touch(struct magang *m)
{
	struct err err = ERR_INIT;
	struct txn *txn;
	struct walk w;

	need(txn_read(m->office->store, &txn, &err), &err);
	for (int t = 0; t < TREE_JR; t++) {
		walk_begin(&w, txn, (enum tree)t, NULL, 0);
		while (walk_next(&w))
			sink[w.key.n] ^= w.key.p[0] ^ w.value.p[0];
		walk_end(&w);
	}
	txn_abort(txn);
}

void
magang_do(struct magang *m, struct act *a)
{
	struct err err = ERR_INIT;

	need(submit(m->office, &a->change, NULL, &err), &err);
	/* B and S have written these ids already. */
	for (size_t i = 0; i < a->n; i++)
		if (a->pieces[i].is_new &&
			a->change.ops[i].id != a->pieces[i].id)
			fail("ids went apart");
}

void
magang_nik(struct magang *m, uint64_t nik)
{
	struct err err = ERR_INIT;
	struct txn *txn;
	uint64_t id;

	need(txn_read(m->office->store, &txn, &err), &err);
	id = index_first(txn, IX_NIK, nik, 0);
	if (!record_load(txn, KIND_PERSON, id, 0, &m->record))
		fail("M: a NIK is not there");
	sink[0] ^= (uint8_t)record_get(&m->record, F_NAME)->text[0];
	txn_abort(txn);
}

static size_t
page(struct magang *m, struct query *q)
{
	struct err err = ERR_INIT;
	struct source *s;
	struct hit hit;
	size_t n = 0;
	int rc = 1;

	need(source_open(m->office, q, &s, &err), &err);
	while (n < PAGE_ROWS && (rc = source_next(s, &hit, &err)) == 1) {
		sink[n] ^= (uint8_t)hit.record->id;
		n++;
	}
	need(rc < 0 ? rc : 0, &err);
	source_close(s);
	return n;
}

static struct query *
parse(struct magang *m, enum kind kind, const char *filter)
{
	struct err err = ERR_INIT;
	struct query *q;

	need(query_parse(m->office, kind, filter, &q, &err), &err);
	return q;
}

size_t
magang_typed(struct magang *m, enum kind kind, const char *filter)
{
	struct query *q = parse(m, kind, filter);
	size_t n = page(m, q);

	query_free(q);
	return n;
}

uint64_t
magang_typed_count(struct magang *m, enum kind kind, const char *filter)
{
	struct query *q = parse(m, kind, filter);
	struct err err = ERR_INIT;
	uint64_t n = 0;

	need(source_count(m->office, q, &n, &err), &err);
	query_free(q);
	return n;
}

size_t
magang_prepare(struct magang *m, enum kind kind, const char *filter)
{
	VEC_GROW(m->q, m->n_q, m->cap_q);
	m->q[m->n_q] = parse(m, kind, filter);
	return m->n_q++;
}

size_t
magang_page(struct magang *m, size_t prepared)
{
	return page(m, m->q[prepared]);
}

uint64_t
magang_count(struct magang *m, size_t prepared)
{
	struct err err = ERR_INIT;
	uint64_t n = 0;

	need(source_count(m->office, m->q[prepared], &n, &err), &err);
	return n;
}

void
magang_add(struct magang *m, const struct record *p)
{
	struct setting values[RECORD_FIELDS];
	struct err err = ERR_INIT;
	struct receipt receipt;
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++) {
		const struct fdef *f = core_field(p->f[i].id);

		if (!(f->flags & FDEF_HIDDEN))
			values[n++] = (struct setting){ f, p->f[i].v };
	}
	need(op_person_add(m->office, values, n, &receipt, &err), &err);
}

void
magang_move(struct magang *m, uint64_t id, const char *stage)
{
	struct err err = ERR_INIT;
	struct receipt receipt;

	need(op_case_decide(m->office,
		     &(struct decision){
			     .id = id, .stage = stage, .reason = "bench" },
		     &receipt, &err),
		&err);
}
