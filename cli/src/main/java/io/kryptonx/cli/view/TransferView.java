package io.kryptonx.cli.view;

import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.engine.store.archive.RunExport;
import io.kryptonx.engine.store.archive.RunImport;

/** A run that was written into a file, or taken in from one. */
public final class TransferView {

  private final Output out;

  /** A view on {@code out}. */
  public TransferView(Output out) {
    this.out = out;
  }

  /** Shows what was written. */
  public void show(RunExport.Written written, String file, long bytes) {
    out.line(
        "wrote %s into %s, %s, %s"
            .formatted(
                out.in(Style.STRONG, written.run().text()),
                Harmless.line(file),
                Quantity.size(bytes),
                Quantity.of(written.contents(), "content")));
    missing(written.missing());
  }

  /** Shows what was taken in. */
  public void show(RunImport.Imported imported, Typed typed) {
    String name = out.in(Style.STRONG, imported.run().text());
    if (!imported.fresh()) {
      out.line(imported.origin() + " is here already, as " + name);
    } else {
      out.line(
          "imported %s as %s, %s new"
              .formatted(imported.origin(), name, Quantity.of(imported.contents(), "content")));
    }
    missing(imported.missing());
    out.line(
        out.in(Style.FAINT, "  look at it  ") + typed.command("runs show") + " " + imported.run());
  }

  private void missing(int count) {
    if (count > 0) {
      out.line(
          out.in(Style.NOTICE, "  " + Quantity.of(count, "content"))
              + " of it could not be found in the store that it is from");
    }
  }
}
