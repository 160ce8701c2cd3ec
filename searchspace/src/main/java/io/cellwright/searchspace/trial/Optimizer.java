package io.cellwright.searchspace.trial;

/// The rule that turns gradients into a step of the weights. Weight decay and the learning rate are
/// the [Recipe]'s.
public sealed interface Optimizer {

    /// Stochastic gradient descent.
    ///
    /// @param momentum the share of the last update that is kept, below 1
    /// @param nesterov whether the gradient is taken as if at the point that the momentum leads to.
    ///   Source: Sutskever et al., "On the importance of initialization and momentum in deep
    ///   learning", 2013
    record Sgd(double momentum, boolean nesterov) implements Optimizer {

        public static final Sgd DEFAULT = new Sgd(0.9, true);

        public Sgd {
            Rules.within("momentum", momentum, 0, 0.9999);
        }
    }

    /// Steps in units of the gradient's own size; weight decay is added to the gradient. Source:
    /// Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2014.
    ///
    /// @param beta1 the share of the gradients' running mean that is kept in each step
    /// @param beta2 the share of the squares' running mean that is kept in each step
    /// @param epsilon added to the root of the squares' mean
    record Adam(double beta1, double beta2, double epsilon) implements Optimizer {

        public static final Adam DEFAULT = new Adam(0.9, 0.999, 1e-8);

        public Adam {
            requireMoments(beta1, beta2, epsilon);
        }
    }

    /// Adam whose weight decay shrinks the weights themselves, in proportion to the learning rate.
    /// Source: Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2017.
    ///
    /// @param beta1 the share of the gradients' running mean that is kept in each step
    /// @param beta2 the share of the squares' running mean that is kept in each step
    /// @param epsilon added to the root of the squares' mean
    record AdamW(double beta1, double beta2, double epsilon) implements Optimizer {

        public static final AdamW DEFAULT = new AdamW(0.9, 0.999, 1e-8);

        public AdamW {
            requireMoments(beta1, beta2, epsilon);
        }
    }

    /// Gradients divided by the root of their squares' running mean, with momentum on top. Source:
    /// Tieleman and Hinton, lecture 6.5 of "Neural Networks for Machine Learning", 2012; the
    /// defaults are those with which NASNet was trained on ImageNet (Zoph et al., "Learning
    /// Transferable Architectures for Scalable Image Recognition", 2017, appendix A.4).
    ///
    /// @param decay the share of the squares' running mean that is kept in each step
    /// @param momentum the share of the last update that is kept, below 1
    /// @param epsilon added to the squares' mean, under the root
    record RmsProp(double decay, double momentum, double epsilon) implements Optimizer {

        public static final RmsProp DEFAULT = new RmsProp(0.9, 0.9, 1.0);

        public RmsProp {
            Rules.within("decay", decay, 0, 0.99999);
            Rules.within("momentum", momentum, 0, 0.9999);
            Rules.within("epsilon", epsilon, 1e-12, 10);
        }
    }

    private static void requireMoments(double beta1, double beta2, double epsilon) {
        Rules.within("beta1", beta1, 0, 0.9999);
        Rules.within("beta2", beta2, 0, 0.99999);
        Rules.within("epsilon", epsilon, 1e-12, 10);
    }
}
