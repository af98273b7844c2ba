/* SPDX-License-Identifier: MIT */
/*
 * kill-calls N COMMAND...: runs COMMAND and kills it, with all of its children,
 * before the N-th system call that any of them asks for; N 0: never. MEANWHILE: what a
 * shell runs while it is stopped there. The number of calls is written to descriptor
 * 3. Exit status 137: it was killed, else its own.
 */
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#define KILLED 137
#define OPTIONS                                                                \
	(PTRACE_O_EXITKILL | PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEFORK |      \
		PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE)
#define CALL (SIGTRAP | 0x80) /* PTRACE_O_TRACESYSGOOD */
#define MOST 64

static struct {
	pid_t pid;
	int inside; /* of a call: its next stop is the way out */
} seen[MOST];

static int *
inside(pid_t pid)
{
	size_t i = 0;

	while (i < MOST - 1 && seen[i].pid && seen[i].pid != pid)
		i++;
	seen[i].pid = pid;
	return &seen[i].inside;
}

static void
kill_all(void)
{
	const char *meanwhile = getenv("MEANWHILE");
	int status;
	pid_t pid;

	if (meanwhile && *meanwhile && system(meanwhile) != 0)
		fputs("kill-calls: what ran meanwhile failed\n", stderr);
	for (size_t i = 0; i < MOST && seen[i].pid; i++)
		kill(seen[i].pid, SIGKILL);
	/* one that was just forked has not stopped for us yet */
	while ((pid = waitpid(-1, &status, __WALL)) > 0 || errno == EINTR)
		if (pid > 0 && WIFSTOPPED(status))
			kill(pid, SIGKILL);
	exit(KILLED);
}

static void
go_on(pid_t pid, int status)
{
	int sig = WSTOPSIG(status);

	/* stops of the tracing itself are no signals to it */
	if (sig == CALL || sig == SIGTRAP || sig == SIGSTOP)
		sig = 0;
	ptrace(PTRACE_SYSCALL, pid, NULL, (void *)(uintptr_t)sig);
}

int
main(int argc, char **argv)
{
	unsigned long at, n = 0;
	int status, own = 1;
	pid_t first, pid;

	if (argc < 3)
		return 2;
	at = strtoul(argv[1], NULL, 10);
	first = fork();
	if (first == 0) {
		ptrace(PTRACE_TRACEME, 0, NULL, NULL);
		unsetenv("MEANWHILE");
		close(3);
		execvp(argv[2], argv + 2);
		_exit(127);
	}
	if (waitpid(first, &status, 0) != first || !WIFSTOPPED(status) ||
		ptrace(PTRACE_SETOPTIONS, first, NULL,
			(void *)(uintptr_t)OPTIONS) != 0) {
		perror("kill-calls");
		return 2;
	}
	inside(first);
	go_on(first, status);
	while ((pid = waitpid(-1, &status, __WALL)) > 0) {
		if (!WIFSTOPPED(status)) {
			if (pid == first)
				own = WIFEXITED(status)
					      ? WEXITSTATUS(status)
					      : 128 + WTERMSIG(status);
			continue;
		}
		if (WSTOPSIG(status) == CALL && (*inside(pid) ^= 1) &&
			++n == at)
			kill_all();
		inside(pid);
		go_on(pid, status);
	}
	dprintf(3, "%lu\n", n);
	return own;
}
