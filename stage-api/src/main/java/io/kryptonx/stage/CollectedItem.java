package io.kryptonx.stage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * One member of a collected input. Its content is a read-only file; where only {@link #read} is
 * called there need not be one.
 */
public final class CollectedItem {

  private final String item;
  private final List<String> parts;
  private final Supplier<Path> path;
  private final Callable<byte[]> content;

  /**
   * A member that is a file.
   *
   * @param item see {@link #item()}
   * @param parts see {@link #parts()}
   * @param path see {@link #path()}
   * @throws IllegalArgumentException if the item is empty, or if there is no part or an empty one
   */
  public CollectedItem(String item, List<String> parts, Path path) {
    this(item, parts, () -> path, () -> Files.readAllBytes(path));
    Objects.requireNonNull(path, "path");
  }

  /**
   * A member whose file is made when it is asked for.
   *
   * @param item see {@link #item()}
   * @param parts see {@link #parts()}
   * @param path see {@link #path()}
   * @param content see {@link #read()}; may throw what that throws
   * @throws IllegalArgumentException if the item is empty, or if there is no part or an empty one
   */
  public CollectedItem(
      String item, List<String> parts, Supplier<Path> path, Callable<byte[]> content) {
    this.item = Objects.requireNonNull(item, "item");
    this.parts = List.copyOf(parts);
    this.path = path;
    this.content = content;
    if (item.isEmpty()) {
      throw new IllegalArgumentException("a member of a collection has a name: item is empty");
    }
    if (this.parts.isEmpty() || this.parts.contains("")) {
      throw new IllegalArgumentException(
          "item '%s' needs one part for each dimension, none of them empty: parts are %s"
              .formatted(item, this.parts));
    }
  }

  /**
   * The member's name within the collection in text form: its parts joined by {@code ::}, {@code %}
   * and {@code :} in them percent-encoded. Unique in its collection, and equal in every collection
   * over the same dimensions, so that it lines several of them up.
   */
  public String item() {
    return item;
  }

  /**
   * The member's name part by part, one for each dimension that the collection takes away, in their
   * order; at least one. A part may contain {@code /}.
   */
  public List<String> parts() {
    return parts;
  }

  /** The member's content, a read-only file. */
  public Path path() {
    return path.get();
  }

  /**
   * The member's content, whole.
   *
   * @throws IOException if it cannot be read; its size is less than 2 GiB
   */
  public byte[] read() throws IOException {
    try {
      return content.call();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  /**
   * The member's content as text in UTF-8; what is malformed becomes {@code \uFFFD}.
   *
   * @throws IOException if it cannot be read
   */
  public String readText() throws IOException {
    return new String(read(), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return item;
  }
}
