package io.kryptonx.testkit.host;

/** What a simulation does to an engine. */
public enum Mishap {
  /** The process dies between two steps. */
  PROCESS_DIES,
  /** The power fails between two steps: what is large and was not made durable is gone, too. */
  POWER_FAILS,
  /** A commit fails, and nothing of it is there. */
  COMMIT_FAILS,
  /** A commit is there, and nobody hears of it. */
  COMMIT_UNHEARD,
  /** Another engine opens the store while this one goes on. */
  SECOND_ENGINE,
  /** Somebody cancels the run. */
  CANCELLED,
  /** A person decides what nobody has asked yet, or somebody asks just then. */
  PERSON_DECIDES,
  /** Content that a stage made is gone. */
  CONTENT_LOST,
  /** Content that a stage made looks as if it were there, and is not what its digest says. */
  CONTENT_DAMAGED,
  /** An attempt is made twice, as by an engine that was thought to be dead. */
  ATTEMPT_TWICE,
  /** An attempt fails for a reason that passes. */
  ATTEMPT_FAILS,
  /** What was asked for first is done last. */
  REORDERED
}
