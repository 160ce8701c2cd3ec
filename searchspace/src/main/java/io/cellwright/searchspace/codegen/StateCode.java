package io.cellwright.searchspace.codegen;

import java.util.List;
import java.util.stream.Collectors;

/// The methods that hand out everything that training goes on from, and take it back: what a
/// program with the same state is given next, it does as this one would, bit for bit.
///
/// The state is one array of single precision: all parameters and buffers in the order of the
/// graph, then the optimizer's tensors, each in row-major order. How long it is, the program alone
/// knows.
final class StateCode {

    /// The attribute that holds a tensor for each parameter that is trained, once there was a step.
    static final String VELOCITIES = "velocities";

    private StateCode() {}

    static List<Method> of(Attributes attributes) {
        Method restore = restore();
        return List.of(
                prepare(attributes),
                lasting(attributes),
                state(),
                restore,
                CallCode.taken(restore));
    }

    /// Returns the parameters that are trained. The first call makes the optimizer's tensors, and
    /// switches the parameters' gradients on, as some ways to load a program switch them off.
    private static Method prepare(Attributes attributes) {
        return Method.of(
                "prepare",
                List.of(),
                "List[Tensor]",
                """
                parameters = %s
                velocities = self.velocities
                if torch.eq(torch.len(velocities), 0):
                  for k in range(torch.len(parameters)):
                    parameter = torch.requires_grad_(parameters[k], True)
                    _0 = torch.append(velocities, torch.zeros_like(torch.detach(parameter)))
                else:
                  pass
                return parameters
                """
                        .formatted(list(attributes.all(true))));
    }

    /// Returns every tensor that training changes.
    private static Method lasting(Attributes attributes) {
        return Method.of(
                "lasting",
                List.of(),
                "List[Tensor]",
                """
                _0 = (self).prepare()
                tensors = %s
                for k in range(torch.len(self.velocities)):
                  _1 = torch.append(tensors, (self.velocities)[k])
                return tensors
                """
                        .formatted(
                                list(
                                        attributes.parameters().stream()
                                                .map(attributes::of)
                                                .toList())));
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

    private static String list(List<String> attributes) {
        return attributes.stream()
                .map(name -> "self." + name)
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
