package io.cellwright.worker.baselines;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.searchspace.trial.Scores;
import io.cellwright.searchspace.zoo.Model;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// What is said of one model: its costs, and the means over its trainings.
///
/// @param trainings that ended with a score
/// @param validationAccuracy after the last epoch, a share
/// @param testAccuracy a share
/// @param testDeviation the standard deviation of the test accuracy over the trainings; 0 for one
/// @param seconds that a training took
/// @param failures why others did not end so
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record BaselineScore(
        String model,
        String title,
        long parameters,
        long multiplyAdds,
        int trainings,
        double validationAccuracy,
        double testAccuracy,
        double testDeviation,
        double seconds,
        double imagesPerSecond,
        List<String> failures) {

    public BaselineScore {
        failures = List.copyOf(failures);
    }

    /// Of a model's trainings so far.
    static BaselineScore of(Model model, BaselinePlan plan, List<BaselineRun> runs) {
        Cost cost = Cost.of(model.graph(plan.dataset().image(), plan.dataset().classes()));
        List<Scores> scored =
                runs.stream()
                        .map(BaselineRun::outcome)
                        .filter(Outcome.Succeeded.class::isInstance)
                        .map(Outcome.Succeeded.class::cast)
                        .map(Outcome.Succeeded::scores)
                        .toList();
        return new BaselineScore(
                model.name(),
                model.title(),
                cost.parameters(),
                cost.multiplyAdds(),
                scored.size(),
                mean(scored, Scores::validationAccuracy),
                mean(scored, Scores::testAccuracy),
                deviation(scored),
                mean(scored, Scores::seconds),
                mean(scored, Scores::imagesPerSecond),
                failures(runs));
    }

    private static List<String> failures(List<BaselineRun> runs) {
        return runs.stream()
                .map(BaselineRun::outcome)
                .filter(Outcome.Failed.class::isInstance)
                .map(Outcome.Failed.class::cast)
                .map(failed -> "%s: %s".formatted(failed.reason(), failed.message()))
                .toList();
    }

    private static double mean(List<Scores> scored, ToDoubleFunction<Scores> value) {
        return scored.stream().mapToDouble(value).average().orElse(0);
    }

    private static double deviation(List<Scores> scored) {
        double mean = mean(scored, Scores::testAccuracy);
        DoubleStream squares =
                scored.stream().mapToDouble(scores -> Math.pow(scores.testAccuracy() - mean, 2));
        return scored.size() < 2 ? 0 : Math.sqrt(squares.sum() / (scored.size() - 1));
    }
}
