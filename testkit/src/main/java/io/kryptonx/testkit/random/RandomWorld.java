package io.kryptonx.testkit.random;

import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.testkit.scenario.World;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A random pipeline with random sources, and random edits of them, by a seed. */
public final class RandomWorld {

  private static final String LETTERS = "abcd";

  private final SplittableRandom random;
  private final Pipeline pipeline;
  private World world;

  /** The world of a seed. */
  public RandomWorld(long seed) {
    random = new SplittableRandom(seed);
    pipeline = RandomPipeline.draw(random);
    world = World.of(pipeline).source("one", "=" + text());
    for (Source source : pipeline.sources().values()) {
      if (!source.dimensions().isEmpty()) {
        world = world.source(source.name(), items(source.dimensions().size()));
      }
    }
  }

  /** As it is now. */
  public World world() {
    return world;
  }

  /** Some items of sources are changed, added or removed, or the key of a stage. */
  public void edit() {
    int edits = random.nextInt(1, 4);
    for (int i = 0; i < edits; i++) {
      if (random.nextInt(4) == 0) {
        editStage();
      } else {
        editSource();
      }
    }
  }

  private void editStage() {
    List<String> names = new ArrayList<>(pipeline.stages().keySet());
    if (!names.isEmpty()) {
      world = world.version(any(names), "" + random.nextInt(3));
    }
  }

  private void editSource() {
    Source source = any(new ArrayList<>(pipeline.sources().values()));
    SortedMap<Item, String> items =
        new TreeMap<>(world.request().sources().getOrDefault(source.name(), new TreeMap<>()));
    if (source.dimensions().isEmpty()) {
      world = world.source(source.name(), "=" + text());
    } else if (!items.isEmpty() && random.nextInt(3) == 0) {
      world = world.remove(source.name(), any(new ArrayList<>(items.keySet())).text());
    } else {
      world = world.edit(source.name(), item(source.dimensions().size()), text());
    }
  }

  private String[] items(int dimensions) {
    SortedMap<String, String> items = new TreeMap<>();
    int count = random.nextInt(0, 6);
    for (int i = 0; i < count; i++) {
      items.put(item(dimensions), text());
    }
    return items.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .toArray(String[]::new);
  }

  private String item(int dimensions) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      parts.add(letter());
    }
    return String.join("::", parts);
  }

  /** Few different texts, so that equal content is common; some hold what makes stages fail. */
  private String text() {
    List<String> lines = new ArrayList<>();
    int count = random.nextInt(0, 3);
    for (int i = 0; i < count; i++) {
      lines.add(letter() + "=" + random.nextInt(8));
    }
    return String.join("\n", lines);
  }

  private String letter() {
    return "" + LETTERS.charAt(random.nextInt(LETTERS.length()));
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
