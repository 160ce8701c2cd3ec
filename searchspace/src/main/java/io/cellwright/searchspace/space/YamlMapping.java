package io.cellwright.searchspace.space;

import io.cellwright.searchspace.text.InvalidYamlException;
import io.cellwright.searchspace.text.YamlNodes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// The fields of one level of a YAML file. Every error is an [InvalidSpaceException] that names
/// file, line, field and rule.
final class YamlMapping {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    private final String file;
    private final String path;
    private final Node node;
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Map<String, Node> values = new LinkedHashMap<>();

    private YamlMapping(String file, String path, Node node) {
        this.file = file;
        this.path = path;
        this.node = node;
        if (!(node instanceof MappingNode mapping)) {
            throw broken(node, "", "it has fields, each with a value");
        }
        for (NodeTuple field : mapping.getValue()) {
            Node key = field.getKeyNode();
            String name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (name.isEmpty()) {
                throw broken(key, "", "a field has a name");
            }
            if (values.put(name, field.getValueNode()) != null) {
                throw broken(key, name, "the field is there twice");
            }
            keys.put(name, key);
        }
    }

    /// The fields of a whole file.
    static YamlMapping of(String file, String text) {
        try {
            return new YamlMapping(file, "", YamlNodes.read("a space's file", text));
        } catch (InvalidYamlException e) {
            throw new InvalidSpaceException(file, e.line(), "", String.valueOf(e.getMessage()));
        }
    }

    void requireKnown(List<String> fields) {
        keys.forEach((name, key) -> {
            if (!fields.contains(name)) {
                throw broken(key, name, Names.unknown("field", name, fields));
            }
        });
    }

    InvalidSpaceException missing(String field) {
        return broken(node, field, "the field is missing");
    }

    /// What this makes; where it breaks a rule, the error is about that field.
    <T> T checked(String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw broken(values.getOrDefault(field, node), field, String.valueOf(e.getMessage()));
        }
    }

    Optional<YamlMapping> mapping(String field) {
        return Optional.ofNullable(values.get(field))
                .map(value -> new YamlMapping(file, path + field + ".", value));
    }

    Optional<String> text(String field) {
        return Optional.ofNullable(values.get(field)).map(value -> text(field, value));
    }

    Optional<Integer> whole(String field, int least, int most) {
        return large(field, least, most).map(Math::toIntExact);
    }

    Optional<Long> large(String field, long least, long most) {
        return Optional.ofNullable(values.get(field))
                .map(value -> number(field, value, least, most));
    }

    /// Different whole numbers, none where the field is not there.
    List<Integer> wholes(String field, int count, int least, int most) {
        List<Integer> numbers = new ArrayList<>();
        for (Node item : items(field, count)) {
            String name = "%s[%d]".formatted(field, numbers.size());
            int number = Math.toIntExact(number(name, item, least, most));
            if (numbers.contains(number)) {
                throw broken(item, name, "%d is there twice".formatted(number));
            }
            numbers.add(number);
        }
        return numbers;
    }

    /// The number of a name among those known.
    Optional<Integer> choice(String field, String what, List<String> known) {
        return Optional.ofNullable(values.get(field))
                .map(value -> named(field, value, what, known));
    }

    /// Different things by their names, none where the field is not there.
    <T> List<T> names(String field, String what, List<String> known, IntFunction<T> of) {
        List<T> found = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (Node item : items(field, known.size())) {
            String name = "%s[%d]".formatted(field, found.size());
            int number = named(name, item, what, known);
            if (!seen.add(number)) {
                throw broken(item, name, "\"%s\" is there twice".formatted(known.get(number)));
            }
            found.add(of.apply(number));
        }
        return found;
    }

    private List<Node> items(String field, int most) {
        Node value = values.get(field);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof SequenceNode sequence)) {
            throw broken(value, field, "it is a list");
        }
        List<Node> items = sequence.getValue();
        if (items.isEmpty() || items.size() > most) {
            throw broken(
                    value,
                    field,
                    "it is a list of 1 to %d, not of %d".formatted(most, items.size()));
        }
        return items;
    }

    private int named(String field, Node value, String what, List<String> known) {
        String name = text(field, value);
        int number = known.indexOf(name);
        if (number < 0) {
            throw broken(value, field, Names.unknown(what, name, known));
        }
        return number;
    }

    private String text(String field, Node value) {
        if (value instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
            return scalar.getValue();
        }
        throw broken(value, field, "it is text");
    }

    private long number(String field, Node value, long least, long most) {
        String text = value instanceof ScalarNode scalar ? scalar.getValue() : "";
        String digits = text.replace("_", "");
        if (!value.getTag().equals(Tag.INT) || !DIGITS.matcher(digits).matches()) {
            throw broken(value, field, rule(least, most));
        }
        long number = Long.parseLong(digits);
        if (number < least || number > most) {
            throw broken(value, field, "%s, not %,d".formatted(rule(least, most), number));
        }
        return number;
    }

    private static String rule(long least, long most) {
        return "it is a whole number from %,d to %,d".formatted(least, most);
    }

    private InvalidSpaceException broken(Node place, String field, String rule) {
        return new InvalidSpaceException(
                file, place.getStartMark().getLine() + 1, path + field, rule);
    }
}
