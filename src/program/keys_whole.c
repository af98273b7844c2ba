/* SPDX-License-Identifier: MIT */
/* The whole file, its fields and papers, days before and after. */
#include "keys_rows.h"

static const char *const words_type[] = {
#define TYPE_WORD(type, word, row) word,
	FDEF_TYPES(TYPE_WORD)
#undef TYPE_WORD
		NULL
};
static const char *const words_privacy[] = { "public", "personal", "health",
	NULL };
static const char *const words_target[] = { "total", "regency", NULL };
static const char *const words_target_per[] = { "all", "year", NULL };
static const char *const words_grades[] = { "a, b, c", "a, b", "a", NULL };
static const char *const words_currency[] = { "rupiah", "yen", NULL };
static const char *const words_then[] = { "erase", "anonymise", NULL };

static const struct schema top_rows[] = {
	{ "program", S_TEXT, true, AT(top, name), NULL, 0, 40, NULL,
		N_("name: small letters, digits, -"),
		N_("the name of the program, the same in all its versions") },
	{ "version", S_INT, true, AT(top, version), NULL, 1, 65535, NULL, NULL,
		N_("counts up; a case keeps its version until it is moved "
		   "into another") },
	{ "valid", S_NODE, false, AT(top, valid), NULL, 0, 0, NULL,
		N_("DATE .. DATE, one side may be empty"),
		N_("planned starts that this version is for") },
	{ "approval", S_WORD, false, AT(top, approval), words_approval, 0, 0,
		"none", NULL,
		N_("second person: not who installed this version moves cases "
		   "into it; nor into one that leaves this out") },
	{ "prefix", S_TEXT, true, AT(top, prefix), NULL, 0, 4, NULL,
		N_("2 to 4 capital letters that no other numbers begin with"),
		N_("the letters before the number of a case") },
	{ "label", S_LABEL, true, AT(top, label), NULL, 0, 0, NULL, NULL,
		N_("what people call the program") },
	{ "partner", S_TEXT, false, AT(top, partner), NULL, 0, 200, NULL, NULL,
		N_("who the program is run with") },
	{ "owner", S_TEXT, false, AT(top, owner), NULL, 0, 200, NULL, NULL,
		N_("the office that answers for it") },
	{ "core", S_NODE, false, AT(top, core), NULL, 0, 0, NULL,
		N_("FIELD: {required:, label:}"),
		N_("fields of every person that this program asks for") },
	{ "fields", S_NODE, false, AT(top, fields), NULL, 0, 0, NULL,
		N_("SECTION: {label:, FIELD: {...}}"),
		N_("its own fields, in the order of the paper form") },
	{ "documents", S_NODE, false, AT(top, documents), NULL, 0, 0, NULL,
		N_("NAME: {...}"), N_("papers that an applicant brings") },
	{ "stages", S_NODE, true, AT(top, stages), NULL, 0, 0, NULL,
		N_("NAME: {...}"), N_("where a case can stand, in order") },
	{ "moves", S_NODE, true, AT(top, moves), NULL, 0, 0, NULL,
		N_("list of {from:, to:, ...}"),
		N_("ways from one stage to another; there are no others") },
	{ "rules", S_NODE, false, AT(top, rules), NULL, 0, 0, NULL,
		N_("NAME: {...}"), N_("who may take part") },
	{ "score", S_NODE, false, AT(top, score), NULL, 0, 0, NULL,
		N_("{line:, parts:}"), N_("how applicants are put in order") },
	{ "quotas", S_NODE, false, AT(top, quotas), NULL, 0, 0, NULL,
		N_("NAME: {...}"), N_("how many places there are, for whom") },
	{ "cohorts", S_NODE, false, AT(top, cohorts), NULL, 0, 0, NULL,
		N_("{if:, join_until:, attendance:, causes:, units:, complete:}"),
		N_("what holds for its classes") },
	{ "slots", S_NODE, false, AT(top, slots), NULL, 0, 0, NULL,
		N_("{conditions:, stay:, host_quota:}"),
		N_("what holds for places at hosts") },
	{ "activities", S_NODE, false, AT(top, activities), NULL, 0, 0, NULL,
		N_("NAME: {...}"), N_("what is done and counted") },
	{ "assessments", S_NODE, false, AT(top, assessments), NULL, 0, 0, NULL,
		N_("NAME: {...}"),
		N_("what several people give points for, each for himself") },
	{ "deadlines", S_NODE, false, AT(top, deadlines), NULL, 0, 0, NULL,
		N_("NAME: {...}"), N_("days that must not be missed") },
	{ "appeals", S_NODE, false, AT(top, appeals), NULL, 0, 0, NULL,
		N_("{within:, decide:}"),
		N_("a decision that declined may be contested; without: "
		   "none") },
	{ "letters", S_NODE, false, AT(top, letters), NULL, 0, 0, NULL,
		N_("NAME: {...}"),
		N_("what is written to a person when his case is decided") },
	{ "certificates", S_NODE, false, AT(top, certificates), NULL, 0, 0,
		NULL, N_("NAME: {...}"),
		N_("what is given for what was completed") },
	{ "packs", S_NODE, false, AT(top, packs), NULL, 0, 0, NULL,
		N_("NAME: {...}"),
		N_("lists that go to a partner as a file and come back filled "
		   "in") },
	{ "departure", S_NODE, false, AT(top, departure), NULL, 0, 0, NULL,
		N_("{date:, papers:, from:, to:, warn:}"),
		N_("the papers that must be good on the day of the flight") },
	{ "contact", S_NODE, false, AT(top, contact), NULL, 0, 0, NULL,
		N_("{tries:, again:}"),
		N_("how often somebody is called who does not answer") },
	{ "protection", S_NODE, false, AT(top, protection), NULL, 0, 0, NULL,
		N_("{cap:, currency:, from:, say:, yen:}"),
		N_("the most that may be asked of a person, and what a yen is "
		   "worth") },
	{ "targets", S_NODE, false, AT(top, targets), NULL, 0, 0, NULL,
		N_("NAME: {...}"), N_("what the program is to reach") },
	{ "outcomes", S_NODE, false, AT(top, outcomes), NULL, 0, 0, NULL,
		N_("NAME: {...}"),
		N_("what becomes of somebody, and what that counts for") },
	{ "retention", S_NODE, false, AT(top, retention), NULL, 0, 0, NULL,
		N_("STAGE or completed, failed, left: {...}"),
		N_("how long personal data are kept after the end") },
};
const struct schema_page page_top = PAGE("(top)", N_("program"), top_rows);

