/* SPDX-License-Identifier: MIT */
/*
 * Errors: one list of codes, one sentence for a person.
 *
 * A function that can fail returns 0 or a negative code and takes a
 * `struct err *` last. On success the struct is untouched; on failure it holds
 * the code and a complete sentence in the user's language: what failed first,
 * the subject in 'quotes', what to do next where there is something to do, no
 * full stop. Only cli/, tui/ and main.c print it.
 */
#ifndef MAGANG_BASE_ERR_H
#define MAGANG_BASE_ERR_H

#include <stddef.h>

/* code, stable id (shown in --json, stored with refused changes), exit status
 * after sysexits.h (1: nothing found, or the answer is no) */
#define MG_CODES(X)                                                            \
	X(MG_EUSAGE, "usage", 64)                                              \
	X(MG_EDATA, "data", 65)                                                \
	X(MG_EINPUT, "input", 66)                                              \
	X(MG_EFULL, "full", 74)                                                \
	X(MG_EIO, "io", 74)                                                    \
	X(MG_EBUSY, "busy", 75)                                                \
	X(MG_EDAMAGED, "damaged", 65)                                          \
	X(MG_EKEYS, "keys", 65)                                                \
	X(MG_EVERSION, "version", 78)                                          \
	X(MG_ECONFIG, "config", 78)                                            \
	X(MG_EACCESS, "access", 77)                                            \
	X(MG_EEXIST, "exists", 73)                                             \
	X(MG_ENOENT, "not_found", 1)                                           \
	X(MG_ECONFLICT, "conflict", 1)                                         \
	X(MG_ETAKEN, "taken", 1)                                               \
	X(MG_ENOTALLOWED, "not_allowed", 1)                                    \
	X(MG_EINUSE, "in_use", 1)                                              \
	X(MG_EHOLE, "hole", 70)                                                \
	X(MG_EERASED, "erased", 1)                                             \
	X(MG_ESTOPPED, "stopped", 75)                                          \
	X(MG_EINTERNAL, "internal", 70)

/* 0, or one of MG_CODES, all negative. */
enum mg_code {
	MG_OK = 0,
	MG_EFIRST = -1000,
#define MG_ENUM(code, id, status) code,
	MG_CODES(MG_ENUM)
#undef MG_ENUM
};

struct err {
	int code;
	char text[4096]; /* UTF-8, cut at a character boundary */
};

/* clang-format off */
#define ERR_INIT { 0, "" }
/* clang-format on */

/* Fills *err and returns code, so that callers write `return err_set(...)`. */
int err_set(struct err *err, int code, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/* The same from errno: "<what>: <reason>"; ENOSPC and EDQUOT give MG_EFULL. */
int err_errno(struct err *err, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* Puts "<context>: " before the sentence that is there; returns its code. */
int err_context(struct err *err, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

const char *err_id(int code);    /* "conflict"; "ok" for 0 */
int err_exit_status(int code);   /* for exit(3); 0 for 0 */
int err_from_id(const char *id); /* MG_EINTERNAL where unknown */

#endif
