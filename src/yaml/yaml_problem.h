/* SPDX-License-Identifier: MIT */
/* What libyaml has against a text, said for whoever wrote it. */
#ifndef YAML_YAML_PROBLEM_H
#define YAML_YAML_PROBLEM_H

/* The words for a problem of the parser; its own, English, where we have none. */
const char *yaml_problem_text(const char *problem);

#endif
