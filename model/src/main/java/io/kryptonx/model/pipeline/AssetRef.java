package io.kryptonx.model.pipeline;

/**
 * An asset by name: a source, or an output of a stage.
 *
 * @param node name of a source or path of a stage
 * @param output name of the output; for a source its own name. In a definition the output may be
 *     left out where there is one only; here it never is
 */
public record AssetRef(String node, String output) implements Comparable<AssetRef> {

  /**
   * The same asset where its node stands under another path. What a loop gives its stages is named
   * by its path; an output may have the name of its stage, which stays.
   */
  public AssetRef within(String path) {
    String moved = path + "/" + node;
    return new AssetRef(moved, output.indexOf('/') < 0 ? output : moved);
  }

  @Override
  public int compareTo(AssetRef other) {
    int order = node.compareTo(other.node);
    return order != 0 ? order : output.compareTo(other.output);
  }

  @Override
  public String toString() {
    return node.equals(output) ? node : node + "." + output;
  }
}
