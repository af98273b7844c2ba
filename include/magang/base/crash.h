/* SPDX-License-Identifier: MIT */
/*
 * A process that the system ends says why. A file of a store that is cut, or
 * whose disk fails, ends a process that has it mapped by SIGBUS; a page that is
 * damaged inside can do the same by any other of these signals. One sentence is
 * written then, and the exit status after SIGBUS is that of damage.
 *
 * All lies ready beforehand: a handler may call neither gettext nor malloc.
 */
#ifndef MAGANG_BASE_CRASH_H
#define MAGANG_BASE_CRASH_H

#include <setjmp.h>
#include <stdbool.h>

#define CRASH_FILES 8

/* From here on; the texts are copied. Again with those of another language. */
void crash_watch(const char *cut, const char *broken);
/* These signals end the process without a word, for a child whose parent speaks.
 */
void crash_silent(void);

/* Called first of all, in the handler; NULL: nothing is. */
void crash_before(void (*call)(void));

/*
 * Where a SIGBUS leads instead, once: what was typed can still be kept. The
 * store is not to be touched any more, its transactions are as they were.
 * NULL: nowhere.
 *
 *	sigjmp_buf back;
 *	if (sigsetjmp(back, 1) == 0) {
 *		crash_lead(&back);
 *		work;
 *		crash_lead(NULL);
 *	}
 */
void crash_lead(sigjmp_buf *to);
/*
 * Where each of these signals leads instead while a file is read that may be damaged
 * and is not needed: what was begun on it is never ended. NULL: where it led before.
 */
void crash_within(sigjmp_buf *to);
/* The end that was put off there: the sentence, and the exit status. */
_Noreturn void crash_end(void);

/* A file that is not whole yet, or no more so: it goes with the process. The path is
 * borrowed as long as it is; of more than CRASH_FILES some stay. */
void crash_file(const char *path, bool unfinished);

#endif
