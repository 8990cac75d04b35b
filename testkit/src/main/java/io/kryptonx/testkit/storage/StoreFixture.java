package io.kryptonx.testkit.storage;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.Store;

/** How a contract suite gets at an adapter; one for each test. */
public interface StoreFixture extends AutoCloseable {

  /** The store, empty at first, opened for writing. */
  Store store();

  /** Closes the store and opens it again. */
  Store restart();

  /** The store as the next process finds it when this one dies now. */
  Store crash();

  /** Damages what is kept of some content, behind the back of the store. */
  void damage(Digest digest);

  @Override
  void close();
}
