package io.kryptonx.cli.syntax;

import io.kryptonx.cli.syntax.Option.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything that a command takes, and examples; filled in by the command. */
public final class Syntax {

  private final List<Argument> arguments = new ArrayList<>();
  private final List<Option> options = new ArrayList<>();
  private List<String> examples = List.of();
  private int spareArguments;

  /** An argument that may be left out. */
  public void argument(String label, String description) {
    arguments.add(new Argument(label, false, description, List.of()));
  }

  /** An argument that the command does nothing without. */
  public void neededArgument(String label, String description) {
    arguments.add(new Argument(label, true, description, List.of()));
  }

  /** An argument that the command does nothing without, one of some words. */
  public void neededChoice(String label, String description, List<String> words) {
    arguments.add(new Argument(label, true, description, words));
  }

  /** One more argument may be typed than is described. */
  public void spareArgument() {
    spareArguments++;
  }

  /** An option without a value. */
  public void flag(String description, String... names) {
    add("", description, new Form.Flag(), names);
  }

  /** An option with any text as value. */
  public void text(String label, String description, String... names) {
    add(label, description, new Form.Text(), names);
  }

  /** An option with any text as value, which may be repeated. */
  public void texts(String label, String description, String... names) {
    add(label, description, new Form.Texts(), names);
  }

  /** An option with a number as value. */
  public void number(String label, String description, String... names) {
    add(label, description, new Form.WholeNumber(), names);
  }

  /** An option whose value names one of some constants, in any case. */
  public <E extends Enum<E>> void choice(
      String label, String description, Class<E> type, String... names) {
    List<String> words =
        Arrays.stream(type.getEnumConstants())
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .toList();
    add(label, description, new Form.Choice(words), names);
  }

  /** Lines at the end of the help. */
  public void examples(String... lines) {
    examples = List.of(lines);
  }

  /** The arguments by position. */
  public List<Argument> arguments() {
    return arguments;
  }

  /** The options in the order of the help. */
  public List<Option> options() {
    return options;
  }

  /** Lines at the end of the help. */
  public List<String> examples() {
    return examples;
  }

  /** How many arguments there may be. */
  int mostArguments() {
    return arguments.size() + spareArguments;
  }

  /** The option of that name. */
  Optional<Option> option(String name) {
    return options.stream().filter(option -> option.names().contains(name)).findFirst();
  }

  private void add(String label, String description, Form form, String... names) {
    options.add(new Option(Arrays.asList(names), label, description, form));
  }
}
