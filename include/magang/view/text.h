/* SPDX-License-Identifier: MIT */
/*
 * Records and values as words: numbers, cells, FIELD=VALUE. Nothing here
 * decides who may see or change something; query and apply() do.
 */
#ifndef MAGANG_VIEW_TEXT_H
#define MAGANG_VIEW_TEXT_H

#include "magang/view/out.h"

#include "magang/ops/ops.h"

struct app;

/* How values are to be shown. */
struct style {
	struct office *office;
	struct txn *txn;
	bool reveal;   /* asked for in full; still subject to the role */
	bool exported; /* rows leave the office */
	bool listed;   /* the same, from a screenful on (office_read_listed) */
	uint64_t most; /* rows; 0: all */
	enum out_form form;
};

/* A value for a person (OUT_TABLE) or a program: masked unless revealed, bare
 * in JSON where `text_value_flags` says so. */
void text_value(const struct style *s, const struct fdef *f,
	const struct value *v, struct buf *out);
/* enum out_column_flags of a column with values of this field. */
unsigned text_value_flags(const struct fdef *f);

/* Is it of a class that is not the reader's? Then whether there is a value is
 * not told either: it is printed as a mask whatever it is. */
bool text_hides(const struct office *office, const struct fdef *f);
/* Does it stand as a mask in this style, by its class or as it is not revealed? */
bool text_masks(const struct style *s, const struct fdef *f);
/* What somebody who reads history is told was changed. */
const char *text_subject(const struct office *office, const struct fdef *f);
/* The label of a field in the language of the office's reader. */
const char *text_label(const struct office *office, const struct fdef *f);

/* "MG-000123-4"; "" where the record is not there. */
char *text_number(struct office *office, struct txn *txn, enum kind kind,
	uint64_t id, char out[NUMBER_TEXT]);
/* The same of the record that is named, whatever it was merged with since. */
char *text_number_itself(struct office *office, struct txn *txn, enum kind kind,
	uint64_t id, char out[NUMBER_TEXT]);
/* "ACT-000017-4" and back. */
char *text_act(char out[NUMBER_TEXT], uint64_t act);
/* MG_EUSAGE: it is no number of an act. */
int text_act_parse(const char *s, uint64_t *act, struct err *err);

/*
 * FIELD=VALUE words as settings; "FIELD=" takes a value away. `known`: the
 * record that they are for, or NULL. Values live in app->arena, fields as long
 * as the office. Opens and ends its own look at the store.
 */
int text_settings(struct app *app, enum kind kind,
	const struct program *program, const struct record *known, char **words,
	int n, struct setting *out, struct err *err);
/* What was typed. */
struct typed_values {
	const struct program *program; /* of a case; NULL: of any program */
	const struct record *known;    /* or NULL */
	char **words;
	int n;
};
/* The same for a screen: values live in `arena`. */
int text_settings_in(struct office *office, enum kind kind,
	const struct typed_values *typed, struct arena *arena,
	struct setting *out, struct err *err);

/* The record that a word names, with its own texts in app->arena. */
int text_find(
	struct app *app, const char *word, struct record *out, struct err *err);
/* The same where only one kind will do. */
int text_find_kind(struct app *app, const char *word, enum kind kind,
	struct record *out, struct err *err);
/* The same, to tell what is in it (office_show()); KIND_NONE: any kind. */
int text_show(struct app *app, const char *word, enum kind kind,
	struct record *out, struct err *err);

/* A kind as typed, with "did you mean". */
int text_kind(const char *word, enum kind *out, struct err *err);

/* Words joined by one blank, in app->arena. */
const char *text_join(struct app *app, char **words, int n);
/* A whole file, at most `most` bytes; NULL with a sentence. "-" is stdin. */
char *text_file(const char *path, size_t most, size_t *len, struct err *err);
/* Everything that was found in a file, sorted by line. */
struct diag_list;
void text_diags(struct app *app, struct diag_list *diags);

#endif