static const struct schema section_rows[] = {
	{ "label", S_LABEL, true, AT(section, label), NULL, 0, 0, NULL, NULL,
		N_("the head of this page of the form; the other keys are "
		   "fields") },
};
const struct schema_page page_section =
	PAGE("fields: SECTION", N_("section"), section_rows);

static const struct schema field_rows[] = {
	{ "label", S_LABEL, true, AT(field, f.label), NULL, 0, 0, NULL, NULL,
		N_("what stands before the field") },
	{ "type", S_WORD, true, AT(field, type), words_type, 0, 0, NULL, NULL,
		N_("what may be filled in") },
	{ "values", S_NODE, false, AT(field, values), NULL, 0, 0, NULL,
		N_("[CODE, ...] or CODE: {label}"),
		N_("choice, level, choices: the codes; a level from low to "
		   "high") },
	{ "range", S_NODE, false, AT(field, range), NULL, 0, 0, NULL,
		N_("A .. B"), N_("number, money: the bounds") },
	{ "digits", S_NODE, false, AT(field, digits), NULL, 0, 0, NULL,
		N_("N or A .. B"), N_("digits: how many") },
	{ "length", S_NODE, false, AT(field, length), NULL, 0, 0, NULL,
		N_("N or A .. B"), N_("texts: characters, at most N") },
	{ "level", S_NODE, false, AT(field, level), NULL, 0, 0, NULL,
		N_("regency, district, village or A .. B"),
		N_("area: how exact it must be") },
	{ "to", S_WORD, false, AT(field, to), words_to, 0, 0, "none", NULL,
		N_("ref: what it points to") },
	{ "required", S_NODE, false, AT(field, required), NULL, 0, 0, NULL,
		N_("STAGE"), N_("the stage that cannot be left without it") },
	{ "privacy", S_WORD, false, AT(field, privacy), words_privacy, 0, 0,
		"public", NULL,
		N_("personal: masked in lists; health: only for who may see "
		   "health") },
	{ "repeat", S_FLAG, false, AT(field, repeat), NULL, 0, 0, "no", NULL,
		N_("a key takes over the value of the last person") },
	{ "verify", S_FLAG, false, AT(field, verify), NULL, 0, 0, "no", NULL,
		N_("is typed twice") },
};
const struct schema_page page_field =
	PAGE("fields: SECTION: FIELD", N_("field"), field_rows);

