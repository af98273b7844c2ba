/* SPDX-License-Identifier: MIT */
/*
 * A process that is killed at one of its system calls, before or after it. With
 * n = 1, 2, 3 ... until it is not killed any more, an act dies at every step.
 */
#ifndef TEST_STORE_KILLED_H
#define TEST_STORE_KILLED_H

#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

/* The child calls it where the counting begins. */
static inline void
killed_from_here(void)
{
	raise(SIGSTOP);
}

/* Lets the child go on to its next stop; false: it has ended. */
static inline bool
killed_step(pid_t pid, int *status)
{
	int sig = WSTOPSIG(*status);

	/* what is no step of ours is its own affair */
	if (sig == SIGTRAP || sig == SIGSTOP)
		sig = 0;
	if (ptrace(PTRACE_SYSCALL, pid, NULL, (void *)(uintptr_t)sig) != 0)
		return false;
	return waitpid(pid, status, 0) == pid && WIFSTOPPED(*status);
}

/* true: it was killed at its n-th step; false: it had fewer, and *exit_status
 * is its own. */
static inline bool
killed_at(unsigned n, void (*run)(void *arg), void *arg, int *exit_status)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0)
			_exit(99);
		run(arg);
		_exit(0);
	}
	if (waitpid(pid, &status, 0) != pid || !WIFSTOPPED(status))
		abort();
	while (n-- > 0)
		if (!killed_step(pid, &status)) {
			*exit_status =
				WIFEXITED(status) ? WEXITSTATUS(status) : -1;
			return false;
		}
	kill(pid, SIGKILL);
	while (waitpid(pid, &status, 0) == pid && !WIFSIGNALED(status))
		;
	return true;
}

#endif
