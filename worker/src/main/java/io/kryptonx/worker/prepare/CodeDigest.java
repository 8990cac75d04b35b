package io.kryptonx.worker.prepare;

import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import java.io.IOException;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.attribute.EnclosingMethodAttribute;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.attribute.SourceDebugExtensionAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The digest of what a class can do: its bytecode and that of all classes of its classpath that it
 * names, that those name, and so on. What is there for debugging (lines, names of local variables,
 * the name of the source) is left out, so that a comment or a moved line changes nothing; so is the
 * list of nested classes, since one that nobody uses changes nothing either.
 *
 * <p>A text that equals the full name of a class counts as naming it, for those that load classes
 * by name. Resources do not count: a stage that reads some declares them as {@code files}.
 */
final class CodeDigest {

  /** The most classes of one stage. */
  static final int MAX_CLASSES = 100_000;

  private static final int FORMAT = 1;
  private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;<>()\\[]+)[;<]");
  private static final int MAX_NAME = 1_000;

  static {
    // As the very first call of its kind, ofDescriptor fails in the JDK's own initialisation.
    MethodTypeDesc.of(ConstantDescs.CD_void);
  }

  private static final ClassFile FORM =
      ClassFile.of(
          ClassFile.DebugElementsOption.DROP_DEBUG,
          ClassFile.LineNumbersOption.DROP_LINE_NUMBERS,
          ClassFile.StackMapsOption.DROP_STACK_MAPS,
          ClassFile.ConstantPoolSharingOption.NEW_POOL);

  private static final ClassTransform PLAIN =
      ClassTransform.dropping(CodeDigest::isDropped)
          .andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL));

  private final ClassSource classes;
  private final Map<String, byte[]> plain = new TreeMap<>();

  private CodeDigest(ClassSource classes) {
    this.classes = classes;
  }

  /** The digest of what a class, by its full name, can do. */
  static Digest of(String name, ClassSource classes) throws IOException {
    CodeDigest digest = new CodeDigest(classes);
    digest.walk(name.replace('.', '/'));
    CanonicalWriter out = new CanonicalWriter().text("kryptonx.code").count(FORMAT);
    digest.plain.forEach((type, bytes) -> out.text(type).digest(Digest.of(bytes)));
    return out.toDigest();
  }

  private void walk(String first) throws IOException {
    Set<String> seen = new TreeSet<>(Set.of(first));
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      String name = open.pop();
      Optional<byte[]> bytes = classes.find(name);
      if (bytes.isPresent()) {
        if (plain.size() == MAX_CLASSES) {
          throw new IOException(first + " reaches more than " + MAX_CLASSES + " classes");
        }
        byte[] stripped = FORM.transformClass(FORM.parse(bytes.get()), PLAIN);
        plain.put(name, stripped);
        for (String reference : references(FORM.parse(stripped))) {
          if (seen.add(reference)) {
            open.push(reference);
          }
        }
      }
    }
  }

  private static Set<String> references(ClassModel model) {
    Set<String> names = new TreeSet<>();
    for (PoolEntry entry : model.constantPool()) {
      if (entry instanceof Utf8Entry utf8) {
        String text = utf8.stringValue();
        if (text.length() <= MAX_NAME) {
          names.add(text.replace('.', '/'));
        }
        Matcher descriptor = IN_DESCRIPTOR.matcher(text);
        while (descriptor.find()) {
          names.add(descriptor.group(1));
        }
      }
    }
    return names;
  }

  private static boolean isDropped(ClassElement element) {
    return switch (element) {
      case SourceFileAttribute _,
          SourceDebugExtensionAttribute _,
          NestHostAttribute _,
          NestMembersAttribute _,
          InnerClassesAttribute _,
          EnclosingMethodAttribute _ ->
          true;
      default -> false;
    };
  }
}
