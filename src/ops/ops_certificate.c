/* SPDX-License-Identifier: MIT */
#include "magang/ops/ops_certificate.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/certify.h"
#include "magang/casework/refusal.h"
#include "magang/record/certificate_state.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/rulebook/access.h"

#include "many.h"
#include "op_parts.h"

/* ---- given ---------------------------------------------------------------- */

static void
take_cohort(struct txn *txn, struct change *c, struct record *r, uint64_t id)
{
	struct record *cohort = xmalloc(sizeof(*cohort));
	char name[128];

	if (id && record_load(txn, KIND_COHORT, id, 0, cohort)) {
		record_set_number(r, F_SEAT_COHORT, (int64_t)id);
		record_text(cohort, F_COHORT_NAME, name, sizeof(name));
		record_set_text(r, F_CERT_CLASS,
			arena_strndup(c->arena, name, strlen(name)));
		if (record_has(cohort, F_COHORT_FROM))
			record_set(r, F_CERT_FROM,
				record_get(cohort, F_COHORT_FROM));
		if (record_has(cohort, F_COHORT_UNTIL))
			record_set(r, F_CERT_UNTIL,
				record_get(cohort, F_COHORT_UNTIL));
	}
	free(cohort);
}

static void
fill(struct office *office, struct txn *txn, struct change *c,
	const struct certifying *of, struct record *r)
{
	record_init(r, KIND_CERTIFICATE, 0);
	record_set_number(r, F_PERSON, (int64_t)record_owner(of->kase));
	record_set_number(r, F_DECISION_CASE, (int64_t)of->kase->id);
	record_set(r, F_PROGRAM_NO, record_get(of->kase, F_PROGRAM_NO));
	record_set(r, F_VERSION, record_get(of->kase, F_VERSION));
	record_set_text(r, F_CERT_OF, of->certificate->name);
	record_set_number(r, F_DATE, office->today);
	certificate_set_state(r, CERTIFICATE_GIVEN);
	if (of->decision)
		record_set_number(r, F_CERT_DECISION, (int64_t)of->decision);
	take_cohort(txn, c, r, of->cohort);
	certificate_take_name(r, of->person);
}

/* The paper of its case that it is: there since it was given, until it is revoked.
 * One that was there before stays. */
static void
put_paper(struct office *office, struct txn *txn, struct change *c,
	const struct record *certificate, bool there)
{
	const uint16_t id = certificate_paper(&office->book, txn, certificate);
	const struct value *given = record_get(certificate, F_DATE), *is;
	const struct value none = value_none();
	struct record *old = xmalloc(2 * sizeof(*old)), *new = old + 1;

	if (id && record_load(txn, KIND_CASE,
			  (uint64_t)record_number(
				  certificate, F_DECISION_CASE, 0),
			  0, old)) {
		*new = *old;
		is = record_get(old, id);
		if (there ? !is : is && value_equal(is, given))
			record_set(new, id, there ? given : &none);
		change_update(c, old, new);
	}
	free(old);
}

static int
give_one(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *kase, struct record *r,
	struct err *err)
{
	const struct giving *g = m->ctx;
	struct record *person = xmalloc(sizeof(*person));
	struct certifying of = { .book = &office->book,
		.txn = txn,
		.kase = kase,
		.person = person,
		.today = office->today,
		.blind = m->try && op_is_blind(office) };
	const char *why = "person";
	int rc = MG_ENOENT;

	if (record_load(txn, KIND_PERSON, record_owner(kase), 0, person))
		rc = certify_ask(&of, g->name ? g->name : "", &why);
	if (rc) {
		err_set(err, rc, "%s", refusal_text(rc, why));
	} else {
		fill(office, txn, c, &of, r);
		change_create(c, r, person->id);
		put_paper(office, txn, c, r, true);
	}
	free(person);
	return rc;
}

static void
tell_stays(const void *ctx, uint64_t kase, const char *why)
{
	const struct giving *g = ctx;

	if (g->told)
		g->told(g->ctx, kase, why);
}

int
op_certificates_give(struct office *office, const struct giving *g,
	struct receipt *out, struct err *err)
{
	struct many cases = { .kind = KIND_CASE,
		.act = ACT_CERTIFY,
		.each = give_one,
		.told = tell_stays,
		.ctx = g,
		.try = g->try,
		.chosen = g->cases,
		.n = g->n };
	int rc = access_need(&office->access, PERM_CERTIFY, err);

	return rc ? rc : op_many(office, &cases, out, err);
}

/* ---- replaced, revoked ---------------------------------------------------- */

static bool
is_said(const char *reason)
{
	return reason && reason[strspn(reason, " ")];
}

static int
say_why(struct err *err)
{
	return err_set(err, MG_EUSAGE, _("say why: --reason TEXT"));
}

/* As a new one would be, of the old one and of the name as it is now. */
static void
renew(struct office *office, const struct record *old,
	const struct record *person, struct record *new)
{
	static const uint16_t own[] = { F_CERT_NUMBER, F_CERT_NTH,
		F_CERT_COPIES, F_CERT_PRINTED };
	const struct value none = value_none();

	record_init(new, KIND_CERTIFICATE, 0);
	for (size_t i = 0; i < old->n; i++)
		record_set(new, old->f[i].id, &old->f[i].v);
	for (size_t i = 0; i < ARRAY_SIZE(own); i++)
		record_set(new, own[i], &none);
	record_set_number(new, F_DATE, office->today);
	record_set_number(new, F_CERT_REPLACES, (int64_t)old->id);
	certificate_take_name(new, person);
}

