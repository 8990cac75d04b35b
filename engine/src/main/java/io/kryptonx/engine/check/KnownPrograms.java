package io.kryptonx.engine.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names that need not be declared as tools: what bash brings itself, the core utilities and the few
 * programs that every system has and whose results do not depend on their version.
 */
final class KnownPrograms {

  private static final String BASH =
      "alias bg bind break builtin caller cd command compgen complete continue declare dirs disown"
          + " echo enable eval exec exit export false fc fg getopts hash help history jobs kill let"
          + " local logout mapfile popd printf pushd pwd read readarray readonly return set shift"
          + " shopt source suspend test times trap true type typeset ulimit umask unalias unset wait";

  private static final String CORE =
      "arch b2sum base32 base64 basename basenc cat chcon chgrp chmod chown chroot cksum comm cp"
          + " csplit cut date dd df dir dircolors dirname du env expand expr factor fmt fold groups"
          + " head hostid hostname id install join link ln logname ls md5sum mkdir mkfifo mknod"
          + " mktemp mv nice nl nohup nproc numfmt od paste pathchk pinky pr printenv ptx readlink"
          + " realpath rm rmdir runcon seq sha1sum sha224sum sha256sum sha384sum sha512sum shred"
          + " shuf sleep sort split stat stdbuf stty sum sync tac tail tee timeout touch tr"
          + " truncate tsort tty uname unexpand uniq unlink users vdir wc who whoami yes";

  private static final String EVERYWHERE =
      "awk bash cmp diff egrep fgrep find grep gunzip gzip sed sh tar which xargs zcat";

  private static final Set<String> ALL = new HashSet<>();

  static {
    for (String names : List.of(BASH, CORE, EVERYWHERE)) {
      ALL.addAll(List.of(names.split(" ")));
    }
  }

  private KnownPrograms() {}

  static boolean contains(String name) {
    return ALL.contains(name);
  }
}
