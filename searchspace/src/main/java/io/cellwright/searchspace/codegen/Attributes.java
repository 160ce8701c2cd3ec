package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Parameter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The names of a module's attributes: a parameter's own name where TorchScript allows it, with two
/// underscores for a dot and one for a hyphen, and a number at the end where two would be alike.
final class Attributes {

    private final Map<Parameter, String> names = new LinkedHashMap<>();
    private final Map<String, String> byParameter = new HashMap<>();

    Attributes(Graph graph) {
        Set<String> taken = new HashSet<>();
        for (Parameter parameter : Parameter.of(graph)) {
            String plain = parameter.name().replace(".", "__").replace('-', '_');
            // A digit cannot begin a name in TorchScript, nor an underscore one of its own.
            String wanted = Character.isLetter(plain.charAt(0)) ? plain : "node" + plain;
            String name = wanted;
            for (int copy = 2; !taken.add(name); copy++) {
                name = wanted + "_" + copy;
            }
            names.put(parameter, name);
            byParameter.put(parameter.name(), name);
        }
    }

    /// The attribute of that parameter or buffer.
    String of(Parameter parameter) {
        return of(parameter.name());
    }

    /// The attribute of the parameter or buffer with that name.
    String of(String parameter) {
        String name = byParameter.get(parameter);
        if (name == null) {
            throw new IllegalArgumentException("no parameter is named " + parameter);
        }
        return name;
    }

    /// All parameters and buffers.
    List<Parameter> parameters() {
        return List.copyOf(names.keySet());
    }

    /// The attributes of what is trained, or of all the rest.
    List<String> all(boolean trained) {
        return names.entrySet().stream()
                .filter(entry -> entry.getKey().role().trained() == trained)
                .map(Map.Entry::getValue)
                .toList();
    }
}
