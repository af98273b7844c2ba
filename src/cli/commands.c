/* SPDX-License-Identifier: MIT */
#include "commands.h"

#include "command.h"

/* each in a file of its name */
extern const struct command cmd_init, cmd_demo, cmd_day, cmd_import, cmd_export,
	cmd_list, cmd_count, cmd_deck, cmd_decide, cmd_approve, cmd_return,
	cmd_assess, cmd_cards, cmd_appeal, cmd_assign, cmd_accept, cmd_letters,
	cmd_cohort, cmd_slot, cmd_rank, cmd_wish, cmd_match, cmd_certificate,
	cmd_workload, cmd_show, cmd_add, cmd_set, cmd_open, cmd_move, cmd_note,
	cmd_doc, cmd_task, cmd_merge, cmd_unmerge, cmd_undo, cmd_redo, cmd_log,
	cmd_check, cmd_replay, cmd_program, cmd_config, cmd_user, cmd_keys,
	cmd_backup, cmd_restore, cmd_mend, cmd_erase, cmd_doctor, cmd_access,
	cmd_door, cmd_complete, cmd_out, cmd_help, cmd_target, cmd_report,
	cmd_reconcile, cmd_statement, cmd_retention, cmd_duplicates;

extern const struct command cmd_pack;

static const struct command *const commands[] = {
	&cmd_init,
	&cmd_demo,
	&cmd_day,
	&cmd_import,
	&cmd_reconcile,
	&cmd_export,
	&cmd_list,
	&cmd_count,
	&cmd_duplicates,
	&cmd_deck,
	&cmd_decide,
	&cmd_approve,
	&cmd_return,
	&cmd_assess,
	&cmd_cards,
	&cmd_appeal,
	&cmd_assign,
	&cmd_accept,
	&cmd_letters,
	&cmd_cohort,
	&cmd_slot,
	&cmd_wish,
	&cmd_rank,
	&cmd_match,
	&cmd_certificate,
	&cmd_pack,
	&cmd_out,
	&cmd_workload,
	&cmd_target,
	&cmd_report,
	&cmd_statement,
	&cmd_show,
	&cmd_add,
	&cmd_set,
	&cmd_open,
	&cmd_move,
	&cmd_note,
	&cmd_doc,
	&cmd_task,
	&cmd_merge,
	&cmd_unmerge,
	&cmd_undo,
	&cmd_redo,
	&cmd_log,
	&cmd_access,
	&cmd_check,
	&cmd_replay,
	&cmd_program,
	&cmd_config,
	&cmd_user,
	&cmd_keys,
	&cmd_backup,
	&cmd_restore,
	&cmd_mend,
	&cmd_erase,
	&cmd_retention,
	&cmd_doctor,
	&cmd_door,
	&cmd_complete,
	&cmd_help,
};

void
commands_hand_down(struct app *app)
{
	app->commands = commands;
	app->n_commands = ARRAY_SIZE(commands);
}
