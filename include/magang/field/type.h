/* SPDX-License-Identifier: MIT */
/*
 * What the program knows about a type of value stands in one row: how it is
 * kept, typed, shown, masked, found, compared, merged and invented. Nobody else
 * asks which type a field has in order to do one of these.
 *
 * A new type is a row in the file of its nature (src/field/type_*.c) and its
 * line in FDEF_TYPES. FIELD_TYPE takes exactly as many members as a row has,
 * and a member given twice is a warning, so that a row with a hole in it is no
 * program.
 */
#ifndef MAGANG_FIELD_TYPE_H
#define MAGANG_FIELD_TYPE_H

#include "magang/field/fdef.h"
#include "magang/base/span.h"

struct areas;
struct arena;
struct buf;
struct err;

/* What lies outside of a value: places, the day, the reader, other records. */
struct field_context {
	int32_t today;
	enum lang lang;
	bool beside; /* what is wrong is said beside the field: without its name
			and what was typed */
	uint64_t within; /* the nearest place known around a place; 0: none */
	void *outside;   /* for the calls below */
	/* NULL and why; without `err` only those that are at hand. */
	const struct areas *(*areas)(void *outside, struct err *err);
	/* What a person means by the text of a reference. */
	int (*find)(void *outside, const struct fdef *f, const char *text,
		int64_t *id, struct err *err);
	/* The text that finds it again; for people with its name. */
	void (*refer)(void *outside, const struct fdef *f, int64_t id,
		bool for_people, struct buf *out);
	/* The day a span away from another, around holidays; NULL: days that
	 * are worked are not known. */
	int32_t (*after)(void *outside, int32_t from, struct span span);
};

/* A value as it was typed. */
struct typed {
	const struct field_context *ctx;
	const struct fdef *f;
	const char *text; /* NFC, blanks at the ends cut; not empty */
	struct arena *arena;
	struct value *out;
	struct err *err;
};

/* Chance, and whom an invented value is for. */
struct sampling {
	void *outside;                              /* for the calls below */
	uint32_t (*below)(void *outside, size_t n); /* 0 .. n - 1 */
	int64_t (*between)(void *outside, int64_t lo, int64_t hi);
	/* Some record that the field may point to; 0: there is none. */
	int64_t (*refer)(void *outside, const struct fdef *f);
	struct arena *arena;
	size_t serial; /* another one for each person */
	uint64_t village;
	int32_t from, to;
	int bent; /* 1: what a rule asks for, -1: what it fails for, 0: any */
};

/* Which keys describe a field of this type in a program file. */
enum type_takes {
	TAKES_NOTHING = 1 << 0,
	TAKES_LENGTH = 1 << 1, /* min, max: characters */
	TAKES_DIGITS = 1 << 2, /* min, max: how many digits */
	TAKES_RANGE = 1 << 3,
	TAKES_VALUES = 1 << 4,
	TAKES_LEVEL = 1 << 5,
	TAKES_TO = 1 << 6,
};

/* What it is to expressions; the rest are types of what stands between. */
enum xtype {
	XT_BAD, /* a fault was told; fits everything */
	XT_YESNO,
	XT_NUMBER,
	XT_MONEY,
	XT_PLAIN, /* a number in the text: number or money */
	XT_DATE,
	XT_TEXT,
	XT_CODE,  /* choice or level: index in its field's values */
	XT_CODES, /* several codes */
	XT_AREA,
	XT_REF,
	XT_SPAN,
	XT_WORD, /* a bare word that no field has: a code, if anything */
};

/* What one value of it is to a filter. */
enum type_filter {
	FILTER_TEXT = 1, /* compared as text, by part with ":" */
	FILTER_SAME,     /* compared whole */
	FILTER_WORD,     /* one of the codes */
	FILTER_NUMBER,   /* equal or not */
	FILTER_ORDER,    /* also < > and ranges: "A..B" */
	FILTER_AMOUNT,   /* the same, and "18-26" */
	FILTER_DAYS,     /* the same as order; a year or a month is a stretch */
};

