package io.kryptonx.cli.terminal;

/** Our marks in ASCII, for streams that are not UTF-8; other characters are left alone. */
final class Ascii {

  /** A mark, then what stands for it. */
  private static final String PAIRS =
      "●*◍~○o◆+◌.■#✘x◇?✔v→>·-….│|├+└`─-╭.╮.╯'╰`┬+┴+┼+▸>━=╸>←<↳>−-▁_▂.▃-▄=▅+▆*▇%█#▏|";

  private Ascii() {}

  static String of(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int mark = c < 0x80 ? -1 : PAIRS.indexOf(c);
      plain.append(mark < 0 ? c : PAIRS.charAt(mark + 1));
    }
    return plain.toString();
  }
}
