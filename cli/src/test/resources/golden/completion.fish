# Completion of kryptonx for fish; made by: kryptonx completion fish

# Stages and sources of the pipeline that the line is about; silent if there is none.
function __kryptonx_nodes
  set -l words (commandline -opc)
  set -l about
  for i in (seq 2 (count $words))
    if contains -- $words[$i] -p --pipeline
      set about -p $words[(math $i + 1)]
    end
  end
  $words[1] __complete $about 2>/dev/null
end

complete -c kryptonx -f
complete -c kryptonx -n __fish_use_subcommand -a run -d 'Run a pipeline'
complete -c kryptonx -n __fish_use_subcommand -a show -d 'List what it holds; write one'
complete -c kryptonx -n '__fish_seen_subcommand_from run' -s j -l jobs -x -d 'Tasks at the same time.'
complete -c kryptonx -n '__fish_seen_subcommand_from run' -l only -r -a '(__kryptonx_nodes)' -d 'Only \'these\' [stages]; repeatable: yes.'
complete -c kryptonx -n '__fish_seen_subcommand_from run' -l color -r -a 'auto always never' -d 'Colours.'
complete -c kryptonx -n '__fish_seen_subcommand_from run' -s h -l help -d 'Show this help.'
complete -c kryptonx -n '__fish_seen_subcommand_from run' -F -d 'Its file, or a folder (default: this folder).'
complete -c kryptonx -n '__fish_seen_subcommand_from show' -l out -r -F -d 'Write it to this file.'
complete -c kryptonx -n '__fish_seen_subcommand_from show' -l store -r -a '(__fish_complete_directories)' -d 'The store.'
complete -c kryptonx -n '__fish_seen_subcommand_from show' -a '(__kryptonx_nodes)' -d 'A source or a stage.'
