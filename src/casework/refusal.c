/* SPDX-License-Identifier: MIT */
#include "magang/casework/refusal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/seating.h"
#include "magang/casework/work.h"
#include "magang/record/seat_giver.h"
#include "magang/rulebook/program_cache.h"

static const struct {
	int code;
	const char *word; /* of the row; NULL: whatever it is */
	const char *text;
} refusals[] = {
	{ MG_ENOENT, REFUSED_VERSION,
		N_("the stage where it stands is not in that version; it stays "
		   "in its own") },
	{ MG_EDATA, REFUSED_VERSION,
		N_("a field of that version does not take its value; it stays "
		   "in its own") },
	{ MG_EINUSE, REFUSED_VERSION,
		N_("the case has come to its end, by the version it was in") },
	{ MG_EACCESS, REFUSED_VERSION,
		N_("a second person must do this: you installed this version") },
	{ MG_ENOTALLOWED, REFUSED_CLOSED,
		N_("this user is closed, or may do no work on cases") },
	{ MG_ENOTALLOWED, REFUSED_AREA,
		N_("its area is not one of this user") },
	{ MG_ENOTALLOWED, REFUSED_PROGRAM,
		N_("its program is not one of this user") },
	{ MG_EACCESS, REFUSED_GIVEN,
		N_("only whoever has a case may offer it, to be accepted; your "
		   "role may not hand out the work of others") },
	{ MG_EACCESS, REFUSED_SAME,
		N_("a second person must approve it: you proposed it") },
	{ MG_EACCESS, REFUSED_KIN,
		N_("a third person must approve it: you are on one family card "
		   "with the applicant") },
	{ MG_ENOTALLOWED, REFUSED_KEPT,
		N_("a case of this person goes on, or is to be kept longer by "
		   "its program") },
	{ MG_ENOTALLOWED, REFUSED_EXPIRE_BY,
		N_("everybody proposes in his own name") },
	{ MG_ENOTALLOWED, REFUSED_NOT_PROPOSED,
		N_("nobody has proposed it: magang retention propose NUMBER, "
		   "by somebody else") },
	{ MG_ENOTALLOWED, "approval",
		N_("this move is a proposal first; a second person approves "
		   "it") },
	{ MG_ENOTALLOWED, "answer",
		N_("a proposal is approved, or returned with a reason") },
	{ MG_ECONFLICT, REFUSED_ANSWERED,
		N_("it was answered already, or taken back") },
	{ MG_EEXIST, REFUSED_PROPOSED, N_("a proposal waits for approval") },
	{ MG_ENOTALLOWED, REFUSED_NO_APPEAL,
		N_("only a decision that declined is contested, and where the "
		   "program allows it") },
	{ MG_ENOTALLOWED, REFUSED_APPEAL_LATE,
		N_("the time to contest this decision is over") },
	{ MG_EEXIST, REFUSED_APPEAL_OPEN,
		N_("it is contested already; the appeal waits to be "
		   "decided") },
	{ MG_EEXIST, REFUSED_CONTESTED,
		N_("this was decided on an appeal; it is not contested once "
		   "more") },
	{ MG_EACCESS, REFUSED_APPEAL_SAME,
		N_("another person must decide on the appeal: not who made the "
		   "decision that is contested, nor somebody on the family card "
		   "of the applicant") },
	{ MG_EDATA, REFUSED_POINTS,
		N_("a scorecard has points for each criterion of its "
		   "assessment, in its range") },
	{ MG_EDATA, "scorecard",
		N_("a scorecard is of today and of whoever files it") },
	{ MG_ENOENT, REFUSED_NOT_ASSESSED,
		N_("the program of the case has no such assessment") },
	{ MG_ENOTALLOWED, REFUSED_NOT_ASSESSED,
		N_("the case does not stand where it is assessed") },
	{ MG_EACCESS, REFUSED_ASSESS_KIN,
		N_("somebody else must assess this: the applicant is you, or on "
		   "your family card") },
	{ MG_EACCESS, REFUSED_ASSESS_ROLE,
		N_("the program leaves this assessment to other roles than "
		   "yours") },
	{ MG_EACCESS, REFUSED_ASSESS_OTHERS,
		N_("others are named to assess this: see 'assessors' of the "
		   "case, or of its intake") },
	{ MG_EEXIST, REFUSED_FILED,
		N_("you have filed your scorecard; undo that first to file "
		   "another (magang undo)") },
	{ MG_ENOTALLOWED, REFUSED_FILED,
		N_("a scorecard stays as it was filed; undo its filing to file "
		   "another") },
	{ MG_ENOTALLOWED, REFUSED_OPEN,
		N_("all scorecards are filed and seen by others; only an "
		   "administrator takes one back") },
	{ MG_ENOENT, REFUSED_NO_CERTIFICATE,
		N_("the program of the case has no such certificate, or "
		   "several; name one: --certificate NAME") },
	{ MG_ENOTALLOWED, REFUSED_NOT_COMPLETED,
		N_("the case has not come to where its certificate is given") },
	{ MG_ENOTALLOWED, REFUSED_NO_SEAT,
		N_("its certificate is for who has a seat in a cohort") },
	{ MG_ENOTALLOWED, REFUSED_NOT_CERTIFIED,
		N_("it does not meet what its program asks for the "
		   "certificate") },
	{ MG_ENOTALLOWED, REFUSED_NOT_VALID,
		N_("this certificate is not valid any more; it was replaced or "
		   "revoked") },
	{ MG_ENOTALLOWED, REFUSED_RENAMED,
		N_("the name was put right since this was given; another one "
		   "takes its place first: magang certificate replace "
		   "NUMBER") },
	{ MG_ENOTALLOWED, REFUSED_PRINTED,
		N_("a certificate that was printed has left the house; revoke "
		   "it instead: magang certificate revoke NUMBER") },
	{ MG_ENOTALLOWED, REFUSED_IN_REGISTER,
		N_("a certificate stays in the register; revoke it, or undo "
		   "the act that gave it") },
	{ MG_EEXIST, "certified",
		N_("it has this certificate already; to print it again: magang "
		   "certificate print NUMBER -o FILE") },
	{ MG_EDATA, "certificate_reason",
		N_("a certificate is revoked with a date and a reason") },
	{ MG_EDATA, "certificate",
		N_("a certificate says what its case was when it was given; "
		   "its number is given by the register") },
	{ MG_ENOTALLOWED, REFUSED_CONSENT,
		N_("has not consented to data going to the partner, or no "
		   "more") },
	{ MG_ENOTALLOWED, REFUSED_PACK_PROGRAM,
		N_("its case is of another program") },
	{ MG_ENOTALLOWED, REFUSED_PACK_ERASED, N_("its person was erased") },
	{ MG_ENOTALLOWED, REFUSED_PACK_NAMELESS,
		N_("the name that its row would be known by is not filled "
		   "in") },
	{ MG_ENOENT, REFUSED_PACK_ERASED,
		N_("its case is not there any more") },
	{ MG_ENOTALLOWED, REFUSED_PACK_OUT,
		N_("a pack that was made has left the house; make a new one "
		   "instead") },
	{ MG_EDATA, REFUSED_PACK,
		N_("a pack says what went out, of today and of whoever made "
		   "it; only that it came back is noted later") },
	{ MG_EDATA, REFUSED_MARK,
		N_("there is no such mark; there are h (present), a (absent), "
		   "t (late), s (sick), i (on leave), and the letters of its "
		   "program (cohorts: attendance: causes)") },
	{ MG_ENOENT, REFUSED_ROLL,
		N_("nobody has this number of the roll on that day") },
	{ MG_ENOTALLOWED, REFUSED_NO_CLASS,
		N_("there is no class on that day; if there was, say why: "
		   "--extra TEXT, of a list the column extra") },
	{ MG_ENOTALLOWED, REFUSED_LOCKED,
		N_("its days to be marked are over; say why it is late "
		   "(--reason TEXT, of a list the column late_why), and "
		   "somebody else approves it: magang cohort approve") },
	{ MG_EDATA, REFUSED_LOCKED,
		N_("marks are late when their days are over, of whoever gives "
		   "them and with a reason") },
	{ MG_EEXIST, REFUSED_LATE,
		N_("late marks of somebody else wait for approval: magang "
		   "cohort approve") },
	{ MG_EEXIST, REFUSED_LATE_AGAIN,
		N_("another late mark of this number waits for approval; "
		   "return that one first: magang cohort return NUMBER DAY "
		   "--reason TEXT") },
	{ MG_ENOTALLOWED, REFUSED_SHEET,
		N_("a day that was marked is corrected, or the act that marked "
		   "it undone") },
	{ MG_EEXIST, REFUSED_TWO_LISTS,
		N_("a ranking of this host holds for the same places in this "
		   "program, and one list holds for a place; change that one: "
		   "magang rank") },
	{ MG_EDATA, REFUSED_RANKING_SLOT,
		N_("these places are not of this host in this program") },
	{ MG_EDATA, REFUSED_RANK,
		N_("a rank is a number from 1, or a refusal, and not both") },
	{ MG_EEXIST, "ranked", N_("this case stands in the ranking already") },
	{ MG_ENOTALLOWED, REFUSED_NO_RULE,
		N_("its program does not say what is decided of a cohort "
		   "(cohorts: complete)") },
	{ MG_ENOTALLOWED, REFUSED_RUNS,
		N_("its last day of class has not come; it is completed "
		   "then") },
	{ MG_ENOENT, REFUSED_UNIT,
		N_("the program of the cohort has no such unit (cohorts: "
		   "units)") },
	{ MG_ENOTALLOWED, REFUSED_ATTEMPT,
		N_("the program does not allow as many attempts in this unit "
		   "(cohorts: units: attempts)") },
	{ MG_EDATA, REFUSED_GRADE,
		N_("a mark is a number from 0 to the most of its unit, with "
		   "two digits behind a point at most") },
	{ MG_ENOENT, REFUSED_NO_ROLL,
		N_("nobody has this number of the roll") },
	{ MG_ENOTALLOWED, REFUSED_RESIT,
		N_("a resit is for who has a mark of the time before that does "
		   "not pass") },
	{ MG_EINUSE, REFUSED_RESIT,
		N_("a resit stands on this mark; take that one away first") },
	{ MG_EACCESS, "permission",
		N_("your role may not do this; ask the "
		   "administrator") },
	{ MG_EACCESS, "area 0",
		N_("without an area it would be everybody's; name one of "
		   "yours") },
	{ MG_EACCESS, "area",
		N_("this record belongs to another area than "
		   "yours") },
	{ MG_EACCESS, "client",
		N_("this person has no case in a program of yours") },
	{ MG_EACCESS, "made",
		N_("a person without a case in a program of yours would be out "
		   "of your sight; give the program, too (add --program)") },
	{ MG_EACCESS, "program", N_("this program is not one of yours") },
	{ MG_EACCESS, "actor", N_("your account was closed or has no role") },
	{ MG_ETAKEN, "nik",
		N_("this NIK was given to somebody else meanwhile") },
	{ MG_EINUSE, "active_case",
		N_("this person has a case in this program "
		   "that is not finished") },
	{ MG_EINUSE, REFUSED_WORK,
		N_("this user still has cases or tasks that are open") },
	{ MG_EINUSE, REFUSED_USED, N_("other records refer to it") },
	{ MG_EINUSE, "acts",
		N_("the history names this user; close the account instead") },
	{ MG_ENOENT, "reference",
		N_("a field names a record that is not there, or of "
		   "another program") },
	{ MG_ENOENT, "version",
		N_("this version of the program is not installed; see: magang "
		   "program list") },
	{ MG_EEXIST, "version",
		N_("a version of a program stays as it was installed; write "
		   "the next one: magang program install FILE") },
	{ MG_ENOTALLOWED, REFUSED_BACK,
		N_("this version of the program was returned to whoever "
		   "installed it; the next one: magang program install FILE") },
	{ MG_EEXIST, REFUSED_BACK,
		N_("this version of the program was returned already") },
	{ MG_ENOTALLOWED, REFUSED_ALONE,
		N_("this version of the program does not wait for a second "
		   "person; another one takes its place: magang program "
		   "install FILE") },
	{ MG_EACCESS, REFUSED_WHOLE,
		N_("a version is of all regencies; somebody whose areas are "
		   "not bound returns it") },
	{ MG_ENOTALLOWED, "fixed",
		N_("a field was filled when the record was made, and stays so") },
	{ MG_ENOTALLOWED, "erased",
		N_("that data were erased is said by erasing them") },
	{ MG_EERASED, NULL, N_("the data of this person were erased") },
	{ MG_EDATA, "long",
		N_("a text has more than 4000 characters; write less") },
	{ MG_EDATA, "name",
		N_("a name needs a letter, and has at most two marks on one "
		   "and no '?'; type it anew") },
	{ MG_EDATA, "erase_reason",
		N_("the reason says the name or a number of who is erased, and "
		   "stays readable for ever; say it without") },
	{ MG_EDATA, "text",
		N_("a text holds a character that is not to be seen; type it "
		   "anew") },
	{ MG_EDATA, "value", N_("a field does not take this value") },
	{ MG_EDATA, "empty", N_("a field that must be filled is empty") },
	{ MG_EDATA, "count", N_("a count is a whole number") },
	{ MG_EDATA, "day", N_("the day is to come, or before 1900") },
	{ MG_EDATA, "span", N_("a date is before the one that it ends") },
	{ MG_EDATA, "user",
		N_("the name, role, areas or programs of a user "
		   "cannot be so") },
	{ MG_EDATA, "setting text",
		N_("the text of this setting has "
		   "faults") },
	{ MG_EDATA, "prefix",
		N_("another program has this prefix; numbers would not tell "
		   "them apart: write another one") },
	{ MG_EINUSE, REFUSED_GONE, N_("what this would take away is used") },
	{ MG_EDATA, REFUSED_ROLE,
		N_("a move of the program names a role that is not there") },
	{ MG_EDATA, "setting name",
		N_("a setting keeps its name: site, roles, calendar or "
		   "areas") },
	{ MG_ENOTALLOWED, "setting",
		N_("an office has all of its settings; install another text "
		   "instead") },
	{ MG_ENOTALLOWED, "administrator",
		N_("nobody would be left who may administer: one open user "
		   "needs a role with settings and admin") },
	{ MG_ECONFIG, "repair",
		N_("this office cannot be worked in until its settings are put "
		   "right: magang undo, magang config install") },
	{ MG_EDATA, "reckoned",
		N_("score, failed and unknown rules and tries in vain follow "
		   "from the facts; they cannot be set") },
	{ MG_EDATA, "torn",
		N_("the places do not lie in each other: village, district, "
		   "regency") },
	{ MG_EDATA, "amount",
		N_("so much of this activity cannot be: more than nothing, no "
		   "more than is planned, and parts only of hours and days") },
	{ MG_EUSAGE, REFUSED_TOPIC,
		N_("notes and tasks are about a person, a case or an "
		   "organisation; write this into its own fields") },
	{ MG_ENOENT, "activity",
		N_("there is no such activity about this record") },
	{ MG_EDATA, "result",
		N_("only a call, a message or a visit has a result: reached, "
		   "no_answer, later or wrong") },
	{ MG_EDATA, "how_much",
		N_("this activity is counted in hours or days: say how many") },
	{ MG_EDATA, "figure", N_("a figure needs an amount and a date") },
	{ MG_EEXIST, "figure",
		N_("this figure was told of that day already; change that "
		   "one") },
	{ MG_EDATA, REFUSED_LEDGER_ODD,
		N_("an original has an item and no amount, money has an amount "
		   "and no item, and only an original and a loan are given "
		   "back; money that came back is what=refunded") },
	{ MG_EDATA, REFUSED_LEDGER_YEN,
		N_("this program does not say what a yen is worth; write the "
		   "amount in rupiah") },
	{ MG_EEXIST, "ledger",
		N_("the same stands in the ledger of this case already; where "
		   "it was twice on one day, write the receipt: receipt=...") },
	{ MG_ENOENT, REFUSED_OUTCOME_NONE,
		N_("the program of the case has no such outcome; see "
		   "'outcomes' of: magang program show NAME") },
	{ MG_EDATA, REFUSED_OUTCOME_LICENCE,
		N_("grade a needs the licence number, licence=..., with as "
		   "many digits as its program says (a NIB has 13); without "
		   "it the grade is b or c") },
	{ MG_EDATA, REFUSED_OUTCOME_SEEN,
		N_("grade b needs who saw it: seen_by=USER, or agency=NUMBER; "
		   "what was only told is grade c") },
	{ MG_EDATA, REFUSED_OUTCOME_UNTIL,
		N_("it does not hold for so long; leave 'until' away, or name "
		   "an earlier day") },
	{ MG_EDATA, REFUSED_OUTCOME_TARGET,
		N_("what it replaces counts for another target; record it "
		   "without replaces=...") },
	{ MG_ENOTALLOWED, REFUSED_OUTCOME_REPLACED,
		N_("what it replaces was replaced already; replace the one "
		   "that stands: magang list outcome standing") },
	{ MG_ENOTALLOWED, REFUSED_MERGED,
		N_("one of the two was merged with somebody already; look at "
		   "it again") },
	{ MG_EDATA, REFUSED_MERGE_SELF,
		N_("nobody is merged with herself; name two persons") },
	{ MG_ENOTALLOWED, REFUSED_STAYS,
		N_("an outcome stays as it was recorded; another one takes its "
		   "place: magang add outcome ... replaces=NUMBER") },
	{ MG_EDATA, REFUSED_STATEMENT,
		N_("figures and digest of a statement do not belong together; "
		   "make one: magang statement make") },
	{ MG_EACCESS, REFUSED_STATEMENT_AREAS,
		N_("a statement is of all regencies; somebody whose areas are "
		   "not bound makes it") },
	{ MG_EDATA, REFUSED_STATEMENT_DAY,
		N_("a statement is of a day that was, or of today; what a day "
		   "to come will bring: magang target --as-of DAY") },
	{ MG_ENOTALLOWED, REFUSED_STATEMENT_OUT,
		N_("a statement stays as it was given; make another one: "
		   "magang statement make") },
	{ MG_EEXIST, "outcome", N_("the same outcome is recorded already") },
	{ MG_EEXIST, "member",
		N_("this person is a member there already, and has not left") },
	{ MG_EACCESS, "undo", N_("this is no undo of an act of yours") },
	{ MG_ENOTALLOWED, REFUSED_ERASURE,
		N_("an erasure cannot be taken back; who came to a place by it "
		   "keeps it") },
	{ MG_ENOENT, NULL, N_("the record is not there any more") },
	{ MG_EEXIST, NULL, N_("it is there already") },
	{ MG_EDATA, "program",
		N_("the program text has faults; run: magang program "
		   "check") },
	{ MG_ENOTALLOWED, REFUSED_TURN,
		N_("somebody before it on the waiting list has room") },
	{ MG_ENOTALLOWED, REFUSED_SEAT_FULL, N_("all seats are taken") },
	{ MG_ENOTALLOWED, REFUSED_SEAT_AREA,
		N_("its regency has all of its seats") },
	{ MG_ENOTALLOWED, REFUSED_SEAT_SEX,
		N_("the seats that are left are for women") },
	{ MG_ENOTALLOWED, REFUSED_SEAT_MEN,
		N_("the seats that are left are for men") },
	{ MG_ENOTALLOWED, REFUSED_SEAT_HOUSEHOLD,
		N_("its family card has all of its seats") },
	{ MG_ENOTALLOWED, REFUSED_SEAT_DISTRICT,
		N_("its district has all of its seats") },
	{ MG_ENOTALLOWED, REFUSED_HEALTH,
		N_("a question of health is open; ask somebody who may see "
		   "health") },
	{ MG_EACCESS, REFUSED_CAUSE_HEALTH,
		N_("that cause tells of health, which your role may not see; "
		   "say another one, or ask somebody who may") },
	{ MG_ENOTALLOWED, REFUSED_SEAT_IF,
		N_("it does not fulfil what its program asks on the first day "
		   "of class") },
	{ MG_ENOTALLOWED, REFUSED_SEAT_OVER,
		N_("the cohort is over, or cancelled") },
	{ MG_ENOTALLOWED, REFUSED_SEAT_INTAKE,
		N_("the cohort is for the cases of another intake") },
	{ MG_ENOTALLOWED, REFUSED_SLOT_OVER,
		N_("these places are closed, or withdrawn") },
	{ MG_ENOTALLOWED, REFUSED_SLOT_EXPIRED,
		N_("these places have expired; ask the host, then: magang set "
		   "NUMBER expires=DATE") },
	{ MG_ENOTALLOWED, REFUSED_WISH_OVER,
		N_("places that are wished are closed, or withdrawn; leave "
		   "them out") },
	{ MG_ENOTALLOWED, REFUSED_WISH_EXPIRED,
		N_("places that are wished have expired; leave them out, or "
		   "ask the host, then: magang set NUMBER expires=DATE") },
	{ MG_ENOTALLOWED, REFUSED_WISH_COUNTRY,
		N_("places that are wished are in a country that is refused; "
		   "leave out one of the two") },
	{ MG_ENOTALLOWED, REFUSED_SLOT_ASKS,
		N_("it does not fulfil what its program asks of who goes to a "
		   "host") },
	{ MG_ENOTALLOWED, REFUSED_HOST_FULL,
		N_("the host has as many people then as its program lets it "
		   "have") },
	{ MG_EINUSE, REFUSED_HOST_FULL,
		N_("the host has as many people then as its program lets it "
		   "have") },
	{ MG_ENOTALLOWED, REFUSED_HOST_STAFF,
		N_("its program bounds the people of a host by its full-time "
		   "staff, which is not known: magang set NUMBER-OF-HOST "
		   "staff=N") },
	{ MG_ENOTALLOWED, REFUSED_SLOT_IF,
		N_("it does not fulfil what the host asks") },
	{ MG_ENOTALLOWED, REFUSED_SEAT_PROGRAM,
		N_("the case is of another program; give it a place or class "
		   "of its own, or open a case in this program: magang open "
		   "PERSON PROGRAM") },
	{ MG_ENOTALLOWED, REFUSED_SEAT_ENDED,
		N_("the case has come to its end") },
	{ MG_ENOTALLOWED, REFUSED_SEAT_CLASH,
		N_("another seat of this person is in the same days") },
	{ MG_ENOTALLOWED, REFUSED_SEAT_LATE,
		N_("the day of class until which its program lets somebody "
		   "join is over") },
	{ MG_ENOTALLOWED, REFUSED_SEAT_BEFORE,
		N_("it has answered already; should it come after all, note "
		   "that with its seat: magang cohort answer yes NUMBER, of a "
		   "place: magang slot answer yes NUMBER") },
	{ MG_ENOTALLOWED, REFUSED_SEAT_WAITS,
		N_("it waits for a seat there already") },
	{ MG_ENOTALLOWED, REFUSED_SEATED, N_("it has a seat already") },
	{ MG_EEXIST, REFUSED_SEATED, N_("it has a seat already") },
	{ MG_ENOTALLOWED, "seat_state",
		N_("a seat is offered, then taken or refused; one that was "
		   "taken is left: magang cohort answer left NUMBER --cause "
		   "CODE (key l)") },
	{ MG_ENOTALLOWED, REFUSED_SEAT_GONE,
		N_("this seat was left, given back or ended already; offer its "
		   "place: magang slot offer NUMBER FILTER, of a class: magang "
		   "cohort fill NUMBER FILTER") },
	{ MG_EDATA, "seat_cause",
		N_("say why it was left: --cause CODE; a seat that is offered "
		   "or taken has no cause") },
	{ MG_ENOTALLOWED, REFUSED_SEAT_ANSWERED,
		N_("was answered since; it stays") },
	{ MG_EDATA, "seat_roll",
		N_("a number in the roll is the next one, and given once") },
	{ MG_EINUSE, REFUSED_SEAT_ENDED,
		N_("a case that has come to its end gives back its seat") },
	{ MG_EDATA, "seat_in",
		N_("a seat is in one thing: a cohort, or places at a host") },
	{ MG_EINUSE, "cohort_seats",
		N_("more seats than that are offered or taken") },
	{ MG_EINUSE, "slot_host",
		N_("somebody has, or had, a seat in these places; their host "
		   "stays: withdraw them (state=withdrawn), and make others") },
	{ MG_EDATA, REFUSED_CONDITION,
		N_("the conditions are no question that its program "
		   "understands") },
	{ MG_EACCESS, "slot_health",
		N_("conditions of health are written by somebody who may see "
		   "health") },
	{ MG_EDATA, "slot_ground",
		N_("a condition of sex or age needs its legal ground: "
		   "ground=...") },
	{ MG_EDATA, "cohort_long",
		N_("a cohort lasts ten years at most; mend its last day") },
	{ MG_EINUSE, REFUSED_COHORT_DAYS,
		N_("somebody in it has another seat in those days") },
	{ MG_ENOTALLOWED, "letter_sent",
		N_("a letter that was sent has left the house; it stays") },
	{ MG_EDATA, "letter", N_("no such letter belongs to this decision") },
	{ MG_EINUSE, "letter_held",
		N_("a letter is held for this decision, and goes with it") },
	{ MG_ENOTALLOWED, "valid",
		N_("this version of the program is not for that start") },
	{ MG_ENOTALLOWED, NULL,
		N_("the move is not allowed any more; look at the case "
		   "again") },
	{ MG_EDATA, "cause", N_("its move lists no such cause") },
	{ MG_EDATA, "decision",
		N_("a decision is of today, of the version of its case and of "
		   "whoever makes it") },
	{ MG_ENOTALLOWED, "decision",
		N_("a decision is taken away by undoing the act that made "
		   "it") },
	{ MG_ECONFLICT, REFUSED_MOVED, N_("was moved on since; it stays") },
	{ MG_EEXIST, REFUSED_MOVED, N_("was moved on since; it stays") },
	{ MG_EDATA, REFUSED_VERDICT,
		N_("a waiting list is for what its move says, and nothing "
		   "else") },
	{ MG_ECONFLICT, REFUSED_VERDICT,
		N_("what this was decided on has changed meanwhile; look at "
		   "the case again") },
	{ MG_ECONFLICT, NULL,
		N_("somebody else changed this since you looked; nothing was "
		   "overwritten") },
};

