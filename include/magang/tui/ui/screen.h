/* SPDX-License-Identifier: MIT */
/*
 * Screens are const tables of functions over a model; they lie on a stack, the
 * uppermost gets the keys. Handlers change the model and return what must
 * follow; they never draw. The loop drains the input, lets the uppermost screen
 * settle (one query for a burst of typing), draws once and waits with a closed
 * store.
 *
 * A screen is a struct that begins with struct screen and comes from xcalloc;
 * the stack owns it.
 */
#ifndef MAGANG_TUI_UI_SCREEN_H
#define MAGANG_TUI_UI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/ops/draft.h"
#include "magang/tui/term/keys.h"
#include "magang/tui/widget/prompt.h"
#include "magang/tui/ui/past.h"
#include "magang/tui/ui/rest.h"
#include "magang/view/results.h"

struct actions;
struct app;
struct doors;
struct err;
struct input;
struct office;
struct screen;
struct terminal;
struct told;
struct ui;

/* What must follow a key, as bits. */
enum react {
	REACT_NONE = 0,
	REACT_DRAW = 1 << 0,
	REACT_BACK = 1 << 1, /* this screen is done */
	REACT_QUIT = 1 << 2,
	REACT_PASS = 1 << 3,  /* not a key of mine: the table of actions */
	REACT_AGAIN = 1 << 4, /* an answer is not taken: its question stays */
};

/* Where an action is valid. */
enum place {
	AT_HOME = 1 << 0,
	AT_LIST = 1 << 1,
	AT_RECORD = 1 << 2,
	AT_OVERLAY = 1 << 3,   /* pick, palette, help: no actions at all */
	AT_ENTRY = 1 << 4,     /* a form: letters are data */
	AT_PASTE = 1 << 5,     /* a pasted note: letters are data, too */
	AT_DECK = 1 << 6,      /* cases one after the other */
	AT_FILL = 1 << 7,      /* who would have a seat in a cohort */
	AT_ROLL = 1 << 8,      /* attendance: letters are data there, too */
	AT_PACK = 1 << 9,      /* a pack that came back, the same */
	AT_GRADES = 1 << 10,   /* grades: numbers are data there */
	AT_COMPLETE = 1 << 11, /* what becomes of those in a cohort */
	AT_RESULTS = 1 << 12,  /* what became of the rows of a bulk */
	AT_MATCH = 1 << 13,    /* people and places of a program */
	AT_WHATIF = 1 << 14,   /* what another version would do */
	AT_ORDER = 1 << 15,    /* wishes, a ranking */
	AT_COUNT = 1 << 16,    /* rows of a list by a field */
	AT_HANDOVER = 1 << 18, /* all of a user, to others */
	AT_CERTIFY = 1 << 17,  /* the certificates of a cohort */
};
#define AT_REVIEW                                                              \
	(AT_FILL | AT_COMPLETE | AT_CERTIFY | AT_HANDOVER | AT_RESULTS |       \
		AT_WHATIF | AT_COUNT)
#define AT_TYPED (AT_ENTRY | AT_PASTE | AT_ROLL | AT_PACK | AT_GRADES)
#define AT_ALL (AT_HOME | AT_LIST | AT_RECORD | AT_DECK)

/* What an action is about: of a list its kind and the row under the marker, of
 * a record itself. */
struct here {
	int kind;
	uint64_t id;  /* 0: none */
	int row_kind; /* on a page: the record that the row names; 0: none */
	uint64_t row;
	bool list;
};

