package io.cellwright.searchspace.codegen;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.trial.ZeroCost;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The method that scores an untrained network, of a program that could train it.
///
/// `score(images, labels)` takes one batch as bytes and returns one number of double precision.
final class ZeroCostCode {

    static final String SCORE = "score";

    private static final String KEPT = "kept = annotate(Dict[str, Tensor], {})\n";

    private ZeroCostCode() {}

    /// Throws [IllegalArgumentException] for a score that is counted instead.
    static List<Method> methods(
            Attributes attributes, Graph graph, UpdateCode update, ZeroCost zeroCost) {
        List<Method> methods = new ArrayList<>();
        String body =
                switch (zeroCost) {
                    case SYNFLOW -> synapticFlow(graph.input(), update.trained(attributes));
                    case GRADIENT_NORM -> gradientNorm();
                    case JACOBIAN_COVARIANCE -> jacobianCovariance();
                    case NASWOT -> {
                        methods.add(agreement(graph, attributes));
                        yield agreementOfTheBatch();
                    }
                    case PARAMETERS, MULTIPLY_ADDS ->
                            throw new IllegalArgumentException(
                                    zeroCost.text() + " is counted, not measured");
                };
        Method score =
                Method.of(SCORE, List.of("images: Tensor", "labels: Tensor"), "Tensor", body);
        methods.add(score);
        methods.add(CallCode.taken(score));
        return methods;
    }

    /// Gradients of the output's logarithm: the output itself grows with every layer, so that the
    /// gradients of deep networks would not fit single precision.
    private static String synapticFlow(Shape image, List<String> trained) {
        return """
        _0 = (self).prepare()
        ones = torch.ones([1, %d, %d, %d], dtype=6, layout=None, device=ops.prim.device(images))
        %soutputs = (self).network(ones, True, 0, kept, )
        flow = torch.log(torch.sum(outputs[0]))
        gradients = (self).gradients(flow, kept, )
        parameters = %s
        total = torch.zeros([], dtype=7, layout=None, device=ops.prim.device(images))
        for k in range(torch.len(gradients)):
          gradient = gradients[k]
          if torch.gt(torch.dim(gradient), 1):
            _1 = torch.add_(total, torch.sum(torch.abs(torch.mul(torch.detach(parameters[k]), gradient))))
          else:
            pass
        return torch.add(torch.log(total), torch.detach(flow))
        """
                .formatted(
                        image.channels(),
                        image.height(),
                        image.width(),
                        KEPT,
                        trained.stream()
                                .map(name -> "self." + name)
                                .collect(Collectors.joining(", ", "[", "]")));
    }

    /// Of weights alone, as in the source: scales and shifts say little before training.
    private static String gradientNorm() {
        return """
        _0 = (self).prepare()
        %soutputs = (self).network((self).normalize(images, ), True, 0, kept, )
        loss = torch.cross_entropy_loss(outputs[0], labels, None, 1, -100, 0.0)
        gradients = (self).gradients(loss, kept, )
        total = torch.zeros([], dtype=7, layout=None, device=ops.prim.device(images))
        for k in range(torch.len(gradients)):
          gradient = gradients[k]
          if torch.gt(torch.dim(gradient), 1):
            _1 = torch.add_(total, torch.norm(gradient))
          else:
            pass
        return total
        """
                .formatted(KEPT);
    }

    private static String jacobianCovariance() {
        return """
        _0 = (self).prepare()
        batch = torch.requires_grad_((self).normalize(images, ), True)
        %soutputs = (self).network(batch, True, 0, kept, )
        found = torch.autograd.grad([torch.sum(outputs[0])], [batch])
        slopes = torch.flatten(torch.to(unchecked_cast(Tensor, found[0]), 7), 1, -1)
        values = torch.linalg_eigvalsh(torch.corrcoef(slopes))
        shifted = torch.add(values, 1e-05)
        terms = torch.add(torch.log(shifted), torch.reciprocal(shifted))
        return torch.neg(torch.sum(terms))
        """
                .formatted(KEPT);
    }

    private static String agreementOfTheBatch() {
        return """
        %sagreement = (self).agreement((self).normalize(images, ), True, 0, kept, )
        sign, logarithm, = torch.linalg_slogdet(torch.to(agreement, 7))
        return logarithm
        """
                .formatted(KEPT);
    }

    /// Returns for each two images on how many values they agree whether an activation is positive.
    private static Method agreement(Graph graph, Attributes attributes) {
        return new Method(
                "agreement",
                TrainingCode.inputs(graph),
                "Tensor",
                NetworkCode.forAgreement(graph, attributes));
    }
}
