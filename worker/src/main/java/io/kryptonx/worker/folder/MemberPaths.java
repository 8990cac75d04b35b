package io.kryptonx.worker.folder;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.identity.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the members of a collection stand in its folder: the parts of the item, and the extension
 * of the type; {@code cats/tom.jpg}. A part that is no harmless name is changed until it is one:
 *
 * <ul>
 *   <li>{@code .} and {@code ..} become {@code %2E} and {@code %2E%2E}, nothing becomes {@code %}
 *   <li>NUL becomes {@code %00}
 *   <li>a name longer than a file system takes is cut, with its digest behind {@code ~}
 * </ul>
 *
 * <p>Two members that would meet at one path, or one within the other, are refused.
 */
public final class MemberPaths {

  /** The most bytes of one name. */
  static final int MAX_NAME_BYTES = 255;

  /** The most bytes of a path; what is longer becomes one name. */
  static final int MAX_PATH_BYTES = 2048;

  private static final int KEPT_BYTES = 180;

  private MemberPaths() {}

  /**
   * The paths, in the order of the members.
   *
   * @param input what they are members of, for the message
   */
  public static List<String> of(String input, Members members) throws RefusedException {
    List<String> paths = new ArrayList<>(members.size());
    Map<String, Member> stems = new HashMap<>();
    Map<String, Member> files = new HashMap<>();
    for (Member member : members.list()) {
      String stem = stem(member);
      String path = named(stem, member.snapshot().type());
      refuse(input, member, stems.put(stem, member), "get the same path '" + stem + "'");
      refuse(input, member, files.put(path, member), "get the same path '" + path + "'");
      paths.add(path);
    }
    for (int i = 0; i < paths.size(); i++) {
      String path = paths.get(i);
      Member member = members.list().get(i);
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        String parent = path.substring(0, slash);
        refuse(input, member, stems.get(parent), "cannot be one within the other");
        refuse(input, member, files.get(parent), "cannot be a file and a folder at one path");
      }
    }
    return paths;
  }

  /** The name of a file of a type; a folder has no extension. */
  public static String named(String stem, MediaType type) {
    return stem + suffix(type);
  }

  private static String suffix(MediaType type) {
    return type.isTree() ? "" : "." + type.extension();
  }

  private static void refuse(String input, Member member, @Nullable Member other, String reason)
      throws RefusedException {
    if (other != null) {
      throw new RefusedException(
          "input '%s' cannot be laid out: its items '%s' and '%s' %s; rename one of them"
              .formatted(input, other.item(), member.item(), reason));
    }
  }

  private static String stem(Member member) {
    String extension = suffix(member.snapshot().type());
    List<String> names = new ArrayList<>();
    for (String part : member.item().parts()) {
      for (String name : part.split("/", -1)) {
        names.add(harmless(name));
      }
    }
    names.addLast(cut(names.removeLast(), MAX_NAME_BYTES - extension.length()));
    String path = String.join("/", names);
    return utf8(path).length + extension.length() > MAX_PATH_BYTES ? cutAt(path, 0) : path;
  }

  private static String harmless(String name) {
    return switch (name) {
      case "" -> "%";
      case "." -> "%2E";
      case ".." -> "%2E%2E";
      default -> cut(name.replace("\0", "%00"), MAX_NAME_BYTES);
    };
  }

  private static String cut(String name, int maxBytes) {
    return utf8(name).length <= maxBytes ? name : cutAt(name, KEPT_BYTES);
  }

  private static String cutAt(String name, int bytes) {
    int end = 0;
    int length = 0;
    while (length < bytes) {
      int next = name.offsetByCodePoints(end, 1);
      length += utf8(name.substring(end, next)).length;
      end = next;
    }
    return name.substring(0, end) + "~" + Digest.of(utf8(name)).hex().substring(0, 32);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
