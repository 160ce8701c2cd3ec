package io.cellwright.searchspace.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/// Fields that a document need not have: those that are optional in Java. All others are required.
final class OptionalFields extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    private static final Set<Class<?>> OPTIONAL =
            Set.of(Optional.class, OptionalDouble.class, OptionalLong.class);

    /// Not written where it is empty.
    static void mayBeAbsent(MutableConfigOverride type) {
        type.setInclude(
                JsonInclude.Value.construct(
                        JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS));
    }

    @Override
    public Boolean hasRequiredMarker(AnnotatedMember member) {
        return !OPTIONAL.contains(member.getRawType());
    }
}
