package io.cellwright.searchspace.codegen;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The methods that hand out everything that training goes on from, and take it back: what a
/// program with the same state is given next, it does as this one would, bit for bit.
///
/// The state is one array of single precision: all parameters and buffers as they lie in the
/// program, then what the optimizer remembers and the weights' average. How long it is, the program
/// alone knows.
final class StateCode {

    private StateCode() {}

    static List<Method> of(UpdateCode update) {
        Method restore = restore();
        return List.of(lasting(update), state(), restore, CallCode.taken(restore));
    }

    /// Returns every tensor that training changes, ready for a step.
    private static Method lasting(UpdateCode update) {
        String tensors =
                Stream.concat(
                                Stream.of(UpdateCode.VALUES),
                                update.remembered().stream().map(UpdateCode.Remembered::attribute))
                        .map(name -> "self." + name)
                        .collect(Collectors.joining(", ", "[", "]"));
        return Method.of(
                "lasting",
                List.of(),
                "List[Tensor]",
                """
                _0 = (self).prepare()
                return %s
                """
                        .formatted(tensors));
    }

    private static Method state() {
        return Method.of(
                "state",
                List.of(),
                "Tensor",
                """
                tensors = (self).lasting()
                flat = annotate(List[Tensor], [])
                for k in range(torch.len(tensors)):
                  _0 = torch.append(flat, torch.reshape(torch.detach(tensors[k]), [-1]))
                return torch.cat(flat, 0)
                """);
    }

    /// Returns how many values the state has. Changes nothing where there are more or fewer.
    private static Method restore() {
        return Method.of(
                "restore",
                List.of("state: Tensor"),
                "Tensor",
                """
                tensors = (self).lasting()
                values = 0
                for k in range(torch.len(tensors)):
                  values = torch.add(values, torch.numel(tensors[k]))
                if torch.eq(values, torch.numel(state)):
                  first = 0
                  for k in range(torch.len(tensors)):
                    tensor = torch.detach(tensors[k])
                    end = torch.add(first, torch.numel(tensor))
                    part = torch.slice(state, 0, first, end)
                    _0 = torch.copy_(tensor, torch.reshape(part, torch.size(tensor)))
                    first = end
                else:
                  pass
                return torch.full([1], values, dtype=4, layout=None, device=None)
                """);
    }
}
