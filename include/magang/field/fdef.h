/* SPDX-License-Identifier: MIT */
/*
 * A field definition: one row that forms, lists, filters, CSV, history, masking
 * and help loop over. Core fields are rows of C tables (record/fields.c),
 * program fields come from YAML; both are this struct.
 *
 * How the value of each type is kept (struct value):
 *	text note name upper katakana email passport rescard  NFC text
 *	nik kk digits		digits as text, leading zeros kept
 *	phone			E.164 text, "+628123456789"
 *	date			days since 1970-01-01
 *	number money		ten-thousandths (base/num.h)
 *	yesno			0 or 1
 *	choice level		the code, as text; a level is ordered as listed
 *	choices			codes joined by one blank, in the order listed
 *	area			the official code as a number: 3205 regency,
 *				320512 district, 3205121001 village
 *	ref			a record id (origin << 32 | counter)
 *	refs			ids, best first: base/refs.h
 *	marks			of the members of a group: base/marks.h
 * A field that is not filled has no value: it is unknown, never false or 0.
 */
#ifndef MAGANG_FIELD_FDEF_H
#define MAGANG_FIELD_FDEF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/i18n.h"

/* type, its word in YAML, its row (field/type.h) */
#define FDEF_TYPES(X)                                                          \
	X(TYPE_TEXT, "text", text_type)                                        \
	X(TYPE_NOTE, "note", note_type)                                        \
	X(TYPE_NAME, "name", name_type)                                        \
	X(TYPE_UPPER, "upper", upper_type)                                     \
	X(TYPE_KATAKANA, "katakana", katakana_type)                            \
	X(TYPE_NIK, "nik", nik_type)                                           \
	X(TYPE_KK, "kk", kk_type)                                              \
	X(TYPE_DIGITS, "digits", digits_type)                                  \
	X(TYPE_PHONE, "phone", phone_type)                                     \
	X(TYPE_EMAIL, "email", email_type)                                     \
	X(TYPE_CONTACT, "contact", contact_type)                               \
	X(TYPE_PASSPORT, "passport", passport_type)                            \
	X(TYPE_RESCARD, "residence_card", rescard_type)                        \
	X(TYPE_DATE, "date", date_type)                                        \
	X(TYPE_NUMBER, "number", number_type)                                  \
	X(TYPE_MONEY, "money", money_type)                                     \
	X(TYPE_YESNO, "yesno", yesno_type)                                     \
	X(TYPE_CHOICE, "choice", choice_type)                                  \
	X(TYPE_LEVEL, "level", level_type)                                     \
	X(TYPE_CHOICES, "choices", choices_type)                               \
	X(TYPE_AREA, "area", area_type)                                        \
	X(TYPE_REF, "ref", ref_type)                                           \
	X(TYPE_REFS, "refs", refs_type)                                        \
	X(TYPE_MARKS, "marks", marks_type)                                     \
	X(TYPE_SEATS, "seats", seats_type)

/* In the order of FDEF_TYPES. */
enum fdef_type {
#define FDEF_ENUM(type, word, row) type,
	FDEF_TYPES(FDEF_ENUM)
#undef FDEF_ENUM
		TYPE_COUNT
};

/* The word of each type in YAML. */
extern const char *const fdef_type_word[TYPE_COUNT];

/* Who may read a value: health is a class of its own, under a key of its own.
 */
enum fdef_privacy { PRIVACY_PUBLIC, PRIVACY_PERSONAL, PRIVACY_HEALTH };

