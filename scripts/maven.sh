#!/bin/sh
# Maven for this project: ./mvnw on a JDK that is new enough, which this script finds by itself.
# Works from any folder: scripts/maven.sh -pl model -am test
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/scripts/find-jdk.sh"
find_jdk || exit 3
JAVA_HOME=$jdk
export JAVA_HOME
# In the plain C locale a JVM cannot open files whose names are not ASCII.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
  C | POSIX) export LC_ALL=C.UTF-8 ;;
esac
cd -- "$root"
exec ./mvnw "$@"
