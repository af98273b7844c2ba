/* SPDX-License-Identifier: MIT */
/*
 * What apply() says when it refuses a change, as the journal keeps it: a code and
 * a row, a word of what was asked with numbers of fields or areas behind it
 * ("area 3201", "value 12"). A move has the rows of its verdict there. Codes and
 * ids, never values: whoever reads it later says it in his own language.
 */
#ifndef MAGANG_CASEWORK_REFUSAL_H
#define MAGANG_CASEWORK_REFUSAL_H

#include "magang/casework/verdict.h"
#include "magang/record/change.h"
#include "magang/rulebook/setting_use.h"

struct rulebook;
struct in_hand;

#define REFUSED_MOVE "move" /* verdict_store() follows */
/* The rows that came out otherwise than the move tells follow, as there. */
#define REFUSED_VERDICT "verdict"
#define REFUSED_TURN "turn"        /* others wait for the place */
#define REFUSED_MOVED "moved"      /* the case stands elsewhere by now */
#define REFUSED_SAME "second_same" /* as a person, not as an account */
#define REFUSED_KIN "second_kin"
#define REFUSED_KEPT "kept" /* longer, by its program */
#define REFUSED_EXPIRE_BY "expire_by"
#define REFUSED_NOT_PROPOSED "expire_none"
#define REFUSED_ANSWERED "answered"   /* the proposal is not open */
#define REFUSED_BACK "version_back"   /* the version was returned */
#define REFUSED_ALONE "version_alone" /* it does not wait for a second person */
#define REFUSED_WHOLE "version_areas" /* it is of all areas */
#define REFUSED_PROPOSED "proposed"   /* there is an open one */
#define REFUSED_TOPIC "topic"         /* nothing is about such a record */
/* Of a seat: why a case does not get it. */
#define REFUSED_SEAT_FULL "seat_full"
#define REFUSED_SEAT_AREA "seat_area"
#define REFUSED_SEAT_SEX "seat_sex"
#define REFUSED_SEAT_MEN "seat_men" /* are what is left */
#define REFUSED_SEAT_HOUSEHOLD "seat_household"
#define REFUSED_SEAT_OVER "seat_over"
#define REFUSED_SEAT_PROGRAM "seat_program"
#define REFUSED_SEAT_INTAKE "seat_intake"
#define REFUSED_SEAT_ENDED "seat_ended"
#define REFUSED_SEAT_DISTRICT "seat_district"
#define REFUSED_SEAT_IF "seat_if"           /* what its program asks */
#define REFUSED_CAUSE_HEALTH "cause_health" /* it tells of health */
#define REFUSED_HEALTH "health"             /* it hangs on what is not seen */
#define REFUSED_SEAT_CLASH "seat_clash"     /* kind and id of the other one */
#define REFUSED_COHORT_DAYS "cohort_days"   /* the same */
#define REFUSED_SLOT_IF "slot_if"           /* and its id: what a host asks */
#define REFUSED_SLOT_ASKS "slot_asks"       /* its program does */
#define REFUSED_HOST_FULL "host_full" /* by its staff; and the id of the slot */
#define REFUSED_HOST_STAFF "host_staff"
#define REFUSED_SLOT_OVER "slot_over"
#define REFUSED_SLOT_EXPIRED "slot_expired"
/* and the id of the places that are wished */
#define REFUSED_WISH_OVER "wish_over"
#define REFUSED_WISH_EXPIRED "wish_expired"
#define REFUSED_WISH_COUNTRY "wish_country"
#define REFUSED_CONDITION "condition" /* no expression of its program */
#define REFUSED_SEAT_LATE "seat_late"
#define REFUSED_SEAT_BEFORE "seat_before"
#define REFUSED_SEAT_WAITS "seat_waits"
#define REFUSED_SEATED "seated"
#define REFUSED_SEAT_GONE "seat_gone"
#define REFUSED_SEAT_ANSWERED "seat_answered" /* and so it stays */
/* Of a sheet; behind it whose mark it is, or 0. */
#define REFUSED_MARK "sheet_mark"
#define REFUSED_ROLL "sheet_roll"
#define REFUSED_NO_CLASS "sheet_day"
#define REFUSED_ERASURE "erasure"
#define REFUSED_LOCKED "sheet_locked"
#define REFUSED_LATE "sheet_late"
#define REFUSED_LATE_AGAIN "sheet_late_again"
#define REFUSED_SHEET "sheet_goes"
#define REFUSED_NO_RULE "complete_rule"
#define REFUSED_RUNS "complete_runs"
#define REFUSED_UNIT "grade_unit"
#define REFUSED_ATTEMPT "grade_attempt"
#define REFUSED_GRADE "grade_mark"
#define REFUSED_NO_ROLL "grade_roll"
#define REFUSED_RESIT "grade_resit"
#define REFUSED_NO_APPEAL "appeal_none"
#define REFUSED_APPEAL_LATE "appeal_late"
#define REFUSED_APPEAL_OPEN "appeal_open"
#define REFUSED_CONTESTED "appeal_again" /* it was one already */
#define REFUSED_APPEAL_SAME "appeal_same"
#define REFUSED_POINTS "points" /* not those of the assessment */
#define REFUSED_NOT_ASSESSED "assess_stage"
#define REFUSED_ASSESS_KIN "assess_kin"
#define REFUSED_ASSESS_ROLE "assess_role"
#define REFUSED_ASSESS_OTHERS "assess_others"
#define REFUSED_FILED "filed" /* by this person */
#define REFUSED_OPEN "cards_open"
/* Of a certificate: why a case does not get it, or it stays as it is. */
#define REFUSED_NO_CERTIFICATE "certificate_none"
#define REFUSED_NOT_COMPLETED "certificate_stage"
#define REFUSED_NO_SEAT "certificate_seat"
#define REFUSED_NOT_CERTIFIED "certificate_if"
#define REFUSED_NOT_VALID "certificate_state"
#define REFUSED_RENAMED "certificate_renamed"
#define REFUSED_PRINTED "certificate_printed"
#define REFUSED_IN_REGISTER "certificate_stays"
/* Of a pack: why a case is not in one, or it stays as it is. */
#define REFUSED_CONSENT "pack_consent"
#define REFUSED_PACK_PROGRAM "pack_program"
#define REFUSED_PACK_ERASED "pack_erased"
#define REFUSED_PACK_NAMELESS "pack_nameless"
#define REFUSED_PACK_OUT "pack_out"
#define REFUSED_PACK "pack"
#define REFUSED_TWO_LISTS "ranking_two" /* in one branch of a host */
#define REFUSED_RANKING_SLOT "ranking_slot"
#define REFUSED_RANK "rank"     /* one, or a refusal */
#define REFUSED_STAYS "stays"   /* another one takes its place */
#define REFUSED_MERGED "merged" /* one of two, with somebody, already */
#define REFUSED_MERGE_SELF "merge_self"
#define REFUSED_USED "referenced"       /* kind and id of what refers to it */
#define REFUSED_LEDGER_ODD "ledger_odd" /* a field that does not go with it */
#define REFUSED_LEDGER_YEN "ledger_yen"
/* Of an outcome: no such one, no proof, what it cannot take the place of. */
#define REFUSED_OUTCOME_NONE "outcome_none"
#define REFUSED_OUTCOME_LICENCE "outcome_licence"
#define REFUSED_OUTCOME_SEEN "outcome_seen"
#define REFUSED_OUTCOME_UNTIL "outcome_until"
#define REFUSED_OUTCOME_TARGET "outcome_target"
#define REFUSED_OUTCOME_REPLACED "outcome_replaced"
#define REFUSED_STATEMENT "statement"
#define REFUSED_STATEMENT_AREAS "statement_areas"
#define REFUSED_STATEMENT_DAY "statement_day"
#define REFUSED_STATEMENT_OUT "statement_out"
/* Of a setting: its id, what would be gone, how many use it, and kind and id of
 * the first of them. */
