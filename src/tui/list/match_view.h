/* SPDX-License-Identifier: MIT */
/* The matching of a program on the screen: what its files share. */
#ifndef TUI_LIST_MATCH_VIEW_H
#define TUI_LIST_MATCH_VIEW_H

#include "magang/ops/match_run.h"
#include "magang/record/record.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/widget/lines.h"

/* What is looked at: people and places lie below the others. */
enum match_part { PEOPLE, PLACES, WHY, LACKS, MOVES, FITS, JOINT, RUNS };

struct match_screen {
	struct screen base;
	uint16_t program;
	/* what it is made with */
	uint64_t intake; /* 0: of all */
	char seed[MATCH_SEED + 1];
	bool again; /* with a second chance */
	struct match_pin *pin;
	size_t n_pins, cap_pins;
	uint32_t run; /* as it was kept, and what it was of and came to */
	uint8_t input[HASH_SIZE], result[HASH_SIZE];
	enum match_part part, from; /* from: PEOPLE or PLACES */
	int kind;                   /* of whom or what the reasons are */
	uint64_t id, key;
	uint64_t joint[2]; /* cases of who want to be together */
	uint32_t
		against; /* run that moves are told against; 0: the one before */
	struct lines lines;
};

/* A run with these options, to be released. */
int match_screen_run(struct ui *ui, const struct match_screen *s,
	struct match_ran *out, struct err *err);
/* MG_EUSAGE under a second chance: of such a run not everything can be told. */
int match_only_once(const struct match_screen *s, struct err *err);
/* What is looked at, made anew; `keep`: it is a run of its own. */
int match_make(
	struct ui *ui, struct match_screen *s, bool keep, struct err *err);
/* The same; an error is told. */
unsigned match_remake(struct ui *ui, struct match_screen *s, bool keep);
/* Another part; where there is none of it the one before stays. */
unsigned match_show(
	struct ui *ui, struct match_screen *s, enum match_part part);

#endif
