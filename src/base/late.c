/* SPDX-License-Identifier: MIT */
#include "magang/base/late.h"

#include <assert.h>
#include <dlfcn.h>
#include <stddef.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"

int
late_load(const char *library, struct err *err)
{
	if (dlopen(library, RTLD_NOW))
		return 0;
	return err_set(err, MG_ECONFIG,
		_("'%s' is needed for this and cannot be loaded; ask who "
		  "administers the host: %s"),
		library, dlerror());
}

void *
late_call(const char *library, const char *function)
{
	void *loaded = dlopen(library, RTLD_NOW | RTLD_NOLOAD);
	void *call = loaded ? dlsym(loaded, function) : NULL;

	assert(call);
	return call;
}
