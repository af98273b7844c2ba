/* SPDX-License-Identifier: MIT */
/* Where they live. */
#ifndef DEMO_DEMO_PLACE_H
#define DEMO_DEMO_PLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct area;
struct demo;
struct err;

int demo_places(struct demo *d, struct err *err);
const struct area *demo_village(struct demo *d);
/* A number nobody has; false: all serials of that day are given. */
bool demo_nik(struct demo *d, uint32_t district, int32_t birth, char sex,
	uint64_t *out);
uint64_t demo_kk(struct demo *d, uint32_t district);
/* Nobody's NIK, one digit of the serial away; 0: none left. */
uint64_t demo_nik_slip(struct demo *d, uint64_t nik);
/* "+6281200001234" */
void demo_phone(struct demo *d, size_t number, char out[20]);

#endif