/* What is special about a field. */
enum fdef_flags {
	FDEF_REPEAT = 1 << 0, /* ^R in a form takes the last person's value */
	FDEF_VERIFY = 1 << 1, /* typed twice */
	FDEF_CLEAR = 1 << 2,  /* stands unsealed in the journal and survives an
				 erasure: needed for counters and keys */
	FDEF_HIDDEN = 1 << 3, /* set by the program, not by people */
	FDEF_RECKONED = 1 << 4, /* worked out from the facts: no expression
				   reads it as one */
	FDEF_FIXED = 1 << 5,    /* what the record is known by: said when it is
				made, and never again */
	FDEF_PAST = 1 << 6,     /* of a day that was: none before 1900, none to
				come */
	FDEF_WHOLE = 1 << 7,    /* a count: no half of one */
	FDEF_INNER = 1 << 8,    /* of codes, for the program: nobody reads, asks
				   for or takes it along */
	FDEF_WORDS = 1 << 9,    /* a text of several words: kept with a comma
				   between, each once */
	FDEF_PLACES = 1 << 10,  /* the words are regencies: kept as codes */
	FDEF_PASSING = 1 << 11, /* of a reference: what it names was there, and
				may go */
	FDEF_OFFICE = 1 << 12,  /* of who works here: nobody else's than who
				   sees to users */
	FDEF_ELSEWHERE = 1 << 13, /* kept with no record: others say it */
	FDEF_GIVEN = 1 << 14,     /* apply() gives it with what is set: whoever
				     set that saw none */
	FDEF_ITSELF = 1 << 15,    /* of a reference: the record that is named,
				     whatever it was merged with since */
	FDEF_PAIR = 1 << 16,      /* of digits: "3/5" is it and the next one */
	FDEF_BIRTH = 1 << 17, /* a day of birth: with its year, behind today */
	/* Its definition has a fault, so it fits everywhere; a program with such a
	 * field is never returned, so the flag is never seen outside. */
	FDEF_DOUBTFUL = 1 << 30,
};

struct fdef;
/* May a number be the value of this field, as far as its flags go? */
bool fdef_count_fits(const struct fdef *f, int64_t number);
/* May a date, on that day? */
bool fdef_day_fits(const struct fdef *f, int64_t date, int32_t today);

/* One value of a choice, as it is kept and as people read it. */
struct choice {
	const char *code;
	struct label label;
	bool health; /* who sees no health is not told that it is this one */
};

struct fdef {
	uint16_t id; /* in records; 0 in a program until the store gives one */
	const char *name;
	struct label label;
	enum fdef_type type;
	/* TYPE_NUMBER, TYPE_MONEY: bounds in ten-thousandths; TYPE_DIGITS: count of
	 * digits; text types: characters; TYPE_AREA: lowest and highest level
	 * (2 regency, 3 district, 4 village). min == max == 0: no bound. */
	int64_t min, max;
	const struct choice *choices;
	size_t n_choices;
	const char *section; /* name of the form page */
	/* stage that cannot be left without it, or NULL */
	const char *required;
	enum fdef_privacy privacy;
	unsigned flags; /* enum fdef_flags */
	/* The code that a word of offices means, NULL: none; of choices. */
	const char *(*spoken)(const char *word);
	uint16_t since; /* date: another, which it may not be before; 0: none */
	uint8_t group;  /* those of one number belong together; 0: none */
	uint8_t state;  /* of a choice: the number of the first one in keys and
			   counters, where a record stands so that has none */
	/* TYPE_REF, TYPE_REFS: word of the kind it points to; NULL: no record,
	 * or one of any kind, as the row of its own kind says. */
	const char *to;
};

/* A value is a number, a text, or not there. */
enum value_kind { VALUE_UNKNOWN, VALUE_NUMBER, VALUE_TEXT };

/* Text is borrowed and need not end in NUL. */
struct value {
	enum value_kind kind;
	int64_t number;
	const char *text;
	size_t len;
};

/* A value that is there, as number, or as text up to its NUL, borrowed. */
struct value value_number(int64_t n);
struct value value_text(const char *s);

/* Digits of a text as one number; 0: there are none, or no text. NULL is fine.
 */
uint64_t digits_key(const struct value *v);
/* The value of a field that is not filled. */
struct value value_none(void);
/* The same kind and contents; two that are not there are equal. */
bool value_equal(const struct value *a, const struct value *b);

/* How it is sealed: unsealed where it is FDEF_CLEAR. */
enum fdef_privacy fdef_class(const struct fdef *f);

/* Is a value of the one field, by its type, a value of the other? Another version
 * of a program may have the field anew. */
bool fdef_keeps(
	const struct fdef *was, const struct fdef *is, const struct value *v);
/* Whatever value it is? */
bool fdef_keeps_all(const struct fdef *was, const struct fdef *is);

/* Index in f->choices of a code, or -1. */
int fdef_choice(const struct fdef *f, const char *code, size_t len);

#endif
