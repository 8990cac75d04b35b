#compdef kryptonx
# Completion of kryptonx for zsh; made by: kryptonx completion zsh

# Stages and sources of the pipeline that the line is about; silent if there is none.
_kryptonx_nodes() {
  local -a nodes about
  local pipeline=${opt_args[-p]:-${opt_args[--pipeline]}}
  [[ -n $pipeline ]] && about=(-p $pipeline)
  nodes=(${(f)"$($kryptonx __complete $about 2>/dev/null)"})
  compset -P '+'
  compadd -a nodes
}

_kryptonx_commands() {
  local -a commands
  commands=(
    'run:Run a pipeline; only what changed runs again'
    'plan:Say what a run would do, and why'
    'why:Explain why tasks ran, or did not'
    'show:List what a source or stage holds; write one to a file'
    'logs:Show what tasks printed'
    'graph:Draw the pipeline as text, DOT or Mermaid'
    'debug:Lay out the exact folder of a task and open a shell in it'
    'init:Begin a pipeline from a template'
    'demo:See it work\: a photo gallery in a fresh folder'
    'completion:Print a script by which a shell completes command lines'
    'version:Tell the versions of Kryptonx and what it runs on'
    'help:Explain a command'
  )
  _describe command commands
}

_kryptonx() {
  local kryptonx=${words[1]/#\~/$HOME}
  if (( CURRENT == 2 )); then
    _kryptonx_commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
    run)
      _arguments -s \
        '(-p --pipeline)'{-p,--pipeline}'[The pipeline\: its file, or a folder that holds pipeline.yaml.]:PATH:_files' \
        '--store[The store (default\: .kryptonx beside the pipeline).]:DIR:_files -/' \
        '(-j --jobs)'{-j,--jobs}'[Tasks at the same time (default\: one for each processor).]:N: ' \
        '*--param[Set a parameter of the pipeline; repeatable.]:NAME=VALUE: ' \
        '--params[Parameters from a YAML or JSON file; --param wins over it.]:FILE:_files' \
        '*--only[These stages and what they need; repeatable. Publishes nothing.]:SELECTOR:_kryptonx_nodes' \
        '--publish[Publish the files of those stages all the same.]' \
        '--sample[The first N items of each source. Publishes nothing.]:N: ' \
        '--fresh[Take no result of an earlier run.]' \
        '--sandbox[Isolate stages from this machine\: auto (where it works), on, off.]:MODE:(auto on off)' \
        '--watch[Run again whenever something changes that the pipeline is made of.]' \
        '--json[Print one JSON object and nothing else.]' \
        '--events[Append each event as a line of JSON, once it is durable.]:FILE:_files' \
        '--color[Colours\: auto (on terminals, unless NO_COLOR is set), always, never.]:WHEN:(auto always never)' \
        '--debug-trace[Show where in Kryptonx an error arose (KRYPTONX_DEBUG_TRACE=1).]' \
        '(-h --help)'{-h,--help}'[Show this help.]' \
        '::PIPELINE:_files'
      ;;
    plan)
      _arguments -s \
        '(-p --pipeline)'{-p,--pipeline}'[The pipeline\: its file, or a folder that holds pipeline.yaml.]:PATH:_files' \
        '--store[The store (default\: .kryptonx beside the pipeline).]:DIR:_files -/' \
        '*--param[Set a parameter of the pipeline; repeatable.]:NAME=VALUE: ' \
        '--params[Parameters from a YAML or JSON file; --param wins over it.]:FILE:_files' \
        '*--only[These stages and what they need; repeatable. Publishes nothing.]:SELECTOR:_kryptonx_nodes' \
        '--publish[Publish the files of those stages all the same.]' \
        '--sample[The first N items of each source. Publishes nothing.]:N: ' \
        '--fresh[Take no result of an earlier run.]' \
        '--sandbox[Isolate stages from this machine\: auto (where it works), on, off.]:MODE:(auto on off)' \
        '--require-cached[Exit with 1 if anything would or may run.]' \
        '--json[Print one JSON object and nothing else.]' \
        '--color[Colours\: auto (on terminals, unless NO_COLOR is set), always, never.]:WHEN:(auto always never)' \
        '--debug-trace[Show where in Kryptonx an error arose (KRYPTONX_DEBUG_TRACE=1).]' \
        '(-h --help)'{-h,--help}'[Show this help.]' \
        '::PIPELINE:_files'
      ;;
    why)
      _arguments -s \
        '(-p --pipeline)'{-p,--pipeline}'[The pipeline\: its file, or a folder that holds pipeline.yaml.]:PATH:_files' \
        '--store[The store (default\: .kryptonx beside the pipeline).]:DIR:_files -/' \
        '--run[A past run, gallery-7 or just 7 (default\: the latest).]:RUN: ' \
        '--json[Print one JSON object and nothing else.]' \
        '--color[Colours\: auto (on terminals, unless NO_COLOR is set), always, never.]:WHEN:(auto always never)' \
        '--debug-trace[Show where in Kryptonx an error arose (KRYPTONX_DEBUG_TRACE=1).]' \
        '(-h --help)'{-h,--help}'[Show this help.]' \
        ':STAGE:_kryptonx_nodes' \
        '::ITEM: '
      ;;
    show)
      _arguments -s \
        '(-p --pipeline)'{-p,--pipeline}'[The pipeline\: its file, or a folder that holds pipeline.yaml.]:PATH:_files' \
        '--store[The store (default\: .kryptonx beside the pipeline).]:DIR:_files -/' \
        '--run[A past run, gallery-7 or just 7 (default\: the latest).]:RUN: ' \
        '--out[Write the one snapshot to this file, verified.]:FILE:_files' \
        '--json[Print one JSON object and nothing else.]' \
        '--color[Colours\: auto (on terminals, unless NO_COLOR is set), always, never.]:WHEN:(auto always never)' \
        '--debug-trace[Show where in Kryptonx an error arose (KRYPTONX_DEBUG_TRACE=1).]' \
        '(-h --help)'{-h,--help}'[Show this help.]' \
        ':NODE:_kryptonx_nodes' \
        '::ITEM: '
      ;;
    logs)
      _arguments -s \
        '(-p --pipeline)'{-p,--pipeline}'[The pipeline\: its file, or a folder that holds pipeline.yaml.]:PATH:_files' \
        '--store[The store (default\: .kryptonx beside the pipeline).]:DIR:_files -/' \
        '--run[A past run, gallery-7 or just 7 (default\: the latest).]:RUN: ' \
        '--json[Print one JSON object and nothing else.]' \
        '--color[Colours\: auto (on terminals, unless NO_COLOR is set), always, never.]:WHEN:(auto always never)' \
        '--debug-trace[Show where in Kryptonx an error arose (KRYPTONX_DEBUG_TRACE=1).]' \
        '(-h --help)'{-h,--help}'[Show this help.]' \
        ':STAGE:_kryptonx_nodes' \
        '::ITEM: '
      ;;
    graph)
      _arguments -s \
        '(-p --pipeline)'{-p,--pipeline}'[The pipeline\: its file, or a folder that holds pipeline.yaml.]:PATH:_files' \
        '--store[The store (default\: .kryptonx beside the pipeline).]:DIR:_files -/' \
        '--format[How to draw it\: text, dot, mermaid (default\: text).]:FORMAT:(text dot mermaid)' \
        '*--only[Only these sources and stages, +page, tag\:x, …; repeatable.]:SELECTOR:_kryptonx_nodes' \
        '--json[Print one JSON object and nothing else.]' \
        '--color[Colours\: auto (on terminals, unless NO_COLOR is set), always, never.]:WHEN:(auto always never)' \
        '--debug-trace[Show where in Kryptonx an error arose (KRYPTONX_DEBUG_TRACE=1).]' \
        '(-h --help)'{-h,--help}'[Show this help.]' \
        '::PIPELINE:_files'
      ;;
    debug)
      _arguments -s \
        '(-p --pipeline)'{-p,--pipeline}'[The pipeline\: its file, or a folder that holds pipeline.yaml.]:PATH:_files' \
        '--store[The store (default\: .kryptonx beside the pipeline).]:DIR:_files -/' \
        '--out[Lay it out here (default\: a new temporary folder).]:DIR:_files -/' \
        '--exec[Run the task'\''s command there; exit with its exit code.]' \
        '--no-shell[Only lay it out and say how to go on.]' \
        '--json[Print one JSON object and nothing else.]' \
        '--color[Colours\: auto (on terminals, unless NO_COLOR is set), always, never.]:WHEN:(auto always never)' \
        '--debug-trace[Show where in Kryptonx an error arose (KRYPTONX_DEBUG_TRACE=1).]' \
        '(-h --help)'{-h,--help}'[Show this help.]' \
        ':STAGE:_kryptonx_nodes' \
        '::ITEM: '
      ;;
    init)
      _arguments -s \
        '--template[minimal (texts, with commands), images (Java), data (CSV to a report); default\: minimal.]:NAME:(minimal images data)' \
        '--json[Print one JSON object and nothing else.]' \
        '--color[Colours\: auto (on terminals, unless NO_COLOR is set), always, never.]:WHEN:(auto always never)' \
        '--debug-trace[Show where in Kryptonx an error arose (KRYPTONX_DEBUG_TRACE=1).]' \
        '(-h --help)'{-h,--help}'[Show this help.]' \
        '::DIR:_files -/'
      ;;
    demo)
      _arguments -s \
        '--color[Colours\: auto (on terminals, unless NO_COLOR is set), always, never.]:WHEN:(auto always never)' \
        '--debug-trace[Show where in Kryptonx an error arose (KRYPTONX_DEBUG_TRACE=1).]' \
        '(-h --help)'{-h,--help}'[Show this help.]' \
        '::FOLDER:_files -/'
      ;;
    completion)
      _arguments -s \
        '--color[Colours\: auto (on terminals, unless NO_COLOR is set), always, never.]:WHEN:(auto always never)' \
        '--debug-trace[Show where in Kryptonx an error arose (KRYPTONX_DEBUG_TRACE=1).]' \
        '(-h --help)'{-h,--help}'[Show this help.]' \
        ':SHELL:(bash zsh fish)'
      ;;
    version)
      _arguments -s \
        '--json[Print one JSON object and nothing else.]' \
        '--color[Colours\: auto (on terminals, unless NO_COLOR is set), always, never.]:WHEN:(auto always never)' \
        '--debug-trace[Show where in Kryptonx an error arose (KRYPTONX_DEBUG_TRACE=1).]' \
        '(-h --help)'{-h,--help}'[Show this help.]'
      ;;
    help)
      _arguments -s \
        '--man[Print the manual page of all commands, for the program man.]' \
        '--color[Colours\: auto (on terminals, unless NO_COLOR is set), always, never.]:WHEN:(auto always never)' \
        '--debug-trace[Show where in Kryptonx an error arose (KRYPTONX_DEBUG_TRACE=1).]' \
        '(-h --help)'{-h,--help}'[Show this help.]' \
        '::COMMAND:_kryptonx_commands'
      ;;
  esac
}

if [[ $funcstack[1] == _kryptonx ]]; then
  _kryptonx "$@"
else
  compdef _kryptonx kryptonx
fi
