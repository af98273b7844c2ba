/* SPDX-License-Identifier: MIT */
#include "apply_certificate.h"

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/num.h"
#include "magang/casework/certify.h"
#include "magang/casework/refusal.h"
#include "magang/log/given.h"
#include "magang/program/certificate.h"
#include "magang/record/certificate_state.h"
#include "magang/rulebook/program_cache.h"

#include "apply_check.h"
#include "apply_refuse.h"

/* ---- numbers -------------------------------------------------------------- */

/* Numbers that are written otherwise may look the same to who compares letters and
 * digits: those are left out. */
static void
give_number(struct applier *ap, const struct program *p,
	const struct certificate *c, struct record *r)
{
	const uint16_t program = (uint16_t)record_number(r, F_PROGRAM_NO, 0);
	struct buf number = BUF_INIT;
	int year, month, day;
	uint64_t nth;

	date_to_civil(ap->c->date, &year, &month, &day);
	do {
		buf_clear(&number);
		nth = given_next(ap->txn, program,
			certificate_by_year(c) ? (uint16_t)year : 0);
		certificate_number(p, c, year, nth, &number);
	} while (certificate_numbered(ap->txn, buf_str(&number)));
	record_set_number(r, F_CERT_NTH, (int64_t)nth * DECIMAL_ONE);
	record_set_text(r, F_CERT_NUMBER,
		arena_strndup(ap->arena, buf_str(&number), number.len));
	buf_release(&number);
}

/* It keeps its version: nobody has changed it. */
static void
set_state(struct applier *ap, uint64_t id, enum certificate_state from,
	enum certificate_state to)
{
	const struct record *person;

	if (!applier_load(ap, KIND_CERTIFICATE, id, &ap->old) ||
		certificate_state(&ap->old) != from)
		return;
	person = applier_person(ap, &ap->old);
	ap->child = ap->old;
	certificate_set_state(&ap->child, to);
	applier_write(ap, &ap->old, &ap->child, person, person);
}

void
applier_register(struct applier *ap, struct record *r)
{
	const struct certificate *c;
	const struct program *p;

	if (!record_has(r, F_CERT_NUMBER) &&
		certificate_terms(ap->book, ap->txn, r, &p, &c))
		give_number(ap, p, c, r);
	if (record_has(r, F_CERT_REPLACES))
		set_state(ap, (uint64_t)record_number(r, F_CERT_REPLACES, 0),
			CERTIFICATE_GIVEN, CERTIFICATE_REPLACED);
}

void
applier_certificate_gone(struct applier *ap, const struct record *r, bool goes)
{
	if (goes && record_has(r, F_CERT_REPLACES))
		set_state(ap, (uint64_t)record_number(r, F_CERT_REPLACES, 0),
			CERTIFICATE_REPLACED, CERTIFICATE_GIVEN);
}

/* ---- given ---------------------------------------------------------------- */

/* Of the same case and kind, and its place was free until now. */
static int
check_replaces(struct applier *ap, const struct record *new)
{
	struct record *old = &ap->child;
	const uint64_t id = (uint64_t)record_number(new, F_CERT_REPLACES, 0);
	const bool there = record_load(
		ap->txn, KIND_CERTIFICATE, id, RECORD_UNCHECKED, old);

	if (!there || !record_same(old, new, F_DECISION_CASE) ||
		!record_same(old, new, F_CERT_OF) ||
		!record_same(old, new, F_SEAT_COHORT))
		return applier_refuse(ap, MG_EDATA, "certificate");
	/* applier_register() has taken one that was valid out of force */
	if (certificate_state(old) != CERTIFICATE_REPLACED ||
		certificate_successor(ap->txn, old, &ap->parent))
		return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_NOT_VALID);
	return 0;
}

static int
check_completed(struct applier *ap, const struct record *new,
	const struct record *person)
{
	struct certifying c = { .book = ap->book,
		.txn = ap->txn,
		.kase = &ap->child,
		.person = person,
		.today = ap->c->date };
	const char *why = NULL;
	char name[64];
	int rc;

	record_text(new, F_CERT_OF, name, sizeof(name));
	if (!applier_load(ap, KIND_CASE,
		    (uint64_t)record_number(new, F_DECISION_CASE, 0),
		    &ap->child))
		return applier_refuse(ap, MG_ENOENT, "about");
	if (!record_same(new, &ap->child, F_PROGRAM_NO) ||
		!record_same(new, &ap->child, F_VERSION))
		return applier_refuse(ap, MG_EDATA, "certificate");
	rc = certify_ask(&c, name, &why);
	if (rc)
		return applier_refuse(ap, rc, "%s", why);
	return c.decision == (uint64_t)record_number(new, F_CERT_DECISION, 0) &&
			       c.cohort == (uint64_t)record_number(
						   new, F_SEAT_COHORT, 0)
		       ? 0
		       : applier_refuse(ap, MG_EDATA, "certificate");
}

