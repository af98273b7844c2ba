/* SPDX-License-Identifier: MIT */
#include "magang/ops/ops_wish.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/casework/hosting.h"
#include "magang/office/find.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/record/seat_giver.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

#include "many.h"

/* ---- typed ---------------------------------------------------------------- */

/* What a word names. */
enum wish_word { NAMED_SLOT, NAMED_HOST, NAMED_COUNTRY };

/* A place as it is called, in small letters. */
struct slot_name {
	uint64_t id;
	char *name;
};

struct wishing {
	struct office *office;
	struct txn *txn;
	uint16_t program;
	struct wish *out;
	enum wish_word named; /* what was found last */
	struct slot_name *slots;
	size_t n_slots, cap_slots;
	bool all; /* those are not only the ones that can be had */
	struct record r;
	struct err *err;
};

static bool
is_slot_here(struct wishing *w)
{
	return record_number(&w->r, F_SLOT_PROGRAM, 0) == w->program &&
	       access_sees(&w->office->access, w->txn, &w->r);
}

static bool
can_be_had(const struct wishing *w)
{
	return !seat_giver_is_over(&w->r) &&
	       !slot_is_expired(&w->r, w->office->today);
}

static void
add_slot(struct wishing *w)
{
	char name[200];

	if (!access_sees(&w->office->access, w->txn, &w->r))
		return;
	record_text(&w->r, F_SLOT_NAME, name, sizeof(name));
	VEC_GROW(w->slots, w->n_slots, w->cap_slots);
	w->slots[w->n_slots++] =
		(struct slot_name){ w->r.id, utf8_caseless(name) };
}

/* Those of the program that can be had, once for all words. */
static void
read_open_slots(struct wishing *w)
{
	struct ids open = { 0 };

	slots_good(w->txn, w->office->today, &open);
	for (size_t i = 0; i < open.n; i++)
		if (record_load(w->txn, KIND_SLOT, open.rows[i],
			    RECORD_UNCHECKED, &w->r) &&
			record_number(&w->r, F_SLOT_PROGRAM, 0) == w->program)
			add_slot(w);
	ids_release(&open);
}

/* All others, when a word is none of those. */
static void
read_past_slots(struct wishing *w)
{
	struct walk walk;

	w->all = true;
	slots_begin(&walk, w->txn);
	while (slots_next(&walk, w->program, &w->r))
		if (!can_be_had(w))
			add_slot(w);
	walk_end(&walk);
}

static void
free_slots(struct wishing *w)
{
	for (size_t i = 0; i < w->n_slots; i++)
		free(w->slots[i].name);
	free(w->slots);
}

/* By its name, one that is open before one that is not. */
static uint64_t
slot_called(struct wishing *w, const char *word)
{
	char *wanted = utf8_caseless(word);
	uint64_t found = 0;

	for (size_t i = 0; !found && (i < w->n_slots || !w->all); i++) {
		if (i == w->n_slots)
			read_past_slots(w);
		if (i < w->n_slots && strcmp(w->slots[i].name, wanted) == 0)
			found = w->slots[i].id;
	}
	free(wanted);
	return found;
}

static uint64_t
find_number(struct wishing *w, const char *word)
{
	char prefix[8];
	enum kind kind;
	uint64_t id;
	bool bad;

	if (!number_parse(word, prefix, &id, &bad) || bad)
		return 0;
	kind = kind_of_prefix(prefix);
	w->named = kind == KIND_ORGANISATION ? NAMED_HOST : NAMED_SLOT;
	return (kind == KIND_SLOT || kind == KIND_ORGANISATION) &&
			       office_sees(w->office, w->txn, kind, id, &w->r)
		       ? id
		       : 0;
}

static uint64_t
find_country(struct wishing *w, const char *word)
{
	const struct fdef *f = core_field(F_WISHES_NOT);
	char *code = utf8_caseless(word);
	const int at = fdef_choice(f, code, strlen(code));

	free(code);
	w->named = NAMED_COUNTRY;
	return at < 0 ? 0 : (uint64_t)at + 1;
}

static uint64_t
find_word(void *ctx, const char *word, size_t len)
{
	struct wishing *w = ctx;
	char *text = xstrndup(word, len);
	uint64_t id = find_number(w, text);

	if (!id) {
		w->named = NAMED_SLOT;
		id = slot_called(w, text);
	}
	if (!id)
		id = find_country(w, text);
	if (!id)
		err_set(w->err, MG_ENOENT,
			_("'%s' is no place of this program, no host and no "
			  "country"),
			text);
	free(text);
	return id;
}

static enum refs_fault
add_place(struct refs *out, uint64_t id, unsigned rank)
{
	for (size_t i = 0; i < out->n; i++)
		if (out->row[i].id == id)
			return REFS_TWICE;
	if (out->n == REFS_MAX)
		return REFS_MANY;
	out->row[out->n++] = (struct ref){ id, rank };
	return REFS_OK;
}

