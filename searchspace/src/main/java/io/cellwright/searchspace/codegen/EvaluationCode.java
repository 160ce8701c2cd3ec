package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.trial.ConfusionMatrix;
import java.util.List;

/// The method that scores a network on many images in one call.
///
/// Classes are ranked by their logits; of equal ones the earlier class comes first, so that a
/// network that prefers no class finds no more labels than chance would, and what is not a number
/// comes before the label.
final class EvaluationCode {

    private EvaluationCode() {}

    /// `span` holds the first image, the one after the last, and how many are taken at a time.
    /// Returns the sum of the labels' losses, how many labels were ranked first, and how many among
    /// the first five. Where there are not too many classes for a confusion matrix, its counts
    /// follow, row after row.
    static Method evaluate(Graph graph, UpdateCode update) {
        int classes = graph.output().channels();
        boolean confusion = classes <= ConfusionMatrix.MAXIMUM_CLASSES;
        return Method.of(
                "evaluate",
                List.of("images: Tensor", "labels: Tensor", "span: Tensor"),
                "Tensor",
                update.showAverage()
                        + """
                        device = ops.prim.device(images)
                        first = int(torch.item(torch.select(span, 0, 0)))
                        last = int(torch.item(torch.select(span, 0, 1)))
                        size = int(torch.item(torch.select(span, 0, 2)))
                        part = torch.slice(images, 0, first, last)
                        targets = torch.slice(labels, 0, first, last)
                        order = torch.arange(%d, dtype=None, layout=None, device=device)
                        classes = torch.view(order, %s)
                        sums = torch.zeros([3], dtype=7, layout=None, device=device)
                        pairs = torch.zeros([%d], dtype=7, layout=None, device=device)
                        count = torch.size(part, 0)
                        for i in range(torch.floordiv(torch.sub(torch.add(count, size), 1), size)):
                          start = torch.mul(i, size)
                          end = torch.add(start, size)
                          target = torch.slice(targets, 0, start, end)
                          batch = (self).normalize(torch.slice(part, 0, start, end), )
                          logits = (self).forward(batch, )
                          loss = torch.cross_entropy_loss(logits, target, None, 2, -100, 0.0)
                          label = torch.unsqueeze(target, 1)
                          own = torch.gather(logits, 1, label)
                          higher = torch.logical_not(torch.ge(own, logits))
                          earlier = torch.logical_and(torch.eq(own, logits), torch.lt(classes, label))
                          rank = torch.sum(torch.logical_or(higher, earlier), [1])
                          _0 = torch.add_(torch.select(sums, 0, 0), torch.detach(loss))
                          _1 = torch.add_(torch.select(sums, 0, 1), torch.sum(torch.eq(rank, 0)))
                          _2 = torch.add_(torch.select(sums, 0, 2), torch.sum(torch.lt(rank, 5)))
                        %sreturn torch.cat([sums, pairs], 0)
                        """
                                .formatted(
                                        classes,
                                        ImageCode.isMap(graph.output())
                                                ? "[1, -1, 1, 1]"
                                                : "[1, -1]",
                                        confusion ? classes * classes : 0,
                                        confusion ? count(classes) : ""));
    }

    /// Adds a batch to the counts of labels and what they were taken for.
    private static String count(int classes) {
        return """
          found = torch.argmax(logits, 1)
          pair = torch.flatten(torch.add(torch.mul(target, %d), found), 0, -1)
          one = torch.ones_like(pair, dtype=7)
          _3 = torch.index_add_(pairs, 0, pair, one)
        """
                .formatted(classes);
    }
}
