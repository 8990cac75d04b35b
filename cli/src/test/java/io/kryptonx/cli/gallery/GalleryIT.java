package io.kryptonx.cli.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.report.PlanReport;
import io.kryptonx.engine.report.RunReport.Published;
import io.kryptonx.engine.report.WhyReport;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job: photographs become a gallery, and only what a change touches runs again. */
final class GalleryIT {

  @TempDir Path folder;
  private Workspace gallery;
  private Workspace.Run first;

  @BeforeEach
  void runOnce() throws IOException {
    gallery = Workspace.ofExample("gallery", folder.resolve("gallery"));
    first = gallery.run();
    assertThat(first.report().status()).isEqualTo(RunStatus.SUCCEEDED);
  }

  @Test
  void publishesEverythingThatItSays() throws IOException {
    assertThat(first.report().tasks().get(TaskStatus.RAN)).isEqualTo(first.attempted().size());
    for (Published published : first.report().published()) {
      Path file = gallery.file(published.path());
      assertThat(file).isRegularFile().hasSize(published.snapshot().size());
    }
    assertThat(Files.readString(gallery.file("site/index.html"))).contains("photos/citrus.jpg");
  }

  @Test
  void runsNothingWhenNothingChanged() throws IOException {
    assertThat(gallery.run().attempted()).isEmpty();
    Files.setLastModifiedTime(gallery.file("photos/citrus.jpg"), FileTime.fromMillis(1_000_000));
    Workspace.Run touched = gallery.run();
    assertThat(touched.attempted()).isEmpty();
    assertThat(touched.report().digest()).isEqualTo(first.report().digest());
  }

  @Test
  void runsWhatDependsOnAReplacedPhotoAndNothingElse() throws IOException {
    Path original = folder.resolve("original.jpg");
    Files.copy(gallery.file("photos/citrus.jpg"), original);
    smaller("photos/citrus.jpg");
    PlanReport plan = gallery.plan();
    assertThat(plan.stages().getFirst().willRun())
        .singleElement()
        .satisfies(task -> assertThat(task.reason()).isEqualTo("input photo changed"));
    Workspace.Run changed = gallery.run();
    assertThat(changed.attempted())
        .containsExactly(
            "page", "palette [citrus]", "placeholder [citrus]", "sheet", "thumbnail [citrus]");
    WhyReport why = gallery.why("page", "");
    assertThat(why.groups().getFirst().changes().toString())
        .contains("thumbnail [citrus] changed", "source photos [citrus] changed");

    Files.copy(original, gallery.file("photos/citrus.jpg"), StandardCopyOption.REPLACE_EXISTING);
    Workspace.Run back = gallery.run();
    assertThat(back.attempted()).as("A, B, A again").isEmpty();
    assertThat(back.report().digest()).isEqualTo(first.report().digest());
  }

  @Test
  void executesEqualPhotosOnce() throws IOException {
    Files.copy(gallery.file("photos/coffee.jpg"), gallery.file("photos/espresso.jpg"));
    Workspace.Run run = gallery.run();
    assertThat(run.attempted()).containsExactly("page", "sheet");
    assertThat(gallery.file("site/thumbs/espresso.jpg"))
        .hasSameBinaryContentAs(gallery.file("site/thumbs/coffee.jpg"));
  }

  @Test
  void doesNotMindAComment() throws IOException {
    gallery.replace(
        "stages/Thumbnail.java", "public final class", "// nothing new\n\npublic final class");
    assertThat(gallery.run().attempted()).isEmpty();
  }

  @Test
  void runsWhatAConstantTouchesAndStopsWhereBytesComeOutEqual() throws IOException {
    gallery.replace("stages/Palette.java", "COLOURS = 5", "COLOURS = 1 + 4");
    assertThat(gallery.run().attempted()).as("the same constant").isEmpty();
    gallery.replace("stages/Thumbnail.java", "QUALITY = 0.86f", "QUALITY = 0.86001f");
    Workspace.Run run = gallery.run();
    List<String> thumbnails =
        run.attempted().stream().filter(task -> task.startsWith("thumbnail")).toList();
    assertThat(thumbnails).hasSize(photos());
    int unchanged = run.report().tasks().get(TaskStatus.UNCHANGED);
    assertThat(unchanged).as("qualities that round to the same tables").isEqualTo(photos());
    assertThat(run.attempted()).hasSameSizeAs(thumbnails);
    assertThat(gallery.why("thumbnail", "citrus").groups().getFirst().summary())
        .contains("code changed");
  }

  private int photos() throws IOException {
    try (var files = Files.list(gallery.file("photos"))) {
      return (int) files.filter(file -> file.toString().endsWith(".jpg")).count();
    }
  }

  /** The same picture at half its size. */
  private void smaller(String path) throws IOException {
    Path file = gallery.file(path);
    var image = javax.imageio.ImageIO.read(file.toFile());
    var half =
        new java.awt.image.BufferedImage(
            image.getWidth() / 2, image.getHeight() / 2, java.awt.image.BufferedImage.TYPE_INT_RGB);
    var graphics = half.createGraphics();
    graphics.drawImage(image, 0, 0, half.getWidth(), half.getHeight(), null);
    graphics.dispose();
    javax.imageio.ImageIO.write(half, "jpg", file.toFile());
  }
}
