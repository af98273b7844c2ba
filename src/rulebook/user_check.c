/* SPDX-License-Identifier: MIT */
#include "magang/rulebook/user_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/pubkey.h"
#include "magang/identity/area.h"
#include "magang/record/change.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/parsed.h"
#include "magang/rulebook/program_cache.h"
#include "magang/rulebook/user_keys.h"

#define NAME_MOST 32
#define FIELD_TEXT (USER_KEYS_BYTES + 1) /* of the longest */
#define KEYS_MOST 16

bool
user_name_valid(const char *name)
{
	static const char more[] = "abcdefghijklmnopqrstuvwxyz0123456789_-.";
	size_t n = strspn(name, more);

	return name[0] >= 'a' && name[0] <= 'z' && name[n] == '\0' &&
	       n <= NAME_MOST;
}

struct user_checking {
	struct rulebook *book;
	struct txn *txn;
	const struct record *user;
	char text[FIELD_TEXT]; /* of the field */
	char *word;
	struct areas *areas;   /* while areas are asked about */
	char whose[USER_WORD]; /* who has the key that was asked about */
};

static enum user_fault
fault_if(struct user_checking *c, bool wrong, enum user_fault fault,
	const char *word)
{
	if (wrong)
		snprintf(c->word, USER_WORD, "%.*s", USER_WORD - 1, word);
	return wrong ? fault : USER_FINE;
}

static enum user_fault
check_name(struct user_checking *c)
{
	/* by:me is who asks; the others would be taken for no name at all */
	static const char *const meant[] = { "me", "any", "all", "none" };
	uint64_t other = access_user_named(c->txn, c->text);

	if (!user_name_valid(c->text))
		return fault_if(c, true, USER_NAME, c->text);
	for (size_t i = 0; i < ARRAY_SIZE(meant); i++)
		if (strcmp(c->text, meant[i]) == 0)
			return fault_if(c, true, USER_RESERVED, c->text);
	return fault_if(c, other && other != c->user->id, USER_TAKEN, c->text);
}

static enum user_fault
check_uid(struct user_checking *c)
{
	int64_t uid = record_number(c->user, F_USER_UID, -1);
	struct record *other;
	enum user_fault fault = USER_FINE;
	uint64_t id;

	if (uid < 0)
		return USER_FINE;
	id = access_user_of_uid(c->txn, (uint32_t)(uid / DECIMAL_ONE));
	if (!id || id == c->user->id)
		return USER_FINE;
	other = xmalloc(sizeof(*other));
	if (record_load(c->txn, KIND_USER, id, 0, other)) {
		record_text(other, F_USER_NAME, c->text, sizeof(c->text));
		fault = fault_if(c, !record_has(other, F_USER_CLOSED), USER_UID,
			c->text);
	}
	free(other);
	return fault;
}

static enum user_fault
check_role(struct user_checking *c)
{
	const struct roles *roles = &c->book->roles;
	bool found = false;

	for (size_t i = 0; i < roles->n; i++)
		found |= strcmp(roles->rows[i].name, c->text) == 0;
	return fault_if(c, !found, USER_ROLE, c->text);
}

/* Asks about each word of the field, of which there are at most so many. */
static enum user_fault
each_word(struct user_checking *c, size_t most, enum user_fault fault,
	bool (*is_there)(struct user_checking *c, const char *word))
{
	char *save = NULL;
	size_t n = 0;

	for (char *w = strtok_r(c->text, ACCESS_BETWEEN, &save); w;
		w = strtok_r(NULL, ACCESS_BETWEEN, &save))
		if (++n > most || !is_there(c, w))
			return fault_if(c, true, fault, w);
	return USER_FINE;
}

static bool
has_regency(struct user_checking *c, const char *word)
{
	uint64_t code = area_code_parse(word);

	return c->areas && area_level(code) == AREA_REGENCY &&
	       area_find(c->areas, code, NULL);
}

static bool
has_program(struct user_checking *c, const char *word)
{
	return rulebook_program_named(c->book, c->txn, word) != NULL;
}

static enum user_fault
check_areas(struct user_checking *c)
{
	struct err none = ERR_INIT;
	enum user_fault fault;

	if (!c->text[0])
		return USER_FINE;
	c->areas = parsed_areas(c->book->parsed, c->txn, &none);
	fault = each_word(c, ACCESS_AREAS, USER_AREA, has_regency);
	areas_free(c->areas);
	return fault;
}

static enum user_fault
check_programs(struct user_checking *c)
{
	return each_word(c, ACCESS_PROGRAMS, USER_PROGRAM, has_program);
}

struct other_key {
	const struct user_checking *c;
	struct pubkey key;
	char *whose; /* USER_WORD bytes */
};

