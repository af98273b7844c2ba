/* SPDX-License-Identifier: MIT */
/* Words of offices for the choices of core fields. */
#ifndef MAGANG_RECORD_SHEET_WORDS_H
#define MAGANG_RECORD_SHEET_WORDS_H

/*
 * Words of offices to the codes of the choices, NULL where unknown:
 * "SMK/sederajat", "SLTA", "S-1", "Diploma 3" -> sd smp sma smk ma d3 d4 s1 s2;
 * "Belum menikah", "Cerai mati" -> belum_kawin kawin cerai_hidup cerai_mati;
 * "Islam", "Kong Hu Cu" -> islam kristen katolik hindu buddha khonghucu
 * kepercayaan. A widow's "Janda" alone is unknown: divorced or bereaved.
 */
const char *sheet_education(const char *cell);
const char *sheet_marital(const char *cell);
const char *sheet_religion(const char *cell);

#endif
