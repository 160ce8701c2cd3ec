package io.cellwright.controller.search.tabular;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.cellwright.controller.search.settings.Ranges;
import io.cellwright.searchspace.cell.Architecture;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Where a table has what.
///
/// | column | holds |
/// |---|---|
/// | `arch` | the architecture, as NAS-Bench-201 spells its cells |
/// | `params`, `macs` | its network's weights, and its multiply-adds for one image |
/// | `reward_accuracy` | the validation accuracy that a search sees, in percent |
/// | `final_valid_accuracy`, `final_test_accuracy` | those of the longer training, in percent |
/// | `seconds` | what the training of a search takes |
///
/// Each error says the column, the rule and the value.
final class TableColumns {

    private static final String ARCHITECTURE = "arch";
    private static final String PARAMETERS = "params";
    private static final String MULTIPLY_ADDS = "macs";
    private static final String REWARD = "reward_accuracy";
    private static final String FINAL_VALIDATION = "final_valid_accuracy";
    private static final String FINAL_TEST = "final_test_accuracy";
    private static final String SECONDS = "seconds";

    static final List<String> NAMES =
            List.of(
                    ARCHITECTURE,
                    PARAMETERS,
                    MULTIPLY_ADDS,
                    REWARD,
                    FINAL_VALIDATION,
                    FINAL_TEST,
                    SECONDS);

    private final Map<String, Integer> positions;
    private final int count;

    private TableColumns(Map<String, Integer> positions, int count) {
        this.positions = positions;
        this.count = count;
    }

    /// Those that the first line names.
    static TableColumns of(CsvRecord header) {
        Map<String, Integer> positions = new HashMap<>();
        for (int position = 0; position < header.getFieldCount(); position++) {
            String name = header.getField(position).strip();
            if (positions.putIfAbsent(name, position) != null && NAMES.contains(name)) {
                throw new IllegalArgumentException("there are two columns " + name);
            }
        }
        List<String> missing = NAMES.stream().filter(name -> !positions.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "the column %s is missing; the first line names the columns, %s"
                            .formatted(String.join(", ", missing), String.join(", ", NAMES)));
        }
        return new TableColumns(positions, header.getFieldCount());
    }

    /// What a line says.
    TableRow row(CsvRecord line) {
        if (line.getFieldCount() != count) {
            throw new IllegalArgumentException(
                    "a line has as many fields as there are columns, %d, not %d"
                            .formatted(count, line.getFieldCount()));
        }
        double seconds = number(line, SECONDS);
        Ranges.requirePositive(SECONDS, seconds);
        return new TableRow(
                architecture(line),
                count(line, PARAMETERS),
                count(line, MULTIPLY_ADDS),
                new Accuracies(
                        percent(line, REWARD),
                        percent(line, FINAL_VALIDATION),
                        percent(line, FINAL_TEST)),
                seconds);
    }

    private Architecture architecture(CsvRecord line) {
        try {
            return Architecture.Edges.of(field(line, ARCHITECTURE));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s: %s".formatted(ARCHITECTURE, e.getMessage()), e);
        }
    }

    private long count(CsvRecord line, String column) {
        String text = field(line, column);
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException(
                    "%s is a whole number from 0, not \"%.60s\"".formatted(column, text));
        }
        return Long.parseLong(text);
    }

    private double percent(CsvRecord line, String column) {
        double percent = number(line, column);
        Ranges.requireWithin(column, percent, 0, 100);
        return percent;
    }

    private double number(CsvRecord line, String column) {
        String text = field(line, column);
        try {
            // Double would also take NaN and 1f.
            return new BigDecimal(text).doubleValue();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s is a number, not \"%.60s\"".formatted(column, text), e);
        }
    }

    private String field(CsvRecord line, String column) {
        return line.getField(Objects.requireNonNull(positions.get(column))).strip();
    }
}
