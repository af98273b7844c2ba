/* SPDX-License-Identifier: MIT */
#include "magang/view/certify_list.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/casework/rolls.h"
#include "magang/office/office.h"
#include "magang/ops/ops_certificate.h"
#include "magang/record/certificate_state.h"
#include "magang/record/fields.h"
#include "magang/record/twin.h"

struct class_look {
	struct office *office;
	struct txn *txn;
};

/* ---- the class ------------------------------------------------------------ */

/* room[0]: the certificate; room[1]: for its person. */
static char *
old_name(const struct class_look *l, struct record room[2])
{
	char name[256];

	if (!office_sees_person(l->office, l->txn, &room[0], &room[1]) ||
		!certificate_is_named(&room[0]) ||
		certificate_names(&room[0], &room[1]))
		return NULL;
	return xstrdup(record_text(&room[0], F_CERT_NAME, name, sizeof(name)));
}

/* The one of that name that is valid. */
static void
find_certificate(const struct class_look *l, const char *name,
	struct certify_row *row, struct record room[3])
{
	struct record *sought = &room[0], *r = &room[1];

	record_init(sought, KIND_CERTIFICATE, 0);
	record_set_number(sought, F_DECISION_CASE, (int64_t)row->kase);
	record_set_text(sought, F_CERT_OF, name);
	certificate_set_state(sought, CERTIFICATE_GIVEN);
	row->certificate = twin_of(l->txn, sought, r);
	row->printed = row->certificate &&
		       office_sees(l->office, l->txn, KIND_CERTIFICATE,
			       row->certificate, r) &&
		       record_has(r, F_CERT_COPIES);
	row->named = row->certificate && r->id == row->certificate
			     ? old_name(l, &room[1])
			     : NULL;
}

/* Of those whom the caller sees. */
static void
read_class(const struct class_look *l, uint64_t cohort, const char *name,
	struct certify_list *list)
{
	struct record *room = xmalloc(3 * sizeof(*room));
	struct rolls rolls;

	rolls_seen(&l->office->access, l->txn, cohort, ROLLS_ENROLLED, &rolls);
	for (size_t i = 0; i < rolls.n; i++) {
		struct certify_row row = { .roll = rolls.rows[i].roll };

		if (!office_sees(l->office, l->txn, KIND_SEAT, rolls.rows[i].id,
			    room))
			continue;
		row.kase = (uint64_t)record_number(room, F_DECISION_CASE, 0);
		find_certificate(l, name, &row, room);
		VEC_GROW(list->rows, list->n, list->cap);
		list->rows[list->n++] = row;
	}
	rolls_release(&rolls);
	free(room);
}

/* ---- those who have none --------------------------------------------------- */

static void
stays(void *ctx, uint64_t kase, const char *why)
{
	struct certify_list *list = ctx;

	for (size_t i = 0; i < list->n; i++)
		if (list->rows[i].kase == kase && !list->rows[i].why)
			list->rows[i].why = xstrdup(why);
}

/* None who gets one is no fault: it is told of each. */
static int
ask_rest(struct office *office, const char *name, struct certify_list *list,
	struct err *err)
{
	struct giving g = {
		.name = name, .try = true, .told = stays, .ctx = list
	};
	struct receipt receipt = { 0 };
	struct err none = ERR_INIT;
	struct ids ids = { 0 };
	int rc;

	for (size_t i = 0; i < list->n; i++)
		if (!list->rows[i].certificate)
			ids_add(&ids, list->rows[i].kase);
	g.cases = ids.rows;
	g.n = ids.n;
	rc = g.n ? op_certificates_give(office, &g, &receipt, &none) : 0;
	ids_release(&ids);
	return rc && receipt.stayed < g.n ? err_set(err, rc, "%s", none.text)
					  : 0;
}

int
certify_list_ask(struct office *office, uint64_t cohort, const char *name,
	struct certify_list *list, struct err *err)
{
	struct class_look l = { .office = office };
	int rc = office_look(office, &l.txn, err);

	certify_list_release(list);
	if (rc)
		return rc;
	read_class(&l, cohort, name, list);
	office_look_end(l.txn);
	return ask_rest(office, name, list, err);
}

void
certify_list_release(struct certify_list *list)
{
	while (list->n) {
		free(list->rows[--list->n].why);
		free(list->rows[list->n].named);
	}
	free(list->rows);
	*list = (struct certify_list){ 0 };
}

/* ---- parts ---------------------------------------------------------------- */

enum certify_part
certify_part(const struct certify_row *row)
{
	if (row->why)
		return CERTIFY_STAYS;
	if (!row->certificate)
		return CERTIFY_GETS;
	if (row->named)
		return CERTIFY_RENAMED;
	return row->printed ? CERTIFY_PRINTED : CERTIFY_TO_PRINT;
}

size_t
certify_count(const struct certify_list *list, enum certify_part part)
{
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++)
		n += certify_part(&list->rows[i]) == part;
	return n;
}
