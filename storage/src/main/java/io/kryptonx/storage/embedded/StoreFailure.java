package io.kryptonx.storage.embedded;

import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.internal.NewFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Turns failures of the disk and the database into ones that say what to do. */
final class StoreFailure {

  private static final int PRIMARY_CODE = 0xFF;

  private StoreFailure() {}

  /** A failure of the file system below a store. */
  static KryptonxException of(IOException e, Path store) {
    return unusable(store, NewFile.reason(e), e);
  }

  /** A failure of the database of a store, by the result code of SQLite. */
  static KryptonxException of(SQLException e, Path store) {
    String reason = String.valueOf(e.getMessage());
    return switch (e.getErrorCode() & PRIMARY_CODE) {
      case 5, 6 -> busy(store, "another process", e); // SQLITE_BUSY, SQLITE_LOCKED
      case 11, 26 -> corrupt(store, reason, e); // SQLITE_CORRUPT, SQLITE_NOTADB
      case 13 -> unusable(store, "the disk is full", e); // SQLITE_FULL
      case 8 -> unusable(store, "it is read-only", e); // SQLITE_READONLY
      default -> unusable(store, reason, e);
    };
  }

  /** Another engine holds it. */
  static KryptonxException busy(
      Path store, String holder, @org.jspecify.annotations.Nullable Exception cause) {
    return new KryptonxException(
        ErrorCode.STORE_BUSY,
        "the store "
            + store
            + " is in use by "
            + holder
            + "; wait until that ends, or name another with --store",
        cause);
  }

  /** Its bytes are not what they were. */
  static KryptonxException corrupt(
      Path store, String what, @org.jspecify.annotations.Nullable Exception cause) {
    return new KryptonxException(ErrorCode.STORE_CORRUPT, damaged(store, what), cause);
  }

  /** Says that, for people. */
  static String damaged(Path store, String what) {
    return "the store "
        + store
        + " is damaged: "
        + what
        + "; move it away (keep it for inspection) and run again: what can be made again is";
  }

  private static KryptonxException unusable(Path store, String reason, Exception cause) {
    return new KryptonxException(
        ErrorCode.STORE,
        "cannot use the store "
            + store
            + ": "
            + reason
            + "; make room or give permission, or name another with --store",
        cause);
  }
}
