/* SPDX-License-Identifier: MIT */
/* The departure of a program: the flight, its papers, when they are asked for. */
#ifndef PROGRAM_LOAD_DEPARTURE_H
#define PROGRAM_LOAD_DEPARTURE_H

struct load;
struct node;
struct warns;

void load_departure(struct load *l);
/* A span, or a list of them; `before` may be left out. NULL is none. */
void load_warns(struct load *l, const struct node *n, const char *who,
	struct warns *out);

#endif
