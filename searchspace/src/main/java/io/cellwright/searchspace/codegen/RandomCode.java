package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What chance decides inside a network while it is trained: dropout and drop-path.
///
/// Nothing is drawn from the engine's generator, which everything in the process shares. Each value
/// is a hash of a number that the step has as input, of the node's position and of its own place:
/// the sequences of SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
/// Generators", 2014), which are those of Java's `SplittableRandom`. A node's sequence starts from
/// the step's number combined with the node's own, which the sequence of seed 0 has at the node's
/// position. So one seed gives one learning curve, on every device.
final class RandomCode {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final long FIRST_FACTOR = 0xBF58476D1CE4E5B9L;
    private static final long SECOND_FACTOR = 0x94D049BB133111EBL;

    private RandomCode() {}

    /// The expression of dropout; the input itself where nothing is trained.
    static String dropout(int node, double rate, String input) {
        return "(self).dropout(%s, training, %s, %d, %s, )"
                .formatted(input, seed(node), threshold(rate), Text.number(1 / (1 - rate)));
    }

    /// The expression of a mean that leaves maps out at random while training.
    static String mean(int node, double dropRate, List<String> inputs) {
        return "(self).mean([%s], training, %s, %d, )"
                .formatted(String.join(", ", inputs), seed(node), threshold(dropRate));
    }

    /// The expression of a drop-path; the input itself where nothing is trained.
    static String dropPath(int node, double rate, String input) {
        return "(self).drop_path(%s, training, %s, torch.mul(progress, %s), )"
                .formatted(input, seed(node), Text.number(rate));
    }

    /// Whether what is left out depends on the share of the training that is done.
    static boolean dropsPaths(Graph graph) {
        return graph.nodes().stream()
                .map(Node::operation)
                .anyMatch(Operation.DropPath.class::isInstance);
    }

    /// The methods that the expressions call: none for most networks.
    static List<Method> methods(Graph graph) {
        List<Operation> operations = graph.nodes().stream().map(Node::operation).toList();
        boolean drops = operations.stream().anyMatch(Operation.Dropout.class::isInstance);
        boolean averages = operations.stream().anyMatch(Operation.Mean.class::isInstance);
        List<Method> methods = new ArrayList<>();
        if (drops || averages || dropsPaths(graph)) {
            methods.add(randomBits());
        }
        if (drops) {
            methods.add(dropout());
        }
        if (averages) {
            methods.add(mean());
        }
        if (dropsPaths(graph)) {
            methods.add(dropPath());
        }
        return methods;
    }

    /// Bits are kept that, as a signed number, are at least this: a share of `1 - rate`.
    private static long threshold(double rate) {
        // The least number of all cannot be written as a literal.
        return Math.max(Long.MIN_VALUE + 1, (long) (rate * 0x1p64 - 0x1p63));
    }

    private static String seed(int node) {
        return "torch.__xor__(noise, %d)".formatted(ofNode(node));
    }

    /// The upper 63 bits of what the sequence of seed 0 has at a node's position.
    private static long ofNode(int node) {
        long value = (node + 1) * GAMMA;
        value = (value ^ (value >>> 30)) * FIRST_FACTOR;
        value = (value ^ (value >>> 27)) * SECOND_FACTOR;
        return (value ^ (value >>> 31)) >>> 1;
    }

    /// The first `count` values of a seed's sequence. The engine shifts signed numbers, so the
    /// copies of the sign are masked off.
    private static Method randomBits() {
        return Method.of(
                "random_bits",
                List.of("like: Tensor", "count: int", "seed: int"),
                "Tensor",
                Text.fill(
                        """
                        place = torch.arange(1, torch.add(count, 1), dtype=4, layout=None, device=ops.prim.device(like))
                        bits = torch.add_(torch.mul_(place, GAMMA), seed)
                        high = torch.bitwise_and_(torch.bitwise_right_shift(bits, 30), 17179869183)
                        bits0 = torch.mul_(torch.bitwise_xor_(bits, high), FIRST)
                        high0 = torch.bitwise_and_(torch.bitwise_right_shift(bits0, 27), 137438953471)
                        bits1 = torch.mul_(torch.bitwise_xor_(bits0, high0), SECOND)
                        high1 = torch.bitwise_and_(torch.bitwise_right_shift(bits1, 31), 8589934591)
                        return torch.bitwise_xor_(bits1, high1)
                        """,
                        Map.of("GAMMA", GAMMA, "FIRST", FIRST_FACTOR, "SECOND", SECOND_FACTOR)));
    }

    /// Places are counted as the values lie in memory, the channels of one pixel side by side.
    private static Method dropout() {
        return Method.of(
                "dropout",
                List.of("x: Tensor", "training: bool", "seed: int", "least: int", "factor: float"),
                "Tensor",
                """
                if training:
                  bits = (self).random_bits(x, torch.numel(x), seed, )
                  kept = torch.mul_(torch.to(torch.ge(bits, least), ops.prim.dtype(x)), factor)
                  sizes = torch.size(x)
                  pixels = torch.view(kept, [sizes[0], sizes[2], sizes[3], sizes[1]])
                  result = torch.mul(x, torch.permute(pixels, [0, 3, 1, 2]))
                else:
                  result = x
                return result
                """);
    }

    /// Each image keeps the whole map or nothing of it. The rate grows from step to step, so it is
    /// here that it becomes the least of the bits that are kept.
    private static Method dropPath() {
        return Method.of(
                "drop_path",
                List.of("x: Tensor", "training: bool", "seed: int", "rate: float"),
                "Tensor",
                """
                if training:
                  bits = (self).random_bits(x, torch.size(x, 0), seed, )
                  least = int(torch.sub(torch.mul(rate, 1.8446744073709552e+19), 9.2233720368547758e+18))
                  kept = torch.div(torch.to(torch.ge(bits, least), 6), torch.sub(1., rate))
                  result = torch.mul(x, torch.type_as(torch.view(kept, [-1, 1, 1, 1]), x))
                else:
                  result = x
                return result
                """);
    }

    /// Each image keeps the maps whose bits are large enough, and in any case the one whose bits
    /// are the largest of all. That is one at random, as the bits are.
    private static Method mean() {
        return Method.of(
                "mean",
                List.of("maps: List[Tensor]", "training: bool", "seed: int", "least: int"),
                "Tensor",
                """
                first = maps[0]
                count = torch.len(maps)
                if training:
                  images = torch.size(first, 0)
                  bits = torch.view((self).random_bits(first, torch.mul(images, count), seed, ), [images, count])
                  least0 = torch.clamp_max(torch.amax(bits, [1], True), least)
                  kept = torch.to(torch.ge(bits, least0), 6)
                  shares = torch.div(kept, torch.sum(kept, [1], True))
                else:
                  shares = torch.full([1, count], torch.div(1, count), dtype=6, layout=None, device=ops.prim.device(first))
                shares0 = torch.to(shares, ops.prim.dtype(first))
                total = torch.mul(first, torch.view(torch.select(shares0, 1, 0), [-1, 1, 1, 1]))
                for k in range(1, count):
                  share = torch.view(torch.select(shares0, 1, k), [-1, 1, 1, 1])
                  total = torch.add_(total, torch.mul(maps[k], share))
                return total
                """);
    }
}
