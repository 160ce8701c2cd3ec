package io.cellwright.worker.machine;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Fetches jars with Maven, into its own repository on this machine, with the versions of the
/// build. A jar that is complete is not fetched again.
///
/// @param project the POM that names the jars; it is in a folder of the build's parent
/// @param repository where Maven keeps what it fetched
/// @param progress for what Maven says while it fetches
/// @param interactive whether somebody watches: Maven then counts the bytes
/// @param program Maven's name, or its path
public record MavenJars(
        Path project, Path repository, OutputStream progress, boolean interactive, String program)
        implements NativeJars {

    /// 1,610,573,237 bytes of PyTorch and 2,089,509,296 of NVIDIA's libraries.
    private static final long SIZE = 3_700_082_533L;

    @Override
    public Optional<List<Path>> here() {
        return resolve(
                List.of("--offline", "--batch-mode", "--quiet"), OutputStream.nullOutputStream());
    }

    @Override
    public List<Path> fetch() {
        return resolve(interactive ? List.of() : List.of("--batch-mode"), progress)
                .orElseThrow(() ->
                        new GpuEngineException(
                                "Maven could not fetch the native libraries; what it said is above."
                                        + " The same command tries again, without the jars that are"
                                        + " here already"));
    }

    @Override
    public long size() {
        return SIZE;
    }

    private Optional<List<Path>> resolve(List<String> options, OutputStream told) {
        Path list = project.resolveSibling("target").resolve("natives");
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(options);
        command.addAll(
                List.of(
                        "--activate-profiles=cu118",
                        "--file=" + project,
                        "dependency:build-classpath",
                        "-Dmdep.outputFile=" + list));
        try {
            Files.createDirectories(list.getParent());
            Files.deleteIfExists(list);
            Process maven =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectInput(new File("/dev/null"))
                            .start();
            if (!succeeds(maven, told) || !Files.exists(list)) {
                return Optional.empty();
            }
            return Optional.of(
                    Stream.of(
                                    Files.readString(list)
                                            .strip()
                                            .split(Pattern.quote(File.pathSeparator), -1))
                            .map(Path::of)
                            .toList());
        } catch (IOException e) {
            throw new GpuEngineException("Maven cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GpuEngineException("interrupted while Maven ran", e);
        }
    }

    /// Waits for its end. Where this process is ended meanwhile, Maven is too.
    private static boolean succeeds(Process maven, OutputStream told)
            throws IOException, InterruptedException {
        Thread end = new Thread(maven::destroy);
        Runtime.getRuntime().addShutdownHook(end);
        try {
            maven.getInputStream().transferTo(told);
            return maven.waitFor() == 0;
        } finally {
            maven.destroy();
            try {
                Runtime.getRuntime().removeShutdownHook(end);
            } catch (IllegalStateException _) {
                // This process is just being ended.
            }
        }
    }
}
