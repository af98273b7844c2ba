/* SPDX-License-Identifier: MIT */
/* A damaged key is damage, and no erasure: only the sealed tombstone is one. */
#include "check_keys.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/quoted.h"
#include "magang/office/erasures.h"
#include "magang/office/office.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"
#include "magang/store/keyring.h"
#include "magang/store/pending.h"
#include "magang/store/register.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

struct looking {
	struct office *office;
	struct txn *txn;
	const struct ids *found;
	check_say say;
	void *ctx;
	struct record r;
};

/* `what` has a place for the number of the person. */
static void
say_of(check_say say, void *ctx, enum check_kind kind, const char *what,
	uint64_t person)
{
	char number[NUMBER_TEXT], *text;

	number_format(number, kind_info(KIND_PERSON)->prefix, person);
	text = xasprintf("%s: %s", number, what);
	say(ctx, kind, text);
	free(text);
}

struct keys_opening {
	check_say say;
	void *ctx;
	struct ids *found;
};

static int
look_row(void *ctx, uint64_t id, enum keyring_answer answer)
{
	struct keys_opening *o = ctx;

	if (answer == KEYRING_FOUND)
		ids_add(o->found, id);
	else if (answer == KEYRING_DAMAGED)
		say_of(o->say, o->ctx, CHECK_KEY,
			_("the key is damaged; put it back: magang mend KEYS"),
			id);
	return 0;
}

int
check_keys_open(struct office *office, check_say say, void *ctx,
	struct ids *found, struct err *err)
{
	struct keys_opening o = { say, ctx, found };

	return keyring_each(office->store, look_row, &o, err);
}

static void
look_person(struct looking *l, uint64_t id)
{
	bool erased = record_has(&l->r, F_ERASED);
	struct person_keys keys;
	enum keyring_answer answer = KEYRING_FOUND;

	if (!ids_sorted_has(l->found, id)) {
		answer = keyring_get(l->office->store, id, &keys);
		seal_wipe(&keys, sizeof(keys));
	}
	if (answer == KEYRING_NONE)
		say_of(l->say, l->ctx, CHECK_KEY,
			_("the key is lost; put it back: magang mend KEYS"),
			id);
	else if (erased && answer == KEYRING_FOUND)
		say_of(l->say, l->ctx, CHECK_OFFICE,
			_("erased, but the key is there; erase once more"), id);
	else if (!erased && answer == KEYRING_DESTROYED)
		say_of(l->say, l->ctx, CHECK_OFFICE,
			_("the key is destroyed, but the data are there; "
			  "erase once more"),
			id);
}

static void
look_persons(struct looking *l)
{
	const uint8_t prefix = KIND_PERSON;
	struct walk w;

	walk_begin(&w, l->txn, TREE_REC, &prefix, 1);
	while (walk_next(&w))
		if (w.key.n == 9 && record_decode(&l->r, walk_id(&w), w.value.p,
					    w.value.n, 0))
			look_person(l, l->r.id);
	walk_end(&w);
}

static int
look_line(void *ctx, const struct register_line *line, struct err *err)
{
	struct looking *l = ctx;

	(void)err;
	if (line->word == REGISTER_ERASED &&
		record_load(l->txn, KIND_PERSON, line->number, 0, &l->r) &&
		!record_has(&l->r, F_ERASED))
		say_of(l->say, l->ctx, CHECK_OFFICE,
			_("erased by the register, but the data are here "
			  "again; erase once more"),
			line->number);
	return 0;
}

void
check_register_bad(size_t n, check_say say, void *ctx)
{
	char *text = xasprintf(_n("%zu line of the register is not right",
				       "%zu lines of the register are not "
				       "right",
				       n),
		n);

	say(ctx, CHECK_REGISTER, text);
	free(text);
}

/* A backup of before would bring them back. */
static int
look_missing(struct looking *l, const char *path, struct err *err)
{
	struct ids missing = { 0 };
	int rc = erasures_missing(l->office, l->txn, path, &missing, err);

	if (!rc && missing.n) {
		char *text = xasprintf(
			_n("%zu erasure is missing in the register '%s'; put "
			   "a copy of it back, or write it there again: magang "
			   "backup FILE",
				"%zu erasures are missing in the register "
				"'%s'; put a copy of it back, or write them "
				"there again: magang backup FILE",
				missing.n),
			missing.n, path);

		l->say(l->ctx, CHECK_REGISTER, text);
		free(text);
	}
	ids_release(&missing);
	return rc;
}

static int
pass_line(void *ctx, const struct register_line *line, struct err *err)
{
	(void)ctx;
	(void)line;
	(void)err;
	return 0;
}

/* The store has a copy of its register, which may be whole. */
static void
say_own_bad(struct looking *l, const char *path, size_t n)
{
	struct store *store = l->office->store;
	char *dir = xstrndup(path, strlen(path) - strlen(".register"));
	char *inside = register_inside(dir), *text;
	struct buf line = BUF_INIT;
	struct err none = ERR_INIT;
	size_t bad = 0;

	if (!register_is(inside) ||
		register_read(store, inside, l->office->cluster, pass_line,
			NULL, &bad, &none) ||
		bad) {
		check_register_bad(n, l->say, l->ctx);
	} else {
		buf_adds(&line, "cp ");
		quoted_put(&line, inside);
		buf_addc(&line, ' ');
		quoted_put(&line, path);
		text = xasprintf(_("lines of the register were altered (%zu); "
				   "this puts the copy of the store in its "
				   "place: %s"),
			n, buf_str(&line));
		l->say(l->ctx, CHECK_REGISTER, text);
		free(text);
	}
	buf_release(&line);
	free(inside);
	free(dir);
}

static int
look_register(struct looking *l, struct err *err)
{
	char *path = register_of(l->office->store);
	size_t bad = 0;
	int rc = look_missing(l, path, err);

	if (!rc && register_is(path))
		rc = register_read(l->office->store, path, l->office->cluster,
			look_line, l, &bad, err);
	if (!rc && bad)
		say_own_bad(l, path, bad);
	free(path);
	return rc;
}

int
check_keys(struct office *office, struct txn *txn, const struct ids *found,
	check_say say, void *ctx, struct err *err)
{
	struct looking *l = xcalloc(1, sizeof(*l));
	int rc;

	l->office = office;
	l->txn = txn;
	l->found = found;
	l->say = say;
	l->ctx = ctx;
	look_persons(l);
	rc = look_register(l, err);
	if (!rc && pending_is(office->store))
		say(ctx, CHECK_BESIDE,
			_("an erasure is not at its end; the next start of "
			  "magang ends it"));
	free(l);
	return rc;
}
