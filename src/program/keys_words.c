/* SPDX-License-Identifier: MIT */
#include "keys_words.h"

#include <stddef.h>

const char *const words_to[] = { "none", "person", "organisation", NULL };
const char *const words_approval[] = { "none", "second person", NULL };
const char *const words_absence[] = { "absent", "late", "sick", "leave", NULL };
const char *const eight_areas[] = { "training", "partnership", "market_access",
	"promotion", "investment", "apprenticeship_japan",
	"apprenticeship_indonesia", "large_cooperatives", NULL };
