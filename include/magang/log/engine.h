/* SPDX-License-Identifier: MIT */
/* What an engine of the log is, for those that are one. */
#ifndef MAGANG_LOG_ENGINE_H
#define MAGANG_LOG_ENGINE_H

#include "magang/log/log.h"

/* The calls of log.h, each of this engine. */
struct log_ops {
	int (*append)(struct log *log, const struct log_change *batch, size_t n,
		struct log_result *results, struct err *err);
	int (*read)(struct log *log, uint64_t from, uint64_t max,
		log_visit visit, void *ctx, struct err *err);
	int (*last)(struct log *log, struct log_head *out, struct err *err);
	uint64_t (*oseq)(struct log *log, struct txn *txn, uint32_t origin);
	uint64_t (*given)(struct log *log, struct txn *txn, uint8_t kind,
		uint32_t origin);
	void (*close)(struct log *log);
};

/* The first member of every engine's own struct. */
struct log {
	const struct log_ops *ops;
};

/* The engine of one host: the order is that of its own journal. `store` and
 * `ctx` must live as long as the log; close() by the table. */
int log_local_open(struct store *store, log_apply apply, void *ctx,
	struct log **out, struct err *err);

#endif
