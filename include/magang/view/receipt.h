/* SPDX-License-Identifier: MIT */
/* What a command that changed something says. */
#ifndef MAGANG_VIEW_RECEIPT_H
#define MAGANG_VIEW_RECEIPT_H

#include "magang/view/text.h"

struct undo_offer;
struct app;
struct page;

/* "MG-000123-4: added (act ACT-000017-4)", or a JSON document with id, act, seq
 * and doubts. `what` is translated. */
int receipt_print(struct app *app, enum kind kind, const char *what,
	const struct receipt *receipt, bool json, struct err *err);

/* What is doubtful about the person, a line each. */
void receipt_notes(struct page *page, const struct receipt *receipt);

/* The same on a page that the caller ends. */
int receipt_page(struct app *app, struct page *page, enum kind kind,
	const char *what, const struct receipt *receipt, struct err *err);

/* Which act an undo is about: "ACT-000011-7, demo of 24-11-2026 08:00, 3667
 * records"; caller frees. */
char *undo_words(const struct office *office, const struct undo_offer *offer);
/* Why some of many stay: "12: no consent; 3: your role may not do this". */
void receipt_why(const struct receipt *receipt, struct buf *out);
/* How many it was about. */
size_t receipt_all(const struct receipt *receipt);
/* How many are done: what is only proposed stays as it is until a second person
 * approves it. */
size_t receipt_done(const struct receipt *receipt);
/* The receipt of many: how many went, how many did not, and why by reason. */
void receipt_many(struct app *app, const char *what,
	const struct receipt *receipt, bool json);
/* The same on a page that the caller ends; what NULL: nothing was done. */
void receipt_many_page(
	struct page *page, const char *what, const struct receipt *receipt);
/* Of a case that was opened or moved, with what warns. */
int receipt_case(struct app *app, const char *what,
	const struct receipt *receipt, bool json, struct err *err);

/* Of the case that was opened together with its person, on the page of that
 * receipt; in JSON its number is "case". */
int receipt_first_case(struct app *app, struct page *page,
	const struct receipt *kase, struct err *err);

#endif
