package io.cellwright.searchspace.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cellwright.searchspace.block.Block;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// The published schema and the reader of files say the same: what the schema allows at its bounds
/// is read, and what is just beyond them is refused.
class SpaceSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static String schemaText() throws IOException {
        try (InputStream schema = SpaceFile.class.getResourceAsStream(SpaceFile.SCHEMA)) {
            if (schema == null) {
                throw new AssertionError("there is no resource " + SpaceFile.SCHEMA);
            }
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode properties() throws IOException {
        return JSON.readTree(schemaText()).path("properties");
    }

    private static SpaceDefinition read(Map<String, Object> fields) throws IOException {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("name", "probe");
        whole.put("operations", List.of("identity"));
        whole.putAll(fields);
        return SpaceFile.read("probe", JSON.writeValueAsString(whole));
    }

    private static void assertRefused(Map<String, Object> fields) {
        assertThatThrownBy(() -> read(fields))
                .as("%s", fields)
                .isInstanceOf(InvalidSpaceException.class);
    }

    @Test
    void theDocumentationHoldsTheSameSchema() throws IOException {
        assertThat(Path.of("..", "docs", SpaceFile.SCHEMA)).hasContent(schemaText());
    }

    @Test
    void theOperationsAreAllBlocks() throws IOException {
        List<String> names = new ArrayList<>();
        properties().at("/operations/items/enum").forEach(name -> names.add(name.asText()));
        assertThat(names).isEqualTo(Block.ALL.stream().map(Block::name).toList());
        assertThat(read(Map.of("operations", names)).rules().operations()).isEqualTo(Block.ALL);
        assertThat(properties().at("/operations/maxItems").asInt()).isEqualTo(names.size());
    }

    @Test
    void onlyTheFieldsOfTheSchemaAreRead() throws IOException {
        JsonNode schema = JSON.readTree(schemaText());
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
        assertRefused(Map.of("other", 1));
        assertRefused(Map.of("constraints", Map.of("other", 1)));
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(field -> required.add(field.asText()));
        assertThat(required).containsExactly("name", "operations");
        assertThatThrownBy(() -> SpaceFile.read("probe", "{operations: [identity]}"))
                .hasMessageContaining("name: the field is missing");
        assertThatThrownBy(() -> SpaceFile.read("probe", "{name: probe}"))
                .hasMessageContaining("operations: the field is missing");
    }

    @Test
    void everyNumberIsReadAtItsBoundsAndRefusedBeyond() throws IOException {
        for (String field : List.of("blocks")) {
            assertBounds(properties().path(field), value -> Map.of(field, value));
        }
        JsonNode constraints = properties().at("/constraints/properties");
        for (String field : fields(constraints)) {
            assertBounds(
                    constraints.path(field), value -> Map.of("constraints", Map.of(field, value)));
        }
        assertBounds(properties().at("/widths/items"), value -> Map.of("widths", List.of(value)));
    }

    private interface Fields {
        Map<String, Object> with(long value);
    }

    private static void assertBounds(JsonNode number, Fields fields) throws IOException {
        assertThat(number.path("type").asText()).isEqualTo("integer");
        long least = number.path("minimum").longValue();
        long most = number.path("maximum").longValue();
        assertThat(read(fields.with(least))).isNotNull();
        assertThat(read(fields.with(most))).isNotNull();
        assertRefused(fields.with(least - 1));
        assertRefused(fields.with(most + 1));
    }

    @Test
    void everyChoiceOfTheSchemaIsReadAndItsDefaultIsTheReaders() throws IOException {
        SpaceDefinition usual = read(Map.of());
        for (String field : List.of("combination", "inputs", "outputs")) {
            JsonNode property = properties().path(field);
            for (JsonNode choice : property.path("enum")) {
                boolean isUsual = choice.equals(property.path("default"));
                assertThat(read(Map.of(field, choice.asText())).equals(usual)).isEqualTo(isUsual);
            }
            assertRefused(Map.of(field, "other"));
        }
        assertThat(properties().at("/blocks/default").asInt()).isEqualTo(usual.rules().blocks());
    }

    @Test
    void listsAndTextsHaveTheSchemasLengths() throws IOException {
        int most = properties().at("/widths/maxItems").asInt();
        assertThat(read(Map.of("widths", widths(most))).rules().widths()).hasSize(most);
        assertRefused(Map.of("widths", widths(most + 1)));
        assertRefused(Map.of("widths", List.of(8, 8)));
        assertRefused(Map.of("operations", List.of()));
        for (String field : List.of("title", "source")) {
            int length = properties().path(field).path("maxLength").asInt();
            assertThat(read(Map.of(field, "x".repeat(length)))).isNotNull();
            assertRefused(Map.of(field, "x".repeat(length + 1)));
        }
        String pattern = properties().at("/name/pattern").asText();
        for (String name : List.of("a", "A-1.b", "", "-a", "a b", "a".repeat(60), "a".repeat(61))) {
            if (name.matches(pattern)) {
                assertThat(read(Map.of("name", name)).description().name()).isEqualTo(name);
            } else {
                assertRefused(Map.of("name", name));
            }
        }
    }

    private static List<Integer> widths(int count) {
        return IntStream.range(2, 2 + count).boxed().toList();
    }

    private static List<String> fields(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
                .toList();
    }
}
