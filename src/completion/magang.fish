# SPDX-License-Identifier: MIT
# fish completion for magang: the program itself says what can come next.
function __magang_words
	set -l words (commandline -opc)
	set -l rows (command $words[1] complete -- $words[2..-1] (commandline -ct) 2>/dev/null)
	switch "$rows[1]"
		case ':files'
			__fish_complete_path (commandline -ct)
		case ':dirs'
			__fish_complete_directories (commandline -ct) ''
		case '*'
			printf '%s\n' $rows
	end
end
complete -c magang -f -a '(__magang_words)'
