package io.kryptonx.engine.proof;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.AssetStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Content of one store, which is not changed, and what is put, in another. */
public final class ScratchAssets implements AssetStore {

  private final AssetStore base;
  private final AssetStore scratch;

  /** Reads from both and puts into {@code scratch}. */
  public ScratchAssets(AssetStore base, AssetStore scratch) {
    this.base = base;
    this.scratch = scratch;
  }

  @Override
  public Digest put(byte[] bytes) {
    return scratch.put(bytes);
  }

  @Override
  public Digest putDurable(byte[] bytes) {
    return scratch.putDurable(bytes);
  }

  @Override
  public Written put(InputStream in) throws IOException {
    return scratch.put(in);
  }

  @Override
  public Written put(Path file) {
    return scratch.put(file);
  }

  @Override
  public Written adopt(Path file) {
    return scratch.adopt(file);
  }

  @Override
  public Set<Digest> missing(Collection<Digest> digests) {
    return scratch.missing(base.missing(digests));
  }

  @Override
  public byte[] get(Digest digest) {
    return at(digest).get(digest);
  }

  @Override
  public InputStream open(Digest digest) {
    return at(digest).open(digest);
  }

  @Override
  public void copyTo(Digest digest, Path target) {
    at(digest).copyTo(digest, target);
  }

  @Override
  public boolean linkTo(Digest digest, Path target) {
    return at(digest).linkTo(digest, target);
  }

  @Override
  public boolean verify(Digest digest) {
    return at(digest).verify(digest);
  }

  @Override
  public void makeDurable(Collection<Digest> digests) {
    scratch.makeDurable(List.copyOf(base.missing(digests)));
  }

  private AssetStore at(Digest digest) {
    return base.has(digest) ? base : scratch;
  }
}
