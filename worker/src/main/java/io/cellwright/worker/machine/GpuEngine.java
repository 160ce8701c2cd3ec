package io.cellwright.worker.machine;

import io.cellwright.searchspace.commandline.FileTrouble;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/// The native libraries of the engine for NVIDIA GPUs, unpacked into a folder: PyTorch for CUDA
/// 11.8, with cuDNN. The launcher points the loader there.
///
/// What lies in `torch` DJL loads when it starts; the loader finds what lies in `on-demand` when it
/// is needed. The two are apart because DJL loads a folder in an order in which cuDNN does not find
/// cuBLAS, and because one of the libraries does not load where there is no driver.
///
/// @param engines the folder of engines, which may be missing
public record GpuEngine(Path engines) {

    /// The last file to be written: its version, and each file with its size.
    static final String CONTENTS = "engine.properties";

    static final String VERSION = "version";
    private static final String FILE = "file.";

    private static final ComputeCapability OLDEST = new ComputeCapability(3, 7);
    private static final int NEWEST_MAJOR = 9;

    /// What there is in the folder.
    public sealed interface State {

        /// Nothing.
        record Absent() implements State {}

        /// All files, with their sizes.
        ///
        /// @param version of PyTorch
        /// @param bytes of all files
        record Ready(String version, long bytes) implements State {}

        /// Something else than was unpacked.
        ///
        /// @param reason names the file
        record Damaged(String reason) implements State {}
    }

    /// Where the launcher looks for it.
    ///
    /// @param environment the variables of the process
    /// @param home the user's own folder
    public static GpuEngine of(Map<String, String> environment, Path home) {
        String engines = environment.getOrDefault("CELLWRIGHT_ENGINES", "");
        if (!engines.isEmpty()) {
            return new GpuEngine(Path.of(engines).toAbsolutePath());
        }
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        return new GpuEngine(
                (cache.isEmpty() ? home.resolve(".cache") : Path.of(cache))
                        .resolve(Path.of("cellwright", "engines"))
                        .toAbsolutePath());
    }

    /// Where its files are.
    public Path folder() {
        return engines.resolve("cu118");
    }

    /// Whether its libraries have code for such a GPU.
    public static boolean supports(ComputeCapability capability) {
        return capability.compareTo(OLDEST) >= 0 && capability.major() <= NEWEST_MAJOR;
    }

    /// Looks for every file and its size.
    public State state() {
        Properties contents = new Properties();
        try (Reader reader = Files.newBufferedReader(folder().resolve(CONTENTS))) {
            contents.load(reader);
        } catch (NoSuchFileException _) {
            return new State.Absent();
        } catch (IOException | IllegalArgumentException e) {
            return new State.Damaged("%s cannot be read: %s".formatted(CONTENTS, e.getMessage()));
        }
        long bytes = 0;
        for (String key : contents.stringPropertyNames()) {
            if (!key.startsWith(FILE)) {
                continue;
            }
            String name = key.substring(FILE.length());
            long size = sizeOf(name);
            if (!Long.toString(size).equals(contents.getProperty(key))) {
                return new State.Damaged(
                        "%s has %,d bytes, not %s"
                                .formatted(name, size, contents.getProperty(key)));
            }
            bytes += size;
        }
        String version = contents.getProperty(VERSION, "");
        return version.isEmpty() || bytes == 0
                ? new State.Damaged(CONTENTS + " is not complete")
                : new State.Ready(version, bytes);
    }

    /// A file that is missing has no bytes.
    private long sizeOf(String name) {
        try {
            return Files.size(folder().resolve(name));
        } catch (IOException _) {
            return 0;
        }
    }

    /// Writes what [#state] reads, into a folder that is about to become the engine's.
    static void describe(Path folder, String version, Map<String, Long> sizes) {
        StringBuilder text = new StringBuilder(VERSION).append('=').append(version).append('\n');
        sizes.forEach(
                (name, size) -> text.append(FILE + name).append('=').append(size).append('\n'));
        try {
            Files.writeString(folder.resolve(CONTENTS), text);
        } catch (IOException e) {
            throw new GpuEngineException(
                    "%s cannot be written: %s"
                            .formatted(folder.resolve(CONTENTS), FileTrouble.words(e)),
                    e);
        }
    }
}
