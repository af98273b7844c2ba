/* SPDX-License-Identifier: MIT */
#include "magang/view/record_choices.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/program/program.h"
#include "magang/record/dict.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"
#include "magang/record/record.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

struct record_choosing {
	struct office *office;
	struct txn *txn;
	const struct kind_info *to;
	uint16_t program; /* its number; 0: of any */
	struct arena *arena;
	struct choice *rows;
	size_t n;
};

static const char *
keep(struct record_choosing *ch, const char *text)
{
	return arena_strndup(ch->arena, text, strlen(text));
}

static void
choose_programs(struct record_choosing *ch)
{
	uint16_t all[RECORD_CHOICES];
	size_t n = office_program_numbers(ch->txn, all, RECORD_CHOICES);

	for (size_t i = 0; i < n; i++) {
		const struct program *p =
			rulebook_program(&ch->office->book, ch->txn, all[i], 0);
		struct choice *c = &ch->rows[ch->n];

		if (!p || !access_program(&ch->office->access, all[i]))
			continue;
		c->code = keep(ch, p->name);
		for (int l = 0; l < LANG_COUNT; l++)
			if (p->label.text[l])
				c->label.text[l] = keep(ch, p->label.text[l]);
		ch->n++;
	}
}

static bool
is_meant(const struct record_choosing *ch, const struct record *r)
{
	const uint16_t scope = ch->to->scope.program;

	return access_sees(&ch->office->access, ch->txn, r) &&
	       !record_has(r, F_USER_CLOSED) &&
	       (!scope || !ch->program ||
		       record_number(r, scope, 0) == ch->program);
}

/* false: that is one too many. */
static bool
choose_record(struct record_choosing *ch, const struct record *r)
{
	char name[256], number[NUMBER_TEXT];
	const char *label;

	if (!is_meant(ch, r))
		return true;
	if (ch->n == RECORD_CHOICES)
		return false;
	label = keep(
		ch, record_text(r, ch->to->name_field, name, sizeof(name)));
	ch->rows[ch->n++] = (struct choice){
		ch->to->flags & KIND_NAMED
			? label
			: keep(ch,
				  number_format(number, ch->to->prefix, r->id)),
		{ { label, label, label } },
	};
	return true;
}

static void
choose_records(struct record_choosing *ch)
{
	const uint8_t prefix = (uint8_t)ch->to->kind;
	struct record *r = xmalloc(sizeof(*r));
	bool few = true;
	struct walk w;

	walk_begin(&w, ch->txn, TREE_REC, &prefix, 1);
	while (few && walk_next(&w)) {
		few = !record_decode(r, walk_id(&w), w.value.p, w.value.n,
			      RECORD_UNCHECKED) ||
		      choose_record(ch, r);
	}
	walk_end(&w);
	if (!few)
		ch->n = 0;
	free(r);
}

size_t
record_choices(struct office *office, const struct fdef *f,
	const struct program *program, struct arena *arena,
	const struct choice **out)
{
	struct record_choosing ch = {
		.office = office, .to = kind_to(f), .arena = arena
	};
	struct err unread = ERR_INIT;

	if (!ch.to || kind_is_owner(ch.to->kind) || ch.to->owner ||
		access_need(&office->access, ch.to->read, &unread) ||
		txn_read(office->store, &ch.txn, &unread))
		return 0;
	ch.rows = arena_array(arena, RECORD_CHOICES, sizeof(*ch.rows));
	if (program)
		ch.program =
			dict_number(ch.txn, DICT_PROGRAM, 0, program->name);
	if (ch.to->flags & KIND_VERSIONS)
		choose_programs(&ch);
	else
		choose_records(&ch);
	txn_abort(ch.txn);
	*out = ch.rows;
	return ch.n;
}
