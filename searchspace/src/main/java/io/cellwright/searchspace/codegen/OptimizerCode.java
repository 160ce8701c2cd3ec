package io.cellwright.searchspace.codegen;

import static io.cellwright.searchspace.codegen.Text.number;

import io.cellwright.searchspace.trial.Optimizer;
import java.util.List;

/// What an optimizer remembers, and the statements of its step.
///
/// They change the array `trained` by the array `gradient`, which they may overwrite, at the
/// learning rate `rate`, in step `number`, counted from 1. Velocities and moments are attributes of
/// the module, as long as `trained`.
///
/// @param state the attributes; they begin at zero, but [#SQUARES] at one
/// @param step the statements
record OptimizerCode(List<String> state, List<String> step) {

    /// The running mean of squares in RMSProp.
    static final String SQUARES = "squares";

    private static final String VELOCITY = "velocity";

    OptimizerCode {
        state = List.copyOf(state);
        step = List.copyOf(step);
    }

    static OptimizerCode of(Optimizer optimizer) {
        return switch (optimizer) {
            case Optimizer.Sgd sgd -> gradientDescent(sgd);
            case Optimizer.Adam(double beta1, double beta2, double epsilon) ->
                    adam(beta1, beta2, epsilon);
            // Its weight decay, all that is different, comes before.
            case Optimizer.AdamW(double beta1, double beta2, double epsilon) ->
                    adam(beta1, beta2, epsilon);
            case Optimizer.RmsProp rmsProp -> rmsProp(rmsProp);
        };
    }

    /// As PyTorch defines it: the learning rate is not part of the velocity.
    private static OptimizerCode gradientDescent(Optimizer.Sgd sgd) {
        if (sgd.momentum() == 0) {
            return withoutState("_2 = torch.add_(trained, gradient, alpha=torch.neg(rate))");
        }
        String momentum = number(sgd.momentum());
        String velocity =
                "velocity = torch.add_(torch.mul_(self.velocity, %s), gradient)"
                        .formatted(momentum);
        String change =
                sgd.nesterov()
                        ? "torch.add_(gradient, velocity, alpha=%s)".formatted(momentum)
                        : "velocity";
        return new OptimizerCode(
                List.of(VELOCITY),
                List.of(
                        velocity,
                        "change = " + change,
                        "_2 = torch.add_(trained, change, alpha=torch.neg(rate))"));
    }

    /// As PyTorch defines it: epsilon is added to the corrected root.
    private static OptimizerCode adam(double beta1, double beta2, double epsilon) {
        return new OptimizerCode(
                List.of("first_moment", "second_moment"),
                """
                first = torch.add_(torch.mul_(self.first_moment, %s), gradient, alpha=%s)
                second = torch.addcmul_(torch.mul_(self.second_moment, %s), gradient, gradient, value=%s)
                unbiased = torch.sqrt(torch.sub(1.0, torch.pow(%s, number)))
                divisor = torch.add_(torch.div_(torch.sqrt(second), unbiased), %s)
                length = torch.div(rate, torch.sub(1.0, torch.pow(%s, number)))
                _2 = torch.addcdiv_(trained, first, divisor, value=torch.neg(length))
                """
                        .formatted(
                                number(beta1),
                                number(1 - beta1),
                                number(beta2),
                                number(1 - beta2),
                                number(beta2),
                                number(epsilon),
                                number(beta1))
                        .lines()
                        .toList());
    }

    /// As TensorFlow 1 defines it (`tf.compat.v1.train.RMSPropOptimizer`), which is what NASNet's
    /// settings were found with: epsilon under the root, the mean of squares begins at one, and the
    /// learning rate is part of the velocity. With NASNet's epsilon of 1, PyTorch's definition
    /// would take other steps.
    private static OptimizerCode rmsProp(Optimizer.RmsProp rmsProp) {
        String squares =
                "squares = torch.addcmul_(torch.mul_(self.squares, %s), gradient, gradient, value=%s)"
                        .formatted(number(rmsProp.decay()), number(1 - rmsProp.decay()));
        String change =
                "change = torch.mul_(torch.rsqrt_(torch.add(squares, %s)), gradient)"
                        .formatted(number(rmsProp.epsilon()));
        if (rmsProp.momentum() == 0) {
            String step = "_2 = torch.add_(trained, change, alpha=torch.neg(rate))";
            return new OptimizerCode(List.of(SQUARES), List.of(squares, change, step));
        }
        String velocity =
                "velocity = torch.add_(torch.mul_(self.velocity, %s), change, alpha=rate)"
                        .formatted(number(rmsProp.momentum()));
        return new OptimizerCode(
                List.of(SQUARES, VELOCITY),
                List.of(squares, change, velocity, "_2 = torch.sub_(trained, velocity)"));
    }

    private static OptimizerCode withoutState(String step) {
        return new OptimizerCode(List.of(), List.of(step));
    }
}
