/* SPDX-License-Identifier: MIT */
/*
 * The start of the program: what comes from outside is read once, checked and
 * taken away (environment, descriptors, signals), then the command line runs.
 * "Now", the caller and the directories are arguments from there on.
 */
#ifndef MAGANG_START_START_H
#define MAGANG_START_START_H

/* The exit status. argv is changed. */
int start(int argc, char **argv);

#endif
