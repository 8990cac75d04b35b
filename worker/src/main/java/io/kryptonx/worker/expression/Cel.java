package io.kryptonx.worker.expression;

import dev.cel.common.CelOptions;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;

/** How the library is set up: which functions there are, and what bounds everything. */
final class Cel {

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .enableHeterogeneousNumericComparisons(true)
          .maxExpressionCodePointSize(Expression.MAX_LENGTH)
          .maxParseRecursionDepth(Expression.MAX_DEPTH)
          .comprehensionMaxIterations(Expression.MAX_ITERATIONS)
          .maxRegexProgramSize(Expression.MAX_REGEX)
          .build();

  /** Takes a second in a process that has just started, and is needed only where there is work. */
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.legacyCelRuntimeBuilder()
          .setOptions(OPTIONS)
          .addLibraries(CelExtensions.strings(), CelExtensions.math(), CelExtensions.lists())
          .build();

  private Cel() {}

  static CelRuntime runtime() {
    return RUNTIME;
  }

  static CelCompiler compiler(Vocabulary vocabulary) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(CelExtensions.strings(), CelExtensions.math(), CelExtensions.lists());
    vocabulary.names().forEach((name, kind) -> builder.addVar(name, type(kind)));
    return builder.build();
  }

  private static CelType type(Vocabulary.Kind kind) {
    return switch (kind) {
      case ANY -> SimpleType.DYN;
      case TEXT -> SimpleType.STRING;
      case INTEGER -> SimpleType.INT;
      case NUMBER -> SimpleType.DOUBLE;
      case FLAG -> SimpleType.BOOL;
      case MAP -> MapType.create(SimpleType.STRING, SimpleType.DYN);
      case TEXTS -> MapType.create(SimpleType.STRING, SimpleType.STRING);
    };
  }
}
