package io.kryptonx.worker.folder;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.asset.Tree;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.json.JsonText;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.worker.folder.PlacedInput.PlacedMember;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Lays the inputs of an attempt out in its folder, read-only. */
public final class InputLayout {

  /** From this size on a file is linked, not copied. */
  public static final long LINK_BYTES = 1024 * 1024;

  private final AssetStore store;
  private final InputGuard guard;
  private final SpareFiles spares;
  private final boolean reversed;

  /**
   * A layout.
   *
   * @param guard is told every file
   * @param spares files that small content is put into
   * @param reversed whether the last item of a collection is laid out first
   */
  public InputLayout(AssetStore store, InputGuard guard, SpareFiles spares, boolean reversed) {
    this.store = store;
    this.guard = guard;
    this.spares = spares;
    this.reversed = reversed;
  }

  /**
   * Lays them out.
   *
   * @param partial names of the inputs that may lack items, which get a list of what is missing
   * @return in the order of their names
   * @throws RefusedException if the items of a collection cannot stand in one folder
   * @throws io.kryptonx.storage.MissingContentException if content is not in the store
   */
  public List<PlacedInput> layOut(
      WorkingFolder folder, SortedMap<String, InputValue> inputs, Set<String> partial)
      throws RefusedException, IOException {
    List<PlacedInput> placed = new ArrayList<>(inputs.size());
    for (Map.Entry<String, InputValue> input : inputs.entrySet()) {
      String name = input.getKey();
      placed.add(layOut(folder, name, input.getValue(), partial.contains(name)));
    }
    return List.copyOf(placed);
  }

  private PlacedInput layOut(WorkingFolder folder, String name, InputValue value, boolean partial)
      throws RefusedException, IOException {
    return switch (value) {
      case InputValue.Absent _ -> new PlacedInput.Nothing(name);
      case Snapshot snapshot -> {
        String path = "in/" + MemberPaths.named(name, snapshot.type());
        place(name, snapshot, folder.work().resolve(path));
        yield new PlacedInput.Single(name, path, snapshot);
      }
      case Members members ->
          collection(folder, name, members, partial ? Optional.of(List.of()) : Optional.empty());
      case PartialMembers(var members, var missing) ->
          collection(folder, name, members, Optional.of(missing));
    };
  }

  private PlacedInput collection(
      WorkingFolder folder, String name, Members members, Optional<List<Item>> missing)
      throws RefusedException, IOException {
    List<String> paths = MemberPaths.of(name, members);
    String root = "in/" + name;
    Files.createDirectory(folder.work().resolve(root));
    PlacedMember[] placed = new PlacedMember[paths.size()];
    for (int next = 0; next < placed.length; next++) {
      int i = reversed ? placed.length - 1 - next : next;
      Member member = members.list().get(i);
      String path = root + "/" + paths.get(i);
      Path file = folder.work().resolve(path);
      if (paths.get(i).indexOf('/') >= 0) {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
      }
      place(name, member.snapshot(), file);
      placed[i] = new PlacedMember(member, path);
    }
    if (missing.isEmpty()) {
      return new PlacedInput.Collection(name, root, List.of(placed), Optional.empty());
    }
    List<String> items = missing.get().stream().map(Item::text).sorted().toList();
    String path = root + ".missing.json";
    byte[] json = list(items).getBytes(StandardCharsets.UTF_8);
    Path file = folder.work().resolve(path);
    Files.write(file, json);
    guard.placed(name, Digest.of(json), file, false, false);
    return new PlacedInput.Collection(
        name, root, List.of(placed), Optional.of(new PlacedInput.Missing(path, items)));
  }

  private static String list(List<String> texts) {
    StringBuilder json = new StringBuilder("[");
    for (String text : texts) {
      json.append(json.length() > 1 ? "," : "");
      JsonText.string(json, text);
    }
    return json.append(']').toString();
  }

  private void place(String input, Snapshot snapshot, Path file) throws IOException {
    if (snapshot.type().isTree()) {
      tree(input, snapshot, file);
    } else {
      place(input, snapshot.digest(), snapshot.size(), file);
    }
  }

  private void place(String input, Digest digest, long size, Path file) throws IOException {
    boolean linked = size >= LINK_BYTES && store.linkTo(digest, file);
    if (size < LINK_BYTES && !isLaid(digest, size, file)) {
      store.copyTo(digest, file);
    }
    guard.placed(input, digest, file, linked, false);
  }

  private boolean isLaid(Digest digest, long size, Path file) throws IOException {
    return size <= SpareFiles.MAX_BYTES && spares.hasSome() && spares.lay(file, store.get(digest));
  }

  private void tree(String input, Snapshot snapshot, Path folder) throws IOException {
    Files.createDirectory(folder);
    for (Map.Entry<String, Tree.Entry> entry : Trees.read(store, snapshot).files().entrySet()) {
      Path file = folder.resolve(entry.getKey()).normalize();
      InvariantViolation.check(
          file.startsWith(folder) && !file.equals(folder),
          "a tree leads out of its folder: " + entry.getKey());
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Tree.Entry content = entry.getValue();
      if (content.executable()) {
        store.copyTo(content.digest(), file); // a link has the rights that it has in the store
        guard.placed(input, content.digest(), file, false, true);
      } else {
        place(input, content.digest(), content.size(), file);
      }
    }
  }
}
