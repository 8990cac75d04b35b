package io.kryptonx.cli.view;

import io.kryptonx.engine.Progress;

/** How the progress of a run is shown; called by one thread at a time. */
interface ProgressLines {

  /** How often to look at the run. */
  long periodMillis();

  /** What goes on, in a line. */
  void header(String text);

  /** The run has begun; its header is known. */
  void started();

  /** Where the run stands. */
  void progress(Progress progress);

  /** Where the run stood at its end, before its summary. */
  void ended(Progress progress);

  /** A line that stays. */
  void line(String text);

  /** Nothing more is to come. */
  void end();
}
