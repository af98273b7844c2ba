/* SPDX-License-Identifier: MIT */
#include "magang/start/start.h"

int
main(int argc, char **argv)
{
	return start(argc, argv);
}
