/* SPDX-License-Identifier: MIT */
/*
 * Every key of a program file, in the order of the manual: key, type, is it
 * required, where it goes, bounds or words, default, form, meaning. Nothing
 * else knows the keys; magang-program(5) is checked against these rows.
 */
#include "keys.h"

#include "load.h"

#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/program/certificate.h"

static const char *const words_type[] = {
#define TYPE_WORD(type, word, row) word,
	FDEF_TYPES(TYPE_WORD)
#undef TYPE_WORD
		NULL
};
static const char *const words_privacy[] = { "public", "personal", "health",
	NULL };
const char *const words_to[] = { "none", "person", "organisation", NULL };
static const char *const words_stage[] = { "start", "normal", "hold", "success",
	"failed", "exit", NULL };
static const char *const words_move[] = { "by stage", "forward", "back", "hold",
	"resume", "failed", "exit", "success", NULL };
static const char *const words_approval[] = { "none", "second person", NULL };
static const char *const words_reason[] = { "optional", "required", NULL };
static const char *const words_moves_up[] = { "automatic", "by hand", NULL };
static const char *const words_level[] = { "warn", "block", NULL };
static const char *const words_cohort[] = { "optional", "required", NULL };
static const char *const words_quota[] = { "total", "regency", "sex", "kk",
	NULL };
static const char *const words_target[] = { "total", "regency", NULL };
static const char *const words_currency[] = { "rupiah", "yen", NULL };
static const char *const words_then[] = { "erase", "anonymise", NULL };

const char *const eight_areas[] = { "training", "partnership", "market_access",
	"promotion", "investment", "apprenticeship_japan",
	"apprenticeship_indonesia", "large_cooperatives", NULL };

#define AT(type, member) offsetof(struct raw_##type, member)

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
		   "into it") },
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
		N_("{if:, join_until:, attendance:, units:, complete:}"),
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
	{ "retention", S_NODE, false, AT(top, retention), NULL, 0, 0, NULL,
		N_("STAGE or completed, failed, left: {...}"),
		N_("how long personal data are kept after the end") },
};

static const struct schema section_rows[] = {
	{ "label", S_LABEL, true, AT(section, label), NULL, 0, 0, NULL, NULL,
		N_("the head of this page of the form; the other keys are "
		   "fields") },
};

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

static const struct schema core_rows[] = {
	{ "required", S_NODE, false, AT(core, required), NULL, 0, 0, NULL,
		N_("STAGE"), N_("the stage that cannot be left without it") },
	{ "label", S_NODE, false, AT(core, label), NULL, 0, 0, NULL,
		N_("{id:, en:, ja:} or a text"),
		N_("what this program calls it") },
	{ "verify", S_FLAG, false, AT(core, verify), NULL, 0, 0, "no", NULL,
		N_("is typed twice") },
};

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

static const struct schema stage_rows[] = {
	{ "label", S_LABEL, true, AT(stage, s.label), NULL, 0, 0, NULL, NULL,
		N_("the name of the stage") },
	{ "kind", S_WORD, false, AT(stage, kind), words_stage, 0, 0, "normal",
		NULL,
		N_("start: where a case begins, once; success, failed, exit: "
		   "ends; hold: waits outside the order") },
	{ "within", S_SPAN, false, AT(stage, s.within), NULL, 0, 0, NULL, NULL,
		N_("how long a case may stay") },
	{ "moves_up", S_WORD, false, AT(stage, moves_up), words_moves_up, 0, 0,
		"automatic", NULL,
		N_("a waiting list, the stage of an 'otherwise': who is first "
		   "on it moves up when a place is free, or is moved by hand") },
	{ "matched", S_FLAG, false, AT(stage, s.matched), NULL, 0, 0, "no",
		NULL,
		N_("who stands here takes part when people are matched to "
		   "places") },
};

