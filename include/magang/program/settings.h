/* SPDX-License-Identifier: MIT */
/*
 * YAML outside programs: the site (config/magang.yaml) and roles
 * (config/roles.yaml). Same loader, same kind of schema rows as programs.
 * Loaders return 0, or MG_EDATA with the faults in `diags` and *out empty.
 */
#ifndef MAGANG_PROGRAM_SETTINGS_H
#define MAGANG_PROGRAM_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/i18n.h"

struct buf;
struct diag_list;

/* What a role may do. Row: bit, word in roles.yaml, what it is to the reader. */
#define PERMISSIONS(X)                                                         \
	X(PERM_READ, "read", N_("see persons, cases, tasks"))                  \
	X(PERM_REVEAL, "reveal", N_("see NIK and phones in full"))             \
	X(PERM_HEALTH, "health", N_("see and fill in health"))                 \
	X(PERM_REGISTER, "register", N_("add persons, open cases, notes"))     \
	X(PERM_EDIT, "edit", N_("change fields"))                              \
	X(PERM_MOVE, "move", N_("move cases, undo own acts"))                  \
	X(PERM_IMPORT, "import", N_("read files in"))                          \
	X(PERM_EXPORT, "export", N_("write files out"))                        \
	X(PERM_SETTINGS, "settings", N_("see to programs, users and roles"))   \
	X(PERM_ADMIN, "admin", N_("backup, restore, erase, replay"))           \
	X(PERM_PLAN, "plan", N_("open intakes and cohorts, hand out work"))    \
	X(PERM_AUDIT, "audit", N_("see who read what about whom"))             \
	X(PERM_APPROVE, "approve", N_("approve what others propose"))          \
	X(PERM_PUBLISH, "publish", N_("send letters, note the answers"))       \
	X(PERM_ASSESS, "assess", N_("file scorecards"))                        \
	X(PERM_CERTIFY, "certify", N_("give, print and revoke certificates"))  \
	X(PERM_TEACH, "teach", N_("mark attendance and grades"))               \
	X(PERM_MATCH, "match",                                                 \
		N_("fill in rankings of hosts, match people to places"))       \
	X(PERM_MERGE, "merge", N_("make one person of two, take that back"))   \
	X(PERM_CALL, "call", N_("see phones in full of people in hand"))

/* Places of the bits. */
enum permission_bit {
#define PERM_ENUM(bit, word, said) bit##_BIT,
	PERMISSIONS(PERM_ENUM)
#undef PERM_ENUM
		PERM_COUNT
};
/* What may be done, as bits: a role has some of them. */
enum permission {
#define PERM_FLAG(bit, word, said) bit = 1 << bit##_BIT,
	PERMISSIONS(PERM_FLAG)
#undef PERM_FLAG
};
/* Its word in roles.yaml, by enum permission_bit. */
extern const char *const permission_word[PERM_COUNT];
/* What the reader calls it: N_(). */
extern const char *const permission_said[PERM_COUNT];

/* Reads that are kept in the log of reads. Row: number, word in roles.yaml; the
 * numbers are stored, lines are added at the end. */
#define READS(X)                                                               \
	X(READ_OUTSIDE,                                                        \
		"outside")       /* somebody who has no case of the reader */  \
	X(READ_FULL, "full")     /* numbers in full */                         \
	X(READ_HEALTH, "health") /* health values */                           \
	X(READ_EXPORT, "export")                                               \
	X(READ_NUMBER, "number") /* looked for by a number of theirs */

/* What was read. */
enum read_what {
	READ_NONE,
#define READ_ENUM(number, word) number,
	READS(READ_ENUM)
#undef READ_ENUM
		READ_COUNT,
	/* and what comes of a limit: nobody was read */
	READ_REFUSED = 64, /* by it */
	READ_ALLOWED,      /* `other` is the user who may read on */
};
/* Its word in roles.yaml. */
extern const char *const read_word[READ_COUNT];

/* One of the roles of an office. */
struct role {
	const char *name;
	struct label label;
	unsigned permissions;
	int limits[READ_COUNT]; /* persons a day; 0: none */
};
/* All of them; owns its texts. */
struct roles {
	struct role *rows;
	size_t n;
	void *memory;
};
/* The text of roles.yaml, which is not needed afterwards. */
int roles_load(const char *file, const char *text, size_t len,
	struct roles *out, struct diag_list *diags);
/* An empty set is left. */
void roles_release(struct roles *roles);

/* The site file: name of the office, zone, language, map size. */
struct site {
	const char *office;
	enum lang lang;
	int zone_minutes;  /* WIB 420 */
	uint64_t map_gib;  /* 0: by the file system */
	int similar_line;  /* enum link_band from which a pair is a doubt */
	int household_cap; /* cases of one KK; 0: none */
	int blank_after, leave_after; /* minutes without a key; 0: never */
	bool service;    /* people come by the door; its account is nobody */
	int reads_kept;  /* days */
	int small_cells; /* figures below it are left out of files; 0: none */
	int sessions;    /* of a person at a time; 0: any number */
	void *memory;
};
/* The text of magang.yaml; what it does not say is as its page says. */
int site_load(const char *file, const char *text, size_t len, struct site *out,
	struct diag_list *diags);
/* Frees the texts. */
void site_release(struct site *site);
/* `magang config show`: every key, value, meaning. */
void site_describe(const struct site *site, struct buf *out);

#endif
