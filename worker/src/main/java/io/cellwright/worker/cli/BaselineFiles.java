package io.cellwright.worker.cli;

import io.cellwright.searchspace.commandline.FileTrouble;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.InvalidDocumentException;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.Outcome;
import io.cellwright.worker.baselines.AccuracyPlot;
import io.cellwright.worker.baselines.BaselineReport;
import io.cellwright.worker.baselines.BaselineRun;
import io.cellwright.worker.baselines.Baselines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// A folder with a file for each training, as `resnet20-seed1.json`, and what is made of all:
/// `baselines.json`, `baselines.md` and `baselines.svg`.
final class BaselineFiles implements Baselines.Records {

    private final Path folder;
    private final Consumer<BaselineRun> listener;
    private final Map<Evaluation, BaselineRun> kept = new ConcurrentHashMap<>();

    private BaselineFiles(Path folder, Consumer<BaselineRun> listener) {
        this.folder = folder;
        this.listener = listener;
    }

    /// Reads what is there of these trainings. Throws [UsageException] where a file is damaged or
    /// of another training, and where the folder cannot be made.
    static BaselineFiles open(
            Path folder, List<Evaluation> evaluations, Consumer<BaselineRun> listener) {
        BaselineFiles files = new BaselineFiles(folder, listener);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UsageException(
                    "the folder %s cannot be made: %s".formatted(folder, FileTrouble.words(e)), e);
        }
        evaluations.forEach(files::readIfThere);
        return files;
    }

    private void readIfThere(Evaluation evaluation) {
        Path file = file(evaluation);
        if (!Files.exists(file)) {
            return;
        }
        BaselineRun run = read(file);
        if (!run.evaluation().equals(evaluation)) {
            throw new UsageException(
                    "%s is of another recipe or data set; name another folder with --output"
                            .formatted(file));
        }
        kept.put(evaluation, run);
    }

    private static BaselineRun read(Path file) {
        try {
            return Json.read(Files.readString(file), BaselineRun.class);
        } catch (IOException e) {
            throw new UsageException(
                    "%s cannot be read: %s".formatted(file, FileTrouble.words(e)), e);
        } catch (InvalidDocumentException e) {
            throw new UsageException(
                    "%s is no result of a training: %s".formatted(file, e.getMessage()), e);
        }
    }

    private Path file(Evaluation evaluation) {
        return folder.resolve(
                "%s-seed%d.json".formatted(evaluation.candidate().key(), evaluation.seed()));
    }

    /// What failed is tried again.
    @Override
    public boolean has(Evaluation evaluation) {
        BaselineRun run = kept.get(evaluation);
        return run != null && run.outcome() instanceof Outcome.Succeeded;
    }

    @Override
    public void keep(BaselineRun run) {
        kept.put(run.evaluation(), run);
        write(file(run.evaluation()), Json.writePretty(run) + "\n");
        listener.accept(run);
    }

    List<BaselineRun> runs() {
        return List.copyOf(kept.values());
    }

    /// Writes what is made of all trainings.
    void write(BaselineReport report) {
        write(folder.resolve("baselines.json"), Json.writePretty(report) + "\n");
        write(folder.resolve("baselines.md"), report.markdown());
        write(folder.resolve("baselines.svg"), AccuracyPlot.svg(report));
    }

    // Into a file beside the target first, so that an interruption leaves no half one.
    private static void write(Path target, String text) {
        Path draft = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.writeString(draft, text);
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new OutputFileException(
                    "the file %s cannot be written: %s".formatted(target, FileTrouble.words(e)), e);
        }
    }
}
