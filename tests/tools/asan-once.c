/* SPDX-License-Identifier: MIT */
/*
 * A start under the address sanitizer of gcc. Each object tells it of its globals
 * by a call of its own, for each of which the caller is noted in a table of many
 * pages: of several hundred objects that is a quarter of a start, and the tests of
 * the command line are thousands. Linked with --wrap, all are told from one place;
 * that they are gone needs not be told to a process that ends.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#define OBJECTS 4096

static struct {
	void *globals;
	uintptr_t n;
} told[OBJECTS];
static size_t n_told;

void __real___asan_register_globals(void *globals, uintptr_t n);
void __wrap___asan_register_globals(void *globals, uintptr_t n);
void __wrap___asan_unregister_globals(void *globals, uintptr_t n);

void
__wrap___asan_register_globals(void *globals, uintptr_t n)
{
	if (n_told == OBJECTS)
		abort();
	told[n_told].globals = globals;
	told[n_told++].n = n;
}

void
__wrap___asan_unregister_globals(void *globals, uintptr_t n)
{
	(void)globals;
	(void)n;
}

/* After the constructors of all objects, which have the numbers below. */
__attribute__((constructor(101))) static void
tell_all(void)
{
	for (size_t i = 0; i < n_told; i++)
		__real___asan_register_globals(told[i].globals, told[i].n);
}
