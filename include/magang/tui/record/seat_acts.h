/* SPDX-License-Identifier: MIT */
/*
 * What is said of a seat that was offered, by one key, wherever seats stand: on the
 * page of their cohort, on their own, in a list of them. And what a cohort does:
 * it is filled, its roll is printed by a command.
 */
#ifndef MAGANG_TUI_RECORD_SEAT_ACTS_H
#define MAGANG_TUI_RECORD_SEAT_ACTS_H

struct ui;

/* Actions. */
unsigned seat_yes(struct ui *ui), seat_no(struct ui *ui),
	seat_missed(struct ui *ui), seat_left(struct ui *ui);
/* There is none here. */
const char *seat_none(struct ui *ui);
/* The same of a cohort. */
unsigned cohort_fill(struct ui *ui), cohort_roll(struct ui *ui);
/* It is none. */
const char *cohort_none(struct ui *ui);

#endif
