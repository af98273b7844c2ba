/* SPDX-License-Identifier: MIT */
#include "magang/log/log.h"

#include <string.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/log/engine.h"

static const struct {
	const char *name;
	int (*open)(struct store *store, log_apply apply, void *ctx,
		struct log **out, struct err *err);
} engines[] = {
	{ "local", log_local_open },
};

int
log_open(const char *uri, struct store *store, log_apply apply, void *ctx,
	struct log **out, struct err *err)
{
	for (size_t i = 0; i < ARRAY_SIZE(engines); i++)
		if (strcmp(uri, engines[i].name) == 0)
			return engines[i].open(store, apply, ctx, out, err);
	return err_set(err, MG_ECONFIG, _("there is no log '%s'"), uri);
}

void
log_close(struct log *log)
{
	if (log)
		log->ops->close(log);
}

int
log_append(struct log *log, const struct log_change *batch, size_t n,
	struct log_result *results, struct err *err)
{
	return log->ops->append(log, batch, n, results, err);
}

enum log_answer
log_answer(const struct log_result *res)
{
	if (!res->seq)
		return LOG_WAITING;
	return res->code ? LOG_REFUSED : LOG_ACKNOWLEDGED;
}

int
log_read(struct log *log, uint64_t from, uint64_t max, log_visit visit,
	void *ctx, struct err *err)
{
	return log->ops->read(log, from, max, visit, ctx, err);
}

int
log_last(struct log *log, struct log_head *out, struct err *err)
{
	return log->ops->last(log, out, err);
}

uint64_t
log_oseq(struct log *log, struct txn *txn, uint32_t origin)
{
	return log->ops->oseq(log, txn, origin);
}

uint64_t
log_given(struct log *log, struct txn *txn, uint8_t kind, uint32_t origin)
{
	return log->ops->given(log, txn, kind, origin);
}
