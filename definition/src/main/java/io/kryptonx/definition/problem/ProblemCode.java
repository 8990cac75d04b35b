package io.kryptonx.definition.problem;

/**
 * Every mistake that reading a definition can find, with its stable code. The manual page {@code
 * docs/problems.md} has a section for each; it also has those of {@code KX2xx}, which planning
 * finds. Codes are never used twice, not even for a mistake that can no longer be made.
 */
public enum ProblemCode {
  FILE_TOO_LARGE("KX001", "the file is larger than a definition may be"),
  NOT_UTF8("KX002", "the file is not UTF-8"),
  FORBIDDEN_CHARACTER("KX003", "a character that cannot stand in a definition"),
  YAML_SYNTAX("KX004", "the text is not YAML"),
  TOO_DEEP("KX005", "values are nested too deeply"),
  TOO_MANY_ALIASES("KX006", "aliases repeat too much, or contain themselves"),
  MORE_THAN_ONE_DOCUMENT("KX007", "the file holds more than one YAML document"),
  EMPTY_FILE("KX008", "the file holds no definition"),
  UNKNOWN_TAG("KX009", "a YAML tag that has no meaning here"),
  NUMBER_OUT_OF_RANGE("KX010", "a number that JSON cannot hold exactly"),
  TOO_MANY_PROBLEMS("KX011", "further problems are not shown"),

  WRONG_SHAPE("KX101", "a value of another shape than expected"),
  UNKNOWN_KEY("KX102", "a key that the grammar does not know"),
  DUPLICATE_KEY("KX103", "a key that stands twice in one map"),
  MISSING_KEY("KX104", "a key that is required is missing"),
  NOT_AVAILABLE("KX105", "a construct that this version does not support yet"),
  CONFLICTING_KEYS("KX106", "keys that exclude each other"),
  EMPTY_VALUE("KX107", "a value that may not be empty"),
  UNKNOWN_WORD("KX108", "a word that is not one of the choices"),
  OLDER_SPELLING("KX109", "an older spelling"),
  NOTHING_TO_REMOVE("KX110", "an overlay that removes what is not there"),

  BAD_DURATION("KX301", "a text that is no duration"),
  BAD_MEDIA_TYPE("KX302", "a text that is no media type"),
  BAD_PATTERN("KX303", "a path pattern that cannot be used"),
  BAD_PATH("KX304", "a path that is not relative to the folder of the definition"),
  MISSING_FILE("KX305", "a file or folder that does not exist"),
  BAD_JAVA("KX306", "neither a .java file nor a class name"),
  BAD_CLASSPATH("KX307", "a classpath that is missing or has no use"),
  BAD_DEFAULT("KX308", "a default that is no value of the parameter's type"),
  UNDECLARED_SCRIPT("KX309", "a script that runs but is not listed under files"),
  PUBLISH_COLLISION("KX310", "two published paths collide"),
  BAD_ITEM("KX311", "a name that cannot be an item"),
  BAD_SIZE("KX312", "a text that is no size"),
  BAD_NUMBER("KX313", "a number that is out of range, or none"),
  BAD_CONSTRAINT("KX314", "a constraint of a parameter that cannot be used"),
  BAD_PLATFORM("KX315", "a text that is no platform"),
  OUTSIDE_SWAP("KX316", "a published path outside of the folder that is swapped"),
  BAD_URL("KX317", "a text that is no URL that can be used"),
  BAD_GLOB("KX318", "a glob that cannot be used"),
  UNFIT_OUTPUTS("KX319", "outputs that the action cannot make"),

  BAD_NAME("KX401", "a name that is not formed like a name"),
  RESERVED_NAME("KX402", "a name that is reserved"),
  NAME_COLLISION("KX403", "two things of one stage share a name"),
  SOURCE_AND_STAGE("KX404", "a source and a stage share a name"),
  UNKNOWN_NODE("KX405", "a reference to no source and no stage"),
  UNKNOWN_OUTPUT("KX406", "a reference to an output that does not exist"),
  AMBIGUOUS_OUTPUT("KX407", "a reference to a stage with several outputs that names none"),
  UNKNOWN_PARAMETER("KX408", "a parameter that is not declared"),
  UNKNOWN_VARIABLE("KX409", "an argument names a variable that does not exist"),
  UNDECLARED_READ("KX410", "a stage uses what it does not declare under reads"),
  UNKNOWN_STAGE("KX411", "a name that should be that of a stage"),
  REPEATED("KX412", "something that is listed twice"),
  UNKNOWN_INPUT("KX413", "a name that should be that of an input"),
  UNKNOWN_POOL("KX414", "a pool that is not declared"),
  STILL_THERE("KX415", "a stage that is said to be renamed and is still there"),
  PIPELINE_RING("KX416", "a sub-pipeline that contains itself"),
  NESTED_TOO_DEEP("KX417", "sub-pipelines that are nested too deeply"),
  MISSING_ARGUMENT("KX418", "an input or parameter of a sub-pipeline that is not given"),
  COLLECTED_TWICE("KX419", "a collection that is collected again"),
  OTHER_VERSION("KX420", "a sub-pipeline of another version"),

  BAD_NAMING("KX710", "a naming pattern that cannot be used"),
  BAD_DATE("KX711", "a text that is no date"),
  UNKNOWN_RULE("KX712", "an exception from a rule that does not exist");

  private final String code;
  private final String meaning;

  ProblemCode(String code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The stable code, {@code KX101}. */
  public String code() {
    return code;
  }

  /** What it means, in one line without a full stop. */
  public String meaning() {
    return meaning;
  }
}
