#!/bin/sh
# SPDX-License-Identifier: MIT
# complete, and the completions of shells that ask it.
. "$(dirname "$0")/lib.sh"
new_store
new_case
magang user add siti role=officer >/dev/null

# next TITLE WORD...: what can come next; the words alone are in .words
next() {
	title=$1
	shift
	expect_success "$title" magang complete -- "$@"
	cut -f1 .out >.words
}

# words TITLE: they are those of standard input
words() {
	compare "$1" .words
}

next 'the commands' ''
magang help | sed -n '/^Commands/,/^$/s/^  \([a-z]*\) .*/\1/p' >all
expect_same 'are those of help' all .words
expect_grep 'with what help says' '^undo	take back an act'
next 'the beginning of a command' do
words 'is gone on with' <<\EOT
doc
doctor
door
EOT
next 'the second word of a command' user ''
words 'as the table has it' <<\EOT
list
add
close
handover
EOT
next 'a command that is none' frobnicate ''
words 'has nothing behind it' </dev/null
next 'options of a command' move X --re
words 'have no others before them' <<\EOT
--reason
EOT
next 'options of every command' move X --sto
words 'stand there, too' <<\EOT
--store
EOT
next 'languages' --lang ''
words 'of --lang' <<\EOT
id
en
ja
EOT
next 'a value in the same word' --lang=j
words 'keeps the option' <<\EOT
--lang=ja
EOT
next 'kinds' list d
words 'of records' <<\EOT
doubt
decision
EOT
next 'a file' import person x
words 'is left to the shell' <<\EOT
:files
EOT
next 'kinds to add' add ''
words 'are those that it makes' <<\EOT
person
organisation
intake
cohort
member
slot
ranking
ledger
outcome
EOT
next 'any number of files' program check a b c
words 'goes on so' <<\EOT
:files
EOT
next 'a directory' replay ''
words 'too' <<\EOT
:dirs
EOT

next 'programs' open MG-000001-3 kyoto
words 'of the store' <<\EOT
kyoto-ikusei
kyoto-magang
EOT
next 'the store of the line' --store "$dir/none" open MG-000001-3 k
words 'has none where it is not there' </dev/null
next 'stages of a case' move JP-000001-3 d
words 'are those of its program alone' <<\EOT
doc_check
departed
EOT
next 'documents' doc JP-000001-3 mcu
words 'too' <<\EOT
mcu
mcu2
EOT
next 'activities' note JP-000001-3 x --kind c
words 'are those that anybody has, too' <<\EOT
call
culture
EOT
next 'users' log --by s
words 'of the office' <<\EOT
siti
EOT
next 'fields' add person pass
words 'go on with a value' <<\EOT
passport_no=
EOT
next 'the same' set JP-000001-3 jl
words 'of a case those of its program, too' <<\EOT
jlpt=
EOT
next 'values of a field' set MG-000001-3 sex=
words 'are its choices' <<\EOT
sex=L
sex=P
EOT
next 'a filter' list case st
words 'goes on with a key' <<\EOT
stage:
status_changed:
stage2_completed:
start:
EOT
next 'a filter' list person name:siti 'sector:care'
expect_grep 'has values, in each of its words' '^sector:care'
next 'a filter' list case 'program:wirausaha-baru,kyoto-i'
words 'has several values' <<\EOT
program:wirausaha-baru,kyoto-ikusei
EOT
next 'a filter of cases' list case part.fit
expect_grep 'has parts of the score' '^part.fitness:'
next 'rules that stop' list case fails:one
expect_grep 'are found' '^fails:one_active'
next 'a mark of the score' list case fails:score.m
expect_grep 'is one of them' '^fails:score.math'
next 'rules that warn' list case warns:age
expect_grep 'are others' '^warns:age'
next 'room in the quotas' list case quota:f
words 'is full or free' <<\EOT
quota:full
quota:free
EOT
next 'words of a usage' user add x ro
words 'that are to be written so' <<\EOT
role=
EOT
next 'behind --' list -- --
words 'there are no options' </dev/null

# --- shells
mkdir bin && ln -s "$MAGANG" bin/magang
PATH=$dir/bin:$PATH

# bash TITLE LINE: the replies to a Tab at the end of the line, in .words
in_bash() {
	expect_success "$1" bash -c '. "$1" || exit
		COMP_LINE=$2 COMP_POINT=${#2}
		_magang magang && printf "%s\n" "${COMPREPLY[@]}"' \
		bash "$top/src/completion/magang.bash" "$2"
	cp .out .words
}

in_bash 'bash: a command' 'magang mo'
words 'is gone on with' <<\EOT
move
EOT
in_bash 'bash: a stage' "magang --store $store list case stage:matc"
words 'without what stands before the colon' <<\EOT
matched
EOT
in_bash 'bash: the next word' "magang --store $store move JP-000001-3 "
expect_grep 'is asked for after a blank' '^selection$'
: >'a list.csv'
in_bash 'bash: a file' 'magang import person a'
words 'with a blank in it' <<\EOT
a list.csv
all
EOT
in_bash 'bash: a directory' 'magang replay b'
words 'is no file' <<\EOT
bin
EOT
for s in zsh:_magang fish:magang.fish; do
	if command -v "${s%:*}" >/dev/null; then
		expect_success "${s%:*} reads its file" \
			"${s%:*}" -n "$top/src/completion/${s#*:}"
	else
		report 0 "${s%:*} reads its file # SKIP no ${s%:*} here"
	fi
done
if command -v fish >/dev/null; then
	expect_success 'fish: a command' fish -c '. "$argv[1]"
		complete -C "magang mo"' "$top/src/completion/magang.fish"
	expect_grep 'with what it is' '^move	move a case'
fi

finish
