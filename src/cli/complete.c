/* SPDX-License-Identifier: MIT */
/*
 * Values come from the tables of the program and from the store, where it opens
 * for this person; a store that does not open has no values, and nothing is
 * said about it.
 */
#include "complete.h"

#include "magang/view/codes.h"
#include "magang/view/record_choices.h"

#include <stdlib.h>
#include <string.h>

#include "command.h"

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/rulebook/places.h"

void
complete_offer(const struct completion *at, const char *word, const char *about)
{
	struct buf b = BUF_INIT;

	if (strncmp(word, at->typed, strlen(at->typed)) != 0)
		return;
	buf_add(&b, at->before, at->before_len);
	utf8_print(&b, word, -1);
	if (about) {
		buf_addc(&b, '\t');
		utf8_print(&b, about, -1);
	}
	buf_addc(&b, '\n');
	fwrite(buf_str(&b), 1, b.len, at->app->out);
	buf_release(&b);
}

void
complete_offer_key(const struct completion *at, const char *key, char sign,
	const char *about)
{
	char *word = xasprintf("%s%c", key, sign);

	complete_offer(at, word, about);
	free(word);
}

/* What is typed goes on behind the first `sign` in it; false: there is none. */
static bool
go_behind(struct completion *at, char sign)
{
	const char *p = strchr(at->typed, sign);

	if (!p)
		return false;
	if (!at->before_len)
		at->before = at->typed;
	at->before_len += (size_t)(p + 1 - at->typed);
	at->typed = p + 1;
	return true;
}

/* --- the program's own words ---------------------------------------------- */

static void
offer_kinds(const struct completion *at)
{
	for (int k = KIND_NONE + 1; k < KIND_COUNT; k++) {
		const struct kind_info *info = kind_info((enum kind)k);

		if (at->takes ? at->takes(info->kind)
			      : !kind_is(info->kind, KIND_TEXT))
			complete_offer(at, info->name,
				label_in(&info->label, at->app->lang, NULL));
	}
}

static void
offer_languages(const struct completion *at)
{
	for (int l = 0; l < LANG_COUNT; l++)
		complete_offer(at, lang_code((enum lang)l), NULL);
}

static void
offer_commands(const struct completion *at)
{
	const struct app *app = at->app;

	for (size_t i = 0; i < app->n_commands; i++)
		complete_offer(at, app->commands[i]->name,
			_(app->commands[i]->summary));
}

static void
offer_files(const struct completion *at)
{
	fputs(":files\n", at->app->out);
}

static void
offer_directories(const struct completion *at)
{
	fputs(":dirs\n", at->app->out);
}

/* --- programs ------------------------------------------------------------- */

static bool
opened(const struct completion *at)
{
	struct err ignored = ERR_INIT;

	return at->app->office || session_open(at->app, &ignored) == 0;
}

/* The program of the case that the first operand names; NULL: it names none. */
static const struct program *
program_of_case(const struct completion *at)
{
	struct office *office = at->app->office;
	struct err ignored = ERR_INIT;
	struct record *r = arena_alloc(at->app->arena, sizeof(*r));
	enum kind kind;
	uint64_t id;

	if (office_find(office, at->first, &kind, &id, &ignored) ||
		office_load(office, kind, id, at->app->arena, r, &ignored))
		return NULL;
	return office_program_of(office, r);
}

typedef void (*offer_program)(
	const struct completion *at, const struct program *p);

/* Of the case in the line, or of all programs within the caller's. */
static void
each_program(const struct completion *at, offer_program offer)
{
	struct office *office;
	struct err ignored = ERR_INIT;
	const struct program *p;
	struct txn *txn;

	if (!opened(at))
		return;
	office = at->app->office;
	p = program_of_case(at);
	if (p) {
		offer(at, p);
		return;
	}
	if (office_look(office, &txn, &ignored) != 0)
		return;
	for (uint16_t no = 0; (p = office_program_next(office, txn, &no));)
		if (access_program(&office->access, no))
			offer(at, p);
	office_look_end(txn);
}

static void
offer_name(const struct completion *at, const struct program *p)
{
	complete_offer(
		at, p->name, label_in(&p->label, at->app->lang, p->name));
}

static void
offer_stages_of(const struct completion *at, const struct program *p)
{
	for (size_t i = 0; i < p->n_stages; i++)
		complete_offer(at, p->stages[i].name,
			label_in(&p->stages[i].label, at->app->lang, NULL));
}

static void
offer_documents_of(const struct completion *at, const struct program *p)
{
	for (size_t i = 0; i < p->n_documents; i++)
		complete_offer(at, p->documents[i].name,
			label_in(&p->documents[i].label, at->app->lang, NULL));
}

static void
offer_activities_of(const struct completion *at, const struct program *p)
{
	for (size_t i = 0; i < p->n_activities; i++)
		complete_offer(at, p->activities[i].name,
			label_in(&p->activities[i].label, at->app->lang, NULL));
}

