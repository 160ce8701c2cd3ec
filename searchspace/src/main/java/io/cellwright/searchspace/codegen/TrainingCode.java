package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The methods that train and score a network: whole runs of steps in one call each.
///
/// Nothing here draws random numbers: what is random comes in as arrays, so that programs that run
/// side by side cannot disturb each other. Learning rates and spans of images are read on the CPU,
/// so that a GPU is never waited for.
final class TrainingCode {

    static final String MEAN = "normalization_mean";
    static final String DEVIATION = "normalization_deviation";

    private TrainingCode() {}

    static List<Method> of(Attributes attributes, Shape image, TrainingSettings settings) {
        return List.of(
                normalize(),
                augment(image, settings),
                trained(attributes),
                update(settings),
                trainSteps(settings),
                evaluate(),
                weights(attributes));
    }

    private static Method normalize() {
        return Method.of(
                "normalize",
                List.of("images: Tensor"),
                "Tensor",
                """
                pixels = torch.contiguous(torch.to(images, 6), memory_format=2)
                return torch.div_(torch.sub_(pixels, self.%s), self.%s)
                """
                        .formatted(MEAN, DEVIATION));
    }

    /// Crops and mirrors by gathering every pixel from where it comes from.
    private static Method augment(Shape image, TrainingSettings settings) {
        return Method.of(
                "augment",
                List.of("images: Tensor", "crops: Tensor", "flips: Tensor"),
                "Tensor",
                fill(
                        """
                        device = ops.prim.device(images)
                        count = torch.size(images, 0)
                        padded = torch.constant_pad_nd(images, [PADDING, PADDING, PADDING, PADDING], 0)
                        image = torch.arange(count, dtype=None, layout=None, device=device)
                        channel = torch.arange(CHANNELS, dtype=None, layout=None, device=device)
                        row = torch.arange(HEIGHT, dtype=None, layout=None, device=device)
                        column = torch.arange(WIDTH, dtype=None, layout=None, device=device)
                        mirrored = torch.where(torch.unsqueeze(flips, 1), torch.flip(column, [0]), column)
                        rows = torch.add(torch.slice(crops, 1, 0, 1), row)
                        columns = torch.add(torch.slice(crops, 1, 1, 2), mirrored)
                        image0 = torch.view(image, [-1, 1, 1, 1])
                        channel0 = torch.view(channel, [1, -1, 1, 1])
                        rows0 = torch.view(rows, [-1, 1, HEIGHT, 1])
                        columns0 = torch.view(columns, [-1, 1, 1, WIDTH])
                        return torch.index(padded, annotate(List[Optional[Tensor]], [image0, channel0, rows0, columns0]))
                        """,
                        Map.of(
                                "PADDING", settings.cropPadding(),
                                "CHANNELS", image.channels(),
                                "HEIGHT", image.height(),
                                "WIDTH", image.width())));
    }

    private static Method trained(Attributes attributes) {
        return Method.of(
                "trained",
                List.of(),
                "List[Tensor]",
                attributes.all(true).stream()
                        .map(name -> "self." + name)
                        .collect(Collectors.joining(", ", "return [", "]")));
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
    /// images were classified correctly. The first call makes the velocities, and switches the
    /// parameters' gradients on, as some ways to load a program switch them off.
    private static Method trainSteps(TrainingSettings settings) {
        return Method.of(
                "train_steps",
                List.of(
                        "images: Tensor",
                        "labels: Tensor",
                        "order: Tensor",
                        "crops: Tensor",
                        "flips: Tensor",
                        "rates: Tensor"),
                "Tensor",
                """
                parameters = (self).trained()
                velocities = self.velocities
                if torch.eq(torch.len(velocities), 0):
                  for k in range(torch.len(parameters)):
                    parameter = torch.requires_grad_(parameters[k], True)
                    _0 = torch.append(velocities, torch.zeros_like(torch.detach(parameter)))
                else:
                  pass
                steps = torch.size(order, 0)
                results = torch.zeros([2, steps], dtype=6, layout=None, device=ops.prim.device(images))
                for i in range(steps):
                  pick = torch.select(order, 0, i)
                  chosen = torch.index_select(images, 0, pick)
                  batch = (self).augment(chosen, torch.select(crops, 0, i), torch.select(flips, 0, i), )
                  target = torch.index_select(labels, 0, pick)
                  logits = (self).network((self).normalize(batch, ), True, )
                  loss = torch.cross_entropy_loss(logits, target, None, 1, -100, %s)
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
                        .formatted(Text.number(settings.labelSmoothing())));
    }

    /// `span` holds the first image, the one after the last, and how many are taken at a time.
    /// Returns how many were classified correctly, and the sum of their losses.
    private static Method evaluate() {
        return Method.of(
                "evaluate",
                List.of("images: Tensor", "labels: Tensor", "span: Tensor"),
                "Tensor",
                """
                first = int(torch.item(torch.select(span, 0, 0)))
                last = int(torch.item(torch.select(span, 0, 1)))
                size = int(torch.item(torch.select(span, 0, 2)))
                part = torch.slice(images, 0, first, last)
                targets = torch.slice(labels, 0, first, last)
                result = torch.zeros([2], dtype=7, layout=None, device=ops.prim.device(images))
                count = torch.size(part, 0)
                for i in range(torch.floordiv(torch.sub(torch.add(count, size), 1), size)):
                  start = torch.mul(i, size)
                  end = torch.add(start, size)
                  target = torch.slice(targets, 0, start, end)
                  batch = (self).normalize(torch.slice(part, 0, start, end), )
                  logits = (self).network(batch, False, )
                  correct = torch.sum(torch.eq(torch.argmax(logits, 1), target))
                  loss = torch.cross_entropy_loss(logits, target, None, 2, -100, 0.0)
                  _0 = torch.add_(torch.select(result, 0, 0), correct)
                  _1 = torch.add_(torch.select(result, 0, 1), torch.detach(loss))
                return result
                """);
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

    private static String fill(String template, Map<String, Integer> values) {
        String text = template;
        for (Map.Entry<String, Integer> value : values.entrySet()) {
            text = text.replace(value.getKey(), String.valueOf(value.getValue()));
        }
        return text;
    }
}
