package io.cellwright.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cellwright.searchspace.codegen.Safetensors;
import io.cellwright.searchspace.codegen.Weights;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.LearningCurve;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CheckpointTest {

    private static final Evaluation LENET = Trials.lenet(3, 1);
    private static final Graph GRAPH = LENET.candidate().graph(DatasetName.SHAPES);
    private static final LearningCurve CURVE =
            new LearningCurve(
                    List.of(
                            new LearningCurve.Point(
                                    1, 2.1, 0.2, 2, 0.25, 0.05, 1.5, OptionalDouble.of(0.8)),
                            new LearningCurve.Point(
                                    2, 1.9, 0.3, 1.8, 0.35, 0.01, 3, OptionalDouble.empty())));

    private final float[] state = state();
    private final byte[] file = new Checkpoint(LENET, CURVE, state).bytes(GRAPH);

    @Test
    void whatWasWrittenIsReadBitForBit() {
        Checkpoint read = Checkpoint.read(file, LENET);

        assertThat(read.curve()).isEqualTo(CURVE);
        assertThat(read.state()).isEqualTo(state);
        assertThat(read.bytes(GRAPH)).isEqualTo(file);
    }

    @Test
    void itIsASafetensorsFileWithTheParametersByName() {
        Map<String, ?> tensors = Safetensors.read(file).weights().tensors();

        for (Parameter parameter : Parameter.of(GRAPH)) {
            assertThat(tensors).containsKey("network." + parameter.name());
        }
        assertThat(tensors).containsKey("optimizer.state").hasSize(Parameter.of(GRAPH).size() + 1);
    }

    @Test
    void beforeTheFirstEpochEndsThereIsNothingToKeep() {
        LearningCurve nothing = new LearningCurve(List.of());
        byte[] early = new Checkpoint(LENET, nothing, Checkpoint.NO_STATE).bytes(GRAPH);

        assertThat(early).hasSizeLessThan(2_000);
        assertThat(Checkpoint.read(early, LENET).state()).isEmpty();
    }

    @Test
    void theCheckpointOfAnotherEvaluationIsRefused() {
        assertThatExceptionOfType(InvalidCheckpointException.class)
                .isThrownBy(() -> Checkpoint.read(file, Trials.lenet(3, 2)))
                .withMessage(
                        "the checkpoint is of another evaluation: lenet5 with seed 1 on shapes");
        assertThatExceptionOfType(InvalidCheckpointException.class)
                .isThrownBy(() -> Checkpoint.read(file, Trials.lenet(4, 1)));
    }

    @Test
    void oneThatWasCutOffIsRefusedWhereverThatHappened() {
        for (int length = 0; length < file.length; length += length < 1_500 ? 7 : 9_973) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatExceptionOfType(InvalidCheckpointException.class)
                    .isThrownBy(() -> Checkpoint.read(cut, LENET))
                    .withMessageStartingWith("the checkpoint is damaged: ");
        }
    }

    @Test
    void oneWithAnotherBitIsRefusedWhereverItIs() {
        for (int at = 0; at < file.length; at += at < 1_500 ? 7 : 9_973) {
            byte[] changed = file.clone();
            changed[at] ^= 4;
            assertThatExceptionOfType(InvalidCheckpointException.class)
                    .as("byte %d", at)
                    .isThrownBy(() -> Checkpoint.read(changed, LENET));
        }
    }

    @Test
    void oneOfAnotherFormatOrNoneIsRefused() {
        Weights weights = Safetensors.read(file).weights();

        assertThatExceptionOfType(InvalidCheckpointException.class)
                .isThrownBy(() -> Checkpoint.read(of(weights, Map.of()), LENET))
                .withMessage("the file is no checkpoint of a training");
        assertThatExceptionOfType(InvalidCheckpointException.class)
                .isThrownBy(() -> Checkpoint.read(of(weights, Map.of("format", "next")), LENET))
                .withMessage("the checkpoint has the format \"next\", not cellwright-checkpoint-1");
    }

    private static byte[] of(Weights weights, Map<String, String> texts) {
        return new Safetensors(weights, texts).bytes();
    }

    /// Twice as many values as the network has, which the last ones make an odd number.
    private static float[] state() {
        long elements = Parameter.of(GRAPH).stream().mapToLong(Parameter::elements).sum();
        float[] values = new float[Math.toIntExact(2 * elements + 1)];
        for (int at = 0; at < values.length; at++) {
            values[at] = at * 1e-3f - 7;
        }
        return values;
    }
}
