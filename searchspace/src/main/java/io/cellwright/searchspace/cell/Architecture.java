package io.cellwright.searchspace.cell;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What a search decides: one point of a search space, before it is stacked to a network.
public sealed interface Architecture {

    /// The same architecture in canonical order: equal for all architectures that compute the same
    /// network up to the order of inputs and of parallel parts. Two parts that do the same with
    /// weights of their own stay two.
    Architecture canonical();

    /// The text that spells the canonical form, different for every two that differ.
    String encoding();

    /// A hash of the canonical form, 16 hexadecimal digits.
    default String hash() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(encoding().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// The normal cell, which keeps height and width, and the reduction cell, which halves them.
    /// Its canonical form orders blocks, the branches of a block, and the concatenated states.
    record Cells(Cell normal, Cell reduction) implements Architecture {

        @Override
        public Cells canonical() {
            return new Cells(CanonicalForm.of(normal).cell(), CanonicalForm.of(reduction).cell());
        }

        @Override
        public String encoding() {
            return CanonicalForm.of(normal).encoding()
                    + "|"
                    + CanonicalForm.of(reduction).encoding();
        }
    }
}
