/* SPDX-License-Identifier: MIT */
#include "small.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "magang/base/mem.h"
#include "magang/view/app.h"

/* Sanitizers look into their own process, coverage writes beside the objects. */
#if defined(__SANITIZE_ADDRESS__) || defined(MG_UNCONFINED)
#define UNCONFINED true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define UNCONFINED true
#endif
#endif
#ifndef UNCONFINED
#define UNCONFINED false
#endif

/* ---- system calls -------------------------------------------------------- */

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#define OTHER_NUMBERS 0x40000000u /* the same calls by other numbers (x32) */
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#define OTHER_NUMBERS UINT32_MAX
#else
#define ARCHITECTURE 0 /* no filter */
#define OTHER_NUMBERS UINT32_MAX
#endif

/* What no part of the program nor of its libraries needs. New calls of the C
 * library are not among them: it would be a filter that a security update turns
 * into an outage. */
static const uint32_t denied[] = {
	/* other programs */
	SYS_execve,
	SYS_execveat,
	/* the net */
	SYS_socket,
	SYS_socketpair,
	SYS_connect,
	SYS_bind,
	SYS_listen,
	SYS_accept,
	SYS_accept4,
	/* other processes */
	SYS_ptrace,
	SYS_process_vm_readv,
	SYS_process_vm_writev,
	SYS_kcmp,
	SYS_pidfd_open,
	SYS_pidfd_getfd,
	SYS_pidfd_send_signal,
	SYS_tkill,
	SYS_rt_sigqueueinfo,
	SYS_rt_tgsigqueueinfo,
	/* the kernel's own doors */
	SYS_bpf,
	SYS_perf_event_open,
	SYS_userfaultfd,
	SYS_add_key,
	SYS_request_key,
	SYS_keyctl,
	SYS_init_module,
	SYS_finit_module,
	SYS_delete_module,
	SYS_kexec_load,
	SYS_reboot,
	SYS_swapon,
	SYS_swapoff,
	SYS_acct,
	SYS_quotactl,
	SYS_syslog,
	SYS_personality,
	SYS_fanotify_init,
	SYS_open_by_handle_at,
	SYS_name_to_handle_at,
	/* another view of the files */
	SYS_mount,
	SYS_umount2,
	SYS_pivot_root,
	SYS_chroot,
	SYS_move_mount,
	SYS_open_tree,
	SYS_fsopen,
	SYS_fsmount,
	SYS_fsconfig,
	SYS_fspick,
	SYS_unshare,
	SYS_setns,
	SYS_mknodat,
	SYS_symlinkat,
	SYS_truncate,
	/* other rights */
	SYS_setuid,
	SYS_setgid,
	SYS_setreuid,
	SYS_setregid,
	SYS_setresuid,
	SYS_setresgid,
	SYS_setgroups,
	SYS_setfsuid,
	SYS_setfsgid,
	SYS_capset,
	SYS_fchmodat,
	SYS_fchownat,
	SYS_fchmod,
	SYS_fchown,
#ifdef __x86_64__
	SYS_mknod,
	SYS_symlink,
	SYS_chmod,
	SYS_chown,
	SYS_lchown,
	SYS_iopl,
	SYS_ioperm,
	SYS_modify_ldt,
#endif
};

/* Of these it is said that there are none: their callers know another way, whose
 * arguments a filter can see. */
static const uint32_t unknown[] = {
	SYS_clone3,
	SYS_io_uring_setup,
	SYS_io_uring_enter,
	SYS_io_uring_register,
};

#define NAMESPACES                                                             \
	(CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC |         \
		CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET)

#define DATA(member) ((uint32_t)offsetof(struct seccomp_data, member))
/* The low half of an argument, on machines that begin with it. */
#define ARGUMENT(i) (DATA(args) + 8 * (i))
#define LOAD(at) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (at))
#define ANSWER(what) BPF_STMT(BPF_RET | BPF_K, (what))
#define ALLOW ANSWER(SECCOMP_RET_ALLOW)
#define REFUSE(code) ANSWER(SECCOMP_RET_ERRNO | (code))
/* The next instruction is left out where it is not so. */
#define IF_EQUAL(k) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (k), 0, 1)
#define IF_OTHER(k) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (k), 1, 0)
#define IF_ANY(k) BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (k), 0, 1)

static const struct sock_filter head[] = {
	LOAD(DATA(arch)),
	IF_OTHER(ARCHITECTURE),
	REFUSE(EPERM),
	LOAD(DATA(nr)),
};

/* What is done with a call, and where that begins among the answers. */
enum call_fate {
	FATE_ALLOW = 0,
	FATE_DENY = 1,
	FATE_UNKNOWN = 2,
	FATE_IOCTL = 3,
	FATE_CLONE = 9,
	FATE_KILL = 13,
};

