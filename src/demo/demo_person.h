/* SPDX-License-Identifier: MIT */
/* Persons. */
#ifndef DEMO_DEMO_PERSON_H
#define DEMO_DEMO_PERSON_H

#include <stdint.h>

struct applicant;
struct demo;

void demo_person(struct demo *d, struct applicant *a);
/* Fills a core field that a stage asks for and that is not there. */
/* What a partner is told of who waits for a place; some do not agree to that. */
void demo_person_shown(struct demo *d, struct applicant *a);
void demo_person_need(struct demo *d, struct applicant *a, uint16_t id);
/* Keeps it among those who get relatives; `id` as change_create gave it. */
void demo_remember(struct demo *d, const struct applicant *a, uint64_t id);

#endif
