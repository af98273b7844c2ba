/* SPDX-License-Identifier: MIT */
/* The ways to write it. */
#ifndef MAGANG_IDENTITY_SEX_H
#define MAGANG_IDENTITY_SEX_H

/* As it stands in cards and NIKs; the letters are Indonesian and stored. */
enum sex { SEX_UNKNOWN = 0, SEX_MALE = 'L', SEX_FEMALE = 'P' };
/* L, Lk, Laki-laki, Pria, M, male, 男 / P, Pr, Perempuan, Wanita, F, 女 */
enum sex sex_parse(const char *s);

#endif