static const struct sock_filter answers[] = {
	[FATE_ALLOW] = ALLOW,
	[FATE_DENY] = REFUSE(EPERM),
	[FATE_UNKNOWN] = REFUSE(ENOSYS),
	/* what would be typed at this terminal by us */
	[FATE_IOCTL] = LOAD(ARGUMENT(1)),
	IF_EQUAL(TIOCSTI),
	REFUSE(EPERM),
	IF_EQUAL(TIOCLINUX),
	REFUSE(EPERM),
	ALLOW,
	/* a child, a thread: yes; with another view of the machine: no */
	[FATE_CLONE] = LOAD(ARGUMENT(0)),
	IF_ANY(NAMESPACES),
	REFUSE(EPERM),
	ALLOW,
	/* is it there? yes; a signal: no, but raise(3) has its own call */
	[FATE_KILL] = LOAD(ARGUMENT(1)),
	IF_OTHER(0),
	REFUSE(EPERM),
	ALLOW,
};

/* Calls from this number on, up to the next one. */
struct call_span {
	uint32_t from;
	enum call_fate fate;
};

#define CALLS (ARRAY_SIZE(denied) + ARRAY_SIZE(unknown) + 3)
#define SPANS (2 * CALLS + 2)

static int
by_number(const void *a, const void *b)
{
	const struct call_span *x = a, *y = b;

	return (x->from > y->from) - (x->from < y->from);
}

/* Each call that is not simply allowed, by its number. */
static void
list_calls(struct call_span calls[CALLS])
{
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_SIZE(denied); i++)
		calls[n++] = (struct call_span){ denied[i], FATE_DENY };
	for (size_t i = 0; i < ARRAY_SIZE(unknown); i++)
		calls[n++] = (struct call_span){ unknown[i], FATE_UNKNOWN };
	calls[n++] = (struct call_span){ SYS_ioctl, FATE_IOCTL };
	calls[n++] = (struct call_span){ SYS_clone, FATE_CLONE };
	calls[n++] = (struct call_span){ SYS_kill, FATE_KILL };
	qsort(calls, n, sizeof(*calls), by_number);
}

/* Behind each call it is allowed again, unless the next one follows at once. */
static size_t
list_spans(struct call_span spans[SPANS])
{
	struct call_span calls[CALLS];
	size_t n = 0;

	list_calls(calls);
	spans[n++] = (struct call_span){ 0, FATE_ALLOW };
	for (size_t i = 0; i < CALLS; i++) {
		assert(spans[n - 1].from <= calls[i].from); /* each once */
		n -= spans[n - 1].from == calls[i].from;
		if (n == 0 || spans[n - 1].fate != calls[i].fate)
			spans[n++] = calls[i];
		spans[n++] =
			(struct call_span){ calls[i].from + 1, FATE_ALLOW };
	}
	spans[n++] = (struct call_span){ OTHER_NUMBERS, FATE_DENY };
	return n;
}

struct filter {
	struct sock_filter code[ARRAY_SIZE(head) + SPANS + ARRAY_SIZE(answers)];
	size_t n, answers; /* where they begin */
};

/*
 * A question for each border between two spans, halving them: the kernel asks for
 * every number that there is when it takes the filter, and a list would be most
 * of a start. Returns where the answer begins.
 */
static size_t
ask(struct filter *f, const struct call_span *spans, size_t n)
{
	const size_t half = n / 2, at = f->n;
	size_t below, above;

	if (n == 1)
		return f->answers + spans->fate;
	f->n++;
	below = ask(f, spans, half);
	above = ask(f, spans + half, n - half);
	f->code[at] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K,
		spans[half].from, (uint8_t)(above - at - 1),
		(uint8_t)(below - at - 1));
	return at;
}

/* The length of a jump is a byte. */
static_assert(ARRAY_SIZE(head) + SPANS + ARRAY_SIZE(answers) < UINT8_MAX, "");