/* All that are open now. */
static enum refs_fault
add_host(struct wishing *w, const struct ref *host)
{
	enum refs_fault fault = REFS_OK;
	size_t before = w->out->places.n;
	struct walk walk;

	members_begin(&walk, w->txn, KIND_ORGANISATION, host->id, KIND_SLOT);
	while (fault == REFS_OK && walk_next(&walk))
		if (record_load(w->txn, KIND_SLOT, walk_id(&walk),
			    RECORD_UNCHECKED, &w->r) &&
			is_slot_here(w) && can_be_had(w))
			fault = add_place(&w->out->places, w->r.id, host->rank);
	walk_end(&walk);
	if (fault == REFS_OK && w->out->places.n == before) {
		err_set(w->err, MG_ENOENT, "%s",
			_("this host has no open place in the program"));
		fault = REFS_UNKNOWN;
	}
	return fault;
}

static enum refs_fault
add_country(struct wishing *w, const struct ref *country)
{
	const struct fdef *f = core_field(F_WISHES_NOT);
	char *out = w->out->refused;
	const char *code = f->choices[country->id - 1].code;
	const size_t n = strlen(out);

	if (country->rank) {
		err_set(w->err, MG_EDATA,
			_("a country can only be refused: !%s"), code);
		return REFS_UNKNOWN;
	}
	if (n + strlen(code) + 2 > sizeof(w->out->refused))
		return REFS_MANY;
	if (n)
		strcat(out, " ");
	strcat(out, code);
	return REFS_OK;
}

static enum refs_fault
take_word(void *ctx, const struct ref *ref)
{
	struct wishing *w = ctx;

	switch (w->named) {
	case NAMED_HOST:
		return add_host(w, ref);
	case NAMED_COUNTRY:
		return add_country(w, ref);
	default:
		return add_place(&w->out->places, ref->id, ref->rank);
	}
}

static int
say_fault(enum refs_fault fault, struct err *err)
{
	if (err->code)
		return err->code;
	if (fault == REFS_TWICE)
		return err_set(
			err, MG_EDATA, "%s", _("one place stands in it twice"));
	if (fault == REFS_MANY)
		return err_set(err, MG_EDATA, _("at most %d places"), REFS_MAX);
	return err_set(err, MG_EDATA, "%s",
		_("write the best first: K-07 K-11=K-14 !K-03 !JP"));
}

/* Ties and refusals in the order of their ids, as they are kept. */
static void
settle(struct wish *w)
{
	struct buf text = BUF_INIT;
	size_t at;

	refs_print(&w->places, NULL, NULL, &text);
	refs_parse(buf_str(&text), text.len, NULL, NULL, &w->places, &at);
	buf_release(&text);
}

int
wish_typed(struct office *office, uint64_t kase, const char *text,
	struct wish *out, struct err *err)
{
	struct wishing *w = xcalloc(1, sizeof(*w));
	enum refs_fault fault = REFS_OK;
	size_t at;
	int rc = office_look(office, &w->txn, err);

	*out = (struct wish){ .kase = kase };
	w->office = office;
	w->out = out;
	w->err = err;
	if (!rc) {
		if (office_sees(office, w->txn, KIND_CASE, kase, &w->r))
			w->program =
				(uint16_t)record_number(&w->r, F_PROGRAM_NO, 0);
		read_open_slots(w);
		fault = refs_read(
			text, strlen(text), find_word, take_word, w, &at);
		free_slots(w);
		office_look_end(w->txn);
	}
	free(w);
	settle(out);
	return rc || fault == REFS_OK ? rc : say_fault(fault, err);
}

/* ---- set ------------------------------------------------------------------ */

/* Rows in the order of their cases. */
struct wishes_run {
	const struct wish *rows;
	size_t n;
};

static const struct wish *
wish_of(const struct wishes_run *run, uint64_t kase)
{
	for (size_t i = 0; i < run->n; i++)
		if (run->rows[i].kase == kase)
			return &run->rows[i];
	return NULL;
}

static void
set_text(struct change *c, struct record *r, uint16_t field, const char *text)
{
	const struct value none = value_none();
	struct value v = value_text(text);

	if (*text)
		v.text = arena_strndup(c->arena, text, v.len);
	record_set(r, field, *text ? &v : &none);
}

static int
set_one(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *old, struct record *new,
	struct err *err)
{
	const struct wish *w = wish_of(m->ctx, old->id);
	struct buf places = BUF_INIT;
	bool differs;

	(void)office;
	(void)txn;
	refs_print(&w->places, NULL, NULL, &places);
	set_text(c, new, F_WISHES, buf_str(&places));
	set_text(c, new, F_WISHES_NOT, w->refused);
	buf_release(&places);
	differs = change_update(c, old, new) != NULL;
	return differs ? 0
		       : err_set(err, MG_ENOENT, "%s",
				 _("these wishes stand already"));
}

int
op_wishes_set(struct office *office, const struct wish *rows, size_t n,
	bool try, struct receipt *out, struct err *err)
{
	const struct wishes_run run = { rows, n };
	uint64_t *ids = xcalloc(n + 1, sizeof(*ids));
	struct many cases = { .kind = KIND_CASE,
		.act = ACT_SET,
		.each = set_one,
		.ctx = &run,
		.try = try,
		.chosen = ids,
		.n = n };
	int rc = access_need(&office->access, PERM_EDIT, err);

	for (size_t i = 0; i < n; i++)
		ids[i] = rows[i].kase;
	if (!rc)
		rc = op_many(office, &cases, out, err);
	free(ids);
	return rc;
}
