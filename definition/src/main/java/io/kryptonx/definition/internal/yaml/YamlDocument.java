package io.kryptonx.definition.internal.yaml;

import io.kryptonx.definition.problem.SourceText;
import java.util.Optional;

/**
 * What was read of a file.
 *
 * @param root the value it holds; none if it could not be read
 */
public record YamlDocument(SourceText source, Optional<YamlValue> root) {}
