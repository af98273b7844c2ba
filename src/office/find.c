/* SPDX-License-Identifier: MIT */
/* Names and numbers as people type them, to records and fields. */
#include "magang/office/find.h"

#include "magang/office/office.h"
#include "magang/office/reads.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/identity/nik.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/program_cache.h"
#include "magang/record/change.h"
#include "magang/record/certificate_state.h"
#include "magang/record/change_read.h"
#include "magang/record/dict.h"
#include "magang/record/index.h"
#include "magang/record/trace.h"
#include "magang/store/journal.h"
#include "magang/store/txn.h"

/* What nobody but its author may know of. */
static bool
is_secret(const struct record *r)
{
	const struct kind_info *k = kind_info(r->kind);

	return k->others && k->others(r) == NOBODY_ELSE;
}

/* Numbers are given one after another: those of secrets would tell their authors
 * how many others have come between. */
char *
office_number(struct office *office, struct txn *txn, const struct record *r,
	char out[NUMBER_TEXT])
{
	const struct program *p = kind_is(r->kind, KIND_OF_PROGRAM)
					  ? case_program(office, txn, r)
					  : NULL;

	if (is_secret(r)) {
		snprintf(out, NUMBER_TEXT, "%.7s-***",
			kind_info(r->kind)->prefix);
		return out;
	}
	return number_format(out,
		p && p->prefix ? p->prefix : kind_info(r->kind)->prefix, r->id);
}

char *
office_number_of(struct office *office, struct txn *txn, enum kind kind,
	uint64_t id, char out[NUMBER_TEXT])
{
	struct record *r = xmalloc(sizeof(*r));

	if (record_load(txn, kind, id, RECORD_UNCHECKED, r))
		office_number(office, txn, r, out);
	else
		number_format(out, kind_info(kind)->prefix, id);
	free(r);
	return out;
}

#define PROGRAMS 64 /* that are asked for their prefix */

static const char *
longest_prefix(struct office *office, struct txn *txn, enum kind kind)
{
	const char *longest = kind_info(kind)->prefix;
	uint16_t numbers[PROGRAMS];
	size_t n = 0;

	if (kind_is(kind, KIND_OF_PROGRAM))
		n = office_program_numbers(txn, numbers, PROGRAMS);
	for (size_t i = 0; i < n; i++) {
		const struct program *p =
			office_program(office, txn, numbers[i], 0);

		if (p && p->prefix && strlen(p->prefix) > strlen(longest))
			longest = p->prefix;
	}
	return longest;
}

int
office_number_columns(struct office *office, struct txn *txn, enum kind kind)
{
	const uint8_t prefix = (uint8_t)kind;
	char number[NUMBER_TEXT];
	struct walk w;
	uint64_t last;

	walk_begin(&w, txn, TREE_REC, &prefix, 1);
	last = walk_back(&w) ? walk_id(&w) : (uint64_t)1 << 32;
	walk_end(&w);
	return (int)strlen(
		number_format(number, longest_prefix(office, txn, kind), last));
}

char *
office_store_mark(const struct office *office, char out[STORE_MARK])
{
	snprintf(out, STORE_MARK, "s%016llx",
		(unsigned long long)office->cluster);
	return out;
}

static bool
op_is_of(void *ctx, const struct op *op)
{
	return op->id == *(const uint64_t *)ctx;
}

/* What the change was about that took it away; 0: not known. */
static uint64_t
gone_from(struct office *office, struct txn *txn, enum kind kind, uint64_t id,
	enum kind *of)
{
	struct buf hold = BUF_INIT;
	struct err unread = ERR_INIT;
	struct log_entry e;
	struct change c;
	struct trace t;
	uint64_t seq = 0, about = 0;

