package io.kryptonx.storage.embedded;

import io.kryptonx.model.problem.InvariantViolation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The connections to the database: one that writes and a few that read. Work on it must not start
 * other work on it, since that could wait for itself.
 */
final class Database implements AutoCloseable {

  /** The most threads that read at the same time; others wait. */
  private static final int MAX_READERS = 8;

  /** Something done with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T with(Session session) throws SQLException;
  }

  /** Something done with a connection that gives nothing back. */
  @FunctionalInterface
  interface Step {
    void with(Session session) throws SQLException;
  }

  private final StoreFolder folder;
  private final Access access;
  private final ReentrantLock writing = new ReentrantLock();
  private final Semaphore reading = new Semaphore(MAX_READERS);
  private final Deque<Session> idle = new ArrayDeque<>();
  private @Nullable Session writer;
  private long epoch;
  private volatile boolean closed;

  private Database(StoreFolder folder, Access access) {
    this.folder = folder;
    this.access = access;
  }

  /** Opens the database and makes its tables where it is new. */
  static Database open(StoreFolder folder, Access access) {
    Database database = new Database(folder, access);
    Schema schema = new Schema(folder.root());
    try {
      if (access == Access.WRITE) {
        database.write(session -> database.epoch = schema.prepare(session));
      } else {
        database.read(schema::check);
      }
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  Path root() {
    return folder.root();
  }

  /** The number of this start for writing; 0 when opened for reading. */
  long epoch() {
    return epoch;
  }

  boolean writable() {
    return access == Access.WRITE;
  }

  /** Checks that writing is allowed. */
  void checkWritable() {
    InvariantViolation.check(writable(), "the store was opened for reading");
    InvariantViolation.check(!closed, "the store is closed");
  }

  /** Reads what is committed. Any number of threads. */
  <T> T read(Work<T> work) {
    reading.acquireUninterruptibly();
    try {
      Session session = reader();
      boolean good = false;
      try {
        T result = work.with(session);
        good = true;
        return result;
      } finally {
        giveBack(session, good);
      }
    } catch (SQLException e) {
      throw StoreFailure.of(e, root());
    } finally {
      reading.release();
    }
  }

  /**
   * Does all of the work in one transaction, or nothing of it; on return it is on stable storage.
   */
  void write(Step work) {
    checkWritable();
    writing.lock();
    boolean done = false;
    try {
      Session session = writer();
      work.with(session);
      session.commit();
      done = true;
    } catch (SQLException e) {
      throw StoreFailure.of(e, root());
    } finally {
      if (!done) {
        dropWriter();
      }
      writing.unlock();
    }
  }

  /** Does work that is no transaction, while nobody else writes. */
  void alone(Step work) {
    checkWritable();
    writing.lock();
    try {
      work.with(writer());
    } catch (SQLException e) {
      throw StoreFailure.of(e, root());
    } finally {
      dropWriter();
      writing.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    synchronized (idle) {
      idle.forEach(Database::closeQuietly);
      idle.clear();
    }
    writing.lock();
    try {
      dropWriter();
    } finally {
      writing.unlock();
    }
  }

  private Session writer() throws SQLException {
    Session session = writer;
    if (session == null) {
      session = Session.writing(folder.database());
      writer = session;
    }
    return session;
  }

  /** After a failure nothing is known of the connection: the next work gets a new one. */
  private void dropWriter() {
    if (writer != null) {
      closeQuietly(writer);
      writer = null;
    }
  }

  private Session reader() throws SQLException {
    synchronized (idle) {
      InvariantViolation.check(!closed, "the store is closed");
      Session session = idle.poll();
      if (session != null) {
        return session;
      }
    }
    return Session.reading(folder.database(), isImmutable());
  }

  private void giveBack(Session session, boolean good) {
    synchronized (idle) {
      if (good && !closed) {
        idle.push(session);
        return;
      }
    }
    closeQuietly(session);
  }

  /** A folder that cannot be written and has no log was left in good order and cannot change. */
  private boolean isImmutable() {
    return access == Access.READ
        && !Files.isWritable(folder.root())
        && !Files.exists(folder.root().resolve("store.db-wal"));
  }

  private static void closeQuietly(Session session) {
    try {
      session.close();
    } catch (SQLException e) {
      // What was committed is safe, and nothing else is kept.
    }
  }
}
