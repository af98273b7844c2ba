/* SPDX-License-Identifier: MIT */
/*
 * A record: kind, id, version and its values in ascending order of field id.
 *
 * Bytes: u8 format, u64 check, u8 kind, varint seq, then for each field
 * varint(id << 1 | is text) and a signed varint or varint length + bytes.
 * `check` is seal_checksum over all that follows it: against damage. Fields that
 * this version does not know are carried along; what its id says (kind.h) is not
 * in the bytes.
 *
 * Values borrow their text: from the bytes that were decoded, or from whoever
 * set them. record_own() makes a record independent of both.
 */
#ifndef MAGANG_RECORD_RECORD_H
#define MAGANG_RECORD_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/field/fdef.h"
#include "magang/record/fields.h"

#define RECORD_FIELDS 160
#define RECORD_BYTES (1 << 20)

struct arena;
struct buf;
struct txn;
struct view;

/* A value that is there: never VALUE_UNKNOWN. */
struct record_field {
	uint16_t id;
	struct value v;
};

struct record {
	uint8_t kind;
	uint64_t id;  /* origin << 32 | counter; not in the bytes */
	uint64_t seq; /* of the change that last touched it: its version */
	size_t n;
	struct record_field f[RECORD_FIELDS];
};

/* Without fields and without a version. */
void record_init(struct record *r, enum kind kind, uint64_t id);
/* Sets what its id says; false: it has that already, or no room for it. */
bool record_say(struct record *r);
/* NULL where the field is not filled. */
const struct value *record_get(const struct record *r, uint16_t id);
/* `otherwise` also where the value is a text. */
int64_t record_number(const struct record *r, uint16_t id, int64_t otherwise);
/* Is the field filled? */
bool record_has(const struct record *r, uint16_t id);
/* VALUE_UNKNOWN takes the field away. */
void record_set(struct record *r, uint16_t id, const struct value *v);

/* The same with a number; with a text up to its NUL, which is borrowed. */
void record_set_number(struct record *r, uint16_t id, int64_t number);
void record_set_text(struct record *r, uint16_t id, const char *text);

/* Text of a field into out, cut to size; "" where not filled. Returns out. */
char *record_text(const struct record *r, uint16_t id, char *out, size_t size);
/* Is the field of both the same, or not filled? */
bool record_same(const struct record *a, const struct record *b, uint16_t id);
/* The number of a core field that is a state (fdef.h). */
unsigned record_state(const struct record *r, uint16_t id);
/* Sets the choice that stands for it. */
void record_set_state(struct record *r, uint16_t id, unsigned state);
/* Copies every text into the arena, so that nothing is borrowed any more. */
void record_own(struct record *r, struct arena *arena);

/* Appends the bytes, with their checksum. */
void record_encode(const struct record *r, struct buf *out);
/* How a record is loaded. */
enum record_flags {
	RECORD_UNCHECKED = 1 << 0, /* list rows: bounds only */
	RECORD_ITSELF = 1 << 1, /* of a person that was merged: what she was */
};
/* Of the record with that id. false: damaged or of an unknown form. */
bool record_decode(
	struct record *out, uint64_t id, const void *p, size_t n, int flags);

/* Key of TREE_REC: kind u8, id u64. A person that was merged with another one is
 * that one (person_root()), whose id it then has. */
bool record_load(struct txn *txn, enum kind kind, uint64_t id, int flags,
	struct record *out); /* false: none, or txn_fault() */
/* A record that cannot be read: the fault of the transaction, by its name. */
void record_damaged(struct txn *txn, enum kind kind, uint64_t id);
/* Is it there at all, whatever its bytes are worth? */
bool record_there(struct txn *txn, enum kind kind, uint64_t id);

/* The head of a record's bytes: other contents, another stamp. Zeros and false:
 * there is none. */
#define RECORD_STAMP 20
bool record_stamp(struct txn *txn, enum kind kind, uint64_t id,
	uint8_t out[RECORD_STAMP]);

/*
 * Numbers for people: prefix, counter in at least six digits, Damm digit:
 * "MG-000123-4"; with the origin before the counter where it is not 1.
 */
#define NUMBER_TEXT 40
char *number_format(char out[NUMBER_TEXT], const char *prefix, uint64_t id);
/*
 * true: id is set, prefix (upper case) too; *bad_digit: form right, digit not, or
 * it is missing: without a hyphen or blank before it a number has all its digits.
 */
bool number_parse(const char *s, char prefix[8], uint64_t *id, bool *bad_digit);

#endif
