package io.cellwright.searchspace.codegen;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The header of a safetensors file, checked: every tensor is of single precision, and together
/// they cover the data exactly, without a gap and without an overlap.
///
/// @param entries in the order of the data
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {

    static final int MAXIMUM_BYTES = 16 << 20;
    private static final int MAXIMUM_TENSORS = 200_000;
    private static final int MAXIMUM_NAME = 300;
    private static final int MAXIMUM_DIMENSIONS = 8;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(4)
                                    .maxStringLength(1 << 20)
                                    .maxNumberLength(20)
                                    .build())
                    .build();

    /// One tensor: its bytes lie in the data from `begin` to before `end`.
    record Entry(String name, List<Integer> shape, int begin, int end) {}

    static SafetensorsHeader parse(byte[] bytes, int offset, int length, int dataBytes) {
        List<Entry> entries = new ArrayList<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(bytes, offset, length)) {
            require(json.nextToken() == JsonToken.START_OBJECT, "the header is a JSON object");
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                require(json.nextToken() == JsonToken.START_OBJECT, name, "is a JSON object");
                if (name.equals(Safetensors.METADATA)) {
                    readMetadata(json, metadata);
                } else {
                    entries.add(readEntry(json, name));
                    require(
                            entries.size() <= MAXIMUM_TENSORS,
                            "there are at most %,d tensors".formatted(MAXIMUM_TENSORS));
                }
            }
            require(
                    json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null,
                    "the header is one JSON object and nothing else");
        } catch (JsonProcessingException e) {
            throw new InvalidWeightsException(
                    "the header is not valid JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new InvalidWeightsException("the header cannot be read", e);
        }
        entries.sort(Comparator.comparingInt(Entry::begin).thenComparingInt(Entry::end));
        requireCovered(entries, dataBytes);
        return new SafetensorsHeader(entries, metadata);
    }

    private static void readMetadata(JsonParser json, Map<String, String> metadata)
            throws IOException {
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            require(
                    json.nextToken() == JsonToken.VALUE_STRING,
                    Safetensors.METADATA,
                    "has texts only");
            metadata.put(key, json.getText());
        }
    }

    private static Entry readEntry(JsonParser json, String name) throws IOException {
        require(
                !name.isEmpty() && name.length() <= MAXIMUM_NAME,
                name,
                "has a name of 1 to %d characters".formatted(MAXIMUM_NAME));
        String type = "";
        List<Integer> shape = null;
        List<Integer> offsets = null;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            json.nextToken();
            switch (field) {
                case "dtype" -> type = String.valueOf(json.getText());
                case "shape" -> shape = integers(json, name);
                case "data_offsets" -> offsets = integers(json, name);
                default ->
                        throw new InvalidWeightsException(
                                "tensor \"%.100s\" has the unknown field \"%.100s\""
                                        .formatted(name, field));
            }
        }
        require(type.equals("F32"), name, "is of type F32, not \"%.20s\"".formatted(type));
        if (shape == null || offsets == null || offsets.size() != 2) {
            throw new InvalidWeightsException(
                    "tensor \"%.100s\" has a shape and two data_offsets".formatted(name));
        }
        return entry(name, shape, offsets.getFirst(), offsets.getLast());
    }

    private static Entry entry(String name, List<Integer> shape, int begin, int end) {
        long elements;
        try {
            elements = Tensor.elements(shape);
        } catch (IllegalArgumentException e) {
            throw new InvalidWeightsException(
                    "tensor \"%.100s\": %s".formatted(name, e.getMessage()), e);
        }
        require(
                begin <= end && elements == (end - begin) / Float.BYTES && (end - begin) % 4 == 0,
                name,
                "of shape %s needs four bytes for each of %,d values, not bytes %,d to %,d"
                        .formatted(shape, elements, begin, end));
        return new Entry(name, shape, begin, end);
    }

    private static List<Integer> integers(JsonParser json, String name) throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY, name, "has lists of integers");
        List<Integer> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(
                    json.currentToken() == JsonToken.VALUE_NUMBER_INT
                            && json.getNumberType() == JsonParser.NumberType.INT
                            && json.getIntValue() >= 0,
                    name,
                    "has sizes and offsets of 0 to 2,147,483,647");
            values.add(json.getIntValue());
            require(
                    values.size() <= MAXIMUM_DIMENSIONS,
                    name,
                    "has at most %d dimensions".formatted(MAXIMUM_DIMENSIONS));
        }
        return values;
    }

    private static void requireCovered(List<Entry> entries, int dataBytes) {
        int covered = 0;
        for (Entry entry : entries) {
            require(
                    entry.begin() == covered,
                    entry.name(),
                    "begins at byte %,d of the data, where the one before it ends, not at %,d"
                            .formatted(covered, entry.begin()));
            covered = entry.end();
        }
        require(
                covered == dataBytes,
                "the tensors need %,d bytes of data, but the file has %,d"
                        .formatted(covered, dataBytes));
    }

    private static void require(boolean holds, String tensor, String rule) {
        require(holds, "tensor \"%.100s\" %s".formatted(tensor, rule));
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new InvalidWeightsException(rule);
        }
    }
}
