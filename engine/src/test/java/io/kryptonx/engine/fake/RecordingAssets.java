package io.kryptonx.engine.fake;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.AssetStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** An asset store that writes down which files were read into it and what was made durable. */
public final class RecordingAssets implements AssetStore {

  private final AssetStore assets;
  private final List<String> read = new ArrayList<>();
  private final List<Digest> put = new ArrayList<>();
  private BiConsumer<Digest, Path> beforeCopy = (_, _) -> {};
  private Consumer<Path> beforeRead = _ -> {};

  RecordingAssets(AssetStore assets) {
    this.assets = assets;
  }

  /** The names of the files that were read, in order, since the last call. */
  public List<String> takeRead() {
    List<String> taken = List.copyOf(read);
    read.clear();
    return taken;
  }

  /** What was put as bytes, in order, since the last call. */
  public List<Digest> takePut() {
    List<Digest> taken = List.copyOf(put);
    put.clear();
    return taken;
  }

  /** Happens before content is copied to a place; may throw. */
  public void beforeCopy(BiConsumer<Digest, Path> action) {
    beforeCopy = action;
  }

  /** Happens before a file is read; may throw. */
  public void beforeRead(Consumer<Path> action) {
    beforeRead = action;
  }

  @Override
  public Digest put(byte[] bytes) {
    return assets.put(bytes);
  }

  @Override
  public Digest putDurable(byte[] bytes) {
    Digest digest = assets.putDurable(bytes);
    put.add(digest);
    return digest;
  }

  @Override
  public Written put(InputStream in) throws IOException {
    return assets.put(in);
  }

  @Override
  public Written put(Path file) {
    beforeRead.accept(file);
    read.add(file.getFileName().toString());
    return assets.put(file);
  }

  @Override
  public Written adopt(Path file) {
    return assets.adopt(file);
  }

  @Override
  public Set<Digest> missing(Collection<Digest> digests) {
    return assets.missing(digests);
  }

  @Override
  public byte[] get(Digest digest) {
    return assets.get(digest);
  }

  @Override
  public InputStream open(Digest digest) {
    return assets.open(digest);
  }

  @Override
  public void copyTo(Digest digest, Path target) {
    beforeCopy.accept(digest, target);
    assets.copyTo(digest, target);
  }

  @Override
  public boolean linkTo(Digest digest, Path target) {
    return assets.linkTo(digest, target);
  }

  @Override
  public boolean verify(Digest digest) {
    return assets.verify(digest);
  }

  @Override
  public void makeDurable(Collection<Digest> digests) {
    assets.makeDurable(digests);
  }
}
