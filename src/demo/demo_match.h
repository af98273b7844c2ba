/* SPDX-License-Identifier: MIT */
/* People brought to places: what the partner was sent, what came back, two runs. */
#ifndef DEMO_DEMO_MATCH_H
#define DEMO_DEMO_MATCH_H

struct demo;

/* Acts of their own behind the fill, as the office does them: a run, the order of a
 * host that comes back from the partner, and the run that follows from it; a pack
 * that is with him still. */
void demo_matched(struct demo *d);

#endif