static void
offer_programs(const struct completion *at)
{
	each_program(at, offer_name);
}

static void
offer_stages(const struct completion *at)
{
	each_program(at, offer_stages_of);
}

static void
offer_documents(const struct completion *at)
{
	each_program(at, offer_documents_of);
}

/* Of the record in the line; without one what any record may have. */
static void
offer_activities(const struct completion *at)
{
	struct err ignored = ERR_INIT;
	struct activity_kind rows[ACTIVITIES_MAX];
	enum kind kind = KIND_NONE;
	uint64_t id;
	size_t n;

	if (!opened(at))
		return;
	if (office_find(at->app->office, at->first, &kind, &id, &ignored) != 0)
		each_program(at, offer_activities_of);
	n = activities_of(at->app->office, kind, program_of_case(at), rows);
	for (size_t i = 0; i < n; i++)
		complete_offer(at, rows[i].name,
			label_in(rows[i].label, at->app->lang, NULL));
}

/* --- records -------------------------------------------------------------- */

/* What a reference can point to, by number or name. */
static void
offer_targets(const struct completion *at, const struct fdef *f)
{
	const struct choice *rows = NULL;
	size_t n = opened(at) ? record_choices(at->app->office, f, NULL,
					at->app->arena, &rows)
			      : 0;

	for (size_t i = 0; i < n; i++) {
		const char *label =
			label_in(&rows[i].label, at->app->lang, NULL);

		complete_offer(at, rows[i].code,
			label && strcmp(label, rows[i].code) ? label : NULL);
	}
}

static void
offer_users(const struct completion *at)
{
	offer_targets(at, core_field(F_OFFICER));
}

/* --- settings ------------------------------------------------------------- */

static void
offer_setting_names(const struct completion *at)
{
	static const char *const names[] = { "site", "roles", "calendar",
		"areas" };

	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		complete_offer(at, names[i], NULL);
}

/* --- fields --------------------------------------------------------------- */

/* A kind by its name, or by the letters of a number. */
static enum kind
kind_of(const char *first)
{
	const struct kind_info *k = kind_by_name(first);
	char *prefix = xstrndup(first, strcspn(first, "-"));
	enum kind kind = k                    ? k->kind
			 : strchr(first, '-') ? kind_of_prefix(prefix)
					      : KIND_PERSON;

	free(prefix);
	return kind;
}

static void
offer_field(const struct completion *at, const struct fdef *f)
{
	const char *about = label_in(&f->label, at->app->lang, NULL);

	if (f->flags & FDEF_HIDDEN)
		return;
	if (at->sign)
		complete_offer_key(at, f->name, at->sign, about);
	else
		complete_offer(at, f->name, about);
}

static void
offer_fields_of(const struct completion *at, const struct program *p)
{
	for (size_t i = 0; i < p->n_fields; i++)
		offer_field(at, &p->fields[i]);
}

/* Fields of the kind in the line, each with the sign. */
static void
offer_fields(const struct completion *at, char sign)
{
	struct completion with = *at;
	const struct kind_info *k = kind_info(kind_of(at->first));

	with.sign = sign;
	for (size_t i = 0; i < k->n_fields; i++)
		offer_field(&with, &k->fields[i]);
	if (kind_is(k->kind, KIND_OF_PROGRAM))
		each_program(&with, offer_fields_of);
}

static void
offer_choices(const struct completion *at, const char *name, size_t len)
{
	enum kind kind = kind_of(at->first);
	const struct fdef *f = kind_field(kind, name, len);
	struct err ignored = ERR_INIT;
	struct txn *txn;

	if (!f && opened(at) &&
		office_look(at->app->office, &txn, &ignored) == 0) {
		f = office_field(at->app->office, txn, kind, name, len);
		office_look_end(txn);
	}
	if (f)
		offer_targets(at, f);
	for (size_t i = 0; f && i < f->n_choices; i++)
		complete_offer(at, f->choices[i].code,
			label_in(&f->choices[i].label, at->app->lang, NULL));
}

static void
offer_settings(const struct completion *at)
{
	struct completion value = *at;

	if (!go_behind(&value, '='))
		offer_fields(at, '=');
	else if (strncmp(at->typed, "program=", 8) == 0)
		offer_programs(&value);
	else
		offer_choices(&value, at->typed, strcspn(at->typed, "="));
}

static void
offer_columns(const struct completion *at)
{
	struct completion last = *at;

	while (go_behind(&last, ','))
		;
	offer_fields(&last, '\0');
}

/* --- filters -------------------------------------------------------------- */

static void
offer_sorts(const struct completion *at)
{
	offer_fields(at, '\0');
}

static void
offer_stages_asked(const struct completion *at)
{
	complete_offer(at, "open", NULL);
	offer_stages(at);
}

