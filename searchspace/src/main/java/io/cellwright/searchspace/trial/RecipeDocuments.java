package io.cellwright.searchspace.trial;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Recipes as documents, in which everything may be left out.
///
/// A recipe is a preset's name, or an object whose field `preset` names what completes it. An
/// `optimizer` or `schedule` of another `kind` than the preset's is completed by that kind's
/// defaults, and may be given as the kind alone. In documents of earlier versions what is now a
/// part of `optimizer`, `regularization` or `augmentation` stands beside them, and still may.
final class RecipeDocuments {

    private static final String KIND = "kind";
    private static final String PRESET = "preset";

    private static final Map<String, String> PARTS =
            Map.of(
                    "momentum", "optimizer",
                    "weightDecay", "regularization",
                    "labelSmoothing", "regularization",
                    "cropPadding", "augmentation",
                    "flip", "augmentation");

    private RecipeDocuments() {}

    /// Makes recipes complete before they are read.
    static BeanDeserializerModifier modifier() {
        return new BeanDeserializerModifier() {
            private static final long serialVersionUID = 1L;

            @Override
            public JsonDeserializer<?> modifyDeserializer(
                    DeserializationConfig configuration,
                    BeanDescription type,
                    JsonDeserializer<?> reader) {
                return type.getBeanClass() == Recipe.class ? new Reader(reader) : reader;
            }
        };
    }

    private static final class Reader extends DelegatingDeserializer {

        private static final long serialVersionUID = 1L;

        Reader(JsonDeserializer<?> complete) {
            super(complete);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> complete) {
            return new Reader(complete);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            ObjectNode completed = completed(parser, context.readTree(parser));
            try (JsonParser fields = completed.traverse(parser.getCodec())) {
                fields.nextToken();
                return super.deserialize(fields, context);
            }
        }
    }

    private static ObjectNode completed(JsonParser parser, JsonNode given)
            throws JsonMappingException {
        if (given.isTextual()) {
            return preset(parser, given, false);
        }
        if (!(given instanceof ObjectNode fields)) {
            throw JsonMappingException.from(
                    parser,
                    "a recipe is an object, or the name of one of %s".formatted(Preset.names()));
        }
        ObjectNode own = fields.deepCopy();
        JsonNode name = own.remove(PRESET);
        ObjectNode completed =
                name == null ? Json.tree(Recipe.searchProxy()) : preset(parser, name, true);
        PARTS.forEach((field, part) -> {
            JsonNode value = own.remove(field);
            if (value != null) {
                own.withObjectProperty(part).set(field, value);
            }
        });
        merge(completed, own);
        return completed;
    }

    private static ObjectNode preset(JsonParser parser, JsonNode name, boolean isField)
            throws JsonMappingException {
        try {
            return Json.tree(Preset.named(name.asText()).recipe());
        } catch (IllegalArgumentException e) {
            JsonMappingException unknown =
                    JsonMappingException.from(parser, String.valueOf(e.getMessage()), e);
            if (isField) {
                unknown.prependPath(Recipe.class, PRESET);
            }
            throw unknown;
        }
    }

    private static void merge(ObjectNode base, ObjectNode given) {
        for (Map.Entry<String, JsonNode> field : given.properties()) {
            JsonNode value = field.getValue();
            if (value.isTextual() && base.path(field.getKey()).has(KIND)) {
                value = JsonNodeFactory.instance.objectNode().set(KIND, value);
            }
            if (base.get(field.getKey()) instanceof ObjectNode part
                    && value instanceof ObjectNode givenPart) {
                JsonNode kind = givenPart.get(KIND);
                if (kind != null && !kind.equals(part.get(KIND))) {
                    part = defaults(field.getKey(), kind);
                    base.set(field.getKey(), part);
                }
                merge(part, givenPart);
            } else {
                base.set(field.getKey(), value);
            }
        }
    }

    /// Nothing for a kind that there is not, of which the reader tells.
    private static ObjectNode defaults(String field, JsonNode kind) {
        List<ObjectNode> kinds =
                switch (field) {
                    case "optimizer" -> RecipeChoices.all().optimizers();
                    case "schedule" -> RecipeChoices.all().schedules();
                    default -> List.of();
                };
        return kinds.stream()
                .filter(defaults -> defaults.path(KIND).equals(kind))
                .findFirst()
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }
}
