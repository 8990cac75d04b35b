package io.kryptonx.storage.embedded;

import java.nio.file.Path;

/** Where programs of this user keep what they can make again. */
final class UserCache {

  private UserCache() {}

  /** {@code $XDG_CACHE_HOME}, or what the system has in its place. */
  static Path folder() {
    String named = System.getenv("XDG_CACHE_HOME");
    if (named != null && named.startsWith("/")) {
      return Path.of(named);
    }
    boolean mac = System.getProperty("os.name", "").startsWith("Mac");
    return Path.of(System.getProperty("user.home")).resolve(mac ? "Library/Caches" : ".cache");
  }
}
