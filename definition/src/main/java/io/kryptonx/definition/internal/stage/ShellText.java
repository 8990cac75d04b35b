package io.kryptonx.definition.internal.stage;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be told of a text for the shell without being one. It sees too much rather than too
 * little: a name in single quotes or in a comment counts as used.
 */
final class ShellText {

  private static final Pattern USE =
      Pattern.compile("\\\\.|\\$\\$|\\$\\{?[#!]?([A-Za-z_][A-Za-z0-9_]*)", Pattern.DOTALL);

  /** A path that begins with {@code ./} where a command, or its interpreter's file, stands. */
  private static final Pattern SCRIPT =
      Pattern.compile(
          "(?:^|[\\n;|&({`!]|\\b(?:if|elif|while|until|then|do|else|exec|time|env|sudo|source|bash|sh|zsh|dash|python3?"
              + "|perl|ruby|node|awk -f|sed -f)\\b|(?<=[\\s;])\\.\\s)\\s*[\"']?"
              + "\\./([A-Za-z0-9_][A-Za-z0-9_./+-]*)");

  private ShellText() {}

  /** The names used as {@code $name} or {@code ${name…}}, in order. */
  static Set<String> names(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = USE.matcher(text);
    while (matcher.find()) {
      if (matcher.group(1) != null) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }

  /** Whether the text gives the variable a value itself. */
  static boolean assigns(String text, String name) {
    String word = Pattern.quote(name);
    String assignment = word + "\\+?=";
    String loop = "(?:for|select)\\s+" + word + "\\b";
    String builtin =
        "(?:read|local|declare|typeset|readonly|export|mapfile|readarray|printf)\\b[^\\n;|&]*\\b"
            + word
            + "\\b";
    return Pattern.compile("(?:^|[\\s;&|({`])(?:" + assignment + "|" + loop + "|" + builtin + ")")
        .matcher(text)
        .find();
  }

  /** The paths after {@code ./} of what the text starts, in order. */
  static Set<String> scripts(String text) {
    Set<String> scripts = new LinkedHashSet<>();
    Matcher matcher = SCRIPT.matcher(text);
    while (matcher.find()) {
      scripts.add(matcher.group(1));
    }
    return scripts;
  }
}
