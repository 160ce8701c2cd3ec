package io.cellwright.searchspace.trial;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.searchspace.block.Block;
import io.cellwright.searchspace.zoo.Model;
import io.cellwright.searchspace.zoo.Zoo;
import java.io.IOException;
import java.util.function.Function;

/// The JSON of trials, the same in the API, in files and in the database. Reading is strict:
/// unknown, missing and null fields are errors, and so is every value that a record's own rules
/// refuse.
///
/// A value of a sealed type carries its variant in the field `kind`; a block, a model and a data
/// set are their names. Nothing in a document ever names a Java class.
public final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .addModule(module())
                    .addMixIn(Candidate.class, CandidateKinds.class)
                    .addMixIn(Outcome.class, OutcomeKinds.class)
                    .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(32)
                                .maxDocumentLength(16L << 20)
                                .build());
    }

    private Json() {}

    /// Reads one document. Throws [InvalidDocumentException].
    public static <T> T read(String document, Class<T> type) {
        try {
            T value = MAPPER.readValue(document, type);
            if (value == null) {
                throw new InvalidDocumentException("", "a document is not null");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw JsonRules.broken(e, readTree(document));
        }
    }

    /// Reads a part of a document. Throws [InvalidDocumentException].
    public static <T> T read(JsonNode document, Class<T> type) {
        return read(document.toString(), type);
    }

    /// Reads a document as a tree. Throws [InvalidDocumentException].
    public static JsonNode readTree(String document) {
        try {
            return MAPPER.readTree(document);
        } catch (JsonProcessingException e) {
            throw JsonRules.broken(e, MissingNode.getInstance());
        }
    }

    /// One line of JSON.
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value, e);
        }
    }

    /// JSON over several lines, for people.
    public static String writePretty(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value, e);
        }
    }

    /// A value as a tree, to which fields can be added.
    public static ObjectNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Candidate.Cells.class, name = "cells"),
        @JsonSubTypes.Type(value = Candidate.HandDesigned.class, name = "model")
    })
    private interface CandidateKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Outcome.Succeeded.class, name = "succeeded"),
        @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed")
    })
    private interface OutcomeKinds {}

    private static SimpleModule module() {
        SimpleModule module = new SimpleModule("cellwright");
        named(
                module,
                Block.class,
                Block::name,
                name ->
                        Block.named(name)
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "no operation is named \"%s\"; there are %s"
                                                        .formatted(
                                                                name,
                                                                Block.ALL.stream()
                                                                        .map(Block::name)
                                                                        .toList()))));
        named(module, Model.class, Model::name, Zoo::named);
        named(module, DatasetName.class, DatasetName::text, DatasetName::of);
        return module;
    }

    private static <T> void named(
            SimpleModule module, Class<T> type, Function<T, String> name, Function<String, T> of) {
        module.addSerializer(
                type,
                new JsonSerializer<>() {
                    @Override
                    public void serialize(
                            T value, JsonGenerator generator, SerializerProvider provider)
                            throws IOException {
                        generator.writeString(name.apply(value));
                    }
                });
        module.addDeserializer(
                type,
                new JsonDeserializer<>() {
                    @Override
                    public T deserialize(JsonParser parser, DeserializationContext context)
                            throws IOException {
                        String text = parser.getValueAsString();
                        if (text == null) {
                            throw JsonMappingException.from(parser, "it is a name, a string");
                        }
                        try {
                            return of.apply(text);
                        } catch (IllegalArgumentException e) {
                            throw JsonMappingException.from(
                                    parser, String.valueOf(e.getMessage()), e);
                        }
                    }
                });
    }
}
