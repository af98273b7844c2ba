/* SPDX-License-Identifier: MIT */
#include "magang/identity/sex.h"

#include <stdbool.h>
#include <string.h>

#include "magang/base/mem.h"

/* Words as offices write them, letters and digits only, in lower case. */
static const struct sex_word {
	const char *word;
	enum sex sex;
} words[] = {
	{ "l", SEX_MALE },
	{ "lk", SEX_MALE },
	{ "laki", SEX_MALE },
	{ "laki2", SEX_MALE },
	{ "lakilaki", SEX_MALE },
	{ "lelaki", SEX_MALE },
	{ "pria", SEX_MALE },
	{ "cowok", SEX_MALE },
	{ "m", SEX_MALE },
	{ "male", SEX_MALE },
	{ "man", SEX_MALE },
	{ "男", SEX_MALE },
	{ "男性", SEX_MALE },
	{ "男子", SEX_MALE },
	{ "p", SEX_FEMALE },
	{ "pr", SEX_FEMALE },
	{ "prp", SEX_FEMALE },
	{ "perempuan", SEX_FEMALE },
	{ "wanita", SEX_FEMALE },
	{ "cewek", SEX_FEMALE },
	{ "f", SEX_FEMALE },
	{ "female", SEX_FEMALE },
	{ "woman", SEX_FEMALE },
	{ "女", SEX_FEMALE },
	{ "女性", SEX_FEMALE },
	{ "女子", SEX_FEMALE },
};

enum sex
sex_parse(const char *s)
{
	char key[24];
	size_t n = 0;

	for (; *s; s++) {
		char c = *s >= 'A' && *s <= 'Z' ? (char)(*s + 32) : *s;
		bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
			    (unsigned char)c >= 0x80;

		if (keep && n + 1 == sizeof(key))
			return SEX_UNKNOWN;
		if (keep)
			key[n++] = c;
	}
	key[n] = '\0';
	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (strcmp(words[i].word, key) == 0)
			return words[i].sex;
	return SEX_UNKNOWN;
}
