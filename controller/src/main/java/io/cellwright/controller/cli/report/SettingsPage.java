package io.cellwright.controller.cli.report;

import io.cellwright.controller.search.settings.Explanation;
import java.util.Map;

/// Strategies or fidelities as a page in Markdown.
public final class SettingsPage {

    private SettingsPage() {}

    /// A section for each, with a row for each of its parameters.
    ///
    /// @param what they are: `strategy` or `fidelity`
    public static String of(String what, Map<String, Explanation> all) {
        StringBuilder page = new StringBuilder();
        page.append(what.equals("strategy") ? "# Strategies and" : "# Fidelities and")
                .append(" their parameters\n\nWritten by `./cellwright ")
                .append(what)
                .append(" list -o markdown`. The first one is the default.\n");
        all.forEach((name, explanation) -> section(page, name, explanation));
        return page.toString().stripTrailing();
    }

    private static void section(StringBuilder page, String name, Explanation explanation) {
        page.append("\n## ").append(name).append("\n\n").append(sentence(explanation.title()));
        if (!explanation.source().isEmpty()) {
            page.append(" Source: ").append(explanation.source()).append('.');
        }
        page.append("\n\n");
        if (explanation.parameters().isEmpty()) {
            page.append("It has no parameters.\n");
            return;
        }
        page.append("| parameter | default | meaning |\n|---|---|---|\n");
        explanation
                .parameters()
                .forEach((key, parameter) ->
                        page.append(
                                "| `%s` | `%s` | %s |\n"
                                        .formatted(
                                                key,
                                                Values.text(parameter.usual()),
                                                parameter.meaning())));
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