	trace_of_record(&t, txn, kind, id);
	trace_next(&t, &seq);
	trace_end(&t);
	change_init(&c, ACT_SET);
	if (seq && journal_read(txn, seq, &hold, &e) &&
		!change_decode_some(
			&c, office->store, &e.change, op_is_of, &id, &unread))
		for (size_t i = 0; i < c.n && !about; i++)
			if (c.ops[i].kind == kind && c.ops[i].id == id)
				about = op_subject(&c.ops[i], of);
	change_release(&c);
	buf_release(&hold);
	return about;
}

/* A decision that was taken back is told by its case. */
static int
say_gone(struct office *office, struct txn *txn, enum kind kind, uint64_t id,
	const char *text, struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	char number[NUMBER_TEXT];
	enum kind of = KIND_NONE;
	uint64_t about = kind_is(kind, KIND_WITHIN)
				 ? gone_from(office, txn, kind, id, &of)
				 : 0;

	if (about && office_sees(office, txn, of, about, r))
		err_set(err, MG_ENOENT,
			_("'%s' was taken back; what it was, by whom it was "
			  "taken back and when: magang show %s --why"),
			text, office_number(office, txn, r, number));
	else
		err_set(err, MG_ENOENT, _("there is no record '%s'"), text);
	free(r);
	return MG_ENOENT;
}

static int
find_number(struct office *office, const char *text, enum kind *kind,
	uint64_t *id, struct err *err)
{
	struct record *r;
	struct txn *txn;
	char prefix[8], number[NUMBER_TEXT];
	bool bad, found;
	int rc;

	if (!number_parse(text, prefix, id, &bad))
		return MG_ENOENT;
	if (bad)
		return err_set(err, MG_EUSAGE,
			_("'%s': the last digit does not fit; one digit is "
			  "wrong or missing"),
			text);
	*kind = kind_of_prefix(prefix);
	rc = txn_read(office->store, &txn, err);
	if (rc)
		return rc;
	r = xmalloc(sizeof(*r));
	found = office_sees(office, txn, *kind, *id, r);
	if (found) {
		/* JP-… of a case in another program is a slip of the prefix. */
		office_number(office, txn, r, number);
		found = strncmp(number, prefix, strlen(prefix)) == 0;
		*id = r->id; /* of whom it was merged with */
	}
	free(r);
	rc = found ? 0 : txn_fault(txn, err);
	if (!found && !rc)
		rc = say_gone(office, txn, *kind, *id, text, err);
	txn_abort(txn);
	return rc;
}

static int
find_nik(struct office *office, const char *text, uint64_t *id, struct err *err)
{
	struct value v = value_text(text);
	struct record *r;
	struct buf words = BUF_INIT;
	struct txn *txn;
	int rc = txn_read(office->store, &txn, err);

	if (rc)
		return rc;
	r = xmalloc(sizeof(*r));
	*id = index_first(txn, IX_NIK, digits_key(&v), 0);
	rc = office_read(office, READ_NUMBER, *id, digits_key(&v), err);
	if (!rc && !*id)
		rc = err_set(
			err, MG_ENOENT, _("nobody has the NIK '%s'"), text);
	else if (!rc && !office_sees(office, txn, KIND_PERSON, *id, r) &&
		 !(rc = office_elsewhere(office, txn, *id, &words, err)))
		rc = err_set(err, MG_EACCESS, "%s", buf_str(&words));
	txn_abort(txn);
	buf_release(&words);
	free(r);
	return rc;
}

static size_t
count_digits(const char *s)
{
	size_t n = 0;

	for (; *s; s++)
		n += isdigit((unsigned char)*s) != 0;
	return n;
}

/* Users first: "dewi12" has the form of a number, too. */
static bool
find_user(struct office *office, const char *text, uint64_t *id)
{
	struct err unused = ERR_INIT;
	struct txn *txn;

	if (strlen(text) > 32 || txn_read(office->store, &txn, &unused))
		return false;
	*id = access_user_named(txn, text);
	txn_abort(txn);
	return *id != 0;
}

/* "WB-2026-00001", as it is printed: not a case with a digit that does not fit. */
static bool
is_certificate_number(const char *text)
{
	const char *year = strchr(text, '-');
	const char *count = year ? strchr(year + 1, '-') : NULL;

	return count && count - year == 5 && strlen(count + 1) >= 5 &&
	       count_digits(year) == 4 + strlen(count + 1);
}

