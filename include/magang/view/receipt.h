/* SPDX-License-Identifier: MIT */
/* What a command that changed something says. */
#ifndef MAGANG_VIEW_RECEIPT_H
#define MAGANG_VIEW_RECEIPT_H

#include "magang/view/text.h"

struct undo_offer;
struct undo_report;
struct app;
struct page;

/* "MG-000123-4: added (act ACT-000017-4)", or a JSON document with id, act, seq
 * and doubts. `what` is translated. */
int receipt_print(struct app *app, enum kind kind, const char *what,
	const struct receipt *receipt, bool json, struct err *err);

/* The same with the values that it replaced, a line each, as the caller may see
 * them, and who else had set them when: who sets a field without --seen learns
 * what stood there. */
int receipt_set(struct app *app, enum kind kind, const char *what,
	const struct receipt *receipt, bool json, struct err *err);

/* What is doubtful about the person, a line each. */
void receipt_notes(struct page *page, const struct receipt *receipt);

/* The same on a page that the caller ends. */
int receipt_page(struct app *app, struct page *page, enum kind kind,
	const char *what, const struct receipt *receipt, struct err *err);

/* How many of those that went came on a waiting list, or are proposals; nothing
 * where none is. */
void receipt_waits(const struct receipt *receipt, struct buf *out);
/* How many moved up from one. */
void receipt_up(const struct receipt *receipt, struct buf *out);
/* Behind it: ": MG-000015-8 Siti, ...", the first three that the caller sees. */
void receipt_up_who(
	struct office *office, const struct receipt *receipt, struct buf *out);
/* Both, of what an undo or a redo came to. */
void undo_lists(const struct undo_report *report, struct buf *out);
/* Which act an undo is about: "ACT-000011-7, demo of 24-11-2026 08:00, 3667
 * records"; caller frees. */
char *undo_words(const struct office *office, const struct undo_offer *offer);
/* Why some of many stay: "12: no consent; 3: your role may not do this". */
void receipt_why(const struct receipt *receipt, struct buf *out);
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

/* For --dry-run of a change of fields: old and new of each, and who would move up
 * by it. */
int receipt_preview(struct app *app, const struct record *r,
	const struct setting *values, size_t n, const struct receipt *tried,
	bool json, struct err *err);

/* The holidays from tomorrow to a day that was counted in working days, or that
 * day where it is one: what is not counted, and why. Nothing where none is. */
void receipt_holidays(const struct office *office, struct page *page,
	const char *text, int32_t due);

/* A date as people write it, "today", or a time from then on ("14 working days").
 * MG_EUSAGE. */
int receipt_date(const struct office *office, const char *text, int32_t *out,
	struct err *err);

#endif
