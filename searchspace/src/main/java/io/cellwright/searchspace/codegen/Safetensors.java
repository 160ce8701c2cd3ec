package io.cellwright.searchspace.codegen;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Weights as a file that holds nothing but numbers: the length of a JSON header in eight bytes,
/// the header, then the tensors. Format: <https://github.com/huggingface/safetensors>.
///
/// @param weights of single precision
/// @param metadata texts about the file
public record Safetensors(Weights weights, Map<String, String> metadata) {

    /// The key of the header that is no tensor.
    static final String METADATA = "__metadata__";

    public Safetensors {
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    /// The whole file, the same bytes for equal weights and metadata.
    public byte[] bytes() {
        byte[] header = header();
        long size = Long.BYTES + (long) header.length;
        for (Tensor tensor : weights.tensors().values()) {
            size += Float.BYTES * (long) tensor.values().length;
        }
        byte[] bytes = new byte[Math.toIntExact(size)];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(header.length).put(header);
        for (Tensor tensor : weights.tensors().values()) {
            buffer.asFloatBuffer().put(tensor.values());
            buffer.position(buffer.position() + Float.BYTES * tensor.values().length);
        }
        return bytes;
    }

    private byte[] header() {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(header)) {
            json.writeStartObject();
            json.writeObjectFieldStart(METADATA);
            for (Map.Entry<String, String> entry : metadata.entrySet()) {
                json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
            long offset = 0;
            for (Map.Entry<String, Tensor> entry : weights.tensors().entrySet()) {
                Tensor tensor = entry.getValue();
                long end = offset + Float.BYTES * (long) tensor.values().length;
                json.writeObjectFieldStart(entry.getKey());
                json.writeStringField("dtype", "F32");
                json.writeArrayFieldStart("shape");
                for (int size : tensor.shape()) {
                    json.writeNumber(size);
                }
                json.writeEndArray();
                json.writeArrayFieldStart("data_offsets");
                json.writeNumber(offset);
                json.writeNumber(end);
                json.writeEndArray();
                json.writeEndObject();
                offset = end;
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        // Readers map the numbers into memory, which wants them at a multiple of eight bytes.
        header.writeBytes(
                " ".repeat(Math.floorMod(-header.size(), 8)).getBytes(StandardCharsets.US_ASCII));
        return header.toByteArray();
    }

    /// Reads a file that anyone may have sent. Throws [InvalidWeightsException].
    public static Safetensors read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < Long.BYTES) {
            throw new InvalidWeightsException(
                    "a safetensors file has at least 8 bytes, not " + bytes.length);
        }
        long length = buffer.getLong();
        if (length < 2 || length > SafetensorsHeader.MAXIMUM_BYTES) {
            throw new InvalidWeightsException(
                    "the header of a safetensors file has 2 to %,d bytes, not %s"
                            .formatted(
                                    SafetensorsHeader.MAXIMUM_BYTES,
                                    Long.toUnsignedString(length)));
        }
        if (length > buffer.remaining()) {
            throw new InvalidWeightsException(
                    "the header should have %,d bytes, but the file ends after %,d of them"
                            .formatted(length, buffer.remaining()));
        }
        int dataAt = Long.BYTES + (int) length;
        SafetensorsHeader header =
                SafetensorsHeader.parse(bytes, Long.BYTES, (int) length, bytes.length - dataAt);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (SafetensorsHeader.Entry entry : header.entries()) {
            float[] values = new float[(entry.end() - entry.begin()) / Float.BYTES];
            buffer.position(dataAt + entry.begin());
            buffer.asFloatBuffer().get(values);
            tensors.put(entry.name(), new Tensor(entry.shape(), values));
        }
        return new Safetensors(new Weights(tensors), header.metadata());
    }
}
