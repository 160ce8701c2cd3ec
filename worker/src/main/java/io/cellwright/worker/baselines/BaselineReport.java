package io.cellwright.worker.baselines;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.Recipe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// All models of a plan with their scores, the best first.
///
/// @param machine what they were trained with, in words
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record BaselineReport(
        DatasetName dataset, Recipe recipe, String machine, List<BaselineScore> models) {

    private static final List<String> HEADINGS =
            List.of(
                    "model",
                    "parameters",
                    "multiply-adds",
                    "test accuracy",
                    "validation",
                    "images/s",
                    "seconds",
                    "trainings");

    public BaselineReport {
        models = List.copyOf(models);
    }

    /// What the trainings so far say of the plan's models.
    public static BaselineReport of(BaselinePlan plan, String machine, List<BaselineRun> runs) {
        Map<String, List<BaselineRun>> byModel =
                runs.stream()
                        .collect(Collectors.groupingBy(run -> run.evaluation().candidate().key()));
        return new BaselineReport(
                plan.dataset(),
                plan.recipe(),
                machine,
                plan.models().stream()
                        .map(model ->
                                BaselineScore.of(
                                        model, plan, byModel.getOrDefault(model.name(), List.of())))
                        .sorted(Comparator.comparingDouble(BaselineScore::testAccuracy).reversed())
                        .toList());
    }

    /// The headings and a row for each model.
    public List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        models.forEach(model -> rows.add(row(model)));
        return rows;
    }

    /// The same as a table in Markdown.
    public String markdown() {
        List<List<String>> rows = rows();
        StringBuilder text = new StringBuilder();
        text.append(line(rows.getFirst()));
        text.append("|---|").append("---:|".repeat(HEADINGS.size() - 1)).append('\n');
        rows.stream().skip(1).forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return "| %s |\n".formatted(String.join(" | ", cells));
    }

    private static List<String> row(BaselineScore model) {
        boolean scored = model.trainings() > 0;
        String accuracy =
                model.trainings() > 1
                        ? "%s ± %s"
                                .formatted(
                                        percent(model.testAccuracy()),
                                        percent(model.testDeviation()))
                        : percent(model.testAccuracy());
        return List.of(
                model.model(),
                number("%,d", model.parameters()),
                number("%,d", model.multiplyAdds()),
                scored ? accuracy : failed(model),
                scored ? percent(model.validationAccuracy()) : "",
                scored ? number("%,.0f", model.imagesPerSecond()) : "",
                scored ? number("%.0f", model.seconds()) : "",
                String.valueOf(model.trainings()));
    }

    private static String failed(BaselineScore model) {
        return model.failures().isEmpty() ? "not trained yet" : "failed";
    }

    private static String percent(double share) {
        return number("%.1f %%", 100 * share);
    }

    private static String number(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
