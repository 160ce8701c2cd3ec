package io.cellwright.controller.search.strategy.policy;

/// A distribution over the options of a decision, from their logits.
// Arrays are what numbers are computed in; these records stay in the package and are not compared.
@SuppressWarnings("ArrayRecordComponent")
record Softmax(double[] probabilities, double[] logarithms) {

    static Softmax of(double[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (double logit : logits) {
            sum += StrictMath.exp(logit - largest);
        }
        double normalizer = largest + StrictMath.log(sum);
        double[] logarithms = new double[logits.length];
        double[] probabilities = new double[logits.length];
        for (int option = 0; option < logits.length; option++) {
            logarithms[option] = logits[option] - normalizer;
            probabilities[option] = StrictMath.exp(logarithms[option]);
        }
        return new Softmax(probabilities, logarithms);
    }

    /// In nats.
    double entropy() {
        double entropy = 0;
        for (int option = 0; option < probabilities.length; option++) {
            entropy -= probabilities[option] * logarithms[option];
        }
        return entropy;
    }

    /// The gradient of `-weight * log p(choice) - entropyWeight * entropy` with respect to the
    /// logits.
    double[] gradient(int choice, double weight, double entropyWeight) {
        double entropy = entropy();
        double[] gradient = new double[probabilities.length];
        for (int option = 0; option < gradient.length; option++) {
            double surprise = logarithms[option] + entropy;
            gradient[option] = probabilities[option] * (weight + entropyWeight * surprise);
        }
        gradient[choice] -= weight;
        return gradient;
    }

    /// The option that `chance`, from 0 to below 1, picks where each has its probability.
    ///
    /// @param uniform the share of an even distribution that is mixed in
    int drawn(double chance, double uniform) {
        double even = uniform / probabilities.length;
        double sum = 0;
        for (int option = 0; option < probabilities.length - 1; option++) {
            sum += (1 - uniform) * probabilities[option] + even;
            if (chance < sum) {
                return option;
            }
        }
        return probabilities.length - 1;
    }

    /// The first of the likeliest options.
    int likeliest() {
        int best = 0;
        for (int option = 1; option < probabilities.length; option++) {
            if (probabilities[option] > probabilities[best]) {
                best = option;
            }
        }
        return best;
    }
}
