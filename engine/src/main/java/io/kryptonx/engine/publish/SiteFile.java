package io.kryptonx.engine.publish;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.asset.Tree;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.scheduler.PublishedFile;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.MissingContentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A file to put in place: one that a run names, or one of a tree that it names.
 *
 * @param executable whether it is marked so; files that are no tree's are not
 */
public record SiteFile(PublishedFile file, boolean executable) {

  /**
   * The files of a set, those of trees one by one below the path of the tree.
   *
   * @param gone takes the trees of which the listing is not in the store
   */
  public static List<SiteFile> of(
      List<PublishedFile> files, AssetStore assets, Set<PublishedFile> gone) {
    List<SiteFile> all = new ArrayList<>(files.size());
    for (PublishedFile file : files) {
      if (!file.snapshot().type().isTree()) {
        all.add(new SiteFile(file, false));
        continue;
      }
      try {
        Tree.read(file.snapshot(), assets)
            .files()
            .forEach((path, entry) -> all.add(of(file, path, entry)));
      } catch (MissingContentException _) {
        gone.add(file);
      }
    }
    return all;
  }

  /** Where it goes, relative to the folder of the definition. */
  String path() {
    return file.path();
  }

  /** The same at another path. */
  SiteFile at(String path) {
    return new SiteFile(
        new PublishedFile(path, file.stage(), file.item(), file.snapshot()), executable);
  }

  /** What it holds. */
  Digest digest() {
    return file.snapshot().digest();
  }

  private static SiteFile of(PublishedFile tree, String path, Tree.Entry entry) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    MediaType type =
        MediaType.ofExtension(name.substring(name.lastIndexOf('.') + 1))
            .orElseGet(() -> new MediaType("application/octet-stream"));
    return new SiteFile(
        new PublishedFile(
            tree.path() + "/" + path,
            tree.stage(),
            tree.item(),
            new Snapshot(type, entry.size(), entry.digest())),
        entry.executable());
  }
}
