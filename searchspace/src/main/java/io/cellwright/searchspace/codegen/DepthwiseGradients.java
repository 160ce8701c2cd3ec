package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Node;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Parameter;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Window;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The gradients of wide depthwise convolutions' weights, column by column.
///
/// On a CPU the engine's library computes the gradient of a depthwise convolution's weights fast
/// only where the window has at most three columns and one pixel of padding beside them: for 16
/// channels of 32x32 pixels, 5x5 takes nine times as long as 5x3, and with BF16 twelve times. So
/// the weights of 5x5 and 7x7 are cut off from differentiation. The gradient of the convolution's
/// result is asked for instead, and the weights' is put together from windows of three columns:
///
/// - the three in the middle as they are;
/// - of five columns the outer two from neighbouring pixels taken as one with twice the channels,
///   so that its window's columns lie two pixels apart;
/// - of seven columns the outer two on each side from maps that are shifted by two pixels.
final class DepthwiseGradients {

    private static final int FAST_WIDTH = 3;
    private static final int FAST_PADDING = 1;

    private final Graph graph;

    /// The nodes whose weights get their gradients here.
    private final BitSet apart = new BitSet();

    /// The nodes with a stride or a dilation, which are slow with BF16 only.
    private final BitSet single = new BitSet();

    private DepthwiseGradients(Graph graph) {
        this.graph = graph;
    }

    /// Those of no convolution: all gradients are the engine's.
    static DepthwiseGradients none(Graph graph) {
        return new DepthwiseGradients(graph);
    }

    static DepthwiseGradients of(Graph graph) {
        DepthwiseGradients gradients = new DepthwiseGradients(graph);
        BitSet trained = new BitSet();
        for (int position = 0; position < graph.nodes().size(); position++) {
            Node node = graph.nodes().get(position);
            boolean afterWeights = node.inputs().stream().anyMatch(trained::get);
            trained.set(position, afterWeights || node.operation() instanceof Operation.Weighted);
            if (node.operation() instanceof Operation.Convolution convolution
                    && isSlow(convolution, graph, position)) {
                // Without weights before it a convolution's result would have no gradient at all.
                boolean taken =
                        afterWeights && isCut(convolution, graph.inputShapes(position).getFirst());
                (taken ? gradients.apart : gradients.single).set(position);
            }
        }
        return gradients;
    }

    /// Whether the weights of that node's convolution get their gradients here.
    boolean has(int node) {
        return apart.get(node);
    }

    /// Whether that node's convolution is computed in single precision where the others are in
    /// BF16, as its gradient is ten times as slow there.
    boolean inSinglePrecision(int node) {
        return single.get(node);
    }

    private static boolean isSlow(Operation.Convolution convolution, Graph graph, int node) {
        int channels = graph.inputShapes(node).getFirst().channels();
        Window window = convolution.window();
        return channels > 1
                && convolution.groups() == channels
                && graph.shape(node).channels() == channels
                && (window.width() > FAST_WIDTH || window.paddingWidth() > FAST_PADDING);
    }

    private static boolean isCut(Operation.Convolution convolution, Shape from) {
        Window window = convolution.window();
        boolean sameSize =
                window.strideHeight() == 1
                        && window.strideWidth() == 1
                        && window.dilation() == 1
                        && window.height() % 2 == 1
                        && window.paddingHeight() == window.height() / 2
                        && window.paddingWidth() == window.width() / 2;
        return sameSize
                && ((window.width() == 5 && from.width() % 2 == 0)
                        || (window.width() == 7 && from.width() > 4));
    }

    /// The statements that keep what a convolution reads and its result for [#methods].
    static List<String> keep(int node, String input, String result) {
        return List.of(
                "if training:",
                "  _0 = torch._set_item(kept, \"%s\", %s)".formatted(read(node), input),
                "  _1 = torch._set_item(kept, \"%s\", %s)".formatted(written(node), result),
                "else:",
                "  pass");
    }

    private static String read(int node) {
        return "read" + node;
    }

    private static String written(int node) {
        return "written" + node;
    }