static const struct schema core_rows[] = {
	{ "required", S_NODE, false, AT(core, required), NULL, 0, 0, NULL,
		N_("STAGE"), N_("the stage that cannot be left without it") },
	{ "label", S_NODE, false, AT(core, label), NULL, 0, 0, NULL,
		N_("{id:, en:, ja:} or a text"),
		N_("what this program calls it") },
	{ "verify", S_FLAG, false, AT(core, verify), NULL, 0, 0, "no", NULL,
		N_("is typed twice") },
};
const struct schema_page page_core =
	PAGE("core: FIELD", N_("core field"), core_rows);

static const struct schema document_rows[] = {
	{ "label", S_LABEL, true, AT(document, d.label), NULL, 0, 0, NULL, NULL,
		N_("the name of the paper") },
	{ "required", S_NODE, false, AT(document, required), NULL, 0, 0, NULL,
		N_("STAGE"), N_("the stage that cannot be left without it") },
	{ "valid", S_SPAN, false, AT(document, d.valid), NULL, 0, 0, NULL, NULL,
		N_("how long it is good from its date, not in working days; "
		   "without: for ever") },
	{ "until", S_NODE, false, AT(document, until), NULL, 0, 0, NULL,
		N_("FIELD"),
		N_("the field with the last day it is good, of type date; "
		   "where it is filled in it goes before 'valid'") },
	{ "privacy", S_WORD, false, AT(document, privacy), words_privacy, 0, 0,
		"public", NULL, N_("as of a field") },
	{ "if", S_NODE, false, AT(document, condition), NULL, 0, 0, NULL,
		N_("EXPRESSION"), N_("only needed where this is yes") },
};
const struct schema_page page_document =
	PAGE("documents: NAME", N_("document"), document_rows);

static const struct schema contact_rows[] = {
	{ "tries", S_INT, true, AT(contact, tries), NULL, 1, 50, NULL, NULL,
		N_("a person who was called or visited in vain so many times, "
		   "one after the other, is unreachable: a task of each case "
		   "that is open, and a filter") },
	{ "again", S_SPAN, false, AT(contact, again), NULL, 0, 0, NULL, NULL,
		N_("the next try is a task, so long after the last one, or "
		   "after who was reached asked for it; what is tried before "
		   "that does not count, and without it one try a day") },
};
const struct schema_page page_contact =
	PAGE("contact", N_("contact"), contact_rows);

static const struct schema target_rows[] = {
	{ "total", S_COUNT, true, AT(target, total), NULL, 0, 100000000, NULL,
		NULL, N_("how many") },
	{ "by", S_WORD, false, AT(target, by), words_target, 0, 0, "total",
		NULL, N_("regency: is counted for each") },
	{ "per", S_WORD, false, AT(target, per), words_target_per, 0, 0, "all",
		NULL,
		N_("year: who has an outcome of that year counts in it, and "
		   "each year begins with nobody; all: whoever has one that "
		   "holds") },
	{ "shares", S_NODE, false, AT(target, shares), NULL, 0, 0, NULL,
		N_("AREA: N"), N_("how many for each regency") },
	{ "grades", S_WORD, false, AT(target, grades), words_grades, 0, 0,
		"a, b, c", NULL,
		N_("of outcomes that count: a proved, b seen, c told") },
	{ "until", S_NODE, false, AT(target, until), NULL, 0, 0, NULL,
		N_("DATE"), N_("the day by which it is to be reached") },
};
const struct schema_page page_target =
	PAGE("targets: NAME", N_("target"), target_rows);

