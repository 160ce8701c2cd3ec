package io.cellwright.searchspace.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cellwright.searchspace.text.InvalidYamlException;
import io.cellwright.searchspace.text.YamlNodes;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Documents that people write as YAML or as JSON.
///
/// A word is what the core schema of YAML 1.2 takes it for, which is what JSON means by it: `1e-4`
/// is a number, `on` and `no` are texts. Source: YAML 1.2.2, section 10.3. Underscores may part the
/// digits of whole numbers.
public final class YamlDocument {

    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9][0-9_]{0,99}");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private YamlDocument() {}

    /// Reads a document. Throws [InvalidDocumentException] with the line where it is neither.
    public static JsonNode read(String text) {
        try {
            return Json.readTree(text);
        } catch (InvalidDocumentException notJson) {
            try {
                return tree(YamlNodes.read("a document in YAML", text));
            } catch (InvalidYamlException e) {
                throw text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[")
                        ? notJson
                        : broken(e.line(), String.valueOf(e.getMessage()));
            }
        }
    }

    private static JsonNode tree(Node node) {
        if (node instanceof MappingNode mapping) {
            return object(mapping);
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            sequence.getValue().forEach(item -> list.add(tree(item)));
            return list;
        }
        String word = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        return node instanceof ScalarNode scalar && scalar.isPlain()
                ? plain(word)
                : TextNode.valueOf(word);
    }

    private static ObjectNode object(MappingNode mapping) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple field : mapping.getValue()) {
            int line = field.getKeyNode().getStartMark().getLine() + 1;
            String name = field.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
            if (name.isEmpty()) {
                throw broken(line, "a field has a name");
            }
            if (object.has(name)) {
                throw broken(line, "the field %.60s is there twice".formatted(name));
            }
            object.set(name, tree(field.getValueNode()));
        }
        return object;
    }

    private static JsonNode plain(String word) {
        if (NOTHING.contains(word)) {
            return NullNode.getInstance();
        }
        if (TRUE.contains(word) || FALSE.contains(word)) {
            return BooleanNode.valueOf(TRUE.contains(word));
        }
        if (WHOLE.matcher(word).matches()) {
            return whole(new BigInteger(word.replaceAll("[_+]", "")));
        }
        // What is too large for a number stays as it was written, for the error.
        return DECIMAL.matcher(word).matches() && Double.isFinite(Double.parseDouble(word))
                ? DoubleNode.valueOf(Double.parseDouble(word))
                : TextNode.valueOf(word);
    }

    private static JsonNode whole(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return IntNode.valueOf(number.intValueExact());
        }
        return number.bitLength() < Long.SIZE
                ? LongNode.valueOf(number.longValueExact())
                : BigIntegerNode.valueOf(number);
    }

    private static InvalidDocumentException broken(int line, String rule) {
        return new InvalidDocumentException("", "line %d: %s".formatted(line, rule));
    }
}
