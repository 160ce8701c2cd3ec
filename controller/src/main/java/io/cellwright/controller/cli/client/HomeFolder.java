package io.cellwright.controller.cli.client;

import io.cellwright.controller.cli.output.CommandFailure;
import io.cellwright.searchspace.commandline.FileTrouble;
import io.cellwright.searchspace.trial.InvalidDocumentException;
import io.cellwright.searchspace.trial.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// The folder in which a controller keeps all it has: its database, weights and tokens, and where
/// the command line finds the one that runs.
public record HomeFolder(Path path) {

    /// Enough for a database and the weights of some trials; with less, the first report would
    /// fail.
    private static final long LEAST_FREE_BYTES = 64L << 20;

    public HomeFolder {
        path = path.toAbsolutePath().normalize();
    }

    /// The home folder that is used unless another is named.
    public static Path standard() {
        return Path.of(System.getProperty("user.home"), ".cellwright");
    }

    /// Where the operator token is.
    public Path tokenFile() {
        return path.resolve("token");
    }

    /// Where a running controller says its address.
    public Path controllerFile() {
        return path.resolve("controller.json");
    }

    /// Creates the folder, for its owner only, where there is none, and checks that it can be
    /// written.
    public void prepare() {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path);
                if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString("rwx------"));
                }
            }
            long free = Files.getFileStore(path).getUsableSpace();
            if (free < LEAST_FREE_BYTES) {
                throw new CommandFailure(
                        "the disk of the home folder %s has %d MiB left, and at least %d are needed"
                                .formatted(path, free >> 20, LEAST_FREE_BYTES >> 20));
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    "the home folder %s cannot be made: %s".formatted(path, FileTrouble.words(e)),
                    e);
        }
        if (!Files.isWritable(path)) {
            throw new CommandFailure("the home folder %s cannot be written".formatted(path));
        }
    }

    /// The operator token. Throws [CommandFailure] where there is none.
    public String token() {
        try {
            String token = Files.readString(tokenFile()).strip();
            if (!Endpoint.isToken(token)) {
                throw new CommandFailure(
                        "%s holds no token, which is one line of visible characters"
                                .formatted(tokenFile()));
            }
            return token;
        } catch (NoSuchFileException e) {
            throw new CommandFailure(
                    "there is no token in %s: name the controller's home with --home"
                            .formatted(tokenFile()),
                    e);
        } catch (IOException e) {
            throw new CommandFailure(
                    "the token in %s cannot be read: %s"
                            .formatted(tokenFile(), FileTrouble.words(e)),
                    e);
        }
    }

    /// The controller that last announced itself here. It may have ended without a word.
    public Optional<RunningController> announced() {
        try {
            return Optional.of(
                    Json.read(Files.readString(controllerFile()), RunningController.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | InvalidDocumentException e) {
            throw new CommandFailure(
                    "%s cannot be read: %s".formatted(controllerFile(), e.getMessage()), e);
        }
    }

    /// Says where this process answers.
    public void announce(RunningController controller) {
        Path draft = path.resolve("controller.json.new");
        try {
            Files.writeString(draft, Json.write(controller) + "\n");
            Files.move(
                    draft,
                    controllerFile(),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandFailure(
                    "%s cannot be written: %s".formatted(controllerFile(), FileTrouble.words(e)),
                    e);
        }
    }

    /// Takes back what `pid` announced; what another process announced stays.
    public void withdraw(long pid) {
        if (announced().filter(controller -> controller.pid() == pid).isEmpty()) {
            return;
        }
        try {
            Files.deleteIfExists(controllerFile());
        } catch (IOException e) {
            throw new CommandFailure(
                    "%s cannot be removed: %s".formatted(controllerFile(), FileTrouble.words(e)),
                    e);
        }
    }

    /// The endpoint of the controller that runs on this home.
    public Endpoint endpoint() {
        RunningController controller = announced().orElseThrow(this::nothingRuns);
        if (!controller.mayBeAlive()) {
            throw nothingRuns();
        }
        return new Endpoint(controller.url(), token());
    }

    /// Throws [CommandFailure] if a controller on this home answers: there can be only one.
    public void requireNobodyServes() {
        Optional<RunningController> other =
                announced().filter(RunningController::mayBeAlive).filter(this::answers);
        if (other.isPresent()) {
            throw new CommandFailure(
                    "a controller already runs with the home folder %s: at %s, process %d; stop it, or name another folder with --home"
                            .formatted(path, other.get().url(), other.get().pid()));
        }
    }

    private boolean answers(RunningController controller) {
        try (ControllerClient client =
                new ControllerClient(() -> new Endpoint(controller.url(), token()))) {
            return client.get(Api.HEALTH).path("status").asText("").equals("up");
        } catch (CommandFailure e) {
            return false;
        }
    }

    private CommandFailure nothingRuns() {
        return new ControllerUnreachableException(
                "no controller runs with the home folder %s: start one with `cellwright serve`,"
                                .formatted(path)
                        + " or name one with --controller URL");
    }
}
