/* SPDX-License-Identifier: MIT */
/*
 * Bytes: u8 format, u8 kind, u64 record, u64 seen, u8 about_kind, u64 about,
 * i64 when, u16 at, text program, varint n, n times (u16 field, u8 mark, text).
 */
#include "magang/ops/draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/base/seal.h"
#include "magang/base/utf8.h"
#include "magang/office/office.h"
#include "magang/record/index.h"
#include "magang/record/record.h"
#include "magang/store/drafts.h"
#include "magang/store/txn.h"

#define FORMAT 2

void
draft_init(struct draft *d, enum kind kind)
{
	memset(d, 0, sizeof(*d));
	d->kind = kind;
}

void
draft_clear(struct draft *d)
{
	for (size_t i = 0; i < d->n_rows; i++) {
		seal_wipe(d->rows[i].text, strlen(d->rows[i].text));
		free(d->rows[i].text);
	}
	d->n_rows = 0;
}

void
draft_release(struct draft *d)
{
	draft_clear(d);
	free(d->rows);
	memset(d, 0, sizeof(*d));
}

void
draft_add(struct draft *d, uint16_t field, uint8_t mark, const char *text)
{
	if (d->n_rows == DRAFT_ROWS)
		return;
	VEC_GROW(d->rows, d->n_rows, d->cap);
	d->rows[d->n_rows++] = (struct draft_row){ field, mark, xstrdup(text) };
}

uint32_t
draft_session(void)
{
	uint32_t n;

	seal_random(&n, sizeof(n));
	return n ? n : 1;
}

/* ---- bytes -------------------------------------------------------------- */

static void
draft_encode(const struct draft *d, struct buf *out)
{
	pack_u8(out, FORMAT);
	pack_u8(out, (uint8_t)d->kind);
	pack_u64(out, d->record);
	pack_u64(out, d->seen);
	pack_u8(out, (uint8_t)d->about_kind);
	pack_u64(out, d->about);
	pack_u64(out, (uint64_t)d->when);
	pack_u16(out, d->at);
	pack_bytes(out, d->program, strlen(d->program));
	pack_varint(out, d->n_rows);
	for (size_t i = 0; i < d->n_rows; i++) {
		pack_u16(out, d->rows[i].field);
		pack_u8(out, d->rows[i].mark);
		pack_bytes(out, d->rows[i].text, strlen(d->rows[i].text));
	}
}

static bool
is_text(const uint8_t *p, size_t n)
{
	return p && !memchr(p, '\0', n) && utf8_valid((const char *)p, n);
}

static void
decode_row(struct reader *r, struct draft *out)
{
	uint16_t field = read_u16(r);
	uint8_t mark = read_u8(r);
	size_t n;
	const uint8_t *p = read_bytes(r, &n);
	char *text;

	if (r->fault || !is_text(p, n)) {
		r->fault = true;
		return;
	}
	text = xstrndup((const char *)p, n);
	draft_add(out, field, mark, text);
	free(text);
}

/* 0, MG_EVERSION, MG_ENOENT: it cannot be read. */
static int
draft_decode(const void *bytes, size_t len, struct draft *out)
{
	struct reader r;
	const uint8_t *p;
	uint64_t rows;
	size_t n;

	reader_init(&r, bytes, len);
	if (read_u8(&r) != FORMAT)
		return MG_EVERSION;
	out->kind = (enum kind)read_u8(&r);
	out->record = read_u64(&r);
	out->seen = read_u64(&r);
	out->about_kind = (enum kind)read_u8(&r);
	out->about = read_u64(&r);
	out->when = (int64_t)read_u64(&r);
	out->at = read_u16(&r);
	p = read_bytes(&r, &n);
	if (out->kind >= KIND_COUNT && !r.fault)
		return MG_EVERSION;
	if (r.fault || n >= DRAFT_PROGRAM || !is_text(p, n))
		return MG_ENOENT;
	memcpy(out->program, p, n);
	rows = read_varint(&r);
	for (uint64_t i = 0; i < rows && rows <= DRAFT_ROWS && !r.fault; i++)
		decode_row(&r, out);
	return reader_done(&r) ? 0 : MG_ENOENT;
}

/* ---- keeping ------------------------------------------------------------ */