/* Which characters may be typed: what has a bad shape cannot be. */
enum type_chars {
	CHARS_ANY,
	CHARS_DIGITS, /* 0-9 (also full width) */
	CHARS_NUMBER, /* 0-9 . , - blank and letters: "1,5 juta", "3万" */
	CHARS_DATE,   /* 0-9 - / . + and letters, of any writing */
	CHARS_PHONE,  /* 0-9 + - ( ) blank */
	CHARS_ASCII,  /* printable ASCII: email, codes */
	CHARS_CODE,   /* letters, digits, - : made upper case */
	CHARS_UPPER,  /* letters are made upper case: passport spelling */
};

/* From what list a form offers it. */
enum type_list {
	LIST_NONE = 1,
	LIST_VALUES, /* of the field */
	LIST_YESNO,
	LIST_AREAS,
	LIST_RECORDS, /* those that the form has put beside the field */
};

/* How a column of it stands. */
enum type_column {
	COLUMN_FLOW = 1, /* may be squeezed */
	COLUMN_FIXED,    /* half of it is none */
	COLUMN_NUMBER,
	COLUMN_YESNO,
};

#define TYPE_KEY 64 /* bytes of an index key */

/* The row of a type. Members that are functions are never NULL. */
struct field_type {
	enum fdef_type type;
	enum value_kind kept;
	unsigned takes; /* enum type_takes */
	int (*parse)(struct typed *t);
	/* for people, and for files so that parse() reads it back */
	void (*print)(const struct field_context *ctx, const struct fdef *f,
		const struct value *v, struct buf *out);
	void (*write)(const struct field_context *ctx, const struct fdef *f,
		const struct value *v, struct buf *out);
	/* What is left for who may not see it; mask_open(): all of it. */
	void (*mask)(const struct value *v, struct buf *out);
	/* Under what it stands in an index of its own: bytes written, 0: not */
	size_t (*key)(const struct value *v, uint8_t out[TYPE_KEY]);
	/*
	 * What two made of one value: `now` is there, `wanted` was made out of
	 * `seen`. false: they cannot both stand. *out may borrow from all.
	 */
	bool (*merge)(const struct value *now, const struct value *seen,
		const struct value *wanted, struct arena *arena,
		struct value *out);
	enum xtype meaning;
	enum type_filter filter;
	enum type_chars chars;
	size_t most; /* characters, where the field has no bound of its own */
	enum type_list list;
	enum type_column column;
	void (*sample)(const struct sampling *s, const struct fdef *f,
		struct value *out);
};

#define FIELD_TYPE(row, type, kept, takes, parse, print, write, mask, key,     \
	merge, meaning, filter, chars, most, list, column, sample)             \
	const struct field_type row = { type, kept, takes, parse, print,       \
		write, mask, key, merge, meaning, filter, chars, most, list,   \
		column, sample }

#define FDEF_ROW(type, word, row) extern const struct field_type row;
FDEF_TYPES(FDEF_ROW)
#undef FDEF_ROW

/* The row of a field's type; never NULL. */
const struct field_type *type_of(const struct fdef *f);

/* A value as typed; nothing but blanks is no value. Text in *out lives in
 * `arena`. MG_EDATA: value, rule, nearest right word. */
int type_parse(const struct field_context *ctx, const struct fdef *f,
	const char *text, struct arena *arena, struct value *out,
	struct err *err);

/* A value that is there, for people in the language of the context, and for
 * files so that type_parse() reads it back. */
void type_print(const struct field_context *ctx, const struct fdef *f,
	const struct value *v, struct buf *out);
void type_write(const struct field_context *ctx, const struct fdef *f,
	const struct value *v, struct buf *out);

/* Does who may not reveal see a part of it only? */
bool type_is_masked(const struct fdef *f);
/* Where an ordered value stands: a number, or the place of a code in its list
 * (-1: it is not in it). */
int64_t type_rank(const struct fdef *f, const struct value *v);

/* Is the value of this type kept as a number (struct value)? */
bool fdef_is_number(enum fdef_type type);

#endif