static const struct schema move_rows[] = {
	{ "from", S_NODE, true, AT(move, from), NULL, 0, 0, NULL,
		N_("STAGE, any, or any before STAGE"),
		N_("any: every stage of kind start, normal or hold; a move "
		   "with its own stage goes before") },
	{ "to", S_NODE, true, AT(move, to), NULL, 0, 0, NULL, N_("STAGE"),
		N_("where it leads") },
	{ "kind", S_WORD, false, AT(move, kind), words_move, 0, 0, "by stage",
		NULL,
		N_("what it is; by stage: hold, failed, exit or success where "
		   "the stage is that, else forward") },
	{ "by", S_NODE, false, AT(move, by), NULL, 0, 0, NULL,
		N_("[ROLE, ...]"),
		N_("who may do it; without: whoever may move cases") },
	{ "approval", S_WORD, false, AT(move, approval), words_approval, 0, 0,
		"none", NULL, N_("second person: another one must agree") },
	{ "reason", S_WORD, false, AT(move, reason), words_reason, 0, 0,
		"optional", NULL, N_("must a reason be written") },
	{ "causes", S_NODE, false, AT(move, causes), NULL, 0, 0, NULL,
		N_("CODE: {id:, en:, ja:}"),
		N_("what a decision can be for, to be counted: --cause CODE") },
	{ "if", S_NODE, false, AT(move, guard), NULL, 0, 0, NULL,
		N_("EXPRESSION"), N_("only where this is yes") },
	{ "otherwise", S_NODE, false, AT(move, otherwise), NULL, 0, 0, NULL,
		N_("STAGE"),
		N_("the waiting list: where the case goes when nothing but "
		   "room stands against the move; of kind hold") },
};

static const struct schema rule_rows[] = {
	{ "level", S_WORD, true, AT(rule, level), words_level, 0, 0, NULL, NULL,
		N_("block: a no stops the case; warn: a no is shown") },
	{ "test", S_NODE, true, AT(rule, test), NULL, 0, 0, NULL,
		N_("EXPRESSION"), N_("yes: fulfilled") },
	{ "source", S_TEXT, false, AT(rule, r.source), NULL, 0, 400, NULL, NULL,
		N_("the law or paper it comes from") },
	{ "say", S_LABEL, false, AT(rule, r.say), NULL, 0, 0, NULL, NULL,
		N_("the rule in words for an applicant") },
	{ "from", S_NODE, false, AT(rule, from), NULL, 0, 0, NULL, N_("STAGE"),
		N_("asked from this stage on; without: always") },
};

static const struct schema score_rows[] = {
	{ "line", S_DECIMAL, true, AT(score, line), NULL, 0, 100, NULL, NULL,
		N_("points of 100 from which an applicant is taken") },
	{ "parts", S_NODE, true, AT(score, parts), NULL, 0, 0, NULL,
		N_("NAME: {...}"), N_("what the points are made of") },
};

static const struct schema cohorts_rows[] = {
	{ "if", S_NODE, false, AT(cohorts, condition), NULL, 0, 0, NULL,
		N_("EXPRESSION"),
		N_("what must hold of who gets a seat; 'today' in it is the "
		   "first day of class") },
	{ "join_until", S_COUNT, false, AT(cohorts, join_until), NULL, 1, 1000,
		NULL, NULL,
		N_("the day of class after which nobody joins: a seat that "
		   "falls free later stays empty") },
	{ "attendance", S_NODE, false, AT(cohorts, attendance), NULL, 0, 0,
		NULL, N_("{at_least:, counted:, lock:}"),
		N_("who has to come, and when it is marked") },
	{ "units", S_NODE, false, AT(cohorts, units), NULL, 0, 0, NULL,
		N_("NAME: {...}"),
		N_("what is taught and graded, in order; a unit may go from a "
		   "new version, its marks stay") },
	{ "complete", S_NODE, false, AT(cohorts, complete), NULL, 0, 0, NULL,
		N_("{passed:, resit:, out:, units:}"),
		N_("what 'magang cohort complete' decides when its last day has "
		   "come: by attendance: at_least and the units") },
};

static const struct schema attendance_rows[] = {
	{ "at_least", S_NODE, false, AT(attendance, at_least), NULL, 0, 0, NULL,
		N_("percent"),
		N_("of the days of class; who falls below is at risk, and "
		   "asked why by a task") },
	{ "counted", S_NODE, false, AT(attendance, counted), NULL, 0, 0, NULL,
		N_("list of absent, sick, leave"),
		N_("what counts as a day missed; without: absent") },
	{ "lock", S_SPAN, false, AT(attendance, lock), NULL, 0, 0, NULL, NULL,
		N_("so long after a day it is marked; later marks need a "
		   "reason and the approval of somebody else") },
};

