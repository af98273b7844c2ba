/* SPDX-License-Identifier: MIT */
/* What this program never does it cannot do. Each row is tried in a child, once
 * before (else the row would prove nothing) and once when the process is small.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "magang/base/mem.h"
#include "magang/view/app.h"

#include "../../../src/start/small.h"

/* Such a build is not: small.c says why. */
#if defined(__SANITIZE_ADDRESS__) || defined(MG_UNCONFINED)
#define NOT_SMALL true
#else
#define NOT_SMALL false
#endif

static char top[] = "/tmp/magang-small.XXXXXX";
static char store[64], beside[64], named[64], linked[64];

/* ---- what is tried: 0 or errno ------------------------------------------- */

static int
code(long rc)
{
	return rc < 0 ? errno : 0;
}

static int
run_program(void)
{
	char name[] = "/bin/true", *const argv[] = { name, NULL };
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		execv(argv[0], argv);
		_exit(errno);
	}
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : EINVAL;
}

static int
open_socket(void)
{
	return code(socket(AF_UNIX, SOCK_STREAM, 0));
}

static int
trace_child(void)
{
	pid_t pid = fork();
	int rc;

	if (pid == 0) {
		pause();
		_exit(0);
	}
	rc = code(ptrace(PTRACE_SEIZE, pid, 0, 0));
	syscall(SYS_tgkill, pid, pid, SIGKILL);
	waitpid(pid, NULL, 0);
	return rc;
}

static int
signal_other(void)
{
	pid_t pid = fork();
	int rc;

	if (pid == 0) {
		pause();
		_exit(0);
	}
	rc = code(kill(pid, SIGURG));
	syscall(SYS_tgkill, pid, pid, SIGKILL);
	waitpid(pid, NULL, 0);
	return rc;
}

/* EIO or ENOTTY: it was let through. */
static int
type_for_others(void)
{
	int rc = code(ioctl(STDIN_FILENO, TIOCSTI, ""));

	return rc == EPERM ? rc : 0;
}

static int
new_ring(void)
{
	int rc = code(syscall(SYS_io_uring_setup, 0, NULL));

	return rc == ENOSYS || rc == EPERM ? EPERM : 0;
}

static int
make_link(void)
{
	char path[80];

	snprintf(path, sizeof(path), "%s/link", store);
	unlink(path);
	return code(symlink("/etc/passwd", path));
}

static int
change_mode(void)
{
	return code(chmod(store, 0700));
}

static int
ask_signal(void) /* stays allowed: is the process there? */
{
	return code(kill(getppid(), 0));
}

static int
start_child(void) /* stays allowed: work apart */
{
	pid_t pid = fork();

	if (pid == 0)
		_exit(0);
	return code(waitpid(pid, NULL, 0));
}

static int
write_in(const char *dir)
{
	char path[80];
	int fd;

	snprintf(path, sizeof(path), "%s/file", dir);
	fd = open(path, O_CREAT | O_WRONLY, 0600);
	if (fd < 0)
		return errno;
	close(fd);
	return code(unlink(path));
}

static int
write_beside(void)
{
	return write_in(beside);
}

static int
read_beside(void)
{
	char path[80];

	snprintf(path, sizeof(path), "%s/secret", beside);
	return code(open(path, O_RDONLY));
}

static int
write_named(void) /* a draft of what is named, and its end */
{
	return write_in(named);
}

static int
read_linked(void)
{
	char path[80];

	snprintf(path, sizeof(path), "%s/list", named);
	return code(open(path, O_RDONLY));
}

static int
write_store(void)
{
	return write_in(store);
}

static int
read_system(void)
{
	return code(open("/etc/passwd", O_RDONLY));
}

/* ---- rows ---------------------------------------------------------------- */

