package io.kryptonx.cli.terminal;

/** A word as it is typed into a shell, so that commands that are shown can be copied. */
public final class ShellWord {

  private static final String SAFE = "_-./:=@%+,~^";

  private ShellWord() {}

  /** The word, quoted where it needs to be. */
  public static String of(String word) {
    String harmless = Harmless.line(word);
    if (!harmless.equals(word)) {
      return ansiC(word);
    }
    boolean plain =
        !word.isEmpty()
            && word.charAt(0) != '~'
            && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || SAFE.indexOf(c) >= 0);
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** The form {@code $'…'} of bash and zsh, in which what is not harmless can be written. */
  private static String ansiC(String word) {
    StringBuilder quoted = new StringBuilder("$'");
    for (int c : word.codePoints().toArray()) {
      String text = Character.toString(c);
      if (c == '\'' || c == '\\') {
        quoted.append('\\').append(text);
      } else {
        quoted.append(Harmless.line(text));
      }
    }
    return quoted.append('\'').toString();
  }
}
