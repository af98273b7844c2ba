/* SPDX-License-Identifier: MIT */
/*
 * Small cells of a table that leaves the house: a class of two persons tells of each
 * of them. Cells below the line are hidden (primary suppression), and others with
 * them, so that no sum gives them back (complementary suppression).
 *
 * A table with its sums has one equation a row and one a column, the sums of sums
 * among them. Take rows and columns as the two sides of a graph and each hidden cell
 * as an edge between its row and its column: a hidden cell can be worked out exactly
 * if and only if its edge is a bridge (D. Gusfield, "A graph theoretic approach to
 * statistical data security", SIAM J. Comput. 17(3), 1988). So cells are hidden, the
 * smallest first, until no edge is one. Besides, the hidden cells of a line come to
 * the line together: two cells of 1 are not safe in a visible sum of 2.
 *
 * Cells of 0 stay: that nobody is there is told. What is known from elsewhere, and
 * bounds that follow without being exact, are not guarded against.
 */
#ifndef MAGANG_QUERY_SUPPRESS_H
#define MAGANG_QUERY_SUPPRESS_H

#include <stdbool.h>
#include <stdint.h>

struct frequency;

/* More cells would take too long, and are no table to be printed. */
#define SUPPRESS_CELLS 20000

/* Sets `hidden` of classes, `hides` of cells, total_hidden; below 2 nothing is
 * small. Of a table in its order; false: it has too many cells. */
bool frequency_hide(struct frequency *f, int64_t line);

#endif
