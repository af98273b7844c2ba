/* SPDX-License-Identifier: MIT */
/*
 * Every key of a program file, in the order of the manual: key, type, is it
 * required, where it goes, bounds or words, default, form, meaning. The rows stand
 * in keys_*.c. Nothing else knows the keys; magang-program(5) is checked against
 * them.
 */
#include "keys.h"

#include "keys_rows.h"

const struct schema_page *const program_pages[PAGE_COUNT] = {
#define PAGE_OF(word, name) [PAGE_##word] = &page_##name,
	PROGRAM_PAGES(PAGE_OF)
#undef PAGE_OF
};