static void
compare_key(void *ctx, const struct record *user, const struct pubkey *key)
{
	struct other_key *o = ctx;

	if (user->id != o->c->user->id && pubkey_same(key, &o->key))
		record_text(user, F_USER_NAME, o->whose, USER_WORD);
}

/* Keys of a user are few: each is compared with those before it. */
static bool
is_before(const char *first, const char *word, const struct pubkey *key)
{
	struct pubkey before;

	for (; first < word; first += strlen(first) + 1)
		if (pubkey_parse(first, &before) && pubkey_same(&before, key))
			return true;
	return false;
}

static bool
is_key(struct user_checking *c, const char *word)
{
	struct other_key o = { .c = c, .whose = c->whose };

	if (!pubkey_parse(word, &o.key) || is_before(c->text, word, &o.key))
		return false;
	user_keys_each(c->txn, compare_key, &o);
	return !c->whose[0];
}

static enum user_fault
check_keys(struct user_checking *c)
{
	enum user_fault fault = each_word(c, KEYS_MOST, USER_KEY, is_key);

	return fault && c->whose[0] ? fault_if(c, true, USER_KEY_OF, c->whose)
				    : fault;
}

static const struct {
	uint16_t field;
	enum user_fault (*check)(struct user_checking *c);
} checks[] = {
	{ F_USER_NAME, check_name },
	{ F_USER_UID, check_uid },
	{ F_USER_ROLE, check_role },
	{ F_USER_AREAS, check_areas },
	{ F_USER_PROGRAMS, check_programs },
	{ F_USER_KEYS, check_keys },
};

/* The fault of that field alone; USER_FINE for fields that have no rule. */
static enum user_fault
check_field(struct rulebook *book, struct txn *txn, const struct record *user,
	uint16_t field, char word[USER_WORD])
{
	struct user_checking c = {
		.book = book, .txn = txn, .user = user, .word = word
	};

	word[0] = '\0';
	record_text(user, field, c.text, sizeof(c.text));
	for (size_t i = 0; i < ARRAY_SIZE(checks); i++)
		if (checks[i].field == field)
			return checks[i].check(&c);
	return USER_FINE;
}

enum user_fault
user_check(struct rulebook *book, struct txn *txn, const struct op *op,
	const struct record *user, char word[USER_WORD])
{
	enum user_fault fault = USER_FINE;

	for (size_t i = 0; !fault && i < op->n; i++) {
		const uint16_t field = op->f[i].id;

		if (record_has(user, field))
			fault = check_field(book, txn, user, field, word);
		else if (field == F_USER_CLOSED)
			fault = check_field(book, txn, user, F_USER_UID, word);
	}
	return fault;
}

/* ---- in words ------------------------------------------------------------ */

static int
say_role(struct rulebook *book, const char *word, struct err *err)
{
	struct buf names = BUF_INIT;

	for (size_t i = 0; i < book->roles.n; i++)
		buf_addf(&names, "%s%s", i ? ", " : "",
			book->roles.rows[i].name);
	err_set(err, MG_EDATA, _("there is no role '%s'; there are: %s"), word,
		buf_str(&names));
	buf_release(&names);
	return err->code;
}

int
user_fault_say(struct rulebook *book, enum user_fault fault, const char *word,
	struct err *err)
{
	switch (fault) {
	case USER_FINE:
		break;
	case USER_NAME:
		return err_set(err, MG_EDATA,
			_("'%s' is no user name: small letters, digits, '_', "
			  "'-' and '.', a letter first, at most 32"),
			word);
	case USER_RESERVED:
		return err_set(err, MG_EDATA,
			_("'%s' means something else in searches; take another "
			  "name"),
			word);
	case USER_TAKEN:
		return err_set(err, MG_ETAKEN,
			_("there is a user '%s' already"), word);
	case USER_UID:
		return err_set(err, MG_ETAKEN,
			_("this uid is that of user '%s'"), word);
	case USER_ROLE:
		return say_role(book, word, err);
	case USER_AREA:
		return err_set(err, MG_EDATA,
			_("'%s' is no regency of the table of areas, or one "
			  "too many; write codes like 32.05"),
			word);
	case USER_KEY:
		return err_set(err, MG_EDATA,
			_("'%s' is no public key of OpenSSH, stands there "
			  "twice, or is one too many; add one by: magang keys "
			  "add USER FILE.pub"),
			word);
	case USER_KEY_OF:
		return err_set(err, MG_ETAKEN,
			_("this key is that of user '%s'; everybody has a key "
			  "of his own"),
			word);
	case USER_PROGRAM:
		return err_set(err, MG_EDATA,
			_("there is no program '%s', or it is one too many; "
			  "see: magang program list"),
			word);
	}
	return 0;
}
