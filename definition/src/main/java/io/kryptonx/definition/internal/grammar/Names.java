package io.kryptonx.definition.internal.grammar;

import io.kryptonx.definition.internal.yaml.Origin;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.Pipeline;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What names look like, and which ones are taken. */
public final class Names {

  /** Words of the grammar; a stage sees them, or a later version will. */
  private static final Set<String> WORDS =
      Set.of("item", "time", "event_id", "params", "carry", "with", "failed");

  /** Words that would hide a namespace of expressions if a node were called so. */
  private static final Set<String> NODE_WORDS = Set.of("params", "carry", "with");

  /** What a {@code run} action finds fixed, and what bash keeps for itself. */
  private static final Set<String> SHELL =
      Set.of(
          ("PATH HOME LANG LC_ALL TZ SOURCE_DATE_EPOCH TMPDIR KX_COST KX_OUTSIDE PWD OLDPWD SHELL USER LOGNAME"
                  + " HOSTNAME IFS ENV CDPATH GLOBIGNORE SHELLOPTS BASHOPTS SHLVL UID EUID PPID"
                  + " GROUPS DIRSTACK FUNCNAME PIPESTATUS LINENO RANDOM SRANDOM SECONDS"
                  + " EPOCHSECONDS EPOCHREALTIME HISTCMD HOSTTYPE MACHTYPE OSTYPE OPTIND OPTARG"
                  + " OPTERR REPLY PS1 PS2 PS3 PS4 POSIXLY_CORRECT _")
              .split(" "));

  private final Problems problems;

  /** Reports to {@code problems}. */
  public Names(Problems problems) {
    this.problems = problems;
  }

  /** The name of a pipeline. */
  public boolean pipeline(String name, Origin at) {
    return formed(
        Pipeline.NAME,
        name,
        at,
        "the pipeline's name",
        "letters, digits, '_' and '-', at most 100");
  }

  /** The name of a source or stage. */
  public boolean node(String name, Origin at, String what) {
    return part(name, at, what) && free(name, at, what, NODE_WORDS.contains(name), "expressions");
  }

  /** The name of a pool. */
  public boolean pool(String name, Origin at) {
    return formed(Pipeline.NAME, name, at, "a pool", "letters, digits, '_' and '-', at most 100");
  }

  /** The name of a dimension, or of an output of a sub-pipeline. */
  public boolean plain(String name, Origin at, String what) {
    return part(name, at, what);
  }

  /** The name of something that a stage sees as a variable. */
  public boolean variable(String name, Origin at, String what) {
    return part(name, at, what)
        && free(name, at, what, WORDS.contains(name), "the grammar")
        && free(
            name, at, what, SHELL.contains(name) || name.startsWith("BASH_"), "the shell of run");
  }

  private boolean part(String name, Origin at, String what) {
    return formed(Pipeline.PART_NAME, name, at, what, "letters, digits and '_', at most 100");
  }

  private boolean formed(Pattern form, String name, Origin at, String what, String rule) {
    if (form.matcher(name).matches()) {
      return true;
    }
    String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    String better = plain.replaceAll("[^A-Za-z0-9_]+", "_").replaceAll("^([0-9])", "_$1");
    problems.add(
        ProblemCode.BAD_NAME,
        at.place(),
        what + " cannot be '" + Problems.shown(name) + "'",
        name,
        "a name has " + rule + ", and begins with a letter",
        form.matcher(better).matches() && !better.matches("_*")
            ? "write '" + better + "'"
            : "choose such a name");
    return false;
  }

  private boolean free(String name, Origin at, String what, boolean taken, String by) {
    if (taken) {
      problems.add(
          ProblemCode.RESERVED_NAME,
          at.place(),
          what + " cannot be '" + name + "'",
          name,
          "the name is reserved for " + by,
          "choose another one, such as 'my_" + name.toLowerCase(Locale.ROOT) + "'");
    }
    return !taken;
  }
}