static int
replace_one(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *old, struct record *new,
	struct err *err)
{
	struct record *person = xmalloc(sizeof(*person));
	int rc = 0;

	if (certificate_state(old) != CERTIFICATE_GIVEN)
		rc = err_set(err, MG_ENOTALLOWED, "%s",
			refusal_text(MG_ENOTALLOWED, REFUSED_NOT_VALID));
	else if (!record_load(txn, KIND_PERSON, record_owner(old), 0, person))
		rc = err_set(err, MG_ENOENT, _("its person is not there"));
	if (!rc)
		renew(office, old, person, new);
	if (!rc && certificate_names(old, person))
		rc = err_set(err, MG_ENOENT,
			_("the name is as it is printed; put it right first "
			  "(magang set), or print the certificate again"));
	if (!rc) {
		change_create(c, new, person->id);
		op_reason(c, &c->ops[c->n - 1], m->ctx);
	}
	free(person);
	return rc;
}

int
op_certificates_replace(struct office *office, const uint64_t *ids, size_t n,
	const char *reason, struct receipt *out, struct err *err)
{
	struct many certificates = { .kind = KIND_CERTIFICATE,
		.act = ACT_CERTIFY,
		.each = replace_one,
		.ctx = reason,
		.chosen = ids,
		.n = n };
	int rc = access_need(&office->access, PERM_CERTIFY, err);

	if (!rc && !is_said(reason))
		rc = say_why(err);
	return rc ? rc : op_many(office, &certificates, out, err);
}

/* Words about who was erased would stand in clear, or nowhere. */
static int
check_words(const struct record *old, const char *reason, struct err *err)
{
	if (certificate_is_named(old))
		return is_said(reason) ? 0 : say_why(err);
	return is_said(reason)
		       ? err_set(err, MG_EERASED,
				 _("the data of this person were erased: it is "
				   "revoked without a word, with its day alone; "
				   "leave out --reason"))
		       : 0;
}

static int
revoke_one(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *old, struct record *new,
	struct err *err)
{
	int rc;

	(void)txn;
	if (certificate_state(old) != CERTIFICATE_GIVEN)
		return err_set(err, MG_ENOTALLOWED, "%s",
			refusal_text(MG_ENOTALLOWED, REFUSED_NOT_VALID));
	rc = check_words(old, m->ctx, err);
	if (rc)
		return rc;
	certificate_set_state(new, CERTIFICATE_REVOKED);
	record_set_number(new, F_CERT_REVOKED, office->today);
	if (certificate_is_named(old))
		record_set_text(new, F_CERT_REASON, m->ctx);
	change_update(c, old, new);
	if (certificate_is_named(old))
		put_paper(office, txn, c, old, false);
	return 0;
}

int
op_certificates_revoke(struct office *office, const uint64_t *ids, size_t n,
	const char *reason, struct receipt *out, struct err *err)
{
	struct many certificates = { .kind = KIND_CERTIFICATE,
		.act = ACT_CERTIFY,
		.each = revoke_one,
		.ctx = reason,
		.chosen = ids,
		.n = n };
	const int rc = access_need(&office->access, PERM_CERTIFY, err);

	return rc ? rc : op_many(office, &certificates, out, err);
}

/* ---- printed -------------------------------------------------------------- */

struct printing {
	const uint64_t *ids;
	size_t n;
	const char *reason;
};

static int
print_one(struct office *office, struct txn *txn, struct change *c,
	const struct printing *p, uint64_t id, struct record *r,
	struct err *err)
{
	struct record *old = r, *new = r + 1;
	int64_t copies;
	int rc = office_load_in(
		office, txn, KIND_CERTIFICATE, id, c->arena, old, err);

	if (rc)
		return rc;
	copies = record_number(old, F_CERT_COPIES, 0);
	if (certificate_state(old) != CERTIFICATE_GIVEN)
		return err_set(err, MG_ENOTALLOWED, "%s",
			refusal_text(MG_ENOTALLOWED, REFUSED_NOT_VALID));
	if (!certificate_is_named(old))
		return err_set(
			err, MG_EERASED, "%s", refusal_text(MG_EERASED, ""));
	if (copies && !is_said(p->reason))
		return err_set(err, MG_EUSAGE,
			_("it was printed before; say why it is printed again: "
			  "--reason TEXT"));
	*new = *old;
	record_set_number(new, F_CERT_COPIES, copies + DECIMAL_ONE);
	record_set_number(new, F_CERT_PRINTED, office->today);
	change_update(c, old, new);
	if (p->reason)
		op_reason(c, &c->ops[c->n - 1], p->reason);
	return 0;
}

static int
print_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	const struct printing *p = ctx;
	struct record *r = xmalloc(2 * sizeof(*r));
	int rc = access_need(&office->access, PERM_CERTIFY, err);

	for (size_t i = 0; !rc && i < p->n; i++)
		rc = print_one(office, txn, c, p, p->ids[i], r, err);
	free(r);
	return rc;
}

int
op_certificates_print(struct office *office, const uint64_t *ids, size_t n,
	const char *reason, struct receipt *out, struct err *err)
{
	struct printing p = { ids, n, reason };

	return op_run(office, ACT_PRINT, print_build, &p, out, err);
}
