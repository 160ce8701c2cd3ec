package io.cellwright.controller.search;

import static io.cellwright.controller.search.settings.Ranges.requireWithin;

import io.cellwright.searchspace.trial.ZeroCost;

/// Several proposals of the strategy for each candidate, of which the one with the best zero-cost
/// score is trained. Scores that are measured are very short trials of their own.
///
/// A filter for all candidates improves what is trained as far as the score knows; a warm start,
/// for the first few alone, leaves the rest to what the strategy has learned by then. Source:
/// Abdelfattah, Mehrotra, Dudziak and Lane, "Zero-Cost Proxies for Lightweight NAS", 2021, section
/// 4.
///
/// @param score what decides
/// @param proposals for each candidate
/// @param first how many candidates, from the first on, are chosen in this way
public record Screening(ZeroCost score, int proposals, int first) {

    /// What holds of a screening unless something else is said.
    static final Screening DEFAULT = new Screening(ZeroCost.NASWOT, 4, 100_000);

    private static final int MOST_PROPOSALS = 64;
    private static final int ALL = 100_000;

    public Screening {
        requireWithin("proposals", proposals, 2, MOST_PROPOSALS);
        requireWithin("first", first, 1, ALL);
    }

    /// The number of the trial that scores a proposal, from 1.
    ///
    /// @param number of the candidate, from 0
    /// @param proposal from 0
    public int trial(long number, int proposal) {
        return Math.toIntExact(number * MOST_PROPOSALS + proposal + 1);
    }

    /// What it does, in a few words.
    public String text() {
        String which = first < ALL ? ", for the first " + first : "";
        return "the best of %d by %s%s".formatted(proposals, score.text(), which);
    }

    /// Whether the candidate with this number, from 0, is chosen among several.
    public boolean applies(long number) {
        return number < first;
    }

    /// The number with which the strategy makes a proposal, different from that of every other
    /// proposal and candidate.
    ///
    /// @param number of the candidate, from 0
    /// @param proposal from 0
    public long suggestion(long number, int proposal) {
        return proposal == 0 ? number : ALL + number * MOST_PROPOSALS + proposal;
    }
}