enum layer { CALLS, FILES };
static const struct {
	const char *name;
	int (*try)(void);
	enum layer layer;
	bool stays;
} rows[] = {
	{ "another program", run_program, CALLS, false },
	{ "a socket", open_socket, CALLS, false },
	{ "a look into others", trace_child, CALLS, false },
	{ "a signal to others", signal_other, CALLS, false },
	{ "what others would type", type_for_others, CALLS, false },
	{ "a ring of calls", new_ring, CALLS, false },
	{ "a symbolic link", make_link, CALLS, false },
	{ "another mode", change_mode, CALLS, false },
	{ "whether a process is there", ask_signal, CALLS, true },
	{ "a child", start_child, CALLS, true },
	{ "a file beside the store", write_beside, FILES, false },
	{ "what lies beside the store", read_beside, FILES, false },
	{ "a file beside a named one", write_named, FILES, true },
	{ "a named file elsewhere by a link", read_linked, FILES, true },
	{ "a file of the store", write_store, FILES, true },
	{ "a file of the system", read_system, FILES, true },
};

/* In a child, since there is no way back. */
static int
tried(int (*try)(void), bool small)
{
	struct app app = { .store = store, .share = store };
	char list[80], fresh[80];
	const char *const places[] = { list, fresh, NULL };
	pid_t pid;
	int status;

	snprintf(list, sizeof(list), "%s/list", named);
	snprintf(fresh, sizeof(fresh), "%s/new/er/store/", named);
	pid = fork();
	if (pid == 0) {
		if (small) {
			small_start();
			small_confine(&app, places);
		}
		_exit(try());
	}
	waitpid(pid, &status, 0);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static bool
has_landlock(void)
{
	return syscall(SYS_landlock_create_ruleset, NULL, 0, 1) >= 1;
}

static bool
has_seccomp(void)
{
	return prctl(PR_GET_SECCOMP) >= 0;
}

static void
test_rows(void **state)
{
	(void)state;
	if (NOT_SMALL)
		skip();
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		int before = tried(rows[i].try, false), after;

		if (rows[i].layer == CALLS ? !has_seccomp() : !has_landlock())
			continue;
		after = tried(rows[i].try, true);
		if (rows[i].stays && (before || after))
			fail_msg("%s: %s", rows[i].name, strerror(after));
		if (!rows[i].stays && !before && !after)
			fail_msg("%s: it can", rows[i].name);
		if (before)
			print_message("# %s: could not be tried (%s)\n",
				rows[i].name, strerror(before));
	}
}

/* Nobody of this account looks into it, and it grows no further than so. */
static int
is_closed(void)
{
	struct rlimit core, data, files, processes;

	getrlimit(RLIMIT_CORE, &core);
	getrlimit(RLIMIT_DATA, &data);
	getrlimit(RLIMIT_NOFILE, &files);
	getrlimit(RLIMIT_NPROC, &processes);
	return prctl(PR_GET_DUMPABLE) != 0 || core.rlim_max != 0 ||
	       prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1 ||
	       data.rlim_max > (rlim_t)2 << 30 || files.rlim_max > 64 ||
	       processes.rlim_max > 4096;
}

static void
test_closed(void **state)
{
	(void)state;
	if (NOT_SMALL)
		skip();
	assert_int_equal(tried(is_closed, true), 0);
}

static int
setup(void **state)
{
	char path[80], list[80];
	int fd;

	(void)state;
	if (!mkdtemp(top))
		return -1;
	snprintf(store, sizeof(store), "%s/store", top);
	snprintf(beside, sizeof(beside), "%s/beside", top);
	snprintf(named, sizeof(named), "%s/named", top);
	snprintf(linked, sizeof(linked), "%s/linked", top);
	if (mkdir(store, 0700) || mkdir(beside, 0700) || mkdir(named, 0700) ||
		mkdir(linked, 0700))
		return -1;
	snprintf(path, sizeof(path), "%s/list", linked);
	close(open(path, O_CREAT | O_WRONLY, 0600));
	snprintf(list, sizeof(list), "%s/list", named);
	if (symlink(path, list))
		return -1;
	snprintf(path, sizeof(path), "%s/secret", beside);
	fd = open(path, O_CREAT | O_WRONLY, 0600);
	return fd < 0 ? -1 : close(fd);
}

static int
teardown(void **state)
{
	char command[100];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf '%s'", top);
	return system(command) == 0 ? 0 : -1;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_closed),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
