package io.cellwright.worker.training;

import io.cellwright.searchspace.codegen.InvalidWeightsException;
import io.cellwright.searchspace.codegen.Safetensors;
import io.cellwright.searchspace.codegen.Tensor;
import io.cellwright.searchspace.codegen.Weights;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.InvalidDocumentException;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.LearningCurve;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A training after one of its epochs, as one safetensors file: the parameters and buffers by name,
/// what the optimizer remembers as one row of numbers, and as texts the format, the evaluation, the
/// learning curve so far and a digest of all that.
///
/// What chance decides depends on the seed and the epoch alone, so nothing of it is kept.
///
/// @param curve as far as the checkpoint goes
/// @param state of the program after that epoch, or [#NO_STATE]
@SuppressWarnings("ArrayRecordComponent") // Megabytes that are made once and read once.
record Checkpoint(Evaluation evaluation, LearningCurve curve, float[] state) {

    /// Of a training whose first epoch has not ended: the seed says everything.
    static final float[] NO_STATE = {};

    private static final String FORMAT = "format";
    private static final String CURRENT_FORMAT = "cellwright-checkpoint-1";
    private static final String EVALUATION = "evaluation";
    private static final String CURVE = "curve";
    private static final String DIGEST = "sha256";
    private static final String NETWORK = "network.";
    private static final String OPTIMIZER = "optimizer.state";

    /// The file, the same bytes for equal checkpoints.
    ///
    /// @param graph of the evaluation's candidate
    byte[] bytes(Graph graph) {
        Map<String, String> texts = new HashMap<>();
        texts.put(FORMAT, CURRENT_FORMAT);
        texts.put(EVALUATION, Json.write(evaluation));
        texts.put(CURVE, Json.write(curve));
        Weights tensors = tensors(graph);
        texts.put(DIGEST, digest(tensors, texts));
        return new Safetensors(tensors, texts).bytes();
    }

    private Weights tensors(Graph graph) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        if (state.length > 0) {
            int inNetwork =
                    Math.toIntExact(
                            Parameter.of(graph).stream().mapToLong(Parameter::elements).sum());
            Weights.of(graph, Arrays.copyOf(state, inNetwork))
                    .tensors()
                    .forEach((name, tensor) -> tensors.put(NETWORK + name, tensor));
            float[] rest = Arrays.copyOfRange(state, inNetwork, state.length);
            tensors.put(OPTIMIZER, new Tensor(List.of(rest.length), rest));
        }
        return new Weights(tensors);
    }

    /// Reads a file that [#bytes] wrote for this evaluation. Throws [InvalidCheckpointException]
    /// where it is of another one, of another format, cut off or changed.
    static Checkpoint read(byte[] file, Evaluation evaluation) {
        try {
            Safetensors content = Safetensors.read(file);
            Map<String, String> texts = new HashMap<>(content.metadata());
            requireFormat(texts);
            String digest = texts.remove(DIGEST);
            if (!digest(content.weights(), texts).equals(digest)) {
                throw new InvalidCheckpointException(
                        "the checkpoint is damaged: its content does not match its digest");
            }
            Evaluation trained = Json.read(texts.getOrDefault(EVALUATION, ""), Evaluation.class);
            if (!trained.equals(evaluation)) {
                throw new InvalidCheckpointException(
                        "the checkpoint is of another evaluation: %s with seed %d on %s"
                                .formatted(
                                        trained.candidate().key(),
                                        trained.seed(),
                                        trained.dataset().text()));
            }
            return new Checkpoint(
                    evaluation,
                    Json.read(texts.getOrDefault(CURVE, ""), LearningCurve.class),
                    content.weights().flat());
        } catch (InvalidWeightsException | InvalidDocumentException e) {
            throw new InvalidCheckpointException("the checkpoint is damaged: " + e.getMessage(), e);
        }
    }

    private static void requireFormat(Map<String, String> texts) {
        String format = texts.getOrDefault(FORMAT, "");
        if (!format.equals(CURRENT_FORMAT)) {
            throw new InvalidCheckpointException(
                    format.isEmpty()
                            ? "the file is no checkpoint of a training"
                            : "the checkpoint has the format \"%.60s\", not %s"
                                    .formatted(format, CURRENT_FORMAT));
        }
    }

    /// Of the file that has no digest yet.
    private static String digest(Weights tensors, Map<String, String> texts) {
        try {
            byte[] file = new Safetensors(tensors, texts).bytes();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