static const struct schema slots_rows[] = {
	{ "conditions", S_NODE, false, AT(slots, condition), NULL, 0, 0, NULL,
		N_("EXPRESSION"),
		N_("what must hold of who gets a place, beside what its host "
		   "asks; 'today' in it is the first day there") },
	{ "stay", S_SPAN, false, AT(slots, stay), NULL, 0, 0, NULL, NULL,
		N_("so long whoever comes is counted at the host, and has no "
		   "seat elsewhere; without: for ever") },
	{ "host_quota", S_NODE, false, AT(slots, host_quota), NULL, 0, 0, NULL,
		N_("NAME: {...}"),
		N_("how many people a host may have at once, by its staff") },
};

static const struct schema host_rows[] = {
	{ "label", S_LABEL, false, AT(host, label), NULL, 0, 0, NULL, NULL,
		N_("what people call it") },
	{ "years", S_NODE, false, AT(host, years), NULL, 0, 0, NULL,
		N_("N, N .. M or N .."),
		N_("whom it counts: those in these years of their stay; "
		   "without: all") },
	{ "staff", S_NODE, false, AT(host, staff), NULL, 0, 0, NULL,
		N_("[N, N, ...]"), N_("steps: full-time staff up to so many") },
	{ "seats", S_NODE, true, AT(host, seats), NULL, 0, 0, NULL,
		N_("[N or N %, ...]"),
		N_("the most people for each step, and for more than the last; "
		   "N %: of the staff") },
	{ "excellent", S_NODE, false, AT(host, excellent), NULL, 0, 0, NULL,
		N_("[N or N %, ...]"), N_("the same of an excellent host") },
	{ "designated", S_NODE, false, AT(host, designated), NULL, 0, 0, NULL,
		N_("[N or N %, ...]"),
		N_("the same of an excellent host in a designated area") },
	{ "times_staff", S_INT, false, AT(host, times_staff), NULL, 1, 10, NULL,
		NULL, N_("never more than so many for each of the staff") },
};

static const struct schema unit_rows[] = {
	{ "label", S_LABEL, true, AT(unit, u.label), NULL, 0, 0, NULL, NULL,
		N_("what people call it") },
	{ "pass", S_DECIMAL, true, AT(unit, u.pass), NULL, 0, 1000, NULL, NULL,
		N_("the mark from which it is passed") },
	{ "most", S_DECIMAL, false, AT(unit, u.most), NULL, 1, 1000, "100",
		NULL, N_("the best mark there is; the worst is 0") },
	{ "attempts", S_INT, false, AT(unit, u.attempts), NULL, 1, 9, "2", NULL,
		N_("how often it may be tried: the first time and resits") },
};

static const struct schema complete_rows[] = {
	{ "passed", S_NODE, true, AT(complete, passed), NULL, 0, 0, NULL,
		N_("STAGE"),
		N_("for who came often enough and passed the units") },
	{ "resit", S_NODE, false, AT(complete, resit), NULL, 0, 0, NULL,
		N_("STAGE"),
		N_("for who may try a unit once more; without: he stays where "
		   "he is") },
	{ "out", S_NODE, true, AT(complete, out), NULL, 0, 0, NULL, N_("STAGE"),
		N_("for who cannot come up to it any more; for the cause "
		   "'attendance' or 'units', where the move lists it") },
	{ "units", S_INT, false, AT(complete, units), NULL, 1, 40, NULL, NULL,
		N_("how many have to be passed; without: all") },
};

