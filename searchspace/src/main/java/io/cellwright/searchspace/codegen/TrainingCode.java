package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The methods that compute, train and score a network: whole runs of steps in one call each.
///
/// Nothing here draws random numbers: what is random comes in as arrays, or is a hash of a number
/// that comes in for each step (see `RandomCode`), so that programs that run side by side cannot
/// disturb each other. What is one number for each step (learning rate, the number for chance, the
/// share of the training that is done, the larger share of a mix) and spans of images are read on
/// the CPU, so that a GPU is never waited for.
///
/// Labels are one for each image, or, where the network's output is a map, one for each of its
/// pixels (images, height, width). One pixel of such a map stands for one of the image, in its
/// middle, so labels are cropped and mirrored as their images are; what a crop takes from beyond
/// the map has no label. Losses are means over labels, and every label counts as one. Where two
/// images are mixed, so are the losses of their labels, and the label of the larger share is the
/// one that is found or not.
final class TrainingCode {

    private TrainingCode() {}

    /// @param maps what the network computes with, whatever the settings say of precision
    static List<Method> of(
            Attributes attributes,
            Graph graph,
            FeatureMaps maps,
            TrainingSettings settings,
            UpdateCode update) {
        List<Method> methods = new ArrayList<>();
        DepthwiseGradients apart =
                settings.columnwise()
                        ? DepthwiseGradients.of(graph)
                        : DepthwiseGradients.none(graph);
        methods.add(network(attributes, graph, maps, apart));
        methods.addAll(apart.methods(attributes, update.trained(attributes)));
        methods.add(forward());
        methods.addAll(RandomCode.methods(graph));
        ImageCode images = ImageCode.of(graph, settings);
        methods.addAll(images.methods());
        methods.addAll(update.methods(attributes));
        methods.addAll(StateCode.of(update));
        Method trainSteps = trainSteps(graph, images, settings);
        methods.add(trainSteps);
        methods.add(CallCode.take());
        methods.add(CallCode.taken(trainSteps));
        methods.add(EvaluationCode.evaluate(graph, update));
        methods.add(weights(attributes, update));
        return methods;
    }

    /// Returns the network's output and, while it is trained, its auxiliary outputs.
    private static Method network(
            Attributes attributes, Graph graph, FeatureMaps maps, DepthwiseGradients apart) {
        return new Method(
                "network",
                inputs(graph),
                "List[Tensor]",
                NetworkCode.forTraining(graph, attributes, maps, apart));
    }

    /// What a network that can be trained takes.
    static List<String> inputs(Graph graph) {
        List<String> inputs =
                new ArrayList<>(
                        List.of(
                                "x: Tensor",
                                "training: bool",
                                "noise: int",
                                "kept: Dict[str, Tensor]"));
        if (RandomCode.dropsPaths(graph)) {
            inputs.add("progress: float=0.");
        }
        return inputs;
    }

    private static Method forward() {
        return Method.of(
                "forward",
                List.of("x: Tensor"),
                "Tensor",
                "return ((self).network(x, False, 0, annotate(Dict[str, Tensor], {}), ))[0]");
    }

    /// Returns two rows with a column for each step: the loss of its batch, and how many of its
    /// labels were found. `rates` has a row for each step: its learning rate, its place in the
    /// whole training, counted from 1, and the share of the training that is done before it.
    private static Method trainSteps(Graph graph, ImageCode images, TrainingSettings settings) {
        List<String> parameters =
                new ArrayList<>(List.of("images: Tensor", "labels: Tensor", "order: Tensor"));
        parameters.addAll(images.inputs());
        parameters.addAll(List.of("rates: Tensor", "noise: Tensor"));
        return Method.of(
                "train_steps",
                parameters,
                "Tensor",
                """
                _0 = (self).prepare()
                pixels = torch.permute(images, [0, 2, 3, 1])
                steps = torch.size(order, 0)
                results = torch.zeros([2, steps], dtype=6, layout=None, device=ops.prim.device(images))
                for i in range(steps):
                  pick = torch.select(order, 0, i)
                  %s
                  number = int(torch.item(torch.select(noise, 0, i)))
                  rate = torch.select(rates, 0, i)
                  kept = annotate(Dict[str, Tensor], {})
                  outputs = (self).network(batch, True, number, kept%s, )
                  logits = outputs[0]
                  loss = %s
                  gradient = (self).joined((self).gradients(loss, kept, ), )
                  speed = float(torch.item(torch.select(rate, 0, 0)))
                  place = float(torch.item(torch.select(rate, 0, 1)))
                  _1 = (self).update(gradient, speed, place, )
                  result = torch.select(results, 1, i)
                  _2 = torch.copy_(torch.select(result, 0, 0), torch.detach(loss))
                  correct = torch.sum(torch.eq(torch.argmax(logits, 1), target))
                  _3 = torch.copy_(torch.select(result, 0, 1), correct)
                return results
                """
                        .formatted(
                                String.join("\n  ", images.statements()),
                                RandomCode.dropsPaths(graph)
                                        ? ", float(torch.item(torch.select(rate, 0, 2)))"
                                        : "",
                                loss(graph.auxiliaries().size(), images.mixes(), settings)));
    }

    /// The main output's loss, and a share of each auxiliary output's.
    private static String loss(int auxiliaries, boolean mixed, TrainingSettings settings) {
        String smoothing = Text.number(settings.regularization().labelSmoothing());
        String loss = loss("logits", mixed, smoothing);
        for (int output = 1; output <= auxiliaries; output++) {
            loss =
                    "torch.add(%s, %s, alpha=%s)"
                            .formatted(
                                    loss,
                                    loss("outputs[%d]".formatted(output), mixed, smoothing),
                                    Text.number(settings.regularization().auxiliaryWeight()));
        }
        return loss;
    }

    private static String loss(String logits, boolean mixed, String smoothing) {
        String loss = crossEntropy(logits, "target", smoothing);
        return mixed
                ? "torch.add(torch.mul(%s, share), torch.mul(%s, rest))"
                        .formatted(loss, crossEntropy(logits, "target0", smoothing))
                : loss;
    }

    private static String crossEntropy(String logits, String target, String smoothing) {
        return "torch.cross_entropy_loss(%s, %s, None, 1, -100, %s)"
                .formatted(logits, target, smoothing);
    }

    /// Returns all parameters and buffers, one after the other, in row-major order.
    private static Method weights(Attributes attributes, UpdateCode update) {
        return Method.of(
                "weights",
                List.of(),
                "Tensor",
                update.showAverage()
                        + attributes.parameters().stream()
                                .map(parameter -> "self." + attributes.of(parameter))
                                .map("torch.reshape(torch.detach(%s), [-1])"::formatted)
                                .collect(Collectors.joining(", ", "return torch.cat([", "], 0)")));
    }
}
