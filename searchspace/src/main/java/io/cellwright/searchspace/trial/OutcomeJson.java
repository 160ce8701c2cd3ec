package io.cellwright.searchspace.trial;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.Optional;

/// Reads outcomes, also as they were before scores were a record of their own.
final class OutcomeJson {

    private OutcomeJson() {}

    static SimpleModule module() {
        return new SimpleModule("cellwright-outcomes")
                .addDeserializer(Outcome.Succeeded.class, new SucceededReader());
    }

    /// The fields of a success as they are written.
    private record SucceededFields(
            LearningCurve curve, Scores scores, Optional<ConfusionMatrix> confusion) {}

    /// As they were written first.
    private record FirstFields(
            LearningCurve curve,
            double validationAccuracy,
            double testAccuracy,
            double seconds,
            double imagesPerSecond) {}

    private static final class SucceededReader extends JsonDeserializer<Outcome.Succeeded> {

        @Override
        public Outcome.Succeeded deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            JsonNode document = context.readTree(parser);
            if (document.has("testAccuracy")) {
                FirstFields first = context.readTreeAsValue(document, FirstFields.class);
                Scores scores =
                        Scores.of(
                                first.validationAccuracy(),
                                first.testAccuracy(),
                                first.seconds(),
                                first.imagesPerSecond());
                return new Outcome.Succeeded(first.curve(), scores, Optional.empty());
            }
            SucceededFields read = context.readTreeAsValue(document, SucceededFields.class);
            return new Outcome.Succeeded(read.curve(), read.scores(), read.confusion());
        }
    }
}
