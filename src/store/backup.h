/* SPDX-License-Identifier: MIT */
/* The form of the two files of a backup. */
#ifndef STORE_BACKUP_H
#define STORE_BACKUP_H

#define BACKUP_MAGIC 14    /* bytes of the first line */
#define BACKUP_WORDS 12    /* of them before its number */
#define BACKUP_ROW_HEAD 5  /* what, and how many bytes follow */
#define BACKUP_READ_ROW 41 /* bytes of a row of the log of reads */

/* By enum backup_part. */
extern const char backup_magic[2][BACKUP_MAGIC + 1];

#endif
