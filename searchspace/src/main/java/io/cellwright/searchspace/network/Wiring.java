package io.cellwright.searchspace.network;

/// How cells are joined to a network, where published codes differ.
///
/// @param alignment how the two inputs of a cell are brought to its size and channels
/// @param skipsReductions whether the first cell behind a reduction reads, instead of what the
///   reduction read, the output before that: the published code of the large NASNet does
/// @param finalActivation whether ReLU comes before the global average pooling
/// @param auxiliary where, in training alone, a second classifier reads the network
public record Wiring(
        Alignment alignment,
        boolean skipsReductions,
        boolean finalActivation,
        Auxiliary auxiliary) {

    /// What searches use: every input through a 1x1 convolution, and ReLU at the end.
    public static final Wiring STANDARD = new Wiring(Alignment.ALWAYS, false, true, Auxiliary.NONE);

    /// The published code of NASNet (Zoph, Vasudevan, Shlens and Le, 2018), which those of
    /// AmoebaNet and PNASNet follow.
    public static final Wiring NASNET =
            new Wiring(Alignment.OLDER_WHERE_NEEDED, false, true, Auxiliary.NONE);

    /// The published code of ENAS (Pham, Guan, Zoph, Le and Dean, 2018).
    public static final Wiring ENAS =
            new Wiring(Alignment.BOTH_WHERE_NEEDED, false, true, Auxiliary.NONE);

    /// The published code of DARTS (Liu, Simonyan and Yang, 2018).
    public static final Wiring DARTS = new Wiring(Alignment.ALWAYS, false, false, Auxiliary.NONE);

    /// How the inputs of a cell become its first two states. The older one passes a factorized
    /// reduction wherever it is still larger than the newer.
    public enum Alignment {
        /// Each passes ReLU, a 1x1 convolution and batch normalization.
        ALWAYS,
        /// The newer one always passes the 1x1 convolution, the older one only if it has other
        /// channels. Behind the stem there is no older one: the newer stands in, as it is.
        OLDER_WHERE_NEEDED,
        /// Each passes the 1x1 convolution if it has other channels, then the newer one always
        /// another.
        BOTH_WHERE_NEEDED
    }

    /// Where the auxiliary classifier reads.
    public enum Auxiliary {
        NONE,
        /// The last cell of the second stage, as NASNet's code.
        BEFORE_SECOND_REDUCTION,
        /// The second reduction cell, as DARTS's code.
        AFTER_SECOND_REDUCTION
    }

    public Wiring withSkippedReductions() {
        return new Wiring(alignment, true, finalActivation, auxiliary);
    }

    public Wiring withAuxiliary(Auxiliary place) {
        return new Wiring(alignment, skipsReductions, finalActivation, place);
    }
}
