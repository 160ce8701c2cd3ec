package io.cellwright.searchspace.trial;

/// A score of a network that nobody has trained: larger is better. What an untrained network tells
/// of a trained one is a guess; it costs seconds instead of minutes.
///
/// The scores of [#isMeasured] are computed on a worker from initial weights and one batch, as
/// Abdelfattah, Mehrotra, Dudziak and Lane, "Zero-Cost Proxies for Lightweight NAS", 2021, compare
/// them; the others are counted.
public enum ZeroCost implements Named {
    /// The number of parameters.
    PARAMETERS("parameters", false),
    /// The multiply-adds for one image.
    MULTIPLY_ADDS("multiply-adds", false),
    /// The logarithm of the sum of every weight times its gradient, where all weights are positive,
    /// normalization is left out, and an image of ones gives the sum of the outputs. Needs no data.
    /// Source: Tanaka, Kunin, Yamins and Ganguli, "Pruning neural networks without any data by
    /// iteratively conserving synaptic flow", 2020.
    SYNFLOW("synflow", true),
    /// The sum over layers of the length of the loss's gradient.
    GRADIENT_NORM("gradient-norm", true),
    /// How little the gradients of different images with respect to their pixels have in common:
    /// the eigenvalues v of their correlations give minus the sum of log(v + k) + 1 / (v + k),
    /// where k is 1e-5. Source: Mellor, Turner, Storkey and Crowley, "Neural Architecture Search
    /// without Training", first version, 2020.
    JACOBIAN_COVARIANCE("jacobian-covariance", true),
    /// How well the network tells images apart by which of its activations are positive: the
    /// logarithm of the determinant of the matrix that counts for each two images where they agree.
    /// Source: the same paper, published version, 2021, where it is called NASWOT.
    NASWOT("naswot", true);

    private final String text;
    private final boolean measured;

    ZeroCost(String text, boolean measured) {
        this.text = text;
        this.measured = measured;
    }

    @Override
    public String text() {
        return text;
    }

    /// Whether it takes a worker, which has the engine and the images.
    public boolean isMeasured() {
        return measured;
    }
}