static struct draft_key
key_of(struct office *office, uint32_t session, uint16_t form)
{
	return (struct draft_key){ office->access.user, session, form };
}

/* The place of the filters, and of what is to be fetched; drafts have a session. */
static bool
is_aside(const struct draft_key *key)
{
	return key->session == 0;
}

/* Those of a user (0: of all), `most` at most: mostly a few. *out is to be freed. */
static int
keys_of(struct office *office, uint64_t user, size_t most,
	struct draft_key **out, size_t *n, struct err *err)
{
	size_t max = 8;
	int rc;

	*out = NULL;
	do {
		max *= 2;
		*out = xrealloc(*out, max, sizeof(**out));
		rc = drafts_keys(office->store, user, *out, max, n, err);
	} while (!rc && *n == max && max < most);
	return rc;
}

/* The caller's drafts, without what stands aside, which comes first. */
static int
own_keys(struct office *office, struct draft_key **out, size_t *n,
	struct err *err)
{
	int rc = keys_of(office, office->access.user, DRAFTS_MAX, out, n, err);
	size_t aside = 0;

	while (!rc && aside < *n && is_aside(*out + aside))
		aside++;
	*n -= rc ? 0 : aside;
	if (aside)
		memmove(*out, *out + aside, *n * sizeof(**out));
	return rc;
}

/* The number behind the last form of this session. */
static int
next_form(
	struct office *office, uint32_t session, uint16_t *out, struct err *err)
{
	struct draft_key *keys;
	size_t n;
	int rc = own_keys(office, &keys, &n, err);

	*out = 1;
	for (size_t i = 0; !rc && i < n; i++)
		if (keys[i].session == session && keys[i].form >= *out)
			*out = (uint16_t)(keys[i].form + 1);
	free(keys);
	return rc;
}

static int
put(struct office *office, const struct draft_key *key, struct draft *d,
	struct err *err)
{
	struct buf b = BUF_INIT;
	int rc;

	d->when = office->now;
	draft_encode(d, &b);
	rc = drafts_put(office->store, key, b.data, b.len, err);
	seal_wipe(b.data, b.len);
	buf_release(&b);
	return rc;
}

/* Blanks, of what is not there yet, are nothing to go on with. */
static bool
says_nothing(const struct draft *d)
{
	size_t i = 0;

	while (i < d->n_rows &&
		!d->rows[i].text[strspn(d->rows[i].text, " \t\n")])
		i++;
	return !d->record && i == d->n_rows;
}

int
draft_save(struct office *office, uint32_t session, struct draft *d,
	struct err *err)
{
	struct draft_key key = key_of(office, d->session, d->form);
	int rc = 0;

	if (says_nothing(d)) {
		rc = draft_drop(office, d, err);
		d->form = 0;
		return rc;
	}
	if (!d->form) {
		key.session = session;
		rc = next_form(office, session, &key.form, err);
	}
	if (!rc)
		rc = put(office, &key, d, err);
	if (!rc) {
		d->session = key.session;
		d->form = key.form;
	}
	return rc;
}

static int
load(struct office *office, const struct draft_key *key, struct draft *out,
	struct err *err)
{
	struct buf b = BUF_INIT;
	int rc = drafts_get(office->store, key, &b, err), read = 0;

	draft_init(out, KIND_NONE);
	if (!rc)
		read = draft_decode(b.data, b.len, out);
	if (read) {
		draft_release(out);
		rc = err_set(err, read,
			read == MG_EVERSION
				? _("the draft was typed with another version "
				    "of this program, which can go on with it")
				: _("the draft cannot be read"));
	}
	out->session = key->session;
	out->form = key->form;
	if (b.len)
		seal_wipe(b.data, b.len);
	buf_release(&b);
	return rc;
}

int
draft_load(struct office *office, uint32_t session, uint16_t form,
	struct draft *out, struct err *err)
{
	struct draft_key key = key_of(office, session, form);

	return load(office, &key, out, err);
}

int
draft_drop(struct office *office, const struct draft *d, struct err *err)
{
	struct draft_key key = key_of(office, d->session, d->form);

	return d->form ? drafts_del(office->store, &key, err) : 0;
}

static int
later_first(const void *a, const void *b)
{
	const struct draft_head *x = a, *y = b;

	return (y->when > x->when) - (y->when < x->when);
}

