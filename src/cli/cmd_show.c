/* SPDX-License-Identifier: MIT */
#include "show.h"
#include "show_case.h"
#include "show_fields.h"
#include "show_lists.h"
#include "show_why.h"

#include "command.h"
#include "magang/view/result_words.h"
#include "magang/view/growth_words.h"
#include "magang/view/letter.h"
#include "magang/view/statement_words.h"

#include "magang/base/arena.h"
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/office/calls.h"
#include "magang/office/find.h"
#include "magang/office/reads.h"

struct show_args {
	bool json, reveal, why, phone;
};

static const struct opt options[] = {
	{ 0, "why", OPT_FLAG, AT(struct show_args, why), NULL,
		N_("of a case: what each decision was made on"), 0, 0 },
	{ 0, "reveal", OPT_FLAG, AT(struct show_args, reveal), NULL,
		N_("NIK and phones in full, where your role allows it"), 0, 0 },
	{ 0, "phone", OPT_FLAG, AT(struct show_args, phone), NULL,
		N_("only the telephone, in full, of whose case you have; it is "
		   "noted"),
		0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct show_args, json), NULL,
		N_("as one JSON document"), 0, 0 },
};

/* The person of a case, and whom the page is about. */
static void
show_whom(struct show *s)
{
	char number[NUMBER_TEXT], name[256];
	uint64_t id = (uint64_t)record_number(&s->record, F_PERSON, 0);

	record_init(&s->person, KIND_PERSON, id);
	if (!kind_has_stage(s->record.kind))
		return;
	office_sees(s->office, s->style.txn, KIND_PERSON, id, &s->person);
	record_own(&s->person, s->app->arena);
	text_number(s->office, s->style.txn, KIND_PERSON, id, number);
	page_item(&s->page, "person", _("Person"), number, 0);
	page_item(&s->page, "person_name", _("Name"),
		record_text(&s->person, F_NAME, name, sizeof(name)), 0);
}

static void
show_growth(struct show *s)
{
	struct growth g;

	growth_read(&s->office->book, s->style.txn, &s->record, &g);
	growth_tables(&s->page, &s->style, &s->record, &g);
	growth_release(&g);
}

static void
show_letter(struct show *s)
{
	struct buf text = BUF_INIT;

	letter_text(&s->style, &s->record, &text);
	page_item(&s->page, "text", NULL, buf_str(&text), 0);
	page_heading(&s->page, _("As it reads"));
	for (char *p = text.data; p && *p;) {
		const size_t n = strcspn(p, "\n");

		page_line(&s->page, "%.*s", (int)n, p);
		p += n + (p[n] == '\n');
	}
	buf_release(&text);
}

static int
show_record(struct show *s, struct err *err)
{
	int rc = office_look(s->office, &s->style.txn, err);

	if (rc)
		return rc;
	office_number(s->office, s->style.txn, &s->record, s->number);
	page_item(&s->page, "kind", NULL, kind_info(s->record.kind)->name, 0);
	page_item(&s->page, "number", _("Number"), s->number, 0);
	page_count(&s->page, "seen", _("Version seen"), s->record.seq);
	if (kind_is(s->record.kind, KIND_OF_PROGRAM))
		s->program = case_program(s->office, s->style.txn, &s->record);
	show_whom(s);
	if (s->program)
		show_answers(s);
	show_fields(s);
	if (s->program) {
		show_documents(s);
		result_page(&s->page, &s->style, &s->record);
		show_departure(s);
		show_followup(s);
		show_turn(s);
		show_proposed(s);
		show_rules(s);
		show_moves(s);
	}
	if (s->record.kind == KIND_ORGANISATION)
		show_growth(s);
	if (s->record.kind == KIND_LETTER)
		show_letter(s);
	if (s->record.kind == KIND_STATEMENT)
		statement_page(&s->page, &s->style, &s->record);
	if (show_asks_why(s))
		show_why(s);
	office_look_end(s->style.txn);
	s->style.txn = NULL;
	return 0;
}

/* As it is printed, one part after another. */
static int
show_whole(struct show *s, struct err *err)
{
	int rc = show_record(s, err);

	if (!rc)
		rc = show_parts(s, err);
	if (!rc && s->as->more)
		rc = s->as->more(s, err);
	return page_end(&s->page, rc);
}

int
show_print(struct app *app, const char *word, const struct show_as *as,
	struct err *err)
{
	struct show *s = arena_alloc(app->arena, sizeof(*s));
	int rc;

	s->app = app;
	s->as = as;
	s->office = app->office;
	s->style.office = app->office;
	s->style.reveal = as->reveal;
	s->style.form = as->json ? OUT_JSON : OUT_TABLE;
	rc = text_show(app, word, as->kind, &s->record, err);
	if (!rc && as->reveal)
		rc = office_read_full(s->office, &s->record, err);
	if (rc)
		return rc;
	office_reads_keep(s->office);
	rc = show_asks_why(s) ? show_why_read(s, err) : 0;
	if (!rc) {
		page_start(&s->page, app, as->json);
		rc = show_whole(s, err);
	}
	decided_release(&s->decided);
	return rc;
}

static int
show_phone(struct app *app, const char *word, struct err *err)
{
	struct record *r = arena_alloc(app->arena, sizeof(*r));
	struct buf text = BUF_INIT;
	int rc = text_show(app, word, KIND_NONE, r, err);

	if (!rc)
		rc = office_phone(
			app->office, (enum kind)r->kind, r->id, &text, err);
	if (!rc)
		out_line(app->out, "%s", buf_str(&text));
	buf_release(&text);
	return rc;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct show_args *a = args;
	const struct show_as as = {
		.json = a->json, .reveal = a->reveal, .why = a->why
	};

	(void)n;
	return a->phone ? show_phone(app, words[0], err)
			: show_print(app, words[0], &as, err);
}

const struct command cmd_show = {
	.name = "show",
	.summary = N_("everything about one record"),
	.usage = "NUMBER",
	.examples = "magang show MG-000123-4\n"
		    "magang show 3205055203989001\n"
		    "magang show JP-000871-5 --why\n"
		    "magang show JP-000871-5 --json\n"
		    "magang show JP-000871-5 --phone\n",
	.more = N_("The version seen is what 'magang set --seen' takes."),
	OPTIONS(options, struct show_args),
	.min = 1,
	.max = 1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_READ),
};
