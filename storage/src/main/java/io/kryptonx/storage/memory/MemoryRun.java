package io.kryptonx.storage.memory;

import io.kryptonx.storage.JournalPage;
import io.kryptonx.storage.RunHeader;
import java.util.ArrayList;
import java.util.List;

/** A run: its header and the pages of its journal. Guarded by the lock of the disk. */
final class MemoryRun {

  private final List<JournalPage> pages = new ArrayList<>();
  private RunHeader header;

  MemoryRun(RunHeader header) {
    this.header = header;
  }

  RunHeader header() {
    return header;
  }

  List<JournalPage> pages() {
    return pages;
  }

  /** Sequence number of the last entry; 0 where there is none. */
  long last() {
    return pages.isEmpty() ? 0 : pages.getLast().last();
  }

  /** Appends pages, after which the header is this. */
  void append(List<JournalPage> more, RunHeader then) {
    pages.addAll(more);
    header = then;
  }
}
