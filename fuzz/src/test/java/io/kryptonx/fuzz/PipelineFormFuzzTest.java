package io.kryptonx.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.PipelineCodec;
import io.kryptonx.model.problem.InvariantViolation;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** The canonical form of a pipeline, as a damaged store may hold it. */
class PipelineFormFuzzTest {

  @MethodSource("seeds")
  @FuzzTest
  @Timeout(10)
  void isReadAsWhatItIsOrRefused(byte[] bytes) {
    Pipeline pipeline;
    try {
      pipeline = PipelineCodec.decode(bytes);
    } catch (InvariantViolation e) {
      return;
    }
    assertThat(PipelineCodec.decode(PipelineCodec.encode(pipeline))).isEqualTo(pipeline);
  }

  static Stream<Named<byte[]>> seeds() {
    return Seeds.forms("pipeline");
  }
}
