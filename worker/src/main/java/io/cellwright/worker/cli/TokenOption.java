package io.cellwright.worker.cli;

import io.cellwright.searchspace.commandline.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where a worker's token comes from. There is no option for the token itself: every user of a
/// machine can read the command lines of its processes.
final class TokenOption {

    private static final String VARIABLE = "CELLWRIGHT_WORKER_TOKEN";
    private static final String FILE = "worker-token";
    private static final int LARGEST = 4096;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "the file that holds the pool token; default: the environment variable "
                            + VARIABLE
                            + ", then HOME/"
                            + FILE)
    private Optional<Path> file = Optional.empty();

    String read(Map<String, String> environment, Path home) {
        if (file.isPresent()) {
            return read(file.get());
        }
        String given = environment.get(VARIABLE);
        if (given != null && !given.isBlank()) {
            return given.strip();
        }
        Path local = home.resolve(FILE);
        if (Files.exists(local)) {
            return read(local);
        }
        throw new UsageException(
                "no token for the controller: name its file with --token-file, set %s, or run on the"
                                .formatted(VARIABLE)
                        + " controller's machine, where it is in %s".formatted(local));
    }

    private static String read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String token = new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8).strip();
            if (token.isEmpty()) {
                throw new UsageException("the token file %s is empty".formatted(file));
            }
            return token;
        } catch (IOException e) {
            throw new UsageException(
                    "the token file %s cannot be read: %s".formatted(file, FileTrouble.words(e)),
                    e);
        }
    }
}