/* What a screen does; one const table each. */
struct screen_ops {
	bool types; /* the row for messages has what is typed, they end above */
	enum place place;
	/* May be NULL but draw; leave frees what the screen holds, not itself. */
	int (*enter)(struct ui *ui, struct screen *s, struct err *err);
	/* In the place of enter and refresh, where both do the same. */
	int (*read)(struct ui *ui, struct screen *s, struct err *err);
	unsigned (*key)(
		struct ui *ui, struct screen *s, const struct key_event *ev);
	void (*settle)(struct ui *ui, struct screen *s);
	void (*draw)(struct ui *ui, struct screen *s);
	/* The store or the size of the window changed, or it is seen again. */
	void (*refresh)(struct ui *ui, struct screen *s);
	/* The size of the window alone, also while an overlay or a prompt speaks
	 * of the rows: which ones there are stays. */
	void (*fit)(struct ui *ui, struct screen *s);
	void (*leave)(struct screen *s);
	/* The line is gone, or the person is: what was typed is kept. */
	void (*keep)(struct ui *ui, struct screen *s);
	/* When it has to be kept at the latest, though no key comes (as
	 * input_now()); INT64_MAX: nothing is to be kept. */
	int64_t (*due)(const struct screen *s);
	/* A moment without a key; true: there is more to draw. May be NULL. */
	bool (*rest)(struct ui *ui, struct screen *s);
	/* It is about another record than the last picture: keys that were
	 * typed before are meant for that one. May be NULL. */
	bool (*unseen)(const struct screen *s);
	/* For --linear (told.h): what is to be read out; a form has none. */
	void (*tell)(struct ui *ui, struct screen *s, struct told *out);
	/* For --linear: the marker to this row, counted from 0; false: there
	 * is none. NULL: rows are read out, not chosen. */
	bool (*mark)(struct ui *ui, struct screen *s, size_t row);
	/* NULL: nothing that an action could be about. */
	void (*here)(struct screen *s, struct here *out);
	/* Of a list: the rows that an act is about, *n of them; when it is
	 * said what came of it, they had their turn, but those of `left`. */
	const uint64_t *(*chosen)(struct ui *ui, size_t *n);
	void (*spend)(struct ui *ui, const uint64_t *left, size_t n);
	/* Of a list: to the row before (-1) or after; its id, 0: none. */
	uint64_t (*step)(struct screen *s, int way, struct err *err);
	/* Of a list: an act of this session was taken back, or done again; the
	 * rows that it was about are tagged, or had their turn. */
	void (*turned)(struct screen *s, uint64_t act, bool redo);
	/* Of a list: the marker to what came back by an undo. */
	void (*show)(struct screen *s, int kind, uint64_t id);
	/* The act of the row under the marker, which u takes back; 0: the last
	 * one. NULL: always that. */
	uint64_t (*act)(struct screen *s);
	bool typed; /* an overlay that letters search in */
};

struct screen {
	const struct screen_ops *ops;
	struct screen *below;
};

/* How fast forms were typed since the start. */
struct speed {
	size_t records, fields;
	size_t faults;      /* fields left with a bad value */
	size_t keys, other; /* other: those that are not data */
	int64_t ms;         /* from the first key to saving */
};

#define UI_ACTS 64
/* The session: what all screens share. One a process, made by the loop. */
struct ui {
	struct app *app;
	const struct actions *const *actions; /* up to NULL */
	const struct doors *doors;
	struct office *office;
	struct terminal *term;
	struct input *input;
	struct screen *top;
	struct message message;
	const struct ask_ops *asking; /* NULL: no prompt is open */
	struct prompt prompt;
	struct draft asked; /* what was answered so far, once it was kept */
	uint32_t session;   /* of drafts; 0: none was kept yet */
	bool linear;        /* lines in, lines out: nothing is drawn */
	bool thrifty;       /* no colour, no clock, nothing comes by itself */
	bool meter;         /* bytes of the last answer in the title */
	char came_for
		[64];     /* program of the person form opened last; "": none */
	bool no_autoskip; /* a full coded field waits for Enter */
	bool bell;        /* for who types without looking */
	struct speed speed;
	bool undrawn; /* what is to be seen waits for the line */
	uint64_t sent;
	bool barred;   /* the rights were changed meanwhile: the session ends */
	uint64_t head; /* of the log, as the screens show it */
	uint64_t shown;    /* the same, when they were read last */
	bool behind;       /* they are not read again yet: see refresh() */
	int64_t looked;    /* when it was looked at, ms */
	int64_t started;   /* ms; the clock of the office runs with it */
	int64_t start_now; /* what the office's clock was then */
	/* acts of this session, the last of which u takes back; those from
	 * n_acts on were taken back and U does them again */
	uint64_t acts[UI_ACTS];
	size_t n_acts, n_redo;
	uint64_t offered;       /* the act whose number of records u asks for */
	struct past past;       /* filters */
	struct results results; /* of the last bulk */
	struct rest rest;
	struct {
		int64_t shown, looked; /* ms */
		struct key_events typed;
	} busy;              /* see busy.h */
	size_t pasted;       /* characters of a paste that nothing wanted */
	size_t blind;        /* keys for a record that was not drawn yet */
	int64_t decided_at;  /* the last action that changed something ... */
	uint32_t decided_by; /* ... and its key: the same one within 0.4 s is
				a keyboard that doubles */
};

#endif
