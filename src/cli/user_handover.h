/* SPDX-License-Identifier: MIT */
/* A verb of users: what one has in hand goes to others. */
#ifndef CLI_USER_HANDOVER_H
#define CLI_USER_HANDOVER_H

struct command;

extern const struct command user_handover;

#endif