/* The first of these that was typed tells one draft from another. */
static const uint16_t title_fields[] = { F_NAME, F_ORG_NAME, F_TASK, F_TEXT,
	F_GRADE_MARKS, F_NIK, F_PHONE };

static const char *
title_of(const struct draft *d)
{
	for (size_t k = 0; k < ARRAY_SIZE(title_fields); k++)
		for (size_t i = 0; i < d->n_rows; i++)
			if (d->rows[i].field == title_fields[k] &&
				*d->rows[i].text)
				return d->rows[i].text;
	return "";
}

static void
head_of(const struct draft *d, struct draft_head *out)
{
	*out = (struct draft_head){ .session = d->session,
		.form = d->form,
		.kind = d->kind,
		.about_kind = d->about_kind,
		.record = d->record,
		.about = d->about,
		.when = d->when };
	snprintf(out->title, sizeof(out->title), "%.*s",
		(int)utf8_fit(title_of(d), 40, &(int){ 0 }), title_of(d));
	snprintf(out->program, sizeof(out->program), "%s", d->program);
	for (size_t k = 0; k < d->n_rows; k++)
		out->filled += *d->rows[k].text != '\0';
}

/* All of them are looked at: keys come by session, which tells no time. */
int
draft_heads(struct office *office, struct draft_head *out, size_t max,
	size_t *n, struct err *err)
{
	struct draft_key *keys;
	struct draft_head *all = NULL;
	struct err unread = ERR_INIT;
	size_t found, have = 0, cap = 0;
	struct draft d;
	int rc = own_keys(office, &keys, &found, err);

	for (size_t i = 0; !rc && i < found; i++) {
		if (load(office, &keys[i], &d, &unread))
			continue;
		VEC_GROW(all, have, cap);
		head_of(&d, &all[have++]);
		draft_release(&d);
	}
	if (have)
		qsort(all, have, sizeof(*all), later_first);
	*n = have < max ? have : max;
	if (out && *n)
		memcpy(out, all, *n * sizeof(*out));
	free(all);
	free(keys);
	return rc;
}

size_t
draft_foreign(struct office *office)
{
	struct draft_key *keys;
	struct err unread = ERR_INIT;
	size_t found, foreign = 0;
	struct draft d;
	int rc = own_keys(office, &keys, &found, &unread);

	for (size_t i = 0; !rc && i < found; i++) {
		foreign += load(office, &keys[i], &d, &unread) == MG_EVERSION;
		draft_release(&d);
	}
	free(keys);
	return foreign;
}

struct telling_draft {
	struct office *office;
	struct txn *txn;
};

/* Is a draft the caller's or of nobody there is? */
static bool
is_to_tell(void *ctx, uint64_t user)
{
	struct telling_draft *t = ctx;

	return user == t->office->access.user ||
	       !record_there(t->txn, KIND_USER, user);
}

size_t
draft_broken(struct office *office)
{
	struct telling_draft t = { office, NULL };
	struct err unread = ERR_INIT;
	size_t broken = 0;

	if (txn_read(office->store, &t.txn, &unread))
		return 0;
	if (drafts_sweep(office->store, is_to_tell, &t, &broken, &unread))
		broken = 0;
	txn_abort(t.txn);
	return broken;
}

static bool
is_of_people(void *ctx, uint64_t user)
{
	(void)ctx;
	return user != DRAFT_RUNS;
}

int
drafts_unopened(struct office *office, size_t *n, struct err *err)
{
	return drafts_broken(office->store, is_of_people, NULL, n, err);
}

bool
draft_lost(struct office *office)
{
	return drafts_lost(office->store);
}

bool
draft_gone(const struct office *office)
{
	return drafts_gone(office->store);
}

const char *
draft_damaged(const struct office *office)
{
	return drafts_damaged(office->store);
}

/* ---- filters ------------------------------------------------------------ */

int
filters_kept(struct office *office, struct draft *out, struct err *err)
{
	const struct draft_key key = key_of(office, 0, 1);
	struct err why = ERR_INIT;
	const int rc = load(office, &key, out, &why);

	if (!rc || rc == MG_ENOENT || rc == MG_EVERSION)
		return 0;
	*err = why;
	return rc;
}

