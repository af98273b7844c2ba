/* SPDX-License-Identifier: MIT */
/* Users and organisations. */
#ifndef DEMO_DEMO_OFFICE_H
#define DEMO_DEMO_OFFICE_H

#include <stdint.h>

struct demo;

uint64_t demo_officer(struct demo *d, uint16_t regency);

void demo_users(struct demo *d);
void demo_organisations(struct demo *d);

#endif
