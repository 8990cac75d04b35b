package io.kryptonx.engine.fake;

/** The pipeline that most tests run: notes, cleaned, made loud, put on a page, published. */
public final class Notes {

  /** Its definition. */
  public static final String PIPELINE =
      """
      pipeline: notes
      params:
        tone: { type: string, default: plain }
      sources:
        notes: { files: "notes/{note}.txt", type: text/plain }
      stages:
        clean:
          in: { note: notes }
          out: { text: text/plain }
          run: clean
        loud:
          in: { quiet: clean }
          out: { text: text/plain }
          params: [tone]
          run: loud
        page:
          in: { texts: { from: loud, collect: true } }
          out: { html: text/html }
          run: page
      publish:
        "site/{note}.txt": loud
        "site/index.html": page
      """;

  private Notes() {}

  /** A workshop with the pipeline and three notes: a, b and c. */
  public static Workshop in(java.nio.file.Path folder) {
    return new Workshop(folder)
        .pipeline(PIPELINE)
        .file("notes/a.txt", "A")
        .file("notes/b.txt", "B")
        .file("notes/c.txt", "C");
  }
}