static const struct schema part_rows[] = {
	{ "label", S_LABEL, false, AT(part, p.label), NULL, 0, 0, NULL, NULL,
		N_("the name of the part") },
	{ "weight", S_DECIMAL, true, AT(part, p.weight), NULL, 0, 100, NULL,
		NULL, N_("its share; all parts together are 100") },
	{ "from", S_NODE, true, AT(part, from), NULL, 0, 0, NULL,
		N_("EXPRESSION"),
		N_("the input: a number, or a choice, a "
		   "level or a yes/no with points") },
	{ "scale", S_NODE, false, AT(part, scale), NULL, 0, 0, NULL,
		N_("A .. B"),
		N_("the numbers that give 0 and 100 points; A may be "
		   "greater") },
	{ "points", S_NODE, false, AT(part, points), NULL, 0, 0, NULL,
		N_("CODE: N"), N_("points for each code, 0 to 100") },
	{ "pass", S_NODE, false, AT(part, pass), NULL, 0, 0, NULL, N_("number"),
		N_("who has less is out, whatever the total; with points: "
		   "of the points") },
};

static const struct schema quota_rows[] = {
	{ "by", S_WORD, false, AT(quota, by), words_quota, 0, 0, "total", NULL,
		N_("what is counted apart") },
	{ "of", S_TEXT, false, AT(quota, of), NULL, 0, 8, NULL, N_("L or P"),
		N_("by sex: which") },
	{ "seats", S_NODE, false, AT(quota, seats), NULL, 0, 0, NULL,
		N_("N, or {default: N, AREA: N}"), N_("how many places") },
	{ "at_least", S_NODE, false, AT(quota, at_least), NULL, 0, 0, NULL,
		N_("N %"),
		N_("a share kept for one sex: the other takes the rest") },
};

static const struct schema activity_rows[] = {
	{ "label", S_LABEL, false, AT(activity, a.label), NULL, 0, 0, NULL,
		NULL, N_("the name of the activity") },
	{ "area", S_WORD, true, AT(activity, area), eight_areas, 0, 0, NULL,
		NULL, N_("which of the eight areas of the agreement") },
	{ "unit", S_TEXT, true, AT(activity, a.unit), NULL, 0, 40, NULL, NULL,
		N_("what is counted: hours, visits, events; parts of one only "
		   "of hours and days") },
	{ "amount", S_COUNT, false, AT(activity, a.amount), NULL, 0, 1000000,
		NULL, NULL,
		N_("how many are planned for a case; no more are recorded at "
		   "once") },
	{ "seen", S_FLAG, false, AT(activity, a.seen), NULL, 0, 0, "no", NULL,
		N_("who does it has seen the person; see deadlines") },
	{ "stage", S_NODE, false, AT(activity, stage), NULL, 0, 0, NULL,
		N_("STAGE"),
		N_("leaving it without the amount warns; without: the end "
		   "of the program does") },
};

static const struct schema assessment_rows[] = {
	{ "label", S_LABEL, true, AT(assessment, a.label), NULL, 0, 0, NULL,
		NULL, N_("what people call it") },
	{ "stage", S_NODE, true, AT(assessment, stage), NULL, 0, 0, NULL,
		N_("STAGE"),
		N_("scorecards are filed while a case stands there") },
	{ "assessors", S_INT, true, AT(assessment, assessors), NULL, 1, 20,
		NULL, NULL,
		N_("how many file one for each case; until the last of them "
		   "has, nobody sees the points of another") },
	{ "by", S_NODE, false, AT(assessment, by), NULL, 0, 0, NULL,
		N_("[ROLE, ...]"),
		N_("who files one; without: whoever may assess") },
	{ "criteria", S_NODE, true, AT(assessment, criteria), NULL, 0, 0, NULL,
		N_("NAME: {...}"),
		N_("what points are given for, in the order of the card") },
};

static const struct schema criterion_rows[] = {
	{ "label", S_LABEL, true, AT(criterion, label), NULL, 0, 0, NULL, NULL,
		N_("what stands before the points") },
	{ "range", S_NODE, true, AT(criterion, range), NULL, 0, 0, NULL,
		N_("A .. B"), N_("the fewest and the most points") },
};

#define WARN_FORM N_("span of time, or [SPAN, ...]")
#define WARN_DOC                                                               \
	N_("how much before the day it is due soon; of several, whoever has "  \
	   "done its task too early is asked again from the next one on")