static int
check_new(struct applier *ap, const struct op *op, const struct record *new,
	const struct record *person)
{
	int rc = 0;

	if (op_sets(op, F_CERT_NUMBER) || op_sets(op, F_CERT_NTH) ||
		certificate_state(new) != CERTIFICATE_GIVEN ||
		record_has(new, F_CERT_COPIES) ||
		record_has(new, F_CERT_REVOKED) ||
		record_has(new, F_CERT_REASON) || !op_sets(op, F_CERT_NAME) ||
		record_number(new, F_DATE, 0) != ap->c->date)
		return applier_refuse(ap, MG_EDATA, "certificate");
	if (!person)
		return applier_refuse(ap, MG_ENOENT, "person");
	/* what was completed was so when the first one was given */
	if (!record_has(new, F_CERT_REPLACES))
		rc = check_completed(ap, new, person);
	if (!rc && !record_has(new, F_CERT_NUMBER))
		rc = applier_refuse(ap, MG_ENOENT, REFUSED_NO_CERTIFICATE);
	return rc;
}

/* ---- printed, revoked ----------------------------------------------------- */

static int
check_printed(struct applier *ap, const struct record *old,
	const struct record *new, const struct record *person)
{
	if (record_number(new, F_CERT_COPIES, 0) !=
			record_number(old, F_CERT_COPIES, 0) + DECIMAL_ONE ||
		record_number(new, F_CERT_PRINTED, 0) != ap->c->date ||
		!record_same(old, new, F_CERT_STATE) ||
		!record_same(old, new, F_CERT_REVOKED) ||
		!record_same(old, new, F_CERT_REASON))
		return applier_refuse(ap, MG_EDATA, "certificate");
	if (certificate_state(new) != CERTIFICATE_GIVEN)
		return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_NOT_VALID);
	if (!certificate_is_named(new))
		return applier_refuse(ap, MG_EERASED, "person");
	return !person || certificate_names(new, person)
		       ? 0
		       : applier_refuse(ap, MG_ENOTALLOWED, REFUSED_RENAMED);
}

static int
check_revoked(
	struct applier *ap, const struct record *old, const struct record *new)
{
	const bool back = certificate_state(new) == CERTIFICATE_GIVEN &&
			  certificate_state(old) == CERTIFICATE_REVOKED;

	if (back && applier_takes_back(ap))
		return record_has(new, F_CERT_REVOKED)
			       ? applier_refuse(ap, MG_EDATA, "certificate")
			       : 0;
	if (certificate_state(old) != CERTIFICATE_GIVEN ||
		certificate_state(new) != CERTIFICATE_REVOKED)
		return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_NOT_VALID);
	if (!record_has(new, F_CERT_REVOKED))
		return applier_refuse(ap, MG_EDATA, "certificate_reason");
	return 0;
}

int
applier_check_certificate(struct applier *ap, const struct judged *j)
{
	const struct record *old = j->old, *new = j->new;
	int rc = 0;

	if (ap->recorded)
		return 0;
	if (!old) {
		if (record_has(new, F_CERT_REPLACES))
			rc = check_replaces(ap, new);
		return rc || !ap->fresh ? rc
					: check_new(ap, j->op, new, j->person);
	}
	if (!record_same(old, new, F_CERT_COPIES) ||
		!record_same(old, new, F_CERT_PRINTED))
		return check_printed(ap, old, new, j->person);
	return check_revoked(ap, old, new);
}

bool
applier_is_registered(const struct record *old, const struct record *new)
{
	return old && new->kind == KIND_CERTIFICATE &&certificate_state(new) !=
			      certificate_state(old);
}

int
applier_check_certificate_goes(struct applier *ap, const struct judged *j)
{
	const struct record *old = j->old;
	if (record_has(old, F_CERT_COPIES))
		return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_PRINTED);
	return applier_takes_back(ap) &&
			       certificate_state(old) == CERTIFICATE_GIVEN
		       ? 0
		       : applier_refuse(
				 ap, MG_ENOTALLOWED, REFUSED_IN_REGISTER);
}