bool
refusal_is(const char *detail, const char *word)
{
	size_t len = strlen(word);

	return strncmp(detail, word, len) == 0 &&
	       (detail[len] == '\0' || detail[len] == ' ');
}

bool
refusal_is_room(const char *detail)
{
	return refusal_is(detail, REFUSED_TURN) || seating_is_room(detail) ||
	       (refusal_is(detail, REFUSED_MOVE) && strstr(detail, " quota:"));
}

const char *
refusal_text(int code, const char *detail)
{
	const char *any = NULL;

	for (size_t i = 0; i < ARRAY_SIZE(refusals); i++) {
		if (refusals[i].code != code)
			continue;
		if (!refusals[i].word)
			any = refusals[i].text;
		else if (refusal_is(detail, refusals[i].word))
			return _(refusals[i].text);
	}
	return any ? _(any) : NULL;
}

bool
refusal_use(const char *detail, enum kind *kind, uint64_t *id)
{
	unsigned k;

	if (sscanf(detail, REFUSED_USED " %u %" SCNu64, &k, id) != 2)
		return false;
	*kind = (enum kind)k;
	return kind_info(*kind) != NULL;
}

bool
refusal_seats(const char *detail, enum kind *kind, uint64_t *id)
{
	unsigned k = KIND_SLOT;

	if (sscanf(detail, REFUSED_SEAT_CLASH " %u %" SCNu64, &k, id) != 2 &&
		sscanf(detail, REFUSED_COHORT_DAYS " %u %" SCNu64, &k, id) !=
			2 &&
		sscanf(detail, REFUSED_SLOT_IF " %" SCNu64, id) != 1 &&
		sscanf(detail, REFUSED_WISH_OVER " %" SCNu64, id) != 1 &&
		sscanf(detail, REFUSED_WISH_EXPIRED " %" SCNu64, id) != 1 &&
		sscanf(detail, REFUSED_WISH_COUNTRY " %" SCNu64, id) != 1)
		return false;
	*kind = (enum kind)k;
	return seat_giver(*kind) != NULL;
}

