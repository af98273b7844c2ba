/* SPDX-License-Identifier: MIT */
/*
 * Core fields of records: their ids, and the rows that codec, forms, lists,
 * filters, import, export, history and masking loop over (kind_*.c).
 *
 * Field ids are stored and never given twice. Ids from F_PROGRAM on belong to
 * fields and documents of programs, from F_PROGRAM_HEALTH on to those with
 * `privacy: health`; the store gives them by name when a program is installed,
 * the same name the same id in all programs.
 */
#ifndef MAGANG_RECORD_FIELDS_H
#define MAGANG_RECORD_FIELDS_H

#include <stddef.h>
#include <stdint.h>

#include "magang/field/fdef.h"
#include "magang/record/kind.h"

struct program;

/* F_PERSON and F_OFFICER are those of cases, and so on; F_PERSON serves
 * members, too. */
enum field_id {
	F_NONE,
	/* person */
	F_NAME = 1,
	F_TITLES,
	F_NIK,
	F_KK,
	F_BIRTH_DATE,
	F_BIRTH_PLACE,
	F_SEX,
	F_PHONE,
	F_STREET,
	F_RT,
	F_RW,
	F_VILLAGE,
	F_DISTRICT,
	F_REGENCY,
	F_POSTCODE,
	F_EDUCATION,
	F_MAJOR,
	F_GRAD_YEAR,
	F_EXPERIENCE,
	F_SECTOR,
	F_MARITAL,
	F_RELIGION,
	F_EMAIL,
	F_EMERGENCY,
	F_NAME_PASSPORT,
	F_NAME_KANA,
	F_PASSPORT_NO,
	F_CONSENT_DATA,
	F_CONSENT_PARTNER,
	F_REMARK,
	F_REGISTERED, /* date of registration */
	F_ERASED,     /* date; only a stub is left */
	/* decision; its person, program, version and date are F_PERSON,
	 * F_PROGRAM_NO, F_VERSION and F_DATE */
	F_DECISION_CASE,
	F_DECISION_NTH,  /* of its case, from 1 */
	F_DECISION_FROM, /* numbers of stages */
	F_DECISION_TO,
	F_MEANT,          /* where it was to go that came on a waiting list */
	F_DECISION_CAUSE, /* code, one that its move lists */
	F_DECISION_REASON,
	F_FROZEN, /* the answers it was made on (kept.h) */
	F_FROZEN_HEALTH,
	F_ROOM_BY,     /* what made room for a case that moved up (waiting.h) */
	F_DECISION_BY, /* the user who made it; none: there was room */
	F_DECISION_SECOND, /* who approved it; of a proposal who answered it */
	F_PROPOSAL,        /* the proposal that it approves */
	F_APPEAL, /* the decision that is contested: it is what reopens it */
	/* proposal; the rest as of a decision */
	F_STANDING, /* open, approved (by its decision), returned */
	F_RETURNED, /* why */
	/* case */
	F_PERSON = 50,
	F_PROGRAM_NO, /* number of the program in the store's dictionary */
	F_VERSION,
	F_STAGE,   /* number of the stage in the dictionary */
	F_ENTERED, /* date it came into the stage */
	F_OPENED,
	F_INTAKE,
	F_PLANNED_START,
	F_OFFICER,
	F_SCORE,   /* ten-thousandths; worked out, as are the next but one */
	F_HISTORY, /* "stage:date stage:date ...": the stage it was opened in,
		    then one for each decision; by number */
	F_FAILS, /* names of rules joined by a blank, in the order of the file */
	F_UNANSWERED,
	F_WARNS,    /* those that only warn */
	F_CAUSE,    /* code: that of its last decision */
	F_PLACED,   /* the change by which it last came to a place, or left it;
		   set by apply() */
	F_OFFERED,  /* the user who is to take it over, until he answers */
	F_PROPOSED, /* the stage that an open proposal would bring it to; set by
		       apply(), as is the next: the stage that it has a place
		       in by that already */
	F_HELD,
	F_APPEALED, /* the decision that is contested, while that is to be
		       decided anew; set by apply() */
	/* task */
	F_ABOUT = 70, /* the case or person it is about */
	F_ABOUT_KIND,
	F_DUE,
	F_TASK, /* what is to be done */
	F_RULE, /* deadline that made it */
	F_DONE, /* date */
	F_WARN, /* date from which it is due soon */
	/* activity */
	F_ACTIVITY = 80, /* name from the program, or note, call, whatsapp,
			    visit */
	F_DATE,
	F_AMOUNT,
	F_TEXT,
	F_COOPERATION, /* area of the agreement: of the program's activity */
	F_RESULT,      /* of an attempt to reach the person (contact.h) */
	/* doubt */
	F_FIRST = 90,
	F_SECOND,
	F_LIKENESS, /* 0..1000 */
	F_EVIDENCE,
	F_ANSWER, /* open, same, different */
	/* organisation */
	F_ORG_NAME = 100,
	F_ORG_KIND,
	F_ORG_LICENCE,
	F_ORG_LICENCE_UNTIL,
	F_ORG_COUNTRY,
	F_ORG_REGENCY,
	F_ORG_ADDRESS,
	F_ORG_PHONE,
	F_ORG_EMAIL,
	F_ORG_SECTOR,
	F_ORG_STAFF,
	F_ORG_NAME_JA,
	F_ORG_MEMBERS, /* as told last, like the next three and the staff */
	F_ORG_TURNOVER,
	F_ORG_CAPITAL,
	F_ORG_ASSETS,
	/* user */
	F_USER_NAME = 120,
	F_USER_UID,
	F_USER_ROLE,
	F_USER_AREAS,    /* codes, a comma or blank between; none: all */
	F_USER_PROGRAMS, /* names, in the same way; none: all */
	F_USER_LANG,
	F_USER_CLOSED,   /* date */
	F_USER_SWITCHES, /* words of the screens, joined by a blank */
	F_USER_KEYS,     /* public keys (base/pubkey.h), joined by a blank */
	F_USER_HUMAN,    /* the person who it is, where she is registered: the
			    same one on two accounts is one human */
	/* program, setting */
	F_SET_NAME = 130,
	F_SET_TEXT = 132,
	F_USER_KK = 134, /* of a user: the family card */
	/* of a version of a program that a second person did not want */
	F_SET_RETURNED = 135, /* why */
	F_SET_RETURNED_BY,
	/* intake */
	F_INTAKE_PROGRAM = 140, /* number of the program, as of a case */
	F_INTAKE_NAME,
	F_INTAKE_OPENS,
	F_INTAKE_CLOSES,
	F_INTAKE_STARTS,
	F_INTAKE_SEATS,
	F_INTAKE_VERSION,
	F_INTAKE_BY_AREA,
	F_INTAKE_WOMEN, /* at least so many of a hundred */
	F_INTAKE_HOUSEHOLD,
	/* cohort */
	F_COHORT_PROGRAM = 150, /* as of an intake */
	F_COHORT_INTAKE,
	F_COHORT_NAME,
	F_COHORT_AREA,
	F_COHORT_PLACE,
	F_COHORT_FROM,
	F_COHORT_UNTIL,
	F_COHORT_DAYS, /* which weekdays; none: Monday to Friday */
	F_COHORT_SEATS,
	F_COHORT_TRAINER,
	F_COHORT_UNITS,
	F_COHORT_LOCK_AFTER, /* days after which a sheet is closed */
	F_COHORT_STATE,
	F_COHORT_BY_AREA, /* limits of its seats, as of an intake */
	F_COHORT_WOMEN,
	F_COHORT_HOUSEHOLD,
	F_COHORT_DISTRICT, /* seats of one district at most */
	F_COHORT_ROLL, /* the last number of its roll that was given, by apply() */
	/* member; its person is F_PERSON */
	F_MEMBER_OF = 170,
	F_MEMBER_NUMBER,
	F_MEMBER_ROLE,
	F_MEMBER_JOINED,
	F_MEMBER_LEFT,
	/* letter; its person, case and program are F_PERSON, F_DECISION_CASE
	 * and F_PROGRAM_NO */
	F_LETTER_DECISION = 180,
	F_LETTER_TEMPLATE, /* name of the letter in the program file */
	F_LETTER_STATE,    /* held, sent, answered, void */
	F_LETTER_SENT,     /* date */
	F_LETTER_TEXT,     /* as it was sent */
	F_LETTER_ANSWER,
	F_LETTER_ANSWERED, /* date */
	/* pack; its program, version and date are F_PROGRAM_NO, F_VERSION and
	 * F_DATE */
	F_PACK_OF = 380,  /* name of the pack in the program file */
	F_PACK_TO,        /* the partner that it went to */
	F_PACK_BY,        /* the user who made it */
	F_PACK_AS_OF,     /* the last change that it knew of */
	F_PACK_COUNT,     /* how many rows */
	F_PACK_ROWS,      /* their cases (pack_state.h) */
	F_PACK_CODE,      /* what the codes of its rows begin with */
	F_PACK_DIGEST,    /* BLAKE2b-256 of the file as it went out, in hex */
	F_PACK_SIGNATURE, /* Ed25519 of the same, in hex */
	F_PACK_KEY,       /* which key that is of */
	F_PACK_STATE,     /* out, returned */
	F_PACK_RETURNED,  /* date of the last return */
	F_PACK_RANKING,   /* the ranking that its ranks go into */
	F_PACK_CONTENT,   /* BLAKE2b-256 of its cells but the codes, in hex */
	/* seat; its person, case and program are F_PERSON, F_DECISION_CASE and
	 * F_PROGRAM_NO, what made room for it F_ROOM_BY; what it is in is the
	 * field that seat_giver.h says */
	F_SEAT_COHORT = 190,
	F_SEAT_STATE,  /* waiting, offered, taken, done, refused, left */
	F_SEAT_ROLL,   /* its number in the roll, given once by apply() */
	F_SEAT_CAUSE,  /* why it was refused or left: a code */
	F_SEAT_REASON, /* the same in words */
	F_SEAT_SINCE,  /* date of its state */
	F_SEAT_FROM,   /* date on which it was taken */
	F_SEAT_RISK,   /* yes, by what is marked of it (at_risk.h); else none */
	/* scorecard; its person, case, program and date are F_PERSON,
	 * F_DECISION_CASE, F_PROGRAM_NO and F_DATE */
	F_CARD_OF = 200, /* name of the assessment in the program file */
	F_CARD_BY,       /* the user who filed it */
	F_CARD_STATE,    /* blind until all of the assessment are filed, then
			    open; set by apply() */
	F_CARD_POINTS,   /* program/scorecard.h */
	F_CARD_REMARK,
	/* sheet: what is marked of a cohort */
	F_SHEET_COHORT = 206,
	F_SHEET_DAY,
	F_SHEET_MARKS, /* of those who differ: sheet.h */
	F_SHEET_STATE, /* waiting: only late marks stand there */
	F_SHEET_EXTRA, /* why there was class on that day */
	F_SHEET_LATE,  /* marks after the lock, until somebody approves them */
	F_SHEET_LATE_BY,
	F_SHEET_LATE_WHY,
	F_SHEET_APPROVED, /* the user who did, the last time */
	F_SHEET_RETURNED, /* why late marks were, until others are told */
	F_SHEET_RETURNED_BY,
	/* grade: what is marked of a cohort in a unit */
	F_GRADE_COHORT = 256,
	F_GRADE_UNIT, /* name of the unit in the program file */
	F_GRADE_ATTEMPT,
	F_GRADE_MARKS, /* numbers by the roll */
	/* certificate; its person, case, program, version and date are F_PERSON,
	 * F_DECISION_CASE, F_PROGRAM_NO, F_VERSION and F_DATE, its cohort is
	 * F_SEAT_COHORT */
	F_CERT_OF = 220, /* name of the certificate in the program file */
	F_CERT_NUMBER,   /* in the register: given once by apply() */
	F_CERT_NTH,      /* the same as a number */
	F_CERT_STATE,    /* given, replaced, revoked */
	F_CERT_DECISION, /* by which its case came where it is given */
	F_CERT_NAME,     /* as it is printed, like the next two */
	F_CERT_KANA,
	F_CERT_BORN,
	F_CERT_CLASS, /* name of its cohort, and its days */
	F_CERT_FROM,
	F_CERT_UNTIL,
	F_CERT_REPLACES, /* the certificate that it takes the place of */
	F_CERT_COPIES,   /* how often it was printed */
	F_CERT_PRINTED,  /* date of the last time */
	F_CERT_REVOKED,  /* date */
	F_CERT_REASON,   /* why it was revoked */
	/* case: how it went to reach its person, worked out (contact.h) */
	F_TRIES = 240,
	F_TRIED,
	F_UNREACHED,
	/* case: names of assessments that were closed before all cards were in,
	 * joined by a blank */
	F_CARDS_CLOSED,
	/* slot: places at a host */
	F_SLOT_PROGRAM = 300, /* as of an intake */
	F_SLOT_HOST,
	F_SLOT_NAME,
	F_SLOT_SECTOR,
	F_SLOT_COUNTRY,
	F_SLOT_SEATS,
	F_SLOT_MEN, /* so many of its seats at most */
	F_SLOT_WOMEN,
	F_SLOT_START,
	F_SLOT_UNTIL,   /* last day; none: as long as its program says */
	F_SLOT_EXPIRES, /* the last day on which a seat of it is given */
	F_SLOT_TERMS,
	F_SLOT_IF,     /* what must hold of a case: an expression */
	F_SLOT_GROUND, /* in law, where that asks for a sex or an age */
	F_SLOT_STATE,
	F_SLOT_WOMEN_LEAST, /* so many at this host, or none */
	F_SEAT_SLOT,        /* of a seat, in the place of F_SEAT_COHORT */
	/* organisation: a host, and who is there that we did not send */
	F_ORG_EXCELLENT,
	F_ORG_DESIGNATED, /* in an area that the law names */
	F_ORG_OTHERS_1,   /* in their first year, on the day told */
	F_ORG_OTHERS_2,
	F_ORG_OTHERS_3,
	F_ORG_OTHERS_ON,
	F_ORG_SHORT, /* the last start that its licence does not reach, worked
			out (licences.h) */
	/* ranking: the order in which a host takes people */
	F_RANKING_PROGRAM = 340, /* as of an intake */
	F_RANKING_HOST,
	F_RANKING_NAME,
	F_RANKING_REST, /* those who are not in it come behind all who are */
	F_RANKING_SLOT, /* it is of these places alone; none: of all of the host */
	/* rank: a case in one; its person, case and program are F_PERSON,
	 * F_DECISION_CASE and F_PROGRAM_NO */
	F_RANK_LIST = 350,
	F_RANK,         /* whole, from 1; equal in a tie */
	F_RANK_REFUSED, /* instead of it */
	/* case, intake: users who file its scorecards, before the role */
	F_ASSESSORS = 480,
	F_INTAKE_ASSESSORS,
	/* case: places that its person wishes, and countries that she does not */
	F_WISHES = 356,
	F_WISHES_NOT,
	/* run: a matching that was published */
	F_RUN_PROGRAM = 360, /* as of an intake */
	F_RUN_INTAKE,
	F_RUN_DAY,
	F_RUN_DRAFT, /* the number that it was kept under */
	F_RUN_SEED,
	F_RUN_AGAIN, /* with a second chance */
	F_RUN_AS_OF, /* the last change that it saw */
	F_RUN_INPUT, /* digests, as hexadecimal digits */
	F_RUN_RESULT,
	F_SEAT_RUN,   /* of a seat: the run that offers it */
	F_RUN_PINS,   /* of a run again: cases and places that were asked for */
	F_RUN_FROZEN, /* bytes: what it was made of (match_frozen.h) */
	/* ledger: what is asked of a person, paid, lent or held back; its person,
	 * case, program and date are F_PERSON, F_DECISION_CASE, F_PROGRAM_NO and
	 * F_DATE */
	F_LEDGER_WHAT = 420,
	F_LEDGER_AMOUNT,
	F_LEDGER_CURRENCY, /* none: rupiah */
	F_LEDGER_ITEM,     /* which original */
	F_LEDGER_HOLDER,   /* the organisation that took it */
	F_LEDGER_BY,       /* who took it there */
	F_LEDGER_RECEIPT,
	F_LEDGER_BACK, /* date: given back, repaid */
	F_LEDGER_NOTE,
	/* case: sums of its ledger in rupiah, worked out (protection.h) */
	F_ASKED,
	F_PAID,
	F_OVER_CAP,
	/* case: when the first of its originals is to be given back, worked out */
	F_RETURN_DUE,
	/* case: when its person was seen, worked out (followups.h) */
	F_SEEN,
	F_FOLLOWUP,
	/* case: the organisation that sends its person, until that is over, worked
	 * out (protection.h) */
	F_SENT_BY,
	/* case: the last day on which it is to be kept, worked out (retention.h) */
	F_KEPT_UNTIL,
	/* outcome; its person, case, program and date are F_PERSON,
	 * F_DECISION_CASE, F_PROGRAM_NO and F_DATE */
	F_OUTCOME_WHAT = 440, /* name of the outcome in the program file */
	F_OUTCOME_GRADE,
	F_OUTCOME_AGENCY, /* the organisation that proves it; none: the office */
	F_OUTCOME_LICENCE,
	F_OUTCOME_SEEN_BY,
	F_OUTCOME_UNTIL, /* the first day on which it does not hold any more */
	F_OUTCOME_PLACE, /* the regency that it is counted in */
	F_OUTCOME_SEX,   /* that it is counted as */
	F_OUTCOME_REPLACES,
	F_OUTCOME_REPLACED, /* the one that stands in its place; set by apply() */
	F_OUTCOME_NOTE,
	F_OUTCOME_VERSION, /* of the program that judged it */
	F_OUTCOME_TARGET,  /* number of what it counts for, in the dictionary */
	F_OUTCOME_ENDS, /* yes: from its day on the person counts for nothing */
	/* person: when and as what she counts, worked out (counted.h) */
	F_COUNTED,
	/* outcome, yes: it counts in the year of its day, and in no other */
	F_OUTCOME_YEARLY,
	/* person: who proposed that her data go, as nobody keeps them any more */
	F_ERASE_BY,
	/* person: whom she was merged with (root.h) */
	F_MERGED,
	/* statement: figures of a target as they were given (casework/statement.h);
	 * its program and the day are F_PROGRAM_NO and F_DATE */
	F_STATEMENT_TARGET = 500,
	F_STATEMENT_KNOWN,   /* the day at whose end it was known so ... */
	F_STATEMENT_AS_OF,   /* ... and the last change of that */
	F_STATEMENT_VERSION, /* of the program: its definition */
	F_STATEMENT_FOR,     /* what it was made for */
	F_STATEMENT_MADE,
	F_STATEMENT_BY,
	F_STATEMENT_WITH, /* version of this program */
	F_STATEMENT_FIGURES,
	F_STATEMENT_DIGEST, /* of the figures, as hexadecimal digits */
	/* told with a change, no value of a record (field_is_told()): why it
	 * was made */
	F_REASON = 1023,
	F_PROGRAM = 1024,
	F_PROGRAM_HEALTH = 0x8000,
};

