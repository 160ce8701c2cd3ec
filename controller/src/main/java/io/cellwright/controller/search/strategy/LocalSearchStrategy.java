package io.cellwright.controller.search.strategy;

import io.cellwright.controller.search.strategy.policy.Chance;
import io.cellwright.searchspace.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Climbs from random candidates: tries those that differ from the best one in one decision, goes
/// on from a better one, and begins again elsewhere where there is none. Source: White, Nolen and
/// Savani, "Exploring the Loss Landscape in Neural Architecture Search", 2021.
///
/// Consecutive suggestions are different neighbours, so that many can be under way.
public final class LocalSearchStrategy implements Strategy {

    /// The streams below this number order the neighbours, one for each observation.
    private static final long ORDERS = -1_000_000;

    private final SearchSpace space;
    private final LocalSearchSettings settings;
    private final long seed;
    private final KnownArchitectures known;
    private long observed;
    private Climb climb = Climb.START;

    public LocalSearchStrategy(SearchSpace space, LocalSearchSettings settings, long seed) {
        this.space = space;
        this.settings = settings;
        this.seed = seed;
        this.known = new KnownArchitectures(space);
    }

    private sealed interface Climb {

        /// Before the first random candidate.
        Climb START = new Sampling(0, Optional.empty());

        /// @param sampled the random candidates so far
        /// @param best of them
        record Sampling(int sampled, Optional<Observation> best) implements Climb {}

        /// @param centre the best one so far, but for `better`
        /// @param better the best that was observed since the climb came to the centre, where it is
        ///   better than the centre
        record Climbing(Observation centre, Neighbourhood neighbours, Optional<Observation> better)
                implements Climb {}
    }

    @Override
    public List<Integer> suggest(long number) {
        RandomGenerator random = Chance.stream(seed, number);
        return switch (climb) {
            case Climb.Sampling _ -> known.sampleOther(random);
            case Climb.Climbing(_, Neighbourhood neighbours, _) ->
                    isWaitingForAll(neighbours, number) && random.nextBoolean()
                            ? known.sampleOther(random)
                            : neighbours
                                    .at(number, random)
                                    .orElseGet(() -> known.sampleOther(random));
        };
    }

    @Override
    public void observe(Observation observation) {
        known.add(observation.choices());
        observed++;
        climb =
                switch (climb) {
                    case Climb.Sampling(int sampled, Optional<Observation> best) ->
                            sampled(sampled + 1, better(best, observation));
                    case Climb.Climbing(
                                    Observation centre,
                                    Neighbourhood neighbours,
                                    Optional<Observation> found) ->
                            climbed(
                                    centre,
                                    neighbours,
                                    observation.reward() > centre.reward()
                                            ? Optional.of(better(found, observation))
                                            : found);
                };
    }

    /// Whether as many suggestions are under way as there are neighbours. Where some never come
    /// back this may be wrong for good, so half of the suggestions ignore it.
    private boolean isWaitingForAll(Neighbourhood neighbours, long number) {
        return number - observed >= neighbours.size();
    }

    private Climb sampled(int sampled, Observation best) {
        return sampled < settings.initialSamples()
                ? new Climb.Sampling(sampled, Optional.of(best))
                : around(best);
    }

    private Climb climbed(
            Observation centre, Neighbourhood neighbours, Optional<Observation> better) {
        if (better.isPresent() && settings.move() == LocalSearchSettings.Move.FIRST) {
            return around(better.get());
        }
        return neighbours.isExhausted()
                ? better.map(this::around).orElse(Climb.START)
                : new Climb.Climbing(centre, neighbours, better);
    }

    private Climb around(Observation centre) {
        Neighbourhood neighbours =
                new Neighbourhood(
                        space, known, centre.choices(), Chance.stream(seed, ORDERS - observed));
        return neighbours.isExhausted()
                ? Climb.START
                : new Climb.Climbing(centre, neighbours, Optional.empty());
    }

    /// The earlier one where they are equal.
    private static Observation better(Optional<Observation> earlier, Observation later) {
        return earlier.filter(first -> first.reward() >= later.reward()).orElse(later);
    }
}
