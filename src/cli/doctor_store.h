/* SPDX-License-Identifier: MIT */
/* What the office stands on. */
#ifndef CLI_DOCTOR_STORE_H
#define CLI_DOCTOR_STORE_H

struct doctor;

void doctor_clock(struct doctor *d);
void doctor_store(struct doctor *d);
void doctor_settings(struct doctor *d);
void doctor_sessions(struct doctor *d);
void doctor_backup(struct doctor *d);
void doctor_programs(struct doctor *d);
void doctor_disk(struct doctor *d);

#endif
