/* SPDX-License-Identifier: MIT */
/* What was understood of a list. */
#ifndef CLI_IMPORT_LAYOUT_H
#define CLI_IMPORT_LAYOUT_H

struct import_layout;

/* For import_options.layout, with the struct importing as its context: of a dry run
 * each column with its sample; kept for the JSON document. */
void import_layout_visit(void *ctx, const struct import_layout *layout);

#endif
