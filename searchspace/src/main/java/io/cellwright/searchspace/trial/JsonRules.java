package io.cellwright.searchspace.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.cellwright.searchspace.text.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says which field of a document breaks which rule, in the words of documents: nothing of the
/// classes into which they are read.
final class JsonRules {

    private static final String NOTHING = "nothing";

    private JsonRules() {}

    /// @param document the whole document; missing where it is not JSON
    static InvalidDocumentException broken(JsonProcessingException failure, JsonNode document) {
        return new InvalidDocumentException(field(failure), rule(failure, document));
    }

    /// Throws [InvalidDocumentException] where something is null. Of what is required the reader
    /// has found it already.
    static void requireNoNull(JsonNode document) {
        requireNoNull("", document);
    }

    private static void requireNoNull(String place, JsonNode value) {
        if (value.isNull()) {
            throw new InvalidDocumentException(place.replaceFirst("^\\.", ""), "the field is null");
        }
        value.properties()
                .forEach(field -> requireNoNull(place + "." + field.getKey(), field.getValue()));
        for (int at = 0; value.isArray() && at < value.size(); at++) {
            requireNoNull(place + "[" + at + "]", value.get(at));
        }
    }

    private static String field(JsonProcessingException failure) {
        return failure instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null
                                        ? "[" + step.getIndex() + "]"
                                        : "." + step.getFieldName())
                        .collect(Collectors.joining())
                        .replaceFirst("^\\.", "")
                : "";
    }

    private static String rule(JsonProcessingException failure, JsonNode document) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case UnrecognizedPropertyException e -> noSuchField(e);
            case InvalidTypeIdException e -> noSuchKind(e);
            case MismatchedInputException e -> mismatch(e, found(failure, document));
            case InputCoercionException e -> tooLarge(e, found(failure, document));
            case StreamReadException e -> notJson(e);
            case JsonProcessingException e -> e.getOriginalMessage();
            case NullPointerException _ -> "a value of a list is null";
            default -> String.valueOf(cause.getMessage());
        };
    }

    private static String noSuchField(UnrecognizedPropertyException failure) {
        Collection<Object> known =
                failure.getKnownPropertyIds() == null ? List.of() : failure.getKnownPropertyIds();
        List<String> names = known.stream().map(String::valueOf).sorted().toList();
        return "there is no such field%s; there are %s"
                .formatted(Spelling.hint(failure.getPropertyName(), names), names);
    }

    private static String noSuchKind(InvalidTypeIdException failure) {
        List<String> kinds = Json.kinds(failure.getBaseType().getRawClass());
        String kind = failure.getTypeId();
        return kind == null
                ? "kind is missing; there are " + kinds
                : "kind is one of %s, not \"%.60s\"%s"
                        .formatted(kinds, kind, Spelling.hint(kind, kinds));
    }

    private static String mismatch(MismatchedInputException failure, String found) {
        String message = failure.getOriginalMessage();
        if (message.startsWith("Missing required creator property")) {
            return "the field is missing";
        }
        Class<?> type = failure.getTargetType();
        if (type.isEnum() && failure instanceof InvalidFormatException unknown) {
            return noSuchConstant(type, String.valueOf(unknown.getValue()));
        }
        String rule = "it is " + kind(type);
        return switch (found) {
            case "null" -> "the field is null";
            // The document said it elsewhere, in an earlier version's way.
            case NOTHING -> rule;
            default -> rule + ", not " + found;
        };
    }

    private static String noSuchConstant(Class<?> type, String found) {
        List<String> names =
                Stream.of(type.getEnumConstants())
                        .map(constant -> Json.readTree(Json.write(constant)).asText())
                        .toList();
        return "it is one of %s, not \"%.60s\"%s"
                .formatted(names, found, Spelling.hint(found, names));
    }

    private static String tooLarge(InputCoercionException failure, String found) {
        boolean wide = failure.getTargetType() == long.class;
        return "it is a whole number of at most %,d, not %s"
                .formatted(wide ? Long.MAX_VALUE : Integer.MAX_VALUE, found);
    }

    private static String kind(Class<?> type) {
        if (type == int.class || type == long.class || type == OptionalLong.class) {
            return "a whole number";
        }
        if (type == double.class || type == OptionalDouble.class) {
            return "a number";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "a text";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    /// What stands in the place of the failure.
    private static String found(JsonProcessingException failure, JsonNode document) {
        JsonNode place = document;
        if (failure instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference step : mapping.getPath()) {
                place =
                        step.getFieldName() == null
                                ? place.path(step.getIndex())
                                : place.path(step.getFieldName());
            }
        }
        if (place.isMissingNode()) {
            return NOTHING;
        }
        return place.isObject()
                ? "an object"
                : place.isArray() ? "a list" : "%.100s".formatted(place);
    }

    private static String notJson(StreamReadException failure) {
        return failure.getLocation() == null
                ? failure.getOriginalMessage()
                : "line %d, column %d: %s"
                        .formatted(
                                failure.getLocation().getLineNr(),
                                failure.getLocation().getColumnNr(),
                                failure.getOriginalMessage());
    }
}