#define REFUSED_GONE "gone"
/* Of a case that was to come into another version, by the code: of its stage, of
 * a value, of its end, of whoever installed it. */
#define REFUSED_VERSION "version_of_case"
/* Of whom work is given to, and of whoever gives it. */
#define REFUSED_CLOSED "officer_closed"
#define REFUSED_AREA "officer_area"
#define REFUSED_PROGRAM "officer_program"
#define REFUSED_GIVEN "given"
#define REFUSED_WORK "work" /* how many cases and tasks somebody has */
#define REFUSED_ROLE "role" /* and its name: a move names it in vain */

/* Does it begin with this word, or these? */
bool refusal_is(const char *detail, const char *word);
/* Is there no room in a cohort, or, of a move, in a quota? */
bool refusal_is_room(const char *detail);
/* As a sentence in the language of the process; NULL: a newer program knows. */
const char *refusal_text(int code, const char *detail);
/* What refers to a record that was to go; false: it is not said. */
bool refusal_use(const char *detail, enum kind *kind, uint64_t *id);
/* What runs in the same days, or what the places are that ask for more; false: it
 * is not said. */
bool refusal_seats(const char *detail, enum kind *kind, uint64_t *id);
/* The same of a setting. */
bool refusal_gone(const char *detail, struct setting_gone *out);
/* What a user still has in hand; false: it is not said. */
bool refusal_work(const char *detail, struct in_hand *out);
/* The rows that a move was refused for; false: it has none, or its case is gone. */
bool refusal_verdict(struct rulebook *book, struct txn *txn,
	const struct op *op, const char *detail, struct verdict *out);

#endif
