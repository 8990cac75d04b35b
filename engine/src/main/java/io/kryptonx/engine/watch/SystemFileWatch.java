package io.kryptonx.engine.watch;

import io.kryptonx.engine.port.FileWatch;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * A watch by what the operating system tells. Where it tells of no more folders (on Linux their
 * number is limited for each user), it goes on by looking.
 */
public final class SystemFileWatch implements FileWatch {

  private static final WatchEvent.Kind<?>[] KINDS = {
    StandardWatchEventKinds.ENTRY_CREATE,
    StandardWatchEventKinds.ENTRY_MODIFY,
    StandardWatchEventKinds.ENTRY_DELETE
  };

  private final WatchService service;
  private final Map<Path, WatchKey> keys = new TreeMap<>();
  private final PollingFileWatch looking = new PollingFileWatch();
  private volatile boolean closed;
  private boolean looks;

  private SystemFileWatch(WatchService service) {
    this.service = service;
  }

  /** The watch of this machine. */
  public static FileWatch open() {
    try {
      return new SystemFileWatch(FileSystems.getDefault().newWatchService());
    } catch (IOException | UnsupportedOperationException e) {
      return new PollingFileWatch(); // slower, and as good
    }
  }

  @Override
  public void watch(Set<Path> folders) {
    if (!looks && !register(folders)) {
      looks = true;
      keys.values().forEach(WatchKey::cancel);
      keys.clear();
    }
    if (looks) {
      looking.watch(folders);
    }
  }

  /** Whether the system took them all. */
  private boolean register(Set<Path> folders) {
    keys.entrySet()
        .removeIf(entry -> {
          boolean gone = !folders.contains(entry.getKey()) || !entry.getValue().isValid();
          if (gone) {
            entry.getValue().cancel();
          }
          return gone;
        });
    for (Path folder : folders) {
      try {
        if (!keys.containsKey(folder)) {
          keys.put(folder, folder.register(service, KINDS));
        }
      } catch (NoSuchFileException | NotDirectoryException _) {
        keys.remove(folder); // gone meanwhile
      } catch (IOException e) {
        return false;
      } catch (ClosedWatchServiceException e) {
        return true; // nobody waits any more
      }
    }
    return true;
  }

  @Override
  public Changes await(Duration patience) {
    if (looks) {
      return looking.await(patience);
    }
    SortedSet<Path> paths = new TreeSet<>();
    boolean lost = false;
    try {
      WatchKey key = service.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      for (; key != null; key = service.poll()) {
        for (WatchEvent<?> event : key.pollEvents()) {
          lost |= event.kind().equals(StandardWatchEventKinds.OVERFLOW);
          if (event.context() instanceof Path name && key.watchable() instanceof Path folder) {
            paths.add(folder.resolve(name));
          }
        }
        key.reset();
      }
    } catch (ClosedWatchServiceException e) {
      return Changes.NONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
    }
    return new Changes(paths, lost);
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    looking.close();
    try {
      service.close();
    } catch (IOException e) {
      return; // nothing is left that could be done about it
    }
  }
}
