package io.kryptonx.storage.embedded;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.storage.ResultIndex;
import io.kryptonx.storage.internal.RestForms;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Results by fingerprint. */
final class ResultTable implements ResultIndex {

  private static final String FIND =
      DigestBatch.ASKED
          + "SELECT i, outputs FROM asked CROSS JOIN results ON fingerprint = asked.digest";

  private final Database database;

  ResultTable(Database database) {
    this.database = database;
  }

  @Override
  public Map<Fingerprint, SortedMap<String, AssetContent>> find(
      Collection<Fingerprint> fingerprints) {
    Map<Fingerprint, SortedMap<String, AssetContent>> found = new HashMap<>();
    DigestBatch.cut(
        List.copyOf(fingerprints), part -> found.putAll(database.read(s -> find(s, part))));
    return found;
  }

  private static Map<Fingerprint, SortedMap<String, AssetContent>> find(
      Session session, List<Fingerprint> part) throws SQLException {
    Map<Fingerprint, SortedMap<String, AssetContent>> found = HashMap.newHashMap(part.size());
    List<Digest> digests = part.stream().map(Fingerprint::digest).toList();
    DigestBatch.query(
        session,
        FIND,
        digests,
        (i, row) -> found.put(part.get(i), RestForms.outputs(row.getBytes(2))));
    return found;
  }

  /** Adds results; one that is known stays as it is. */
  static void insert(Session session, List<Entry> results) throws SQLException {
    PreparedStatement statement = session.sql("INSERT OR IGNORE INTO results VALUES (?, ?)");
    for (Entry result : results) {
      statement.setBytes(1, result.fingerprint().digest().bytes());
      statement.setBytes(2, RestForms.outputs(result.outputs()));
      statement.executeUpdate();
    }
  }
}