static const struct schema outcome_rows[] = {
	{ "label", S_LABEL, true, AT(outcome, o.label), NULL, 0, 0, NULL, NULL,
		N_("what has become") },
	{ "counts_for", S_NODE, false, AT(outcome, counts_for), NULL, 0, 0,
		NULL, N_("TARGET"),
		N_("who has it counts for this target; one that takes the "
		   "place of another is for the same") },
	{ "digits", S_INT, false, AT(outcome, o.digits), NULL, 1, 40, NULL,
		NULL,
		N_("its number has as many; without: any letters and digits") },
	{ "ends", S_FLAG, false, AT(outcome, o.ends), NULL, 0, 0, "no", NULL,
		N_("who has it counts for nothing from its day on, and nobody "
		   "is to see that person any more: a death") },
	{ "lists", S_NODE, false, AT(outcome, lists), NULL, 0, 0, NULL,
		N_("STAGE"),
		N_("what the list of another agency proves of each of its rows "
		   "(magang reconcile); the case of who is new begins at this "
		   "end; without: such lists are not taken") },
	{ "lasts", S_SPAN, false, AT(outcome, o.lasts), NULL, 1, 0, NULL, NULL,
		N_("how long it holds from its day, unless a later one "
		   "confirms it; without: for ever") },
};
const struct schema_page page_outcome =
	PAGE("outcomes: NAME", N_("outcome"), outcome_rows);

static const struct schema departure_rows[] = {
	{ "date", S_NODE, true, AT(departure, date), NULL, 0, 0, NULL,
		N_("FIELD"),
		N_("the day of the flight, a field of type date; until it is "
		   "filled in the planned start stands for it") },
	{ "papers", S_NODE, true, AT(departure, papers), NULL, 0, 0, NULL,
		N_("[DOCUMENT, ...]"),
		N_("what must be there by then, and be good on that day") },
	{ "from", S_NODE, true, AT(departure, from), NULL, 0, 0, NULL,
		N_("STAGE"), N_("asked from this stage on") },
	{ "to", S_NODE, true, AT(departure, to), NULL, 0, 0, NULL, N_("STAGE"),
		N_("who came there, or to one behind it, has left") },
	{ "warn", S_NODE, false, AT(departure, warn), NULL, 0, 0, NULL,
		WARN_FORM, WARN_DOC },
};
const struct schema_page page_departure =
	PAGE("departure", N_("departure"), departure_rows);

static const struct schema protection_rows[] = {
	{ "cap", S_NODE, false, AT(protection, cap), NULL, 0, 0, NULL,
		N_("EXPRESSION"),
		N_("what may be asked of a person in all, or paid: more of it "
		   "in the ledger of the case is told at once, on home, and by "
		   "a filter; as long as it is unknown nothing is told") },
	{ "currency", S_WORD, false, AT(protection, currency), words_currency,
		0, 0, "rupiah", NULL, N_("what the cap is in") },
	{ "from", S_NODE, false, AT(protection, from), NULL, 0, 0, NULL,
		N_("DATE"),
		N_("only for who is to start on that day or later, or has no "
		   "planned start") },
	{ "say", S_LABEL, false, AT(protection, say), NULL, 0, 0, NULL, NULL,
		N_("the cap in words for an applicant") },
	{ "yen", S_DECIMAL, false, AT(protection, yen), NULL, 1, 100000, NULL,
		NULL,
		N_("what one is worth in rupiah; without it the ledger takes "
		   "no amounts in yen") },
	{ "originals", S_SPAN, false, AT(protection, originals), NULL, 0, 0,
		NULL, NULL,
		N_("how long an original may be held: then it is told on home, "
		   "by a filter, and is a task of the case, whose way may be "
		   "over") },
	{ "sender", S_NODE, false, AT(protection, sender), NULL, 0, 0, NULL,
		N_("FIELD"),
		N_("a reference to an organisation, which sends the person: "
		   "where its licence ends before one of them starts, that is "
		   "told at once, on home, and by a filter") },
};
const struct schema_page page_protection =
	PAGE("protection", N_("protection"), protection_rows);

static const struct schema retention_rows[] = {
	{ "keep", S_SPAN, true, AT(retention, keep), NULL, 0, 0, NULL, NULL,
		N_("how long after the end") },
	{ "then", S_WORD, true, AT(retention, then), words_then, 0, 0, NULL,
		NULL, N_("erase the person, or make the case anonymous") },
};
const struct schema_page page_retention =
	PAGE("retention: NAME", N_("retention"), retention_rows);
