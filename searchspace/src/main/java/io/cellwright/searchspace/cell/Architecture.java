package io.cellwright.searchspace.cell;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What a cell search decides: the normal cell, which keeps height and width, and the reduction
/// cell, which halves them.
public record Architecture(Cell normal, Cell reduction) {

    /// The same architecture with its blocks and branches in canonical order: equal for all
    /// architectures that differ in nothing but that order.
    public Architecture canonical() {
        return new Architecture(
                CanonicalForm.of(normal).cell(), CanonicalForm.of(reduction).cell());
    }

    /// A hash of the canonical form, 16 hexadecimal digits: one for all architectures that compute
    /// the same network up to the order of blocks, of the branches of a block, and of the
    /// concatenated states. Two branches that do the same with weights of their own stay two.
    public String hash() {
        String text =
                CanonicalForm.of(normal).encoding() + "|" + CanonicalForm.of(reduction).encoding();
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
