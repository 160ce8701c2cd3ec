package io.cellwright.searchspace.codegen;

import static io.cellwright.searchspace.codegen.Text.number;

import io.cellwright.searchspace.trial.Optimizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The methods that turn gradients into a step of the weights, and keep the weights' average.
///
/// All parameters and buffers lie in one array, [#VALUES], of which the module's other tensors are
/// views, and what the optimizer remembers lies in arrays alike: an update is a handful of
/// operators for the whole network. The gradients' norm is limited before weight decay comes on
/// top, as with PyTorch's `clip_grad_norm_`; how much is left of them is Pascanu, Mikolov and
/// Bengio's formula ("On the difficulty of training recurrent neural networks", 2013, algorithm 1).
///
/// The average is `average = decay * average + (1 - decay) * values` after each step, where decay
/// is at first smaller, (1 + t) / (10 + t) in step t, so that the average forgets what training
/// began with. Source: TensorFlow's `ExponentialMovingAverage` with `num_updates`. Running means
/// and variances of normalizations are averaged as the weights are, since those of the last steps'
/// weights do not fit the average's; so did the published training of NASNet.
final class UpdateCode {

    /// The attribute of the array that holds all parameters and buffers.
    static final String VALUES = "values";

    /// The attribute that tells whether the module's tensors are the average at the moment.
    static final String AVERAGED = "averaged";

    private static final String AVERAGE = "average";

    private final FlatLayout layout;
    private final TrainingSettings settings;

    UpdateCode(FlatLayout layout, TrainingSettings settings) {
        this.layout = layout;
        this.settings = settings;
    }

    /// A tensor that training carries from step to step beside parameters and buffers.
    ///
    /// @param attribute of the module; it is empty until training begins
    /// @param values how many it then has
    /// @param initial the expression of what it then is
    record Remembered(String attribute, int values, String initial) {}

    /// All that training remembers, in a fixed order, which checkpoints rely on.
    List<Remembered> remembered() {
        List<Remembered> all = new ArrayList<>();
        optimizer().state().forEach(name -> all.add(remembered(name)));
        if (averages()) {
            all.add(
                    new Remembered(
                            AVERAGE, layout.values(), "torch.clone(self.%s)".formatted(VALUES)));
        }
        return all;
    }

