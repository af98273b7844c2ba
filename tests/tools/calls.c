/* SPDX-License-Identifier: MIT */
/*
 * calls LIST LOG COMMAND...: runs COMMAND and writes into LOG, a name a line,
 * each system call that it or a child of it asks for and LIST does not name. The
 * call is made all the same: it is an alarm and no wall. 77 where this kernel or
 * its container has no such filter.
 *
 * The filter lets through what is listed and hands the rest to this process
 * (SECCOMP_RET_USER_NOTIF), so nothing is traced and nothing gets slower. The
 * child shares its table of descriptors until it becomes COMMAND.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define SKIP 77
#define MOST 1024
#define NAME 40

static const struct {
	const char *name;
	long number;
} known[] = {
#include "calls-names.h" /* { "read", SYS_read }, ... of this machine */
};

static int32_t listed[MOST];
static size_t n_listed;
static pid_t child;

static void
read_list(const char *path)
{
	FILE *f = fopen(path, "r");
	char line[NAME];

	if (!f) {
		perror(path);
		exit(2);
	}
	while (fgets(line, sizeof(line), f)) {
		line[strcspn(line, " \t\n#")] = '\0';
		for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
			if (strcmp(known[i].name, line) == 0 &&
				n_listed < MOST - 1)
				listed[n_listed++] = (int32_t)known[i].number;
	}
	fclose(f);
	listed[n_listed++] = SYS_write;
}

static int
filter(void)
{
	struct sock_filter code[2 * MOST + 2];
	struct sock_fprog program = { .filter = code };
	size_t n = 0;

	code[n++] = (struct sock_filter)BPF_STMT(
		BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
	for (size_t i = 0; i < n_listed; i++) {
		code[n++] = (struct sock_filter)BPF_JUMP(
			BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)listed[i], 0, 1);
		code[n++] = (struct sock_filter)BPF_STMT(
			BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	}
	code[n++] = (struct sock_filter)BPF_STMT(
		BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF);
	program.len = (unsigned short)n;
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return -1;
	return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER,
		SECCOMP_FILTER_FLAG_NEW_LISTENER, &program);
}

/* Never returns. The number of the listener goes through a pipe: write(2) must
 * not wait for who reads it. */
static void
become(int to, char **argv)
{
	int fd = filter();

	if (write(to, &fd, sizeof(fd)) != sizeof(fd) || fd < 0)
		_exit(SKIP);
	close(to);
	execvp(argv[0], argv);
	_exit(127);
}

static void
pass_on(int sig)
{
	kill(child, sig);
}

static void
note(int log, int number)
{
	static uint8_t seen[MOST];
	char text[NAME];
	int n;

	if (number >= 0 && number < MOST && seen[number]++)
		return;
	n = snprintf(text, sizeof(text), "%d\n", number);
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (known[i].number == number)
			n = snprintf(text, sizeof(text), "%s\n", known[i].name);
	if (write(log, text, (size_t)n) != n)
		perror("calls");
}

/* Until nobody is left behind the filter. The first call is the one by which
 * the child becomes the command. */
static void
watch(int fd, int log)
{
	static _Alignas(16) char in[4096], out[4096];
	struct seccomp_notif *asked = (struct seccomp_notif *)in;
	struct seccomp_notif_resp *answer = (struct seccomp_notif_resp *)out;
	bool first = true;

	for (;;) {
		struct pollfd p = { .fd = fd, .events = POLLIN };

		if (poll(&p, 1, -1) < 0 && errno != EINTR)
			return;
		if (p.revents & POLLIN) {
			memset(in, 0, sizeof(in));
			memset(out, 0, sizeof(out));
			if (ioctl(fd, SECCOMP_IOCTL_NOTIF_RECV, asked) != 0)
				continue; /* whoever asked is no more */
			if (!first || asked->data.nr != SYS_execve)
				note(log, asked->data.nr);
			first = first && asked->data.nr != SYS_execve;
			answer->id = asked->id;
			answer->flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
			ioctl(fd, SECCOMP_IOCTL_NOTIF_SEND, answer);
		} else if (p.revents & (POLLHUP | POLLERR)) {
			return;
		}
	}
}

static int
end_as_it_did(void)
{
	int status;

	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	if (!WIFSIGNALED(status))
		return WEXITSTATUS(status);
	signal(WTERMSIG(status), SIG_DFL);
	raise(WTERMSIG(status));
	return 128 + WTERMSIG(status);
}

int
main(int argc, char **argv)
{
	int ends[2], fd, log;

	if (argc < 4)
		return 2;
	read_list(argv[1]);
	log = open(argv[2], O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	if (log < 0 || pipe2(ends, O_CLOEXEC) != 0)
		return 2;
	child = (pid_t)syscall(SYS_clone, CLONE_FILES | SIGCHLD, 0, 0, 0, 0);
	if (child == 0)
		become(ends[1], argv + 3);
	if (child < 0 || read(ends[0], &fd, sizeof(fd)) != sizeof(fd))
		return SKIP;
	signal(SIGTERM, pass_on);
	signal(SIGHUP, pass_on);
	signal(SIGINT, SIG_IGN);
	if (fd >= 0)
		watch(fd, log);
	return end_as_it_did();
}
