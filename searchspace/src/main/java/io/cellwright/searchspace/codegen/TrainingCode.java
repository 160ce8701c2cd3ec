package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The methods that compute, train and score a network: whole runs of steps in one call each.
///
/// Nothing here draws random numbers: what is random comes in as arrays, or is a hash of a number
/// that comes in for each step (see `RandomCode`), so that programs that run side by side cannot
/// disturb each other. Learning rates, the steps' numbers and spans of images are read on the CPU,
/// so that a GPU is never waited for.
///
/// Labels are one for each image, or, where the network's output is a map, one for each of its
/// pixels (images, height, width). One pixel of such a map stands for one of the image, in its
/// middle, so labels are cropped and mirrored as their images are; what a crop takes from beyond
/// the map has no label. Losses are means over labels, and every label counts as one.
final class TrainingCode {

    private TrainingCode() {}

    static List<Method> of(Attributes attributes, Graph graph, TrainingSettings settings) {
        List<Method> methods = new ArrayList<>();
        methods.add(network(attributes, graph));
        methods.add(forward());
        methods.addAll(RandomCode.methods(graph));
        methods.add(ImageCode.normalize());
        methods.add(ImageCode.augment(graph.input(), settings.cropPadding()));
        if (isMap(graph)) {
            methods.add(ImageCode.augmentLabels(graph.output(), settings.cropPadding()));
        }
        methods.addAll(StateCode.of(attributes));
        methods.add(update(settings));
        Method trainSteps = trainSteps(graph, settings);
        methods.add(trainSteps);
        methods.add(CallCode.take());
        methods.add(CallCode.taken(trainSteps));
        methods.add(EvaluationCode.evaluate(graph));
        methods.add(weights(attributes));
        return methods;
    }

    /// Returns the network's output and, while it is trained, its auxiliary outputs.
    private static Method network(Attributes attributes, Graph graph) {
        return new Method(
                "network",
                List.of("x: Tensor", "training: bool", "noise: int"),
                "List[Tensor]",
                NetworkCode.forTraining(graph, attributes));
    }

    private static Method forward() {
        return Method.of(
                "forward",
                List.of("x: Tensor"),
                "Tensor",
                "return ((self).network(x, False, 0, ))[0]");
    }

    /// Whether every pixel of the output has a label of its own.
    static boolean isMap(Graph graph) {
        return graph.output().height() > 1 || graph.output().width() > 1;
    }

    /// One step of gradient descent with Nesterov momentum, as PyTorch defines it.
    private static Method update(TrainingSettings settings) {
        return Method.of(
                "update",
                List.of("parameter: Tensor", "velocity: Tensor", "gradient: Tensor", "rate: float"),
                "Tensor",
                """
                detached = torch.detach(parameter)
                change = torch.add(gradient, detached, alpha=%s)
                kept = torch.add_(torch.mul_(velocity, %s), change)
                change0 = torch.add_(change, kept, alpha=%s)
                return torch.add_(detached, change0, alpha=torch.neg(rate))
                """
                        .formatted(
                                Text.number(settings.weightDecay()),
                                Text.number(settings.momentum()),
                                Text.number(settings.momentum())));
    }

    /// Returns two rows with a column for each step: the loss of its batch, and how many of its
    /// labels were found.
    private static Method trainSteps(Graph graph, TrainingSettings settings) {
        return Method.of(
                "train_steps",
                List.of(
                        "images: Tensor",
                        "labels: Tensor",
                        "order: Tensor",
                        "crops: Tensor",
                        "flips: Tensor",
                        "rates: Tensor",
                        "noise: Tensor"),
                "Tensor",
                """
                parameters = (self).prepare()
                velocities = self.velocities
                steps = torch.size(order, 0)
                results = torch.zeros([2, steps], dtype=6, layout=None, device=ops.prim.device(images))
                for i in range(steps):
                  pick = torch.select(order, 0, i)
                  crop = torch.select(crops, 0, i)
                  flip = torch.select(flips, 0, i)
                  batch = (self).augment(torch.index_select(images, 0, pick), crop, flip, )
                  target = %s
                  number = int(torch.item(torch.select(noise, 0, i)))
                  outputs = (self).network((self).normalize(batch, ), True, number, )
                  logits = outputs[0]
                  loss = %s
                  gradients = torch.autograd.grad([loss], parameters)
                  rate = float(torch.item(torch.select(rates, 0, i)))
                  for k in range(torch.len(parameters)):
                    gradient = gradients[k]
                    gradient0 = unchecked_cast(Tensor, gradient)
                    _1 = (self).update(parameters[k], velocities[k], gradient0, rate, )
                  result = torch.select(results, 1, i)
                  _2 = torch.copy_(torch.select(result, 0, 0), torch.detach(loss))
                  correct = torch.sum(torch.eq(torch.argmax(logits, 1), target))
                  _3 = torch.copy_(torch.select(result, 0, 1), correct)
                return results
                """
                        .formatted(
                                target(isMap(graph)), loss(graph.auxiliaries().size(), settings)));
    }

    private static String target(boolean map) {
        String labels = "torch.index_select(labels, 0, pick)";
        return map
                ? "torch.squeeze((self).augment_labels(torch.unsqueeze(%s, 1), crop, flip, ), 1)"
                        .formatted(labels)
                : labels;
    }

    /// The main output's loss, and a share of each auxiliary output's.
    private static String loss(int auxiliaries, TrainingSettings settings) {
        String smoothing = Text.number(settings.labelSmoothing());
        String loss = loss("logits", smoothing);
        for (int output = 1; output <= auxiliaries; output++) {
            loss =
                    "torch.add(%s, %s, alpha=%s)"
                            .formatted(
                                    loss,
                                    loss("outputs[%d]".formatted(output), smoothing),
                                    Text.number(settings.auxiliaryWeight()));
        }
        return loss;
    }

    private static String loss(String logits, String smoothing) {
        return "torch.cross_entropy_loss(%s, target, None, 1, -100, %s)"
                .formatted(logits, smoothing);
    }

    /// Returns all parameters and buffers, one after the other, in row-major order.
    private static Method weights(Attributes attributes) {
        return Method.of(
                "weights",
                List.of(),
                "Tensor",
                attributes.parameters().stream()
                        .map(parameter -> "self." + attributes.of(parameter))
                        .map("torch.reshape(torch.detach(%s), [-1])"::formatted)
                        .collect(Collectors.joining(", ", "return torch.cat([", "], 0)")));
    }
}
