package io.kryptonx.model.asset;

/** What a task finds at one of its inputs. */
public sealed interface InputValue permits Snapshot, Members, PartialMembers, InputValue.Absent {

  /** Nothing: an optional input whose item has no partner. */
  enum Absent implements InputValue {
    /** The one value. */
    ABSENT
  }
}
