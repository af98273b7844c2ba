/* SPDX-License-Identifier: MIT */
/*
 * What is said of a seat that was offered, by one key, wherever seats stand: on the
 * page of what they are in, on their own, in a list of them; and another in its place.
 * And what that does: it is filled; the roll of a cohort is printed by a command.
 */
#ifndef MAGANG_TUI_RECORD_SEAT_ACTS_H
#define MAGANG_TUI_RECORD_SEAT_ACTS_H

struct ui;

/* Actions. */
unsigned seat_yes(struct ui *ui), seat_no(struct ui *ui),
	seat_missed(struct ui *ui), seat_left(struct ui *ui),
	seat_back(struct ui *ui), seat_transfer(struct ui *ui),
	seat_replace(struct ui *ui), seat_exchange(struct ui *ui);
/* None is here, or it stands so that this cannot be said of it. */
const char *seat_not_free(struct ui *ui), *seat_not_asked(struct ui *ui),
	*seat_no_offer(struct ui *ui), *seat_not_taken(struct ui *ui),
	*seat_not_held(struct ui *ui), *seat_not_at_host(struct ui *ui);
/* Offers those of what has seats. */
unsigned seats_fill(struct ui *ui);
/* It has none. */
const char *seats_none(struct ui *ui);
/* The same of a cohort. */
unsigned cohort_roll(struct ui *ui);
/* It is none. */
const char *cohort_none(struct ui *ui);

#endif
