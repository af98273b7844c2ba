/* SPDX-License-Identifier: MIT */
/* What goes out: letters, certificates, lists for partners. */
#include "keys_rows.h"

#include "magang/program/certificate.h"

static const char *const words_cohort[] = { "optional", "required", NULL };

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
const struct schema_page page_letter =
	PAGE("letters: NAME", N_("letter"), letter_rows);

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
const struct schema_page page_answers =
	PAGE("letters: NAME: answers", N_("answers"), answers_rows);

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
const struct schema_page page_answer =
	PAGE("letters: NAME: answers: ANSWER", N_("answer"), answer_rows);

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
const struct schema_page page_certificate =
	PAGE("certificates: NAME", N_("certificate"), certificate_rows);

static const struct schema signer_rows[] = {
	{ "role", S_LABEL, true, AT(signer, s.role), NULL, 0, 0, NULL, NULL,
		N_("as what") },
	{ "name", S_TEXT, false, AT(signer, s.name), NULL, 0, 80, NULL, NULL,
		N_("who; without: a line to write it on") },
};
const struct schema_page page_signer =
	PAGE("certificates: NAME: signers: -", N_("signer"), signer_rows);

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
const struct schema_page page_pack = PAGE("packs: NAME", N_("pack"), pack_rows);
