package io.cellwright.controller.store;

import io.cellwright.controller.lifecycle.TrialRole;
import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.trial.Candidate;
import io.cellwright.searchspace.trial.Evaluation;
import io.cellwright.searchspace.trial.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

/// What a trial is, from its suggestion on.
///
/// @param number counted from 1 within the role
/// @param name the architecture's canonical hash, or the model's name
/// @param choices the strategy's option numbers; empty for a baseline
/// @param evaluationKey equal for trials whose evaluations are equal
/// @param activationBytes the memory of the image and all results; absent for trials of an earlier
///   version
public record TrialPlan(
        long search,
        TrialRole role,
        int number,
        String name,
        Candidate candidate,
        List<Integer> choices,
        String evaluationKey,
        long parameters,
        long multiplyAdds,
        OptionalLong activationBytes) {

    public TrialPlan {
        choices = List.copyOf(choices);
    }

    /// The plan for an evaluation.
    public static TrialPlan of(
            long search, TrialRole role, int number, Evaluation evaluation, List<Integer> choices) {
        Candidate candidate = evaluation.candidate();
        Cost cost = Cost.of(candidate.graph(evaluation.dataset()));
        return new TrialPlan(
                search,
                role,
                number,
                name(candidate),
                candidate,
                choices,
                digest(Json.write(evaluation)),
                cost.parameters(),
                cost.multiplyAdds(),
                OptionalLong.of(cost.activationBytes()));
    }

    private static String name(Candidate candidate) {
        return switch (candidate) {
            case Candidate.Searched searched -> searched.architecture().hash();
            case Candidate.HandDesigned model -> model.key();
        };
    }

    /// The SHA-256 of a text, 64 hexadecimal digits.
    public static String digest(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
