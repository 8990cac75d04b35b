package io.kryptonx.engine.check;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The programs that a text for the shell starts: the first words of its commands. This is no shell;
 * where it is not sure it sees nothing, since a hint that is wrong teaches people to ignore hints.
 */
final class ShellPrograms {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]{0,99}");
  private static final Pattern ASSIGNMENT =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\[[^]]*])?\\+?=.*", Pattern.DOTALL);
  private static final Pattern FUNCTION =
      Pattern.compile("(?m)(?:^|[;{}\\s])(?:function\\s+)?([A-Za-z_][A-Za-z0-9_-]*)\\s*\\(\\s*\\)");
  private static final Pattern HERE =
      Pattern.compile("<<-?\\s*([\"']?)([A-Za-z_][A-Za-z0-9_]*)\\1");

  /** After these another command begins. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "if", "then", "elif", "else", "while", "until", "do", "!", "{", "}", "time", "fi",
          "done");

  /** After these no command begins, up to the end of the command. */
  private static final Set<String> HEADS =
      Set.of("for", "select", "case", "esac", "function", "[[", "[");

  /** Programs that start the one that follows. */
  private static final Set<String> STARTERS =
      Set.of("exec", "command", "builtin", "nice", "nohup", "xargs", "env", "sudo");

  private final String text;
  private final Set<String> found = new TreeSet<>();
  private final Set<String> functions = new TreeSet<>();
  private int at;
  private boolean expectsCommand = true;
  private int cases;

  private ShellPrograms(String text) {
    this.text = text;
  }

  /** The names of the programs, sorted; paths and names made of variables are left out. */
  static Set<String> of(String text) {
    ShellPrograms programs = new ShellPrograms(withoutDocuments(text));
    Matcher matcher = FUNCTION.matcher(programs.text);
    while (matcher.find()) {
      programs.functions.add(matcher.group(1));
    }
    programs.scan();
    programs.found.removeAll(programs.functions);
    return programs.found;
  }

  /** Whether this is a name that is looked up in the path, rather than a path. */
  static boolean isName(String word) {
    return NAME.matcher(word).matches();
  }

  /** Here-documents hold no commands. */
  private static String withoutDocuments(String text) {
    StringBuilder rest = new StringBuilder();
    String end = "";
    for (String line : text.split("\n", -1)) {
      if (!end.isEmpty()) {
        end = line.strip().equals(end) ? "" : end;
        continue;
      }
      Matcher matcher = HERE.matcher(line);
      if (matcher.find()) {
        end = matcher.group(2);
      }
      rest.append(line).append('\n');
    }
    return rest.toString();
  }

  private void scan() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#' && (at == 0 || Character.isWhitespace(text.charAt(at - 1)))) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (c == '\n' || c == ';' || c == '|' || c == '&') {
        // The & of >&2 parts no commands.
        expectsCommand |= c != '&' || at == 0 || text.charAt(at - 1) != '>';
        at++;
      } else if (c == '(' || c == '`') {
        expectsCommand = true;
        at++;
      } else if (c == ')') {
        // A pattern of case ends so, and the head of a function.
        expectsCommand = cases > 0 || at > 0 && text.charAt(at - 1) == '(';
        at++;
      } else if (Character.isWhitespace(c)) {
        at++;
      } else {
        word(next());
      }
    }
  }

  private void word(String word) {
    if (word.startsWith("<") || word.startsWith(">") || word.matches("[0-9&]+[<>].*")) {
      return; // where output goes names no program
    }
    if (!expectsCommand || KEYWORDS.contains(word) || ASSIGNMENT.matcher(word).matches()) {
      cases += word.equals("esac") ? -1 : 0;
      return;
    }
    if (cases > 0 && at < text.length() && (text.charAt(at) == ')' || text.charAt(at) == '|')) {
      return; // a pattern of case
    }
    cases += word.equals("case") ? 1 : word.equals("esac") && cases > 0 ? -1 : 0;
    if (STARTERS.contains(word)) {
      expectsCommand = !asksForPrograms();
      skipOptions();
      return;
    }
    expectsCommand = false;
    if (!HEADS.contains(word) && isName(word)) {
      found.add(word);
    }
  }

  /** {@code command -v convert} asks whether it is there, and starts nothing. */
  private boolean asksForPrograms() {
    return text.startsWith(" -v ", at) || text.startsWith(" -V ", at);
  }

  private void skipOptions() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '-')) {
      if (text.charAt(at) == '-') {
        String option = next();
        if (option.length() == 2 && "nIPLsd".indexOf(option.charAt(1)) >= 0) {
          at = Math.min(text.length(), at + 1);
          next(); // its value
        }
      } else {
        at++;
      }
    }
  }

  /** A word up to a blank or operator; quotes and what is substituted in it belong to it. */
  private String next() {
    int start = at;
    StringBuilder word = new StringBuilder();
    while (at < text.length() && " \t\n;|&()`".indexOf(text.charAt(at)) < 0) {
      char c = text.charAt(at);
      if (c == '\'' || c == '"') {
        word.append('"');
        at = pastQuote(at);
      } else if (c == '\\') {
        at = Math.min(text.length(), at + 2);
        word.append('\\');
      } else if (c == '$' && at + 1 < text.length() && text.charAt(at + 1) == '(') {
        word.append('$');
        at++;
        break; // commands within are looked at on their own
      } else if (c == '$' && at + 1 < text.length() && text.charAt(at + 1) == '{') {
        int end = text.indexOf('}', at);
        at = end < 0 ? text.length() : end + 1;
        word.append('$');
      } else {
        word.append(c);
        at++;
      }
    }
    at = at == start ? at + 1 : at;
    return word.toString();
  }

  private int pastQuote(int open) {
    char quote = text.charAt(open);
    int i = open + 1;
    while (i < text.length() && text.charAt(i) != quote) {
      i += text.charAt(i) == '\\' && quote == '"' ? 2 : 1;
    }
    return Math.min(text.length(), i + 1);
  }
}
