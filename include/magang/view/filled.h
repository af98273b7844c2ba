/* SPDX-License-Identifier: MIT */
/* Who gets a seat by a filling, who waits behind them, who is passed over and why:
 * in the order of their ranks. */
#ifndef MAGANG_VIEW_FILLED_H
#define MAGANG_VIEW_FILLED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/record/kind.h"
#include "magang/record/seat_state.h"

struct app;
struct buf;
struct err;
struct fill_left;
struct office;
struct page;
struct seat_then;

/* Of each candidate. */
struct fill_row {
	uint64_t kase;
	enum seat_state state; /* refused: passed over */
	char *why;             /* that is, or what it waits for; NULL */
};
/* All of them. */
struct fill_list {
	struct fill_row *rows;
	size_t n, cap;
};
/* As op_seats_fill() tells it; what is told last of a case holds. */
void fill_list_told(
	void *list, uint64_t kase, enum seat_state state, const char *why);
/* Empty again. */
void fill_list_release(struct fill_list *list);

/* Down to the last who gets something: those behind are counted elsewhere. */
int fill_list_page(
	struct page *page, const struct fill_list *list, struct err *err);
/* "2 seats stay empty by its limits", then each limit and whom it keeps out, a line
 * each; nothing where none stays empty by them. */
void fill_left_words(struct office *office, enum kind kind, uint64_t in,
	const struct fill_left *left, struct buf *out);
/* The same on a page. */
void fill_left_page(struct page *page, enum kind kind, uint64_t in,
	const struct fill_left *left);
/* Who has which place at a host instead of these seats, which were given up. */
int fill_then_page(struct page *page, const uint64_t *seats, size_t n,
	const struct seat_then *then, struct err *err);
/* Of places whose host took these seats back, how many they keep, and how that is
 * changed: the host may want another person, or nobody. */
int fill_back_page(
	struct page *page, const uint64_t *seats, size_t n, struct err *err);
/* All of them, as CSV. */
int fill_list_csv(
	struct app *app, const struct fill_list *list, struct err *err);

#endif
