package io.cellwright.controller.cli.report;

import io.cellwright.controller.cli.output.Table;
import io.cellwright.controller.cli.output.Text;
import io.cellwright.controller.search.settings.Explanation;
import java.util.Map;

/// Strategies and fidelities as tables.
public final class SettingsTables {

    private SettingsTables() {}

    /// All of them, a row each.
    public static String list(Map<String, Explanation> all) {
        Table table = Table.of("NAME", ">PARAMETERS", "WHAT IT DOES", "SOURCE");
        all.forEach((name, explanation) ->
                table.row(
                        name,
                        String.valueOf(explanation.parameters().size()),
                        explanation.title(),
                        explanation.source().isEmpty() ? Text.NONE : explanation.source()));
        return table.render();
    }

    /// One of them, a row for each of its parameters.
    public static String show(String name, Explanation explanation) {
        StringBuilder text = new StringBuilder(name).append(": ").append(explanation.title());
        if (!explanation.source().isEmpty()) {
            text.append("\nSource: ").append(explanation.source());
        }
        if (explanation.parameters().isEmpty()) {
            return text.append("\nIt has no parameters.").toString();
        }
        Table table = Table.of("PARAMETER", "DEFAULT", "MEANING");
        explanation
                .parameters()
                .forEach((key, parameter) ->
                        table.row(key, Values.text(parameter.usual()), parameter.meaning()));
        return text.append("\n\n").append(table.render()).toString();
    }
}
