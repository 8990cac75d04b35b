package io.kryptonx.worker.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what an expression names. */
final class Mentions {

  private Mentions() {}

  static List<List<String>> of(CelAbstractSyntaxTree tree, Vocabulary vocabulary) {
    Set<String> roots =
        vocabulary.names().keySet().stream().map(Vocabulary::root).collect(Collectors.toSet());
    return CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.IDENT)
        .filter(node -> roots.contains(node.expr().ident().name()))
        .map(Mentions::chain)
        .distinct()
        .toList();
  }

  private static List<String> chain(CelNavigableExpr ident) {
    List<String> names = new ArrayList<>(List.of(ident.expr().ident().name()));
    CelNavigableExpr node = ident;
    while (node.parent().isPresent()
        && node.parent().get().getKind() == CelExpr.ExprKind.Kind.SELECT) {
      node = node.parent().get();
      names.add(node.expr().select().field());
    }
    return List.copyOf(names);
  }
}