static const struct schema deadline_rows[] = {
	{ "label", S_LABEL, false, AT(deadline, d.label), NULL, 0, 0, NULL,
		NULL, N_("what must be done") },
	{ "from", S_NODE, true, AT(deadline, from), NULL, 0, 0, NULL,
		N_("DATE, STAGE, FIELD or DOCUMENT"),
		N_("the day it is counted from; a stage: when it began; a "
		   "field: one of type date; nothing of health") },
	{ "after", S_SPAN, false, AT(deadline, d.after), NULL, -1, 0, NULL,
		NULL,
		N_("how much later it is due; 30 days before: earlier. Where "
		   "that comes to a later day after its task was done, as when "
		   "a paper is renewed, it has a new task") },
	{ "warn", S_NODE, false, AT(deadline, warn), NULL, 0, 0, NULL,
		WARN_FORM, WARN_DOC },
	{ "repeats", S_FLAG, false, AT(deadline, d.repeats), NULL, 0, 0, "no",
		NULL, N_("due again each time that span is over") },
	{ "seen", S_FLAG, false, AT(deadline, d.seen), NULL, 0, 0, "no", NULL,
		N_("asked for after a success, too, until somebody has seen "
		   "the person: reached, or in an activity with 'seen', since "
		   "it warns; the case keeps the first such day that nobody "
		   "has covered") },
	{ "stage", S_NODE, false, AT(deadline, stage), NULL, 0, 0, NULL,
		N_("STAGE"), N_("counts only while the case stands there") },
	{ "task", S_TEXT, false, AT(deadline, d.task), NULL, 0, 40, NULL,
		N_("name"),
		N_("the task that it makes; deadlines with one task have the "
		   "one that is due first") },
};

static const struct schema appeals_rows[] = {
	{ "within", S_SPAN, true, AT(appeals, within), NULL, 0, 0, NULL, NULL,
		N_("how long after the decision") },
	{ "decide", S_SPAN, true, AT(appeals, decide), NULL, 0, 0, NULL, NULL,
		N_("how long after the appeal another person must have decided "
		   "anew") },
};

static const struct schema letter_rows[] = {
	{ "label", S_LABEL, false, AT(letter, l.label), NULL, 0, 0, NULL, NULL,
		N_("the name of the letter") },
	{ "on", S_NODE, true, AT(letter, on), NULL, 0, 0, NULL,
		N_("STAGE, or [STAGE, ...]"),
		N_("where a decision must lead for it to be written; it is "
		   "held until somebody sends it") },
	{ "causes", S_NODE, false, AT(letter, causes), NULL, 0, 0, NULL,
		N_("[CODE, ...]"),
		N_("only where the decision is for one of these causes") },
	{ "text", S_NODE, true, AT(letter, text), NULL, 0, 0, NULL,
		N_("{id:, en:, ja:} or a text"),
		N_("the letter; {FIELD} and a word in braces stand for what "
		   "they name, {{ is a brace") },
	{ "answers", S_NODE, false, AT(letter, answers), NULL, 0, 0, NULL,
		N_("{yes:, no:, later:, unreachable:}"),
		N_("what an answer to it means; one that is not here is noted, "
		   "nothing else") },
};

#define ANSWER_FORM N_("{to:, cause:} or {task:}")
static const struct schema answers_rows[] = {
	{ "yes", S_NODE, false, AT(answers, rows[REPLY_YES]), NULL, 0, 0, NULL,
		ANSWER_FORM, N_("the person accepts") },
	{ "no", S_NODE, false, AT(answers, rows[REPLY_NO]), NULL, 0, 0, NULL,
		ANSWER_FORM, N_("the person declines") },
	{ "later", S_NODE, false, AT(answers, rows[REPLY_LATER]), NULL, 0, 0,
		NULL, ANSWER_FORM,
		N_("the person asks to be called again; that is noted as a "
		   "call, too") },
	{ "unreachable", S_NODE, false, AT(answers, rows[REPLY_UNREACHABLE]),
		NULL, 0, 0, NULL, ANSWER_FORM,
		N_("it did not reach the person; that is noted as a call in "
		   "vain, too") },
};

