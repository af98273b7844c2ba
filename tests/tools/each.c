/* SPDX-License-Identifier: MIT */
/*
 * each STORE <LINES - command lines on a store, one after the other, each in a child
 * that begins where main() does: what a start costs before that, most of it under the
 * sanitizers, is paid once. A line is the number of its words, then the words, a NUL
 * behind each. Told are the words, what was said to either side, and the status.
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

static void
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
	printf("status %d\n", WIFEXITED(status) ? WEXITSTATUS(status)
						: 128 + WTERMSIG(status));
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

	if (argc != 2 || n == sizeof(input) - 1 ||
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
		run(FIRST + count, words);
	}
	return 0;
}
