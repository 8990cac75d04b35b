# Read by ./kryptonx when its jar is missing or old: finds a JDK, builds the jar, makes the AOT
# caches, and remembers. Uses the launcher's variables and sets $jdk.
# shellcheck shell=sh disable=SC2154,SC3013

. "$root/scripts/find-jdk.sh"

say() {
  printf 'kryptonx: %s\n' "$*" >&2
}

prepare() {
  find_jdk || return 1
  if ! mkdir -p "$target" 2>/dev/null || [ ! -w "$target" ]; then
    [ -f "$jar" ] && return 0
    say "cannot build: $target is not writable"
    return 1
  fi
  take_lock
  prepared=0
  jar_is_fresh || build || prepared=1
  if [ $prepared = 0 ]; then
    aot_is_fresh || make_aot
    printf '%s\n' "$jdk" "JAVA_HOME=${JAVA_HOME-}" >"$remembered.new"
    mv -f -- "$remembered.new" "$remembered"
  fi
  leave_lock
  return $prepared
}

# One call prepares, the others wait. The lock of flock ends with its holder, also with a killed
# one; where there is no flock (macOS), a folder with the holder's process id does.
take_lock() {
  lock=$target/kryptonx.lock
  if command -v flock >/dev/null; then
    exec 9>"$lock"
    flock -n 9 || {
      say 'another call is building; waiting for it'
      flock 9
    }
    return
  fi
  waiting=
  until mkdir "$lock.d" 2>/dev/null; do
    if holder=$(cat "$lock.d/pid" 2>/dev/null) && ! kill -0 "$holder" 2>/dev/null; then
      rm -rf -- "$lock.d"
      continue
    fi
    [ -n "$waiting" ] || say 'another call is building; waiting for it'
    waiting=yes
    sleep 1
  done
  echo $$ >"$lock.d/pid"
}

leave_lock() {
  if command -v flock >/dev/null; then
    exec 9>&-
  else
    rm -rf -- "$lock.d"
  fi
}

# Whole, too: a build that was killed may have left half a jar.
jar_is_fresh() {
  [ -f "$jar" ] && [ -z "$(newer_sources)" ] && "$jdk/bin/jar" tf "$jar" >/dev/null 2>&1
}

aot_is_fresh() {
  [ "$aot" -nt "$jar" ] && [ "$aot_of_runs" -nt "$jar" ] && [ -r "$remembered" ] &&
    read -r aot_jdk <"$remembered" && [ "$aot_jdk" = "$jdk" ]
}

build() {
  log=$target/kryptonx-build.log
  started=$target/kryptonx.started
  if [ -f "$jar" ]; then
    say 'building (sources changed)'
  else
    say 'building (first use; a minute, more where Maven must fetch libraries)'
  fi
  : >"$started"
  {
    JAVA_HOME=$jdk "$root/scripts/maven.sh" -B -pl cli -am package -Dmaven.test.skip 2>&1
    echo "maven ended with $?"
  } </dev/null | show_progress
  if [ "$(tail -n 1 "$log")" != 'maven ended with 0' ]; then
    say "the build failed; all of it is in $log:"
    sed -n '/COMPILATION \|BUILD FAILURE\|^\[ERROR\]/,$p' "$log" |
      sed -e '/To see the full stack trace/,$d' -e '/^\[INFO\]/d' | tail -n 40 >&2
    return 1
  fi
  # Whatever was saved while Maven ran is newer than the jar, and builds again.
  touch -r "$started" "$jar"
}

# Copies Maven's words to the log and says a line for each module.
show_progress() {
  fetched=0
  while IFS= read -r line; do
    printf '%s\n' "$line"
    case $line in
      '[INFO] Building jar:'*) ;;
      '[INFO] Building '*\[*/*\])
        line=${line#\[INFO\] Building }
        say "  ${line%% *} ${line##* }"
        ;;
      '[INFO] Downloaded from '*)
        fetched=$((fetched + 1))
        [ $((fetched % 50)) = 0 ] && say "  $fetched files fetched"
        ;;
    esac
  done >"$log"
}

# A start without AOT cache is slower and otherwise the same: failing here is no failure.
make_aot() {
  say '  preparing quick starts'
  train short 2 "$aot"
  say '  preparing quick runs'
  train long 100 "$aot_of_runs"
}

# Runs a pipeline over so many inputs for the JVM to learn what cache $3 is to hold: which classes, and
# how their methods behave. The second run finds all results.
train() {
  learning=$(mktemp -d)
  cp -R "$root/scripts/training/$1/." "$learning"
  mkdir "$learning/in"
  number=0
  while [ $number -lt "$2" ]; do
    echo $((number * 100 + 1)) >"$learning/in/$number.json"
    number=$((number + 1))
  done
  if (
    cd -- "$learning" &&
      "$jdk/bin/java" -XX:AOTCacheOutput="$3.new" -XX:+UseSerialGC -cp "$jar" \
        io.kryptonx.cli.Training 'run --sandbox off' 'run --sandbox off' plan 'why all' check
  ) </dev/null >"$target/kryptonx-aot-$1.log" 2>&1 && [ -s "$3.new" ]; then
    mv -f -- "$3.new" "$3"
  else
    rm -f -- "$3.new"
    : >"$3"
  fi
  rm -rf -- "$learning"
}
