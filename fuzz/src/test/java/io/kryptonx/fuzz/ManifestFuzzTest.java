package io.kryptonx.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.kryptonx.model.asset.Contents;
import io.kryptonx.model.asset.Manifest;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.Tree;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.InvariantViolation;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists of content, as a damaged store may hold them. */
class ManifestFuzzTest {

  private static final Digest ANY = Digest.of(new byte[0]);

  @MethodSource("seeds")
  @FuzzTest
  @Timeout(10)
  void isReadAsWhatItIsOrRefused(byte[] bytes) {
    Contents same = _ -> bytes;
    read(() -> Manifest.chunks(ANY, same));
    read(() -> Manifest.entries(ANY, same));
    read(() -> Tree.decode(bytes))
        .ifPresent(tree -> assertThat(Tree.decode(tree.encode())).isEqualTo(tree));
    byte[] root =
        new CanonicalWriter()
            .count(1)
            .list(java.util.List.of(ANY), CanonicalWriter::digest)
            .toBytes();
    Digest first = Digest.of(root);
    read(() -> Members.read(first, digest -> digest.equals(first) ? root : bytes))
        .ifPresent(members ->
            assertThat(Members.read(members.root(), members.contents()::get)).isEqualTo(members));
  }

  static Stream<Named<byte[]>> seeds() {
    return Seeds.forms("manifest");
  }

  private static <T> Optional<T> read(Supplier<T> form) {
    try {
      return Optional.of(form.get());
    } catch (InvariantViolation e) {
      return Optional.empty();
    }
  }
}
