/* SPDX-License-Identifier: MIT */
#include "load_certificates.h"

#include "keys.h"
#include "load.h"
#include "load_letters.h"
#include "names.h"

#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/i18n.h"
#include "magang/program/certificate.h"

#define TEXT_MAX 2000 /* bytes of a text */
#define SIGNERS_MAX 4

static void
certificate_pattern(struct load *l, const struct raw_certificate *r,
	struct certificate *out)
{
	const struct node *n = r->number;
	const char *fault;

	out->number = CERTIFICATE_PATTERN;
	if (n == NULL || !node_scalar(&l->src, n, r->raw.who))
		return;
	out->number = n->text;
	fault = certificate_pattern_fault(n->text);
	if (fault)
		node_fault(&l->src, n, "certificate_number", r->raw.who,
			"'%s': %s", n->text, _(fault));
}

/* One that is of health is for others to tick. */
static int
certificate_document(struct load *l, const struct raw_certificate *r)
{
	const struct node *n = r->document;
	int at;

	if (n == NULL || !node_scalar(&l->src, n, r->raw.who))
		return -1;
	at = program_document(l->p, n->text);
	if (at < 0)
		node_fault(&l->src, n, "unknown_document", r->raw.who,
			_("there is no document '%s'"), n->text);
	else if (l->p->documents[at].date.privacy == PRIVACY_HEALTH)
		node_fault(&l->src, n, "certificate_health", r->raw.who,
			_("'%s' is of health, and a certificate for everybody"),
			n->text);
	return at;
}

static void
check_part(struct load *l, const struct raw_certificate *r,
	const struct node *n, const struct letter_part *part)
{
	const struct node at = load_text_place(n, part->text - part->named);
	const char *word = arena_strndup(l->scratch, part->text, part->n);
	struct nearest near;

	if (!part->named)
		return;
	if (part->broken)
		node_fault(&l->src, &at, "open_brace", r->raw.who,
			_("'{' is not closed in its line; write '{{' for a "
			  "brace"));
	else if (certificate_word_of(part->text, part->n) ==
		 CERTIFICATE_WORD_COUNT)
		node_fault(&l->src, &at, "unknown_placeholder", r->raw.who,
			_("{%s} is no word of certificates%s"), word,
			nearest_hint(&near, word, certificate_words,
				CERTIFICATE_WORD_COUNT));
}

static void
check_text(
	struct load *l, const struct raw_certificate *r, const struct node *n)
{
	struct letter_part part;
	const char *at = n->text;

	if (n->kind != NODE_SCALAR || l->trusted)
		return;
	if (n->len > TEXT_MAX)
		node_fault(&l->src, n, "too_long", r->raw.who,
			_("the text of a certificate has at most %d bytes"),
			TEXT_MAX);
	while (letter_next(&at, &part))
		check_part(l, r, n, &part);
}

static void
certificate_text(struct load *l, const struct raw_certificate *r,
	struct certificate *out)
{
	const struct node *n = r->text;

	if (n == NULL || !read_lines(&l->src, n, r->raw.who, &out->text))
		return;
	if (n->kind == NODE_SCALAR)
		check_text(l, r, n);
	for (n = n->first; n != NULL; n = n->next)
		check_text(l, r, n);
}

static void
certificate_signers(struct load *l, const struct raw_certificate *r,
	struct certificate *out)
{
	const struct node *n = r->signers;
	struct signer *rows;

	if (n == NULL)
		return;
	if (n->kind != NODE_LIST || n->n > SIGNERS_MAX) {
		node_fault(&l->src, n, "signers", r->raw.who,
			_("'%s' is a list of at most %d: lines that begin with "
			  "'-'"),
			n->key->text, SIGNERS_MAX);
		return;
	}
	rows = arena_array(l->src.arena, n->n + 1, sizeof(*rows));
	for (n = n->first; n != NULL; n = n->next) {
		struct raw_signer raw = { 0 };

		schema_read(&l->src, program_pages[PAGE_SIGNER], n, &raw,
			r->raw.who);
		rows[out->n_signers++] = raw.s;
	}
	out->signers = rows;
}

static void
load_certificate(struct load *l, const struct raw_certificate *r,
	struct certificate *out)
{
	*out = r->c;
	out->name = r->raw.name;
	out->line = r->raw.at->line;
	out->in_cohort = r->cohort == 1;
	out->document = certificate_document(l, r);
	out->on = load_stage_list(l, r->on, r->raw.who, &out->n_on);
	out->condition = load_expr(l, r->condition, r->raw.who, EXPR_WANT_TRI);
	certificate_pattern(l, r, out);
	certificate_text(l, r, out);
	certificate_signers(l, r, out);
}

void
load_certificates(struct load *l)
{
	LOAD_LIST(l, certificates, load_certificate);
}
