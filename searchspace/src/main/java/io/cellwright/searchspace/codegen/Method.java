package io.cellwright.searchspace.codegen;

import java.util.List;
import java.util.stream.Collectors;

/// One method of a module's class, in TorchScript's text.
///
/// @param parameters after `self`, each with its type, as `x: Tensor`
/// @param body statements, indented among each other as Python wants it
record Method(String name, List<String> parameters, String result, List<String> body) {

    Method {
        parameters = List.copyOf(parameters);
        body = List.copyOf(body);
    }

    static Method of(String name, List<String> parameters, String result, String body) {
        return new Method(name, parameters, result, body.lines().toList());
    }

    String text(String module) {
        String all =
                parameters.stream()
                        .map(parameter -> ", " + parameter)
                        .collect(Collectors.joining("", "self: __torch__." + module, ""));
        return body.stream()
                .map(line -> "    " + line + "\n")
                .collect(
                        Collectors.joining(
                                "", "  def %s(%s) -> %s:\n".formatted(name, all, result), ""));
    }
}
