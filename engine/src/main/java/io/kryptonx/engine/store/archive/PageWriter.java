package io.kryptonx.engine.store.archive;

import io.kryptonx.storage.JournalPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.ZipOutputStream;

/** Writes the pages of one journal, as many as there were when it was walked. */
final class PageWriter {

  private final ZipOutputStream zip;
  private final int run;
  private final int pages;
  private int written;

  PageWriter(ZipOutputStream zip, int run, int pages) {
    this.zip = zip;
    this.run = run;
    this.pages = pages;
  }

  void write(JournalPage page) {
    if (written == pages) {
      return; // added by a running engine meanwhile
    }
    try {
      RunExport.put(zip, ArchiveForm.page(run, written), page.encode());
      written++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int written() {
    return written;
  }
}