    /// The attributes that the module has beside its parameters and buffers, with their types.
    Map<String, String> attributes() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put(VALUES, "Tensor");
        remembered().forEach(remembered -> types.put(remembered.attribute(), "Tensor"));
        if (averages()) {
            types.put(AVERAGED, "bool");
        }
        return types;
    }

    /// Whether the network is scored and exported with averages.
    boolean averages() {
        return settings.averageDecay() > 0;
    }

    List<Method> methods(Attributes attributes) {
        List<Method> methods = new ArrayList<>();
        if (averages()) {
            methods.add(show());
        }
        methods.add(prepare(attributes));
        methods.add(joined());
        methods.add(update());
        return methods;
    }

    /// The statement that a method which reads the weights for use begins with.
    String showAverage() {
        return averages() ? "shown = (self).show(True, )\n" : "";
    }

    private OptimizerCode optimizer() {
        return OptimizerCode.of(settings.optimizer());
    }

    /// TensorFlow's running mean of squares begins at one, which keeps the first steps small.
    private Remembered remembered(String name) {
        String like = name.equals(OptimizerCode.SQUARES) ? "ones" : "zeros";
        return new Remembered(
                name,
                layout.trained(),
                "torch.%s_like(torch.slice(self.%s, 0, 0, %d))"
                        .formatted(like, VALUES, layout.trained()));
    }

    /// Makes the module's tensors the average, or what is trained, by changing them for each other.
    /// Returns the tensors' values.
    private static Method show() {
        return Method.of(
                "show",
                List.of("averaged: bool"),
                "Tensor",
                """
                if torch.__and__(torch.ne(self.averaged, averaged), torch.gt(torch.numel(self.average), 0)):
                  other = torch.clone(self.values)
                  _0 = torch.copy_(self.values, self.average)
                  _1 = torch.copy_(self.average, other)
                  self.averaged = averaged
                else:
                  pass
                return self.values
                """);
    }

    /// The attributes of what is trained, in the order in which [#joined] takes its gradients.
    List<String> trained(Attributes attributes) {
        return layout.trainedPlaces().stream()
                .map(place -> attributes.of(place.parameter()))
                .toList();
    }

    /// Makes the module ready for a step, and returns how many parameters are trained: its tensors
    /// are those that are trained, their gradients are on, as some ways to load a program switch
    /// them off, and what training remembers exists.
    private Method prepare(Attributes attributes) {
        String list =
                trained(attributes).stream()
                        .map(name -> "self." + name)
                        .collect(Collectors.joining(", ", "[", "]"));
        StringBuilder body = new StringBuilder();
        if (averages()) {
            body.append("shown = (self).show(False, )\n");
        }
        body.append(
                """
                parameters = %s
                for k in range(torch.len(parameters)):
                  _0 = torch.requires_grad_(parameters[k], True)
                """
                        .formatted(list));
        for (Remembered remembered : remembered()) {
            body.append(
                    """
                    if torch.eq(torch.numel(self.ATTRIBUTE), 0):
                      self.ATTRIBUTE = INITIAL
                    else:
                      pass
                    """
                            .replace("ATTRIBUTE", remembered.attribute())
                            .replace("INITIAL", remembered.initial()));
        }
        return Method.of("prepare", List.of(), "int", body + "return torch.len(parameters)\n");
    }

    /// Returns all gradients as one array, in the order and the layout of the values.
    private static Method joined() {
        return Method.of(
                "joined",
                List.of("gradients: List[Tensor]"),
                "Tensor",
                """
                rows = annotate(List[Tensor], [])
                for k in range(torch.len(gradients)):
                  gradient = gradients[k]
                  if torch.eq(torch.dim(gradient), 4):
                    row = torch.permute(gradient, [0, 2, 3, 1])
                  else:
                    row = gradient
                  _0 = torch.append(rows, torch.reshape(row, [-1]))
                return torch.cat(rows, 0)
                """);
    }

    /// Takes one step. `number` is its place in the whole training, counted from 1. The gradients'
    /// array is overwritten.
    private Method update() {
        List<String> lines = new ArrayList<>();
        lines.add("trained = torch.slice(self.values, 0, 0, %d)".formatted(layout.trained()));
        double clip = settings.regularization().gradientClip();
        if (clip > 0) {
            lines.add("inverse = torch.reciprocal(torch.norm(gradient))");
            lines.add("share = torch.mul(inverse, %s)".formatted(number(clip)));
            lines.add("_0 = torch.mul_(gradient, torch.clamp_max(share, 1.0))");
        }
        double decay = settings.regularization().weightDecay();
        if (decay > 0 && layout.decayed() > 0) {
            lines.add(decayed("decayed", "self.values"));
            if (settings.optimizer() instanceof Optimizer.AdamW) {
                String kept = "torch.sub(1.0, torch.mul(rate, %s))".formatted(number(decay));
                lines.add("_1 = torch.mul_(decayed, %s)".formatted(kept));
            } else {
                lines.add(decayed("pulled", "gradient"));
                lines.add("_1 = torch.add_(pulled, decayed, alpha=%s)".formatted(number(decay)));
            }
        }
        lines.addAll(optimizer().step());
        if (averages()) {
            lines.add("begun = torch.div(torch.add(1.0, number), torch.add(10.0, number))");
            lines.add("kept = ops.prim.min(%s, begun)".formatted(number(settings.averageDecay())));
            lines.add("_3 = torch.lerp_(self.average, self.values, torch.sub(1.0, kept))");
        }
        lines.add("return trained");
        return new Method(
                "update",
                List.of("gradient: Tensor", "rate: float", "number: float"),
                "Tensor",
                lines);
    }

    private String decayed(String variable, String array) {
        return "%s = torch.slice(%s, 0, 0, %d)".formatted(variable, array, layout.decayed());
    }
}
