package io.cellwright.worker.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Small jars with the names of the real ones inside, as Maven would have them.
final class EngineJars implements NativeJars {

    static final String TORCH = "pytorch/cu118/linux-x86_64/";
    static final String CUDNN = "org/bytedeco/cuda/linux-x86_64/";

    private final Path folder;
    private final Map<String, String> files = new TreeMap<>();
    int asked;
    private boolean fetched;

    EngineJars(Path folder) {
        this.folder = folder;
        for (String name :
                List.of(
                        "libtorch.so",
                        "libtorch_cpu.so",
                        "libtorch_cuda.so",
                        "libc10_cuda.so",
                        "libcublas-3b81d170.so.11",
                        "libcaffe2_nvrtc.so",
                        "libtorch_cuda_linalg.so")) {
            files.put(TORCH + name, "the library " + name);
        }
        for (String name :
                List.of(
                        "libcudnn.so.8",
                        "libcudnn_ops_infer.so.8",
                        "libcudnn_ops_train.so.8",
                        "libcudnn_cnn_infer.so.8",
                        "libcudnn_cnn_train.so.8",
                        "libcudnn_adv_infer.so.8",
                        "libcufft.so.10")) {
            files.put(CUDNN + name, "the library " + name);
        }
        files.put("native/lib/pytorch.properties", "version=2.0.1-20230709\nflavor=cu118\n");
        files.put(TORCH + "../../../../escaped.so", "not to be written");
    }

    /// Without that file.
    EngineJars without(String name) {
        files.remove(name);
        return this;
    }

    /// The files are on this machine already.
    EngineJars fetched() {
        fetched = true;
        return this;
    }

    Path jar() {
        return folder.resolve("engine.jar");
    }

    @Override
    public Optional<List<Path>> here() {
        asked++;
        return fetched ? Optional.of(fetch()) : Optional.empty();
    }

    /// Entries are not compressed, so that a test can find and damage them.
    @Override
    public List<Path> fetch() {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar()))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                CRC32 checksum = new CRC32();
                checksum.update(content);
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                entry.setCrc(checksum.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(jar());
    }

    @Override
    public Path repository() {
        return folder;
    }

    @Override
    public long size() {
        return 1_000_000_000;
    }
}
