package io.cellwright.searchspace.codegen;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The methods that call another one in two parts: `take` keeps its inputs, `NAME_taken` runs it on
/// them and lets them go.
///
/// The engine calls methods that train in a way that never frees the inputs where the call fails:
/// on a GPU, the memory of all images. A call without inputs has none to lose: those that were
/// taken are the program's, and end with it.
final class CallCode {

    /// The attribute that holds what was taken.
    static final String INPUTS = "inputs";

    private CallCode() {}

    static Method take() {
        return Method.of(
                "take",
                List.of("taken: List[Tensor]"),
                "int",
                """
                _0 = torch.clear(self.inputs)
                _1 = torch.extend(self.inputs, taken)
                return torch.len(taken)
                """);
    }

    /// @param method whose inputs are tensors
    static Method taken(Method method) {
        String inputs =
                IntStream.range(0, method.parameters().size())
                        .mapToObj(position -> "inputs[" + position + "]")
                        .collect(Collectors.joining(", "));
        return Method.of(
                method.name() + "_taken",
                List.of(),
                method.result(),
                """
                inputs = self.inputs
                result = (self).%s(%s, )
                _0 = torch.clear(inputs)
                return result
                """
                        .formatted(method.name(), inputs));
    }
}
