package io.cellwright.worker.agent;

import io.cellwright.searchspace.graph.InvalidGraphException;
import io.cellwright.searchspace.trial.FailureReason;
import io.cellwright.searchspace.trial.InvalidDocumentException;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.worker.data.DatasetException;
import io.cellwright.worker.engine.ProgramException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;

/// Outcomes of trainings that threw something.
final class Failures {

    private static final List<String> BAD_PROGRAM =
            List.of("torchscript", "unknown builtin op", "torch.jit", "__torch__");

    private Failures() {}

    static Outcome.Failed outcome(Throwable thrown, LearningCurve curve) {
        return new Outcome.Failed(curve, reason(thrown), message(thrown));
    }

    /// A stack trace as text.
    static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString().stripTrailing();
    }

    private static FailureReason reason(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (cause instanceof OutOfMemoryError || ProgramException.tellsOfNoMemory(message)) {
                return FailureReason.OUT_OF_MEMORY;
            }
            if (cause instanceof DatasetException) {
                return FailureReason.DATASET_UNAVAILABLE;
            }
            if (cause instanceof InvalidGraphException || containsAny(message, BAD_PROGRAM)) {
                return FailureReason.INVALID_PROGRAM;
            }
        }
        return FailureReason.WORKER_ERROR;
    }

    private static boolean containsAny(String message, List<String> parts) {
        return parts.stream().anyMatch(message::contains);
    }

    private static String message(Throwable thrown) {
        return switch (thrown) {
            case DatasetException e -> String.valueOf(e.getMessage());
            case InvalidDocumentException e ->
                    "this worker does not understand the evaluation: " + e.getMessage();
            default -> thrown.toString();
        };
    }
}
