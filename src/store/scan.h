/* SPDX-License-Identifier: MIT */
/*
 * Every page of an environment, read once.
 *
 * A file that is shorter than its last commit says is cut, and reading it ends
 * the process. But where only free pages were lost, nothing is. So such a file
 * is read once, apart (base/apart.h), before it is trusted or not, and made as
 * long as it says.
 */
#ifndef STORE_SCAN_H
#define STORE_SCAN_H

#include <lmdb.h>

#include "magang/store/txn.h"

struct err;

/* Beside the codes of LMDB. */
#define ENV_CUT (-30700)   /* pages are missing */
#define ENV_OLDER (-30701) /* it has the form of another program */
#define ENV_NEWER (-30702)
#define ENV_BUSY (-30703) /* somebody else opens one and does not finish */

/* Names of the trees in data/. */
extern const char *const scan_tree_name[TREE_COUNT];

/* A directory of an environment that is not open here and may be anything.
 * MG_EDAMAGED names it. */
int scan_apart(const char *path, struct err *err);

/* The file against what its last commit says: shorter, or ending in the middle
 * of a page, which nothing but damage does. */
enum file_length { FILE_WHOLE, FILE_SHORT, FILE_TORN };
enum file_length scan_length(MDB_env *env);
/* As long as it says, where the disk has room; no byte that is there changes. */
void scan_lengthen(MDB_env *env);

#endif