static const struct schema answer_rows[] = {
	{ "to", S_NODE, false, AT(answer, to), NULL, 0, 0, NULL, N_("STAGE"),
		N_("where the case goes, if it still stands where the letter "
		   "was written and the move is allowed; else it is a task to "
		   "decide") },
	{ "cause", S_TEXT, false, AT(answer, cause), NULL, 0, 40, NULL,
		N_("CODE"), N_("what that decision is for") },
	{ "task", S_NODE, false, AT(answer, task), NULL, 0, 0, NULL,
		N_("{id:, en:, ja:} or a text"),
		N_("what the officer of the case has to do") },
};

static const struct schema certificate_rows[] = {
	{ "label", S_LABEL, true, AT(certificate, c.label), NULL, 0, 0, NULL,
		NULL, N_("what stands over it, and what people call it") },
	{ "on", S_NODE, true, AT(certificate, on), NULL, 0, 0, NULL,
		N_("STAGE, or [STAGE, ...]"),
		N_("a case that came there, and has not gone back before it") },
	{ "if", S_NODE, false, AT(certificate, condition), NULL, 0, 0, NULL,
		N_("EXPRESSION"), N_("only where this is yes") },
	{ "cohort", S_WORD, false, AT(certificate, cohort), words_cohort, 0, 0,
		"optional", NULL,
		N_("required: only with a seat in a cohort, which stands on "
		   "it") },
	{ "document", S_NODE, false, AT(certificate, document), NULL, 0, 0,
		NULL, N_("DOCUMENT"),
		N_("the paper of the case that it is: there from the day on "
		   "which it is given, until it is revoked") },
	{ "number", S_NODE, false, AT(certificate, number), NULL, 0, 0,
		CERTIFICATE_PATTERN, N_("capitals, digits, - / . and {...}"),
		N_("{prefix} of the program, {number} in its register, and "
		   "{year}: with it each year begins anew") },
	{ "text", S_NODE, true, AT(certificate, text), NULL, 0, 0, NULL,
		N_("{id:, en:, ja:} or a text"),
		N_("what it says below the name; {program}, {cohort}, {from}, "
		   "{until} and {date} stand for what they name, {{ is a "
		   "brace") },
	{ "signers", S_NODE, false, AT(certificate, signers), NULL, 0, 0, NULL,
		N_("list of {role:, name:}"),
		N_("who signs it, at most four") },
};

static const struct schema signer_rows[] = {
	{ "role", S_LABEL, true, AT(signer, s.role), NULL, 0, 0, NULL, NULL,
		N_("as what") },
	{ "name", S_TEXT, false, AT(signer, s.name), NULL, 0, 80, NULL, NULL,
		N_("who; without: a line to write it on") },
};

static const struct schema pack_rows[] = {
	{ "label", S_LABEL, true, AT(pack, p.label), NULL, 0, 0, NULL, NULL,
		N_("what stands over the list") },
	{ "to", S_TEXT, false, AT(pack, p.to), NULL, 0, 200, NULL, NULL,
		N_("the partner it goes to; without: that of the program") },
	{ "fields", S_NODE, true, AT(pack, fields), NULL, 0, 0, NULL,
		N_("[FIELD, ...]"),
		N_("what the partner is told of each case and its person, "
		   "nothing else; the first is the name that rows are known "
		   "by. Only people who consented to it are in a pack") },
	{ "answers", S_NODE, false, AT(pack, answers), NULL, 0, 0, NULL,
		N_("[FIELD, ...]"),
		N_("fields of the program that the partner fills in; they are "
		   "shown as a difference before they count") },
	{ "activity", S_NODE, false, AT(pack, activity), NULL, 0, 0, NULL,
		N_("NAME"),
		N_("an activity that the partner tells of, with its day, how "
		   "much of it, and a word") },
	{ "ranks", S_FLAG, false, AT(pack, p.ranks), NULL, 0, 0, "no", NULL,
		N_("the partner ranks the cases for a host, or refuses them: "
		   "pack make --ranking NUMBER") },
};

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

static const struct schema target_rows[] = {
	{ "total", S_COUNT, true, AT(target, total), NULL, 0, 100000000, NULL,
		NULL, N_("how many") },
	{ "by", S_WORD, false, AT(target, by), words_target, 0, 0, "total",
		NULL, N_("regency: is counted for each") },
	{ "shares", S_NODE, false, AT(target, shares), NULL, 0, 0, NULL,
		N_("AREA: N"), N_("how many for each regency") },
};

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
};