static bool
find_certificate(struct office *office, const char *text, uint64_t *id)
{
	struct err unused = ERR_INIT;
	struct record *r;
	struct txn *txn;
	bool found;

	if (txn_read(office->store, &txn, &unused))
		return false;
	r = xmalloc(sizeof(*r));
	*id = certificate_numbered(txn, text);
	found = *id && office_sees(office, txn, KIND_CERTIFICATE, *id, r);
	txn_abort(txn);
	free(r);
	return found;
}

/* "JP-000020-7 Anih Setiawan", as lists of people print it: what stands before the
 * name. `text` where it is no such number. */
static const char *
number_before_name(const char *text, char out[NUMBER_TEXT])
{
	const char *blank = strchr(text, ' ');
	const size_t n = blank ? (size_t)(blank - text) : 0;
	char prefix[8];
	uint64_t id;
	bool bad;

	if (!n || n >= NUMBER_TEXT)
		return text;
	memcpy(out, text, n);
	out[n] = '\0';
	return number_parse(out, prefix, &id, &bad) && !bad ? out : text;
}

int
office_find(struct office *office, const char *text, enum kind *kind,
	uint64_t *id, struct err *err)
{
	char number[NUMBER_TEXT];
	int rc;

	if (find_user(office, text, id)) {
		*kind = KIND_USER;
		return 0;
	}
	text = number_before_name(text, number);
	rc = find_number(office, text, kind, id, err);
	if (rc && is_certificate_number(text)) {
		*err = (struct err)ERR_INIT;
		*kind = KIND_CERTIFICATE;
		rc = find_certificate(office, text, id)
			     ? 0
			     : err_set(err, MG_ENOENT,
				       _("there is no record '%s'"), text);
	}
	if (rc == MG_ENOENT && !err->code && count_digits(text) == NIK_DIGITS) {
		*kind = KIND_PERSON;
		rc = find_nik(office, text, id, err);
	}
	if (rc == MG_ENOENT && !err->code)
		return err_set(err, MG_ENOENT,
			_("'%s' is no number of a record (MG-000123-4), no NIK "
			  "and "
			  "no user"),
			text);
	return rc ? rc
		  : access_need(&office->access, kind_info(*kind)->read, err);
}

/* ---- fields ------------------------------------------------------------- */

const struct fdef *
office_field(struct office *office, struct txn *txn, enum kind kind,
	const char *name, size_t len)
{
	const struct fdef *f = kind_field(kind, name, len);
	const struct program *p;
	char text[DICT_NAME + 1];

	if (f || !kind_is(kind, KIND_OF_PROGRAM) || len > DICT_NAME)
		return f;
	memcpy(text, name, len);
	text[len] = '\0';
	for (uint16_t no = 0;
		!f && (p = office_program_next(office, txn, &no));)
		for (size_t j = 0; !f && j < p->n_fields; j++)
			if (strcmp(p->fields[j].name, text) == 0)
				f = &p->fields[j];
	return f;
}

const struct fdef *
office_field_id(struct office *office, struct txn *txn, const struct record *r,
	uint16_t id)
{
	const struct program *p =
		kind_is(r->kind, KIND_OF_PROGRAM) && id >= F_PROGRAM
			? case_program(office, txn, r)
			: NULL;

	return field_of(p, (enum kind)r->kind, id);
}

const struct fdef *
office_field_ever(struct office *office, struct txn *txn,
	const struct record *r, uint16_t id)
{
	const struct fdef *f = NULL;
	const struct program *p;
	uint16_t no = 0;

	if (id < F_PROGRAM)
		return core_field(id);
	if (r)
		f = office_field_id(office, txn, r, id);
	while (!f && (p = office_program_next(office, txn, &no)))
		f = field_of(p, KIND_CASE, id);
	return f;
}
