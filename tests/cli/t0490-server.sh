#!/bin/sh
# SPDX-License-Identifier: MIT
# What a server of an office is set up with: backups that rotate, a rule that sudo
# takes, a block that names what there is. (sshd with its block: t0480.)
. "$(dirname "$0")/lib.sh"
new_store
server=$top/config/server
mkdir copies copies/other copies/2020-01-01-013000 copies/2025-12-31-013000

backup() {
	sh "$server/backup" "$MAGANG" "$store" "$dir/copies" "$@"
}
newest() {
	ls copies | sed -n '$p' | grep -q '^other$' &&
		ls copies | sed -n '1p' >name && [ "$(ls copies | wc -l)" = 2 ]
}
expect_success 'a backup' backup
newest
report $? 'old ones are away, what is none stays'
expect_success 'is whole' "$MAGANG" --store "$dir/again" restore --no-register \
	"$dir/copies/$(cat name)" --register "$store.register"
mkdir copies/2020-01-01-013000
must_fail 64 'days that are none' backup 0
must_fail 64 'nor these' backup '1; x'
must_fail 66 'no store' sh "$server/backup" "$MAGANG" "$dir/no" "$dir/copies"
[ -d copies/2020-01-01-013000 ]
report $? 'none goes while there is no new one'

if command -v visudo >/dev/null; then
	expect_success 'sudo takes its rule' visudo -cqf "$server/sudoers"
fi
if command -v ssh >/dev/null; then
	expect_success 'ssh takes its block' \
		ssh -G -F "$server/ssh_config" magang
	expect_grep 'and compresses' '^compression yes'
fi
for f in setup backup; do
	expect_success "$f is a script" sh -n "$server/$f"
done
must_fail 1 'setup says what it needs' sh "$server/setup"
finish
