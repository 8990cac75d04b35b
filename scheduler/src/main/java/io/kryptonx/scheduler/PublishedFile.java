package io.kryptonx.scheduler;

import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.item.Item;

/**
 * A file to publish.
 *
 * @param path relative to the folder of the definition, with {@code /}
 * @param stage name of the stage or source that it comes from
 */
public record PublishedFile(String path, String stage, Item item, Snapshot snapshot) {

  byte[] encode() {
    CanonicalWriter out = new CanonicalWriter().text(path).text(stage);
    snapshot.write(out.list(item.parts(), CanonicalWriter::text));
    return out.toBytes();
  }

  /** Reads an entry of a publication's list. */
  public static PublishedFile decode(byte[] bytes) {
    CanonicalReader in = new CanonicalReader(bytes);
    PublishedFile file =
        new PublishedFile(
            in.text(), in.text(), new Item(in.list(CanonicalReader::text)), Snapshot.read(in));
    in.end();
    return file;
  }
}
