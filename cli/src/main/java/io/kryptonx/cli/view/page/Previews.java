package io.kryptonx.cli.view.page;

import io.kryptonx.cli.view.page.RunPage.Contents;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes previews of snapshots: pictures of images, the first lines of texts. */
final class Previews {

  /** Pictures and excerpts of a page together. */
  static final int MAX_INLINE_BYTES = 4_000_000;

  private static final int MAX_TEXT = 256 * 1024;
  private static final int MAX_LINES = 9;
  private static final int MAX_LINE = 100;

  private static final Set<String> TEXTS =
      Set.of(
          "application/xml",
          "application/yaml",
          "application/javascript",
          "application/x-ndjson",
          "application/jsonl");

  private final Contents contents;
  private final Thumbnails thumbnails = new Thumbnails();
  private int inline;

  Previews(Contents contents) {
    this.contents = contents;
  }

  /** A preview; none where there are enough on the page already. */
  Preview of(Snapshot snapshot) {
    if (inline >= MAX_INLINE_BYTES) {
      return new Preview.Nothing();
    }
    Preview preview = make(snapshot);
    inline +=
        switch (preview) {
          case Preview.Picture(var uri) -> uri.length();
          case Preview.Excerpt(var text) -> text.length();
          case Preview.Nothing _ -> 0;
        };
    return preview;
  }

  private Preview make(Snapshot snapshot) {
    MediaType type = snapshot.type();
    if (type.name().startsWith("image/")) {
      return contents
          .of(snapshot, Thumbnails.MAX_BYTES)
          .flatMap(bytes -> thumbnails.of(type, bytes))
          .<Preview>map(Preview.Picture::new)
          .orElseGet(Preview.Nothing::new);
    }
    if (type.name().startsWith("text/") || type.isJson() || TEXTS.contains(type.name())) {
      return contents
          .of(snapshot, MAX_TEXT)
          .flatMap(Previews::excerpt)
          .<Preview>map(Preview.Excerpt::new)
          .orElseGet(Preview.Nothing::new);
    }
    return new Preview.Nothing();
  }

  private static Optional<String> excerpt(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String excerpt =
        text.lines()
            .limit(MAX_LINES)
            .map(line -> line.length() > MAX_LINE ? line.substring(0, MAX_LINE) + "…" : line)
            .collect(Collectors.joining("\n"));
    return excerpt.isBlank() ? Optional.empty() : Optional.of(excerpt);
  }
}
