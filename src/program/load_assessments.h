/* SPDX-License-Identifier: MIT */
/* Assessments and what points are given for in them. */
#ifndef PROGRAM_LOAD_ASSESSMENTS_H
#define PROGRAM_LOAD_ASSESSMENTS_H

struct load;

void load_assessments(struct load *l);

#endif
