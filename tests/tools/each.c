/* SPDX-License-Identifier: MIT */
/*
 * each STORE [BASE] <LINES - command lines on a store, one after the other, each in a child
 * that begins where main() does: what a start costs before that, most of it under the
 * sanitizers, is paid once. A line is the number of its words, then the words, a NUL
 * behind each. Told are the words, what was said to either side, and the status. With
 * BASE the store is a copy of it once more before whatever follows a change.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "magang/start/start.h"

#define FIRST 3 /* behind the name and --store STORE */
#define WORDS 100

static char input[1 << 20];

/* Both data files are small: what they hold is asked, not when they were written. */
static int
same(const char *one, const char *other)
{
	char command[600];

	snprintf(command, sizeof(command),
		"exec cmp -s %s/data/data.mdb %s/data/data.mdb", one, other);
	return system(command) == 0;
}

static void
copy_again(const char *store, const char *base)
{
	char command[600];

	if (same(store, base))
		return;
	snprintf(command, sizeof(command), "rm -rf %s && exec cp -a %s %s",
		store, base, store);
	if (system(command) != 0)
		abort();
}

static int
run(int argc, char **argv)
{
	int status;
	pid_t pid;

	printf("==");
	for (int i = FIRST; i < argc; i++)
		printf(" %s", argv[i]);
	printf("\n");
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		dup2(STDOUT_FILENO, STDERR_FILENO);
		exit(start(argc, argv));
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		abort();
	status = WIFEXITED(status) ? WEXITSTATUS(status)
				   : 128 + WTERMSIG(status);
	printf("status %d\n", status);
	return status;
}

static char *
next(char **at)
{
	char *word = *at;

	*at += strlen(word) + 1;
	return word;
}

int
main(int argc, char **argv)
{
	static char name[] = "magang", option[] = "--store";
	char *words[FIRST + WORDS + 1], *at = input;
	const size_t n = fread(input, 1, sizeof(input) - 1, stdin);

	if (argc < 2 || argc > 3 || n == sizeof(input) - 1 ||
		!freopen("/dev/null", "r", stdin))
		return 64;
	while (at < input + n) {
		const int count = atoi(next(&at));

		if (count < 0 || count > WORDS)
			return 65;
		words[0] = name;
		words[1] = option;
		words[2] = argv[1];
		for (int i = 0; i < count; i++)
			words[FIRST + i] = next(&at);
		words[FIRST + count] = NULL;
		if (run(FIRST + count, words) == 0 && argc == 3)
			copy_again(argv[1], argv[2]);
	}
	return 0;
}
