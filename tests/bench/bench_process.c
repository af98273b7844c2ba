/* SPDX-License-Identifier: MIT */
/* What is measured in processes of its own: cold starts, the import. */
#include "bench.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "magang/base/mem.h"
#include "magang/exchange/import.h"
#include "magang/ops/init.h"
#include "magang/store/open.h"
#include "magang/office/office_open.h"

extern char **environ;

static pid_t
start(char *const argv[], int out)
{
	posix_spawn_file_actions_t files;
	pid_t pid = -1;

	posix_spawn_file_actions_init(&files);
	if (out >= 0)
		posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
	else
		for (int fd = STDOUT_FILENO; fd <= STDERR_FILENO; fd++)
			posix_spawn_file_actions_addopen(
				&files, fd, "/dev/null", O_WRONLY, 0);
	if (posix_spawnp(&pid, argv[0], &files, NULL, argv, environ) != 0)
		pid = -1;
	posix_spawn_file_actions_destroy(&files);
	return pid;
}

double
process_us(char *const argv[])
{
	double from = now_us();
	pid_t pid = start(argv, -1);
	int status;

	if (pid < 0 || waitpid(pid, &status, 0) != pid || !WIFEXITED(status) ||
		WEXITSTATUS(status) != 0)
		return -1;
	return now_us() - from;
}

uint64_t
file_bytes(const char *dir, const char *name)
{
	char *path = xasprintf("%s/%s", dir, name);
	struct stat st;
	uint64_t n = stat(path, &st) == 0 ? (uint64_t)st.st_size : 0;

	free(path);
	return n;
}

/* Private memory: pages of the map do not count, the kernel takes them back. */
static long
anon_kib(void)
{
	FILE *f = fopen("/proc/self/status", "re");
	char line[256];
	long kib = 0;

	while (f && fgets(line, sizeof(line), f))
		if (sscanf(line, "RssAnon: %ld", &kib) == 1)
			break;
	if (f)
		fclose(f);
	return kib;
}

static void
watch(void *ctx, size_t lines)
{
	long *peak = ctx, now = anon_kib();

	(void)lines;
	if (now > *peak)
		*peak = now;
}

int
import_main(const char *dir, const char *csv, const char *config)
{
	struct err err = ERR_INIT;
	const struct office_options opt = { .dir = dir,
		.uid = getuid(),
		.login = "bench",
		.now = BENCH_NOW,
		.lang = LANG_EN,
		.config = config };
	long peak = 0;
	const struct import_options how = { .kind = KIND_PERSON,
		.file = csv,
		.progress = watch,
		.ctx = &peak };
	struct import_report report;
	struct office *office;
	double from;
	FILE *f = fopen(csv, "re");

	if (!f)
		fail("%s cannot be read", csv);
	if (!store_exists(dir))
		need(office_init(&opt, &err), &err);
	need(office_open(&opt, &office, &err), &err);
	from = now_us();
	need(import_file(office, f, &how, &report, &err), &err);
	printf("%f %zu %zu %zu %zu %ld\n", (now_us() - from) / 1e6,
		report.added, report.same, report.rows, report.cases, peak);
	import_report_release(&report);
	office_close(office);
	fclose(f);
	return 0;
}

bool
process_import(const char *self, const char *dir, const char *csv,
	const char *config, struct import_numbers *out)
{
	char *const argv[] = { xstrdup(self), xstrdup("--import"), xstrdup(dir),
		xstrdup(csv), xstrdup(config), NULL };
	char line[256] = "";
	int fd[2], status = 1;
	pid_t pid;
	ssize_t n;

	if (pipe2(fd, O_CLOEXEC) != 0)
		fail("pipe");
	pid = start(argv, fd[1]);
	close(fd[1]);
	n = read(fd[0], line, sizeof(line) - 1);
	close(fd[0]);
	if (pid > 0)
		waitpid(pid, &status, 0);
	for (int i = 0; argv[i]; i++)
		free(argv[i]);
	return n > 0 && status == 0 &&
	       sscanf(line, "%lf %lf %lf %lf %lf %lf", &out->seconds,
		       &out->added, &out->same, &out->rows, &out->cases,
		       &out->anon_kib) == 6;
}