    /// The method `gradients`, which returns the loss's gradient for each trained parameter, and
    /// those that it calls.
    ///
    /// @param trained the parameters' attributes, in the order of their gradients
    List<Method> methods(Attributes attributes, List<String> trained) {
        List<Method> methods = new ArrayList<>();
        if (!apart.isEmpty()) {
            methods.addAll(List.of(middle(), pairs(), columnsOfFive(), columnsOfSeven()));
        }
        methods.add(
                new Method(
                        "gradients",
                        List.of("loss: Tensor", "kept: Dict[str, Tensor]"),
                        "List[Tensor]",
                        statements(attributes, trained)));
        return methods;
    }

    private List<String> statements(Attributes attributes, List<String> trained) {
        List<String> wanted =
                new ArrayList<>(trained.stream().map(name -> "self." + name).toList());
        List<String> replacements = new ArrayList<>();
        for (int node : apart.stream().toArray()) {
            String weight = attributes.of(Parameter.of(graph, node).getFirst());
            int position = trained.indexOf(weight);
            wanted.set(position, "kept[\"%s\"]".formatted(written(node)));
            replacements.add(replacement(node, position));
        }
        List<String> statements = new ArrayList<>();
        statements.add(
                "found = torch.autograd.grad([loss], [%s])".formatted(String.join(", ", wanted)));
        statements.add("gradients = annotate(List[Tensor], [])");
        statements.add("for k in range(torch.len(found)):");
        statements.add("  gradient = found[k]");
        statements.add("  _0 = torch.append(gradients, unchecked_cast(Tensor, gradient))");
        statements.addAll(replacements);
        statements.add("return gradients");
        return statements;
    }

    private String replacement(int node, int position) {
        Window window = ((Operation.Convolution) graph.nodes().get(node).operation()).window();
        return "_1 = torch._set_item(gradients, %d, (self).%s(kept[\"%s\"], gradients[%d], %d, ))"
                .formatted(
                        position,
                        window.width() == 5 ? "columns_of_five" : "columns_of_seven",
                        read(node),
                        position,
                        window.height());
    }

    /// The gradient of three columns, in single precision.
    private static Method middle() {
        return Method.of(
                "middle_columns",
                List.of("x: Tensor", "gradient: Tensor", "height: int"),
                "Tensor",
                """
                channels = torch.size(x, 1)
                weight = torch.zeros([channels, 1, height, 3], dtype=ops.prim.dtype(x), layout=None, device=ops.prim.device(x))
                _0, found, _1, = torch.convolution_backward(gradient, x, weight, None, [1, 1], [torch.floordiv(height, 2), 1], [1, 1], False, [0, 0], channels, [False, True, False])
                return torch.to(found, 6)
                """);
    }

    private static Method pairs() {
        return Method.of(
                "pairs",
                List.of("x: Tensor"),
                "Tensor",
                """
                sizes = torch.size(x)
                pixels = torch.permute(x, [0, 2, 3, 1])
                paired = torch.reshape(pixels, [sizes[0], sizes[2], torch.floordiv(sizes[3], 2), torch.mul(sizes[1], 2)])
                return torch.permute(paired, [0, 3, 1, 2])
                """);
    }

    private static Method columnsOfFive() {
        return columns(
                "columns_of_five",
                """
                channels = torch.size(x, 1)
                outer = (self).middle_columns((self).pairs(x, ), (self).pairs(gradient, ), height, )
                outer0 = torch.add(torch.slice(outer, 0, 0, channels), torch.slice(outer, 0, channels))
                return torch.cat([torch.slice(outer0, 3, 0, 1), middle, torch.slice(outer0, 3, 2, 3)], 3)
                """);
    }

    /// What the window's third column misses at the edge of a shifted map, the middle has.
    private static Method columnsOfSeven() {
        return columns(
                "columns_of_seven",
                """
                left = (self).middle_columns(torch.slice(x, 3, 0, -2), torch.slice(gradient, 3, 2), height, )
                right = (self).middle_columns(torch.slice(x, 3, 2), torch.slice(gradient, 3, 0, -2), height, )
                return torch.cat([torch.slice(left, 3, 0, 2), middle, torch.slice(right, 3, 1, 3)], 3)
                """);
    }

    private static Method columns(String name, String outer) {
        return Method.of(
                name,
                List.of("x: Tensor", "gradient: Tensor", "height: int"),
                "Tensor",
                "middle = (self).middle_columns(x, gradient, height, )\n" + outer);
    }
}