/* Rules that stop, or those that only warn, by the key before them. */
static void
offer_rules_of(const struct completion *at, const struct program *p)
{
	const char *key = at->before;

	for (size_t i = 0; i < p->n_rules; i++) {
		bool warns = p->rules[i].level == RULE_WARN;

		if (key[0] == 'u' || warns == (key[0] == 'w'))
			complete_offer(at, p->rules[i].name,
				label_in(
					&p->rules[i].say, at->app->lang, NULL));
	}
}

/* The line of the score and the marks of its parts stand among them. */
static void
offer_marks_of(const struct completion *at, const struct program *p)
{
	if (!p->has_score)
		return;
	complete_offer(at, RULE_SCORE, NULL);
	for (size_t i = 0; i < p->n_parts; i++) {
		char *name = xasprintf("%s.%s", RULE_SCORE, p->parts[i].name);

		if (p->parts[i].has_pass)
			complete_offer(at, name,
				label_in(&p->parts[i].label, at->app->lang,
					NULL));
		free(name);
	}
}

static void
offer_rules(const struct completion *at)
{
	each_program(at, offer_rules_of);
	if (at->before[0] != 'w')
		each_program(at, offer_marks_of);
}

static void
offer_quotas_of(const struct completion *at, const struct program *p)
{
	const char *name;

	for (size_t i = 0; (name = places_name(p, i)); i++)
		complete_offer(at, name, NULL);
}

static void
offer_quotas(const struct completion *at)
{
	complete_offer(at, "full", NULL);
	complete_offer(at, "free", NULL);
	each_program(at, offer_quotas_of);
}

static void
offer_named(const struct completion *at, const char *of, const char *name,
	const struct label *label)
{
	char *key = xasprintf("%s.%s", of, name);

	complete_offer_key(at, key, ':', label_in(label, at->app->lang, NULL));
	free(key);
}

static void
offer_parts_of(const struct completion *at, const struct program *p)
{
	for (size_t i = 0; i < p->n_parts; i++)
		offer_named(at, "part", p->parts[i].name, &p->parts[i].label);
	for (size_t i = 0; i < p->n_units; i++)
		offer_named(at, "unit", p->units[i].name, &p->units[i].label);
}

static void
offer_me(const struct completion *at)
{
	complete_offer(at, "me", NULL);
}

/* Keys of a filter that are no fields (query/query_parse.h). */
static const struct {
	const char *key;
	void (*offer)(const struct completion *at);
} filter_keys[] = {
	{ "age", NULL },
	{ "area", NULL },
	{ "assess", offer_me },
	{ "presence", NULL },
	{ "fails", offer_rules },
	{ "has", offer_documents },
	{ "missing", offer_documents },
	{ "program", offer_programs },
	{ "quota", offer_quotas },
	{ "score", NULL },
	{ "sort", offer_sorts },
	{ "stage", offer_stages_asked },
	{ "unknown", offer_rules },
	{ "warns", offer_rules },
};

static void
offer_keys(const struct completion *at)
{
	for (size_t i = 0; i < ARRAY_SIZE(filter_keys); i++)
		complete_offer_key(at, filter_keys[i].key, ':', NULL);
	if (kind_is(kind_of(at->first), KIND_OF_PROGRAM))
		each_program(at, offer_parts_of);
	offer_fields(at, ':');
}

static void
offer_filters(const struct completion *at)
{
	struct completion value = *at;
	size_t len = strcspn(at->typed, ":");

	if (!go_behind(&value, ':')) {
		offer_keys(at);
		return;
	}
	while (go_behind(&value, ','))
		;
	for (size_t i = 0; i < ARRAY_SIZE(filter_keys); i++)
		if (strlen(filter_keys[i].key) == len &&
			strncmp(filter_keys[i].key, at->typed, len) == 0 &&
			filter_keys[i].offer) {
			filter_keys[i].offer(&value);
			return;
		}
	offer_choices(&value, at->typed, len);
}

/* --- names ---------------------------------------------------------------- */

static const struct {
	const char *name;
	void (*offer)(const struct completion *at);
} values[] = {
	{ "KIND", offer_kinds },
	{ "FILE", offer_files },
	{ "DIR", offer_directories },
	{ "FROM", offer_files },
	{ "LANG", offer_languages },
	{ "COMMAND", offer_commands },
	{ "PROGRAM", offer_programs },
	{ "STAGE", offer_stages },
	{ "DOCUMENT", offer_documents },
	{ "ACTIVITY", offer_activities },
	{ "USER", offer_users },
	{ "SETTING", offer_setting_names },
	{ "FIELD=VALUE", offer_settings },
	{ "FILTER", offer_filters },
	{ "A,B,C", offer_columns },
};

void
complete_value(const struct completion *at, const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(values); i++)
		if (strcmp(values[i].name, name) == 0)
			values[i].offer(at);
}
