/* SPDX-License-Identifier: MIT */
/*
 * Allocation that does not return NULL: out of memory ends the program with one
 * line on stderr and abort(); tui/ restores the terminal when SIGABRT comes.
 * Sizes that come from input are checked against a cap before they arrive here.
 */
#ifndef MAGANG_BASE_MEM_H
#define MAGANG_BASE_MEM_H

#include <stddef.h>

#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))

/* n bytes as they come; xcalloc(): zeroed, the product checked. To be freed by
 * free(), as all that follow. */
void *xmalloc(size_t size);
void *xcalloc(size_t n, size_t size);

/* As realloc(), of n elements; the product is checked. */
void *xrealloc(void *p, size_t n, size_t size);

/* Copies for the caller to free: of a text, of its first n bytes at most, of n
 * bytes as they are, of what printf() would write. */
char *xstrdup(const char *s);
char *xstrndup(const char *s, size_t n);
void *xmemdup(const void *p, size_t n);
char *xasprintf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* For a process that stays open while nothing happens: large pieces go back to
 * the system when they are freed, what lies free between others at mem_trim().
 */
void mem_settle(void);
void mem_trim(void);

/*
 * Room for one more element in a growing array: doubles *cap when n == *cap.
 *	VEC_GROW(v->rows, v->n, v->cap);
 */
void *mem_grow(void *p, size_t n, size_t *cap, size_t size);
#define VEC_GROW(array, n, cap)                                                \
	((array) = mem_grow((array), (n), &(cap), sizeof(*(array))))

#endif