static void
drop_row(struct draft *d, size_t at)
{
	seal_wipe(d->rows[at].text, strlen(d->rows[at].text));
	free(d->rows[at].text);
	memmove(&d->rows[at], &d->rows[at + 1],
		(--d->n_rows - at) * sizeof(*d->rows));
}

int
filter_keep(struct office *office, enum kind kind, const char *text,
	struct err *err)
{
	const struct draft_key key = key_of(office, 0, 1);
	struct err unread = ERR_INIT;
	struct draft d;
	int rc;

	filters_kept(office, &d, &unread);
	for (size_t i = d.n_rows; i-- > 0;)
		if (d.rows[i].field == kind &&
			strcmp(d.rows[i].text, text) == 0)
			drop_row(&d, i);
	while (d.n_rows >= FILTERS_KEPT)
		drop_row(&d, 0);
	draft_add(&d, (uint16_t)kind, 0, text);
	rc = put(office, &key, &d, err);
	draft_release(&d);
	return rc;
}

/* ---- erasing ------------------------------------------------------------ */

/* Whom all drafts are asked about. */
struct forgetting {
	struct txn *txn;
	uint64_t person;
	const char *nik;
	char number[NUMBER_TEXT];
	struct record *room;
};

/* Is the record the person, or one that belongs to her? */
static bool
is_hers(const struct forgetting *f, enum kind kind, uint64_t id)
{
	const struct kind_info *k = kind_info(kind);

	if (!id || !k)
		return false;
	if (kind == KIND_PERSON)
		return id == f->person;
	return record_load(f->txn, kind, id, RECORD_UNCHECKED, f->room) &&
	       (record_owner(f->room) == f->person ||
		       (kind_of_two_persons(kind) &&
			       (uint64_t)record_number(f->room, k->other, 0) ==
				       f->person));
}

/* Digits as they are typed: with blanks, dots, hyphens between. */
static bool
has_digits(const char *text, const char *digits)
{
	const char *at = text;
	size_t n = 0;

	for (; *text && digits[n]; text++) {
		if (*text == digits[n]) {
			at = n++ ? at : text;
		} else if (n && !strchr(" .-", *text)) {
			text = at;
			n = 0;
		}
	}
	return *digits && !digits[n];
}

/* A text that has her number, her NIK, or is the number of a record of hers. */
static bool
text_names(const struct forgetting *f, const char *text)
{
	char prefix[8];
	uint64_t id;
	bool bad;

	if (strstr(text, f->number) || has_digits(text, f->nik))
		return true;
	return number_parse(text, prefix, &id, &bad) && !bad &&
	       is_hers(f, kind_of_prefix(prefix), id);
}

static bool
names(const struct forgetting *f, const struct draft *d)
{
	if (is_hers(f, d->kind, d->record) ||
		is_hers(f, d->about_kind, d->about))
		return true;
	for (size_t i = 0; i < d->n_rows; i++)
		if (text_names(f, d->rows[i].text))
			return true;
	return false;
}

static int
forget(struct office *office, const struct forgetting *f, struct err *err)
{
	struct draft_key *keys;
	struct err unread = ERR_INIT;
	struct draft d;
	size_t n;
	int rc = keys_of(office, 0, SIZE_MAX, &keys, &n, err);

	for (size_t i = 0; !rc && i < n; i++) {
		int read;

		/* ids, and nothing that was typed */
		if (keys[i].user == DRAFT_RUNS)
			continue;
		read = load(office, &keys[i], &d, &unread);
		/* who is in one of another form nobody can tell, nor
		 * whom a filter was to find, or a list that is fetched
		 * has */
		if (read == MG_EVERSION || is_aside(&keys[i]) ||
			(!read && names(f, &d)))
			rc = drafts_del(office->store, &keys[i], err);
		draft_release(&d);
	}
	free(keys);
	return rc;
}

int
draft_forget(struct office *office, uint64_t person, const char *nik,
	struct err *err)
{
	struct forgetting f = { .person = person, .nik = nik };
	int rc = txn_read(office->store, &f.txn, err);

	if (rc)
		return rc;
	f.room = xmalloc(sizeof(*f.room));
	number_format(f.number, kind_info(KIND_PERSON)->prefix, person);
	rc = forget(office, &f, err);
	txn_abort(f.txn);
	free(f.room);
	return rc;
}
