package io.cellwright.searchspace.trial;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.searchspace.block.Block;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.Branch;
import io.cellwright.searchspace.cell.CellBlock;
import io.cellwright.searchspace.zoo.Model;
import io.cellwright.searchspace.zoo.Zoo;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// How types are written that are more, or less, than the fields of a record.
final class JsonTypes {

    private static final String KIND = "kind";

    /// The kind of candidates before there were several, whose documents do not say it.
    private static final String FIRST_KIND = "cells";

    private static final Map<String, Class<? extends Candidate>> CANDIDATES =
            Map.of(
                    FIRST_KIND,
                    Candidate.Cells.class,
                    "edges",
                    Candidate.Edges.class,
                    "layers",
                    Candidate.Layers.class,
                    "model",
                    Candidate.HandDesigned.class);

    private JsonTypes() {}

    static SimpleModule module() {
        SimpleModule module = new SimpleModule("cellwright");
        named(module, Block.class, Block::name, JsonTypes::block);
        OperationJson.addTo(module);
        named(module, Model.class, Model::name, Zoo::named);
        named(module, DatasetName.class, DatasetName::text, DatasetName::of);
        named(
                module,
                Precision.class,
                Precision::text,
                text -> Named.of("precision", Precision.values(), text));
        named(
                module,
                InitialWeights.class,
                InitialWeights::text,
                text -> Named.of("initialWeights", InitialWeights.values(), text));
        named(
                module,
                ZeroCost.class,
                ZeroCost::text,
                text -> Named.of("score", ZeroCost.values(), text));
        module.setDeserializerModifier(RecipeDocuments.modifier());
        named(module, Architecture.Edges.class, Architecture.Edges::text, Architecture.Edges::of);
        named(module, CellBlock.Combination.class, JsonTypes::text, JsonTypes::combination);
        module.addDeserializer(Candidate.class, new CandidateReader());
        module.addDeserializer(CellBlock.class, new CellBlockReader());
        module.addSerializer(CellBlock.class, new CellBlockWriter());
        return module;
    }

    private static Block block(String name) {
        return Block.named(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no operation is named \"%.60s\"; there are %s"
                                        .formatted(
                                                name,
                                                Block.ALL.stream().map(Block::name).toList())));
    }

    private static String text(CellBlock.Combination combination) {
        return combination.name().toLowerCase(Locale.ROOT);
    }

    private static CellBlock.Combination combination(String text) {
        List<CellBlock.Combination> all = List.of(CellBlock.Combination.values());
        return all.stream()
                .filter(combination -> text(combination).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "a combination is one of %s, not \"%.60s\""
                                        .formatted(
                                                all.stream().map(JsonTypes::text).toList(), text)));
    }

    private static final class CandidateReader extends JsonDeserializer<Candidate> {

        @Override
        public Candidate deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            JsonNode document = context.readTree(parser);
            if (!(document instanceof ObjectNode fields)) {
                throw JsonMappingException.from(parser, "a candidate is an object");
            }
            if (!fields.has(KIND)) {
                fields.put(KIND, FIRST_KIND);
            }
            Class<? extends Candidate> type = CANDIDATES.get(fields.path(KIND).asText(""));
            if (type == null) {
                throw JsonMappingException.from(
                        parser,
                        "kind is one of %s, not %.60s"
                                .formatted(
                                        Arrays.toString(
                                                CANDIDATES.keySet().stream().sorted().toArray()),
                                        fields.get(KIND)));
            }
            return context.readTreeAsValue(fields, type);
        }

        /// The kind is read above.
        @Override
        public Object deserializeWithType(
                JsonParser parser, DeserializationContext context, TypeDeserializer kinds)
                throws IOException {
            return deserialize(parser, context);
        }
    }

    /// The fields of a block as they are written.
    private record CellBlockFields(
            Branch first, Branch second, CellBlock.Combination combination) {}

    private static final class CellBlockReader extends JsonDeserializer<CellBlock> {

        @Override
        public CellBlock deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            JsonNode document = context.readTree(parser);
            if (!(document instanceof ObjectNode fields)) {
                throw JsonMappingException.from(parser, "a block is an object");
            }
            if (!fields.has("combination")) {
                fields.put("combination", text(CellBlock.Combination.ADD));
            }
            CellBlockFields block = context.readTreeAsValue(fields, CellBlockFields.class);
            return new CellBlock(block.first(), block.second(), block.combination());
        }
    }

    /// Does not write that a block adds: documents are those of earlier versions then, and so are
    /// the keys of evaluations.
    private static final class CellBlockWriter extends JsonSerializer<CellBlock> {

        @Override
        public void serialize(CellBlock block, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            generator.writeStartObject();
            generator.writeObjectField("first", block.first());
            generator.writeObjectField("second", block.second());
            if (block.combination() != CellBlock.Combination.ADD) {
                generator.writeObjectField("combination", block.combination());
            }
            generator.writeEndObject();
        }
    }

    static <T> void named(
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
