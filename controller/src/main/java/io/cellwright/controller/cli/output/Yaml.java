package io.cellwright.controller.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Writes a JSON document as YAML.
public final class Yaml {

    /// Words that readers of YAML 1.1 or 1.2 take for something other than a text.
    private static final Set<String> RESERVED =
            Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private Yaml() {}

    /// The document, its fields a line each and its lists of plain values in brackets.
    public static String write(JsonNode document) {
        StringBuilder text = new StringBuilder();
        if (isPlain(document)) {
            text.append(inline(document)).append('\n');
        } else {
            block(document, 0, text);
        }
        return text.toString();
    }

    private static void block(JsonNode node, int depth, StringBuilder text) {
        if (node.isArray()) {
            for (JsonNode entry : node) {
                text.repeat("  ", depth).append('-');
                value(entry, depth, true, text);
            }
        } else {
            node.properties()
                    .forEach(field -> {
                        text.repeat("  ", depth).append(scalar(field.getKey())).append(':');
                        value(field.getValue(), depth, false, text);
                    });
        }
    }

    /// What follows a dash or a field's name.
    private static void value(JsonNode node, int depth, boolean inList, StringBuilder text) {
        if (isPlain(node)) {
            text.append(' ').append(inline(node)).append('\n');
            return;
        }
        if (!inList) {
            text.append('\n');
            block(node, depth + 1, text);
            return;
        }
        // The first field stands in the line of the dash.
        StringBuilder inner = new StringBuilder();
        block(node, depth + 1, inner);
        text.append(inner, 2 * depth + 1, inner.length());
    }

    /// Whether it is a value, or a list of values.
    private static boolean isPlain(JsonNode node) {
        return node.isValueNode()
                || node.isEmpty()
                || (node.isArray()
                        && StreamSupport.stream(node.spliterator(), false)
                                .allMatch(JsonNode::isValueNode));
    }

    private static String inline(JsonNode node) {
        if (node.isObject()) {
            return "{}";
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(Yaml::inline)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return node.isTextual() ? scalar(node.textValue()) : node.toString();
    }

    /// A text; a JSON text is one in YAML too.
    private static String scalar(String text) {
        boolean isWord = text.matches("[a-z][A-Za-z0-9_.-]*") && !RESERVED.contains(text);
        return isWord ? text : TextNode.valueOf(text).toString();
    }
}
