package io.kryptonx.worker.folder;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.worker.folder.PlacedInput.PlacedMember;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/** Lays the inputs of an attempt out in its folder, read-only. */
public final class InputLayout {

  /** From this size on a file is linked, not copied. */
  public static final long LINK_BYTES = 1024 * 1024;

  private final AssetStore store;
  private final InputGuard guard;

  /**
   * A layout.
   *
   * @param guard is told every file
   */
  public InputLayout(AssetStore store, InputGuard guard) {
    this.store = store;
    this.guard = guard;
  }

  /**
   * Lays them out.
   *
   * @return in the order of their names
   * @throws RefusedException if the items of a collection cannot stand in one folder
   * @throws io.kryptonx.storage.MissingContentException if content is not in the store
   */
  public List<PlacedInput> layOut(WorkingFolder folder, SortedMap<String, InputValue> inputs)
      throws RefusedException, IOException {
    List<PlacedInput> placed = new ArrayList<>(inputs.size());
    for (Map.Entry<String, InputValue> input : inputs.entrySet()) {
      placed.add(layOut(folder, input.getKey(), input.getValue()));
    }
    return List.copyOf(placed);
  }

  private PlacedInput layOut(WorkingFolder folder, String name, InputValue value)
      throws RefusedException, IOException {
    return switch (value) {
      case InputValue.Absent _ -> new PlacedInput.Nothing(name);
      case Snapshot snapshot -> {
        String path = "in/" + name + "." + snapshot.type().extension();
        place(name, snapshot, folder.work().resolve(path));
        yield new PlacedInput.Single(name, path, snapshot);
      }
      case Members members -> collection(folder, name, members);
      case PartialMembers(var members, _) -> collection(folder, name, members);
    };
  }

  private PlacedInput collection(WorkingFolder folder, String name, Members members)
      throws RefusedException, IOException {
    List<String> paths = MemberPaths.of(name, members);
    String root = "in/" + name;
    Files.createDirectory(folder.work().resolve(root));
    List<PlacedMember> placed = new ArrayList<>(members.size());
    for (int i = 0; i < paths.size(); i++) {
      Member member = members.list().get(i);
      String path = root + "/" + paths.get(i);
      Path file = folder.work().resolve(path);
      if (paths.get(i).indexOf('/') >= 0) {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
      }
      place(name, member.snapshot(), file);
      placed.add(new PlacedMember(member, path));
    }
    return new PlacedInput.Collection(name, root, placed);
  }

  private void place(String input, Snapshot snapshot, Path file) throws IOException {
    boolean linked = snapshot.size() >= LINK_BYTES && store.linkTo(snapshot.digest(), file);
    if (snapshot.size() < LINK_BYTES) {
      store.copyTo(snapshot.digest(), file);
    }
    guard.placed(input, snapshot, file, linked);
  }
}
