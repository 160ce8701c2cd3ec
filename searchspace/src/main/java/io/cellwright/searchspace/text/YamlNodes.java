package io.cellwright.searchspace.text;

import java.io.StringReader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.Node;

/// Turns YAML into nodes that know their lines, and into nothing else: no object is ever made of
/// it.
public final class YamlNodes {

    private static final int MAXIMUM_CHARACTERS = 1 << 16;
    private static final int MAXIMUM_DEPTH = 8;

    private YamlNodes() {}

    /// The node of the whole text. Throws [InvalidYamlException].
    ///
    /// @param what the text is, as in "a space's file"
    public static Node read(String what, String text) {
        if (text.length() > MAXIMUM_CHARACTERS) {
            throw new InvalidYamlException(
                    1,
                    "%s has at most %,d characters, not %,d"
                            .formatted(what, MAXIMUM_CHARACTERS, text.length()));
        }
        try {
            // References could make a small file a large one, or one without an end.
            for (Event event : yaml().parse(new StringReader(text))) {
                if (event instanceof AliasEvent) {
                    throw new InvalidYamlException(
                            event.getStartMark().getLine() + 1,
                            "references to other parts of the file are not allowed");
                }
            }
            Node node = yaml().compose(new StringReader(text));
            if (node == null) {
                throw new InvalidYamlException(1, "the file is empty");
            }
            return node;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new InvalidYamlException(line, "it is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new InvalidYamlException(
                    1, "it is not YAML: " + firstLine(String.valueOf(e.getMessage())));
        }
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAXIMUM_DEPTH);
        options.setCodePointLimit(MAXIMUM_CHARACTERS);
        return new Yaml(new SafeConstructor(options));
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