bool
refusal_work(const char *detail, struct in_hand *out)
{
	*out = (struct in_hand){ 0 };
	return sscanf(detail, REFUSED_WORK " %" SCNu64 " %" SCNu64, &out->cases,
		       &out->tasks) == 2;
}

bool
refusal_gone(const char *detail, struct setting_gone *out)
{
	int at = 0;

	*out = (struct setting_gone){ 0 };
	if (sscanf(detail, REFUSED_GONE " %" SCNu64 " %63s %zu%n",
		    &out->setting, out->word, &out->n, &at) != 3)
		return false;
	for (size_t i = 0; i < out->n && i < GONE_NAMED; i++) {
		unsigned kind;
		int len;

		if (sscanf(detail + at, " %u %" SCNu64 "%n", &kind,
			    &out->by[i].id, &len) != 2 ||
			!kind_info((enum kind)kind))
			return false;
		out->by[i].kind = (enum kind)kind;
		at += len;
	}
	return true;
}

bool
refusal_verdict(struct rulebook *book, struct txn *txn, const struct op *op,
	const char *detail, struct verdict *out)
{
	struct record *c;
	const struct program *p = NULL;
	const char *rows = strchr(detail, ' ');
	enum kind kind;
	uint64_t id = op_about(op, &kind);

	if ((op->kind != KIND_DECISION && op->kind != KIND_PROPOSAL) || !rows ||
		(!refusal_is(detail, REFUSED_MOVE) &&
			!refusal_is(detail, REFUSED_VERDICT)))
		return false;
	c = xmalloc(sizeof(*c));
	if (record_load(txn, KIND_CASE, id, RECORD_UNCHECKED, c))
		p = rulebook_case_program(book, txn, c);
	free(c);
	return p && verdict_parse(out, p, rows + 1, strlen(rows + 1));
}
