/* SPDX-License-Identifier: MIT */
/* How a case goes on, and what is asked, counted and done on its way. */
#include "keys_rows.h"

static const char *const words_stage[] = { "start", "normal", "hold", "success",
	"failed", "exit", NULL };
static const char *const words_move[] = { "by stage", "forward", "back", "hold",
	"resume", "failed", "exit", "success", NULL };
static const char *const words_per[] = { "person", "host", NULL };
static const char *const words_asked[] = { "optional", "required", NULL };
static const char *const words_moves_up[] = { "automatic", "by hand", NULL };
static const char *const words_level[] = { "warn", "block", NULL };
static const char *const words_quota[] = { "total", "regency", "sex", "kk",
	NULL };

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
const struct schema_page page_stage =
	PAGE("stages: NAME", N_("stage"), stage_rows);

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
	{ "reason", S_WORD, false, AT(move, reason), words_asked, 0, 0,
		"optional", NULL, N_("must a reason be written") },
	{ "causes", S_NODE, false, AT(move, causes), NULL, 0, 0, NULL,
		N_("CODE: {id:, en:, ja:}"),
		N_("what a decision can be for, to be counted: --cause CODE") },
	{ "cause", S_WORD, false, AT(move, cause), words_asked, 0, 0,
		"optional", NULL,
		N_("must it be for one of them; a reason in words does not do "
		   "then") },
	{ "if", S_NODE, false, AT(move, guard), NULL, 0, 0, NULL,
		N_("EXPRESSION"), N_("only where this is yes") },
	{ "otherwise", S_NODE, false, AT(move, otherwise), NULL, 0, 0, NULL,
		N_("STAGE"),
		N_("the waiting list: where the case goes when nothing but "
		   "room stands against the move; of kind hold") },
};
const struct schema_page page_move = PAGE("moves: -", N_("move"), move_rows);

static const struct schema rule_rows[] = {
	{ "level", S_WORD, true, AT(rule, level), words_level, 0, 0, NULL, NULL,
		N_("block: a no stops the case; warn: a no is shown") },
	{ "test", S_NODE, true, AT(rule, test), NULL, 0, 0, NULL,
		N_("EXPRESSION"), N_("yes: fulfilled") },
	{ "source", S_TEXT, false, AT(rule, r.source), NULL, 0, 400, NULL, NULL,
		N_("the law or paper it comes from, told with a rule that is "
		   "not met, in letters too") },
	{ "say", S_LABEL, false, AT(rule, r.say), NULL, 0, 0, NULL, NULL,
		N_("the rule in words for an applicant") },
	{ "from", S_NODE, false, AT(rule, from), NULL, 0, 0, NULL, N_("STAGE"),
		N_("asked from this stage on; without: always") },
	{ "override", S_NODE, false, AT(rule, override), NULL, 0, 0, NULL,
		N_("[ROLE, ...]"),
		N_("who may let a case pass all the same, with a reason; from "
		   "then on the rule stops it no more") },
};
const struct schema_page page_rule = PAGE("rules: NAME", N_("rule"), rule_rows);

static const struct schema score_rows[] = {
	{ "line", S_DECIMAL, true, AT(score, line), NULL, 0, 100, NULL, NULL,
		N_("points of 100 from which an applicant is taken") },
	{ "parts", S_NODE, true, AT(score, parts), NULL, 0, 0, NULL,
		N_("NAME: {...}"), N_("what the points are made of") },
};
const struct schema_page page_score = PAGE("score", N_("score"), score_rows);

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
const struct schema_page page_part =
	PAGE("score: parts: NAME", N_("score"), part_rows);

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
const struct schema_page page_quota =
	PAGE("quotas: NAME", N_("quota"), quota_rows);

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
const struct schema_page page_activity =
	PAGE("activities: NAME", N_("activity"), activity_rows);

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
	{ "within", S_SPAN, false, AT(assessment, a.within), NULL, 0, 0, NULL,
		NULL,
		N_("how long after a case came to the stage all are filed; it "
		   "has a task until then") },
	{ "criteria", S_NODE, true, AT(assessment, criteria), NULL, 0, 0, NULL,
		N_("NAME: {...}"),
		N_("what points are given for, in the order of the card") },
};
const struct schema_page page_assessment =
	PAGE("assessments: NAME", N_("assessment"), assessment_rows);

static const struct schema criterion_rows[] = {
	{ "label", S_LABEL, true, AT(criterion, label), NULL, 0, 0, NULL, NULL,
		N_("what stands before the points") },
	{ "range", S_NODE, true, AT(criterion, range), NULL, 0, 0, NULL,
		N_("A .. B"), N_("the fewest and the most points") },
};
const struct schema_page page_criterion = PAGE(
	"assessments: NAME: criteria: NAME", N_("criterion"), criterion_rows);

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
	{ "per", S_WORD, false, AT(deadline, d.per), words_per, 0, 0, "person",
		NULL,
		N_("whose task it is; host: one for all who have taken a place "
		   "at it, from the first of them on, until nobody is there") },
	{ "stage", S_NODE, false, AT(deadline, stage), NULL, 0, 0, NULL,
		N_("STAGE"), N_("counts only while the case stands there") },
	{ "task", S_TEXT, false, AT(deadline, d.task), NULL, 0, 40, NULL,
		N_("name"),
		N_("the task that it makes; deadlines with one task have the "
		   "one that is due first") },
};
const struct schema_page page_deadline =
	PAGE("deadlines: NAME", N_("deadline"), deadline_rows);

static const struct schema appeals_rows[] = {
	{ "within", S_SPAN, true, AT(appeals, within), NULL, 0, 0, NULL, NULL,
		N_("how long after the decision") },
	{ "decide", S_SPAN, true, AT(appeals, decide), NULL, 0, 0, NULL, NULL,
		N_("how long after the appeal another person must have decided "
		   "anew") },
};
const struct schema_page page_appeals =
	PAGE("appeals", N_("appeals"), appeals_rows);
