# Read by other scripts (". scripts/find-jdk.sh"): finds a JDK that can build and run Kryptonx.
# shellcheck shell=sh

KRYPTONX_JDK_MIN=25

# Prints the major version of the JDK at $1, or fails if there is none. A JDK, not only a runtime:
# the build needs the compiler.
jdk_major() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  jdk_version=
  if [ -r "$1/release" ]; then
    while IFS='=' read -r jdk_key jdk_value; do
      [ "$jdk_key" = JAVA_VERSION ] && jdk_version=$jdk_value
    done <"$1/release"
  fi
  if [ -z "$jdk_version" ]; then
    jdk_version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  fi
  jdk_version=${jdk_version#\"}
  jdk_version=${jdk_version%%[!0-9]*}
  [ -n "$jdk_version" ] && echo "$jdk_version"
}

# Succeeds if the JDK at $1 is new enough.
jdk_is_good() {
  jdk_found=$(jdk_major "$1") && [ "$jdk_found" -ge "$KRYPTONX_JDK_MIN" ]
}

# Sets $jdk, or says on stderr what to do and fails. JAVA_HOME comes first, then the java on PATH,
# then of the usual places the oldest that is new enough: it is the one we test with.
find_jdk() {
  jdk=${JAVA_HOME-}
  if [ -n "$jdk" ] && jdk_is_good "$jdk"; then
    return 0
  fi

  jdk=$(command -v java) || jdk=
  while [ -h "$jdk" ]; do
    jdk_link=$(readlink "$jdk")
    case $jdk_link in
      /*) jdk=$jdk_link ;;
      *) jdk=${jdk%/*}/$jdk_link ;;
    esac
  done
  jdk=${jdk%/bin/java}
  if [ -n "$jdk" ] && jdk_is_good "$jdk"; then
    return 0
  fi

  jdk=
  jdk_best=
  for jdk_home in /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
    "$HOME"/.asdf/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec; do
    if jdk_is_good "$jdk_home" && [ "$jdk_found" -lt "${jdk_best:-999999}" ]; then
      jdk=$jdk_home
      jdk_best=$jdk_found
    fi
  done
  [ -n "$jdk" ] && return 0

  cat >&2 <<END
kryptonx: no JDK $KRYPTONX_JDK_MIN or newer found (JAVA_HOME is ${JAVA_HOME:-not set}, java on PATH is $(command -v java || echo missing)).
  A JDK is needed, a runtime without javac does not do. Install one, for example:
    Debian, Ubuntu   apt install openjdk-25-jdk   (or temurin-25-jdk)
    Fedora           dnf install java-25-openjdk-devel
    macOS            brew install openjdk@25
    anywhere         sdk install java 25-tem      (SDKMAN)
  or name one:       export JAVA_HOME=/path/to/jdk-25
END
  return 1
}
