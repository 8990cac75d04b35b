package io.kryptonx.definition.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that look like secrets: keys of well-known services, private keys, tokens, passwords given
 * as literals. Found by their form only; nothing is asked whether it is real. What is found is
 * never shown in full, so that a report of it is no second leak.
 */
public final class SecretText {

  private static final int MAX_FOUND = 20;
  private static final int SHOWN = 4;
  private static final char DOT = '•';

  /** Each with the secret itself as its first group. */
  private static final List<Form> FORMS =
      List.of(
          form("an access key of AWS", "\\b((?:AKIA|ASIA)[0-9A-Z]{16})\\b"),
          form("a private key", "(-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)"),
          form("a token of GitHub", "\\b(gh[pousr]_[A-Za-z0-9]{20,255})\\b"),
          form("a token of GitLab", "\\b(glpat-[A-Za-z0-9_-]{20,255})"),
          form("a token of Slack", "\\b(xox[abeoprs]-[A-Za-z0-9-]{10,255})"),
          form("a key of Google", "\\b(AIza[0-9A-Za-z_-]{35})(?![0-9A-Za-z_-])"),
          form("a key of a language model", "\\b(sk-[A-Za-z0-9_-]{20,255})"),
          form(
              "a signed token (JWT)",
              "\\b(eyJ[A-Za-z0-9_-]{10,4000}\\.[A-Za-z0-9_-]{10,4000}\\.[A-Za-z0-9_-]{10,4000})"),
          form(
              "a password in an address",
              "\\b[a-z][a-z0-9+.-]{1,20}://[^\\s:/@]{1,100}:([^\\s:/@${}]{3,100})@"),
          form(
              "a password",
              "(?i)\\b(?:[a-z0-9]{1,40}[_-])?(?:password|passwd|pwd|secret|token|api_?key|access_?key)"
                  + "[\"']?\\s{0,3}[=:]\\s{0,3}[\"']?([^\\s\"'$&|;,<>{}()]{6,200})"));

  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(?:.{0,60}_)?(password|passwd|pwd|secret|token|api_?key|access_?key|private_?key)");

  private SecretText() {}

  private static Form form(String what, String pattern) {
    return new Form(what, Pattern.compile(pattern));
  }

  /**
   * Something that looks like a secret.
   *
   * @param what it looks like: {@code a private key}
   * @param text the secret itself, which is not to be shown
   */
  public record Found(String what, String text) {

    /** The text as it may be shown: of equal length, with its first characters only. */
    public String masked() {
      return mask(text);
    }
  }

  private record Form(String what, Pattern pattern) {}

  /** The secrets in a text, at most {@value #MAX_FOUND}; one that has several forms counts once. */
  public static List<Found> find(String text) {
    Map<String, Found> found = new LinkedHashMap<>();
    for (Form form : FORMS) {
      Matcher matcher = form.pattern().matcher(text);
      while (found.size() < MAX_FOUND && matcher.find()) {
        found.putIfAbsent(matcher.group(1), new Found(form.what(), matcher.group(1)));
      }
    }
    return List.copyOf(found.values());
  }

  /** Whether a value under this name would be a secret: {@code DB_PASSWORD}. */
  public static boolean isNamedLikeOne(String name) {
    return NAME.matcher(name).matches();
  }

  /** A line with all secrets in it covered; as many characters as before. */
  public static String masked(String line) {
    String masked = line;
    for (Form form : FORMS) {
      Matcher matcher = form.pattern().matcher(masked);
      StringBuilder covered = new StringBuilder(masked);
      while (matcher.find()) {
        covered.replace(matcher.start(1), matcher.end(1), mask(matcher.group(1)));
      }
      masked = covered.toString();
    }
    return masked;
  }

  private static String mask(String secret) {
    int shown = secret.length() > 2 * SHOWN ? SHOWN : 0;
    return secret.substring(0, shown) + String.valueOf(DOT).repeat(secret.length() - shown);
  }
}
