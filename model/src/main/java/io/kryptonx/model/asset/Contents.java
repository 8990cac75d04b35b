package io.kryptonx.model.asset;

import io.kryptonx.model.identity.Digest;

/**
 * The verified bytes behind digests that an event names. Whoever provides it has checked the
 * digests; asking twice gives equal bytes.
 */
@FunctionalInterface
public interface Contents {

  /**
   * The bytes with that digest; the caller does not change them.
   *
   * @throws io.kryptonx.model.problem.KryptonxException if they are missing or corrupt
   */
  byte[] get(Digest digest);
}