#define USER_KEYS_BYTES 4000 /* of F_USER_KEYS */

/* Fields that conflict and are undone together (group.h). */
enum field_group {
	GROUP_NONE,
	GROUP_NAME,
	GROUP_PLACE,     /* of a person: from the street to the postcode */
	GROUP_EDUCATION, /* the last one: where, what, when */
	GROUP_ACTIVITY,  /* what it was, and how much of it */
	GROUP_LICENCE,   /* its number and until when */
	GROUP_RIGHTS,    /* of a user */
	GROUP_SEAT,      /* how it stands, its number, why, since when */
	GROUP_LEDGER,    /* what it was, and how much or which */
	GROUP_ANSWER,    /* of a proposal: what it is, by whom, why */
	GROUP_RANK,      /* or refused */
	GROUP_OTHERS,    /* at a host: how many, on which day */
};

/* Label of a part of the form: of the program's, or of those that the core
 * fields stand in; `name` where it has none. `program` may be NULL. */
const char *section_label(
	const struct program *program, const char *name, enum lang lang);

/* Does it travel with a change and stand in no record? */
bool field_is_told(uint16_t id);

const struct fdef *core_field(uint16_t id); /* NULL: none */
/* A field of a program that says 'privacy: personal': who may not reveal sees
 * nothing of it, whatever its type, and asks for nothing by it. */
bool field_is_closed(const struct fdef *f);
/* That, or of a type that shows a part: NIK, phone. */
bool field_is_masked(const struct fdef *f);
/* A core field of a kind by its name on the command line; NULL: none. */
const struct fdef *kind_field(enum kind kind, const char *name, size_t len);
/* The one of n that has this label in any language, '_' standing for blanks; NULL:
 * none. */
const struct fdef *fields_said(
	const struct fdef *fields, size_t n, const char *said);

#endif