static void
filter_calls(void)
{
	struct call_span spans[SPANS];
	const size_t n = list_spans(spans);
	struct filter f = { .n = ARRAY_SIZE(head) };
	struct sock_fprog program = { .filter = f.code };

	memcpy(f.code, head, sizeof(head));
	f.answers = f.n + n - 1;
	ask(&f, spans, n);
	memcpy(f.code + f.n, answers, sizeof(answers));
	program.len = (unsigned short)(f.n + ARRAY_SIZE(answers));
	if (ARCHITECTURE)
		prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

/* ---- limits -------------------------------------------------------------- */

#define MOST_MEMORY ((rlim_t)2 << 30)
#define MOST_FILES 64
#define MOST_PROCESSES 4096 /* of the account; a session begins one at a time */

/* What is lower already stays. */
static void
limit(__rlimit_resource_t what, rlim_t most)
{
	struct rlimit now;

	if (getrlimit(what, &now) != 0 || now.rlim_max <= most)
		return;
	now.rlim_max = most;
	if (now.rlim_cur > most)
		now.rlim_cur = most;
	setrlimit(what, &now);
}

void
small_start(void)
{
	limit(RLIMIT_CORE, 0);
	if (UNCONFINED)
		return;
	limit(RLIMIT_DATA, MOST_MEMORY);
	limit(RLIMIT_NOFILE, MOST_FILES);
	limit(RLIMIT_NPROC, MOST_PROCESSES);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
		filter_calls();
}

/* ---- files --------------------------------------------------------------- */

#define FILES_TRUNCATE (1ull << 14) /* from the third version on */
#define FILES_READ (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define FILES_WRITE (LANDLOCK_ACCESS_FS_WRITE_FILE | FILES_TRUNCATE)
#define FILES_OWN                                                              \
	(FILES_READ | FILES_WRITE | LANDLOCK_ACCESS_FS_MAKE_REG |              \
		LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | \
		LANDLOCK_ACCESS_FS_REMOVE_DIR)
#define FILES_ODD                                                              \
	(LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_MAKE_CHAR |           \
		LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |  \
		LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM)
/* of a file that is no directory */
#define FILES_OF_ONE (LANDLOCK_ACCESS_FS_READ_FILE | FILES_WRITE)

struct fence {
	int rules;
	uint64_t handled;
};

static void
allow(const struct fence *f, const char *path, uint64_t what)
{
	struct landlock_path_beneath_attr beneath = {
		.allowed_access = what & f->handled,
		.parent_fd = open(path, O_PATH | O_CLOEXEC),
	};
	struct stat st;

	if (beneath.parent_fd < 0)
		return;
	if (fstat(beneath.parent_fd, &st) == 0 && !S_ISDIR(st.st_mode))
		beneath.allowed_access &= FILES_OF_ONE;
	syscall(SYS_landlock_add_rule, f->rules, LANDLOCK_RULE_PATH_BENEATH,
		&beneath, 0);
	close(beneath.parent_fd);
}

/* The directory that a path is in, or the nearest above it that is there. */
static void
allow_around(const struct fence *f, const char *path)
{
	char *dir = xstrdup(path), *slash;
	struct stat st;

	do {
		slash = strrchr(dir, '/');
		if (slash)
			*slash = '\0';
	} while (slash && *dir && stat(dir, &st) != 0);
	allow(f, slash && *dir ? dir : slash ? "/" : ".", FILES_OWN);
	free(dir);
}

/* Where its name is, and where a link leads to. */
static void
allow_place(const struct fence *f, const char *path)
{
	size_t n = strlen(path);
	char *name, *real;

	while (n > 1 && path[n - 1] == '/')
		n--;
	name = xstrndup(path, n);
	real = realpath(name, NULL);
	allow_around(f, name);
	if (real)
		allow_around(f, real);
	free(name);
	free(real);
}

static void
keep_to(const struct app *app, const char *const *places)
{
	/* converters of characters, zones, terminals; where errors go */
	static const char *const read[] = { "/usr", "/lib", "/lib64", "/etc" };
	static const char *const devices[] = { "/dev/null", "/dev/tty" };
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0,
		LANDLOCK_CREATE_RULESET_VERSION);
	struct landlock_ruleset_attr attr = { FILES_OWN | FILES_ODD };
	struct fence f;

	if (version < 1)
		return;
	if (version < 3)
		attr.handled_access_fs &= ~FILES_TRUNCATE;
	f.handled = attr.handled_access_fs;
	f.rules = (int)syscall(
		SYS_landlock_create_ruleset, &attr, sizeof(attr), 0);
	if (f.rules < 0)
		return;
	allow(&f, app->store, FILES_OWN);
	allow(&f, app->share, FILES_READ);
	for (size_t i = 0; i < ARRAY_SIZE(read); i++)
		allow(&f, read[i], FILES_READ);
	for (size_t i = 0; i < ARRAY_SIZE(devices); i++)
		allow(&f, devices[i], FILES_OF_ONE);
	for (; *places; places++)
		allow_place(&f, *places);
	syscall(SYS_landlock_restrict_self, f.rules, 0);
	close(f.rules);
}

void
small_confine(const struct app *app, const char *const *places)
{
	if (UNCONFINED)
		return;
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	if (places)
		keep_to(app, places);
}
