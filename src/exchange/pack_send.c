/* SPDX-License-Identifier: MIT */
#include "magang/exchange/pack_send.h"

#include "magang/exchange/pack_sheet.h"
#include "magang/office/pack_code.h"
#include "magang/office/reads.h"
#include "magang/ops/ops_pack.h"
#include "magang/program/program.h"

int
pack_send(struct office *office, const struct pack_sheet *s,
	const struct pack_seal *seal, struct receipt *out, struct err *err)
{
	char signature[2 * SIGN_SIZE + 1];
	const struct packing p = { .program = s->number,
		.version = s->program->version,
		.pack = s->pack->name,
		.to = s->pack->to,
		.code = s->code,
		.as_of = s->as_of,
		.cases = &s->cases,
		.ranking = s->ranking,
		.digest = seal->digest,
		.content = s->content,
		.signature = hex_format(signature, seal->signature, SIGN_SIZE),
		.key = seal->key };
	int rc = office_reads_room(office, READ_EXPORT, &s->persons, err);

	if (!rc && s->same)
		out->id = s->same;
	else if (!rc)
		rc = op_pack_make(office, &p, out, err);
	if (!rc)
		office_reads_note(office, READ_EXPORT, &s->persons);
	return rc;
}