static const struct schema retention_rows[] = {
	{ "keep", S_SPAN, true, AT(retention, keep), NULL, 0, 0, NULL, NULL,
		N_("how long after the end") },
	{ "then", S_WORD, true, AT(retention, then), words_then, 0, 0, NULL,
		NULL, N_("erase the person, or make the case anonymous") },
};

#define PAGE(title, noun, rows)                                                \
	{                                                                      \
		title, noun, rows, ARRAY_SIZE(rows)                            \
	}

const struct schema_page program_pages[PAGE_COUNT] = {
	[PAGE_TOP] = PAGE("(top)", N_("program"), top_rows),
	[PAGE_SECTION] = PAGE("fields: SECTION", N_("section"), section_rows),
	[PAGE_FIELD] = PAGE("fields: SECTION: FIELD", N_("field"), field_rows),
	[PAGE_CORE] = PAGE("core: FIELD", N_("core field"), core_rows),
	[PAGE_DOCUMENT] =
		PAGE("documents: NAME", N_("document"), document_rows),
	[PAGE_STAGE] = PAGE("stages: NAME", N_("stage"), stage_rows),
	[PAGE_MOVE] = PAGE("moves: -", N_("move"), move_rows),
	[PAGE_RULE] = PAGE("rules: NAME", N_("rule"), rule_rows),
	[PAGE_SCORE] = PAGE("score", N_("score"), score_rows),
	[PAGE_COHORTS] = PAGE("cohorts", N_("cohorts"), cohorts_rows),
	[PAGE_ATTENDANCE] =
		PAGE("cohorts: attendance", N_("attendance"), attendance_rows),
	[PAGE_SLOTS] = PAGE("slots", N_("slots"), slots_rows),
	[PAGE_HOST] =
		PAGE("slots: host_quota: NAME", N_("host quota"), host_rows),
	[PAGE_UNIT] = PAGE("cohorts: units: NAME", N_("unit"), unit_rows),
	[PAGE_COMPLETE] =
		PAGE("cohorts: complete", N_("complete"), complete_rows),
	[PAGE_PART] = PAGE("score: parts: NAME", N_("score"), part_rows),
	[PAGE_QUOTA] = PAGE("quotas: NAME", N_("quota"), quota_rows),
	[PAGE_ACTIVITY] =
		PAGE("activities: NAME", N_("activity"), activity_rows),
	[PAGE_ASSESSMENT] =
		PAGE("assessments: NAME", N_("assessment"), assessment_rows),
	[PAGE_CRITERION] = PAGE("assessments: NAME: criteria: NAME",
		N_("criterion"), criterion_rows),
	[PAGE_DEADLINE] =
		PAGE("deadlines: NAME", N_("deadline"), deadline_rows),
	[PAGE_APPEALS] = PAGE("appeals", N_("appeals"), appeals_rows),
	[PAGE_LETTER] = PAGE("letters: NAME", N_("letter"), letter_rows),
	[PAGE_ANSWERS] =
		PAGE("letters: NAME: answers", N_("answers"), answers_rows),
	[PAGE_ANSWER] = PAGE(
		"letters: NAME: answers: ANSWER", N_("answer"), answer_rows),
	[PAGE_CERTIFICATE] =
		PAGE("certificates: NAME", N_("certificate"), certificate_rows),
	[PAGE_SIGNER] = PAGE(
		"certificates: NAME: signers: -", N_("signer"), signer_rows),
	[PAGE_PACK] = PAGE("packs: NAME", N_("pack"), pack_rows),
	[PAGE_DEPARTURE] = PAGE("departure", N_("departure"), departure_rows),
	[PAGE_CONTACT] = PAGE("contact", N_("contact"), contact_rows),
	[PAGE_PROTECTION] =
		PAGE("protection", N_("protection"), protection_rows),
	[PAGE_TARGET] = PAGE("targets: NAME", N_("target"), target_rows),
	[PAGE_RETENTION] =
		PAGE("retention: NAME", N_("retention"), retention_rows),
};
