package io.cellwright.searchspace.trial;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.cellwright.searchspace.cell.Architecture;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The JSON of trials, the same in the API, in files and in the database. Reading is strict:
/// unknown, missing and null fields are errors, and so is every value that a record's own rules
/// refuse. What a record need not have, an `Optional`, is left out where it is absent, never null.
///
/// A value of a sealed type carries its variant in the field `kind`; a block, a model and a data
/// set are their names, a cell of NAS-Bench-201 is the benchmark's text. Nothing in a document ever
/// names a Java class. Documents of earlier versions are still read: a candidate without `kind` has
/// cells, a block without `combination` adds its branches, and an outcome may have its few scores
/// beside its curve.
public final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .addModule(new Jdk8Module())
                    .annotationIntrospector(new OptionalFields())
                    .withConfigOverride(Optional.class, OptionalFields::mayBeAbsent)
                    .withConfigOverride(OptionalDouble.class, OptionalFields::mayBeAbsent)
                    .withConfigOverride(OptionalLong.class, OptionalFields::mayBeAbsent)
                    .addModule(JsonTypes.module())
                    .addModule(OutcomeJson.module())
                    .addMixIn(Candidate.class, CandidateKinds.class)
                    .addMixIn(Outcome.class, OutcomeKinds.class)
                    .addMixIn(Optimizer.class, OptimizerKinds.class)
                    .addMixIn(Schedule.class, ScheduleKinds.class)
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
            if (document.contains("null")) {
                JsonRules.requireNoNull(readTree(document));
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

    /// Reads an architecture of the kind that its candidate's JSON says. Throws
    /// [InvalidDocumentException].
    public static Architecture readArchitecture(String kind, JsonNode document) {
        return switch (kind) {
            case "cells" -> read(document, Architecture.Cells.class);
            case "edges" -> read(document, Architecture.Edges.class);
            case "layers" -> read(document, Architecture.Layers.class);
            default ->
                    throw new InvalidDocumentException(
                            "kind",
                            "kind is cells, edges or layers, not \"%.60s\"".formatted(kind));
        };
    }

    /// Reads a document as a tree. Throws [InvalidDocumentException].
    public static JsonNode readTree(String document) {
        try {
            return MAPPER.readTree(document);
        } catch (JsonProcessingException e) {
            throw JsonRules.broken(e, MissingNode.getInstance());
        }
    }

    /// What the field `kind` of a sealed type's values may be.
    static List<String> kinds(Class<?> type) {
        Class<?> kinds = MAPPER.findMixInClassFor(type);
        JsonSubTypes names = kinds == null ? null : kinds.getAnnotation(JsonSubTypes.class);
        return names == null
                ? List.of()
                : Stream.of(names.value()).map(JsonSubTypes.Type::name).toList();
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
        @JsonSubTypes.Type(value = Candidate.Edges.class, name = "edges"),
        @JsonSubTypes.Type(value = Candidate.Layers.class, name = "layers"),
        @JsonSubTypes.Type(value = Candidate.HandDesigned.class, name = "model")
    })
    private interface CandidateKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Outcome.Succeeded.class, name = "succeeded"),
        @JsonSubTypes.Type(value = Outcome.Scored.class, name = "scored"),
        @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed")
    })
    private interface OutcomeKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Optimizer.Sgd.class, name = "sgd"),
        @JsonSubTypes.Type(value = Optimizer.Adam.class, name = "adam"),
        @JsonSubTypes.Type(value = Optimizer.AdamW.class, name = "adamw"),
        @JsonSubTypes.Type(value = Optimizer.RmsProp.class, name = "rmsprop")
    })
    private interface OptimizerKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Schedule.Constant.class, name = "constant"),
        @JsonSubTypes.Type(value = Schedule.Step.class, name = "step"),
        @JsonSubTypes.Type(value = Schedule.Cosine.class, name = "cosine"),
        @JsonSubTypes.Type(value = Schedule.Plateau.class, name = "plateau")
    })
    private interface ScheduleKinds {}
}
