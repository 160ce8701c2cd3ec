package io.cellwright.searchspace.trial;

/// The distribution that the weights of convolutions are drawn from.
public enum InitialWeights implements Named {
    /// Normal with variance 2 / fan-out. Source: He, Zhang, Ren and Sun, "Delving Deep into
    /// Rectifiers", 2015.
    HE("he"),
    /// Normal with variance 2 / fan-in: Xavier's with half the fan-in, as rectifiers stop half of
    /// what comes in.
    XAVIER_HALF("xavier/2"),
    /// Normal with variance 1 / fan-in. Source: LeCun, Bottou, Orr and Müller, "Efficient
    /// BackProp", 1998.
    LECUN("lecun"),
    /// Normal with variance 1 / fan-in, where what lies beyond two deviations is drawn again.
    TRUNCATED_NORMAL("truncated-normal");

    private final String text;

    InitialWeights(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
